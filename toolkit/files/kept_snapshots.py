"""The last good reading of a sheet that lies elsewhere, kept for the day it cannot be reached.

Holds what people wrote, so it lies with the backups and only its owner may read it.
"""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from toolkit.files.durable import sync_folder, write_new
from toolkit.files.faults import cannot_write
from toolkit.files.temporary import temporary_beside
from toolkit.files.told_values import value_heard, value_told
from toolkit.places import Area
from toolkit.sheets import Grid, Oddity, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.sheets import Value

# A later shape of these files is another number: an older one is then simply no copy.
SHAPE = 2


class Kept(NamedTuple):
    """A reading and the day it was made."""

    snapshot: Snapshot
    day: date


def keep_snapshot(path: Path, kept: Kept) -> bool:
    """Puts a reading in its place, whole; answers whether anything was written.

    Raises: StudygroupError with exit 4.
    """
    data = json.dumps(_told(kept), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = temporary_beside(path)
        try:
            write_new(temporary, data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(error, path) from error
    return True


def kept_snapshot(path: Path) -> Kept | None:
    """The reading kept at a path; None when there is none that can be used."""
    try:
        told = json.loads(path.read_bytes())
        return _heard(told) if told["shape"] == SHAPE else None
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        # A copy is help in need: one that is damaged is as good as none.
        return None


def _told(kept: Kept) -> dict[str, object]:
    snapshot = kept.snapshot
    return {
        "shape": SHAPE,
        "day": kept.day.isoformat(),
        "location": snapshot.location,
        "version": snapshot.version,
        "grids": [_grid_told(each) for each in snapshot.grids],
    }


def _heard(told: Any) -> Kept:
    grids = tuple(_grid_heard(each) for each in told["grids"])
    return Kept(Snapshot(told["location"], grids, told["version"]), date.fromisoformat(told["day"]))


def _grid_told(grid: Grid) -> dict[str, object]:
    return {
        "workbook": grid.workbook,
        "sheet": grid.sheet,
        "rows": [[value_told(each) for each in row] for row in grid.rows],
        "shown": [[*at, text] for at, text in grid.shown.items()],
        "odd": [[*at, oddity.value] for at, oddity in grid.odd.items()],
        "merges": [list(each) for each in grid.merges],
        "hidden": sorted(grid.hidden),
        "owned": grid.owned,
        "epoch_1904": grid.epoch_1904,
    }


def _grid_heard(told: Any) -> Grid:
    return Grid(
        told["workbook"],
        told["sheet"],
        tuple(tuple(cast("Value", value_heard(each)) for each in row) for row in told["rows"]),
        MappingProxyType({(row, column): text for row, column, text in told["shown"]}),
        MappingProxyType({(row, column): Oddity(name) for row, column, name in told["odd"]}),
        tuple(Area(*each) for each in told["merges"]),
        frozenset(told["hidden"]),
        told["owned"],
        told["epoch_1904"],
    )
