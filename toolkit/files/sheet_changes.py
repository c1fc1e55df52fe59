"""What we wrote into a spreadsheet that keeps no copy beside it: the rows of people's and the sheets of ours, as they
were and as they became, so that `undo` can take the last write back.

Holds what people wrote, so it lies in the person's own folder and only they may read it.
Shape: per spreadsheet one folder with `changes.json` and one packed file per sheet of ours, named by its digest.
"""

from __future__ import annotations

import gzip
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from toolkit.files.backup import KEPT
from toolkit.files.durable import replace_durably
from toolkit.files.told_sheets import sheet_heard, sheet_told
from toolkit.files.told_values import value_heard, value_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.sheets import SheetPatch, Value

CHANGES = "changes.json"
_PACKED = ".json.gz"
# Where these folders lie instead of the person's own one.
STATE_VARIABLE = "STUDYGROUP_STATE"


class RowChange(NamedTuple):
    """One row of people's, whole, before and after; `row` is where it stood."""

    row: int
    stood: tuple[Value, ...]
    became: tuple[Value, ...]


class CellsChange(NamedTuple):
    """The rows of one sheet of people's that were changed; `sheet` is its lasting number."""

    sheet: int
    title: str
    rows: tuple[RowChange, ...]


class SheetChange(NamedTuple):
    """One sheet of ours, by digests. Blanks: `before` "" means it was made, `after` "" that it was removed."""

    key: str
    title: str
    before: str
    after: str


class Change(NamedTuple):
    """One write: `run` is the mark it left in the spreadsheet.

    Shape: `top` is the run that `undo` takes back next while the spreadsheet bears this mark, `below` the one after it.
    Blanks: "" means that there is none.
    """

    run: str
    cells: tuple[CellsChange, ...] = ()
    sheets: tuple[SheetChange, ...] = ()
    top: str = ""
    below: str = ""


class SheetChanges:
    """The last writes to one spreadsheet that this person made on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changes, self._latest = _read(folder / CHANGES)

    @property
    def noted(self) -> bool:
        """Whether anything was ever noted."""
        return bool(self._changes)

    def knows(self, run: str) -> bool:
        """Whether a mark is one of ours."""
        return run in self._changes

    def last(self, run: str) -> Change | None:
        """The change to take back while the spreadsheet bears a mark; None when there is none."""
        change = self._changes.get(run)
        return self._changes.get(change.top) if change else None

    def sheet(self, digest: str) -> SheetPatch | None:
        """A sheet of ours as it was written; None when it is not kept."""
        try:
            return sheet_heard(json.loads(gzip.decompress(self._file(digest).read_bytes())))
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            return None

    def note(self, change: Change, before: str, drawn: Mapping[str, SheetPatch]) -> None:
        """Notes a write about to be made, onto a spreadsheet that bears the mark `before`; `drawn` by digest.

        Raises: StudygroupError with exit 4.
        """
        under = self._changes.get(before)
        self._add(change._replace(top=change.run, below=under.top if under else ""), drawn)

    def note_back(self, run: str, taken: Change) -> None:
        """Notes that a write about to be made takes a change back.

        Raises: StudygroupError with exit 4.
        """
        self._add(Change(run, top=taken.below, below=taken.below), {})

    def _add(self, change: Change, drawn: Mapping[str, SheetPatch]) -> None:
        self._changes.pop(change.run, None)
        self._changes[change.run] = change
        # An undo is a write too: so many of each can be kept apart.
        for old in list(self._changes)[: -2 * KEPT]:
            del self._changes[old]
        self._latest |= {each.key: each.after for each in change.sheets}
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for digest, patch in drawn.items():
            if not self._file(digest).exists():
                text = json.dumps(sheet_told(patch), separators=(",", ":"))
                replace_durably(self._file(digest), gzip.compress(text.encode(), 1, mtime=0))
        told = {"changes": [_told(each) for each in self._changes.values()], "latest": self._latest}
        replace_durably(self._folder / CHANGES, json.dumps(told, separators=(",", ":")).encode())
        self._drop()

    def _drop(self) -> None:
        """Sheets that nothing refers to any more go."""
        wanted = {digest for change in self._changes.values() for each in change.sheets for digest in each[2:]}
        wanted |= set(self._latest.values())
        for file in self._folder.glob(f"*{_PACKED}"):
            if file.name.removesuffix(_PACKED) not in wanted:
                # One file too many harms nobody; the next write tries again.
                with suppress(OSError):
                    file.unlink()

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}{_PACKED}"


def changes_of(spreadsheet: str) -> SheetChanges:
    """What was noted of one spreadsheet."""
    return SheetChanges(_state_folder() / f"Google_{spreadsheet}")


def _state_folder() -> Path:
    """The person's own folder for what runs leave behind; not one that wanders along to other machines."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named)
    windows = os.environ.get("LOCALAPPDATA") if os.name == "nt" else None
    return Path(windows or os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "studygroup"


def _told(change: Change) -> dict[str, object]:
    return {
        "run": change.run,
        "top": change.top,
        "below": change.below,
        "sheets": [list(each) for each in change.sheets],
        "cells": [
            [each.sheet, each.title, [[row.row, _line(row.stood), _line(row.became)] for row in each.rows]]
            for each in change.cells
        ],
    }


def _line(values: Sequence[Value]) -> list[object]:
    return [value_told(each) for each in values]


def _read(file: Path) -> tuple[dict[str, Change], dict[str, str]]:
    """What is noted; a broken note means that nothing can be taken back."""
    try:
        told = json.loads(file.read_bytes())
        changes = [_heard(each) for each in told["changes"]]
        return {each.run: each for each in changes}, {str(key): str(at) for key, at in told["latest"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, {}


def _heard(told: Any) -> Change:
    cells = tuple(
        CellsChange(sheet, title, tuple(RowChange(row, _values(stood), _values(became)) for row, stood, became in rows))
        for sheet, title, rows in told["cells"]
    )
    return Change(told["run"], cells, tuple(SheetChange(*each) for each in told["sheets"]), told["top"], told["below"])


def _values(line: Any) -> tuple[Value, ...]:
    return tuple(cast("Value", value_heard(each)) for each in line)
