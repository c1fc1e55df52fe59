"""What people changed in a workbook between our reading and our writing: do our patches still stand?

A sheet of ours may be written as long as nobody, no other run and no typed answer, changed that sheet. Cells of
people's may be filled only while every sheet they were decided on holds what it held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.sheets import CellsPatch, SheetPatch, SheetRemoval
from toolkit.stores.excel.parts import read_parts
from toolkit.stores.excel.reader import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.sheets import Grid, Patch, Snapshot
    from toolkit.stores.excel.container import Container


def still_stand(patches: Sequence[Patch], based_on: Snapshot, now: Container) -> bool:
    """Whether patches made from one state of a workbook take nothing back in a later one."""
    then, present = based_on.grids, snapshot_of(now, read_parts(now)).grids
    before, after = _ours(then), _ours(present)
    keys = {
        each.key for each in patches if isinstance(each, SheetRemoval) or (isinstance(each, SheetPatch) and each.owned)
    }
    # One of ours that people deleted meanwhile comes back; there is nothing in it to lose.
    if any(key in after and before.get(key) != after[key] for key in keys):
        return False
    return not any(isinstance(patch, CellsPatch) for patch in patches) or _hold_the_same(then, present)


def _ours(grids: Sequence[Grid]) -> Mapping[str, object]:
    return {grid.owned: _content(grid) for grid in grids if grid.owned is not None}


def _hold_the_same(then: Sequence[Grid], present: Sequence[Grid]) -> bool:
    """Whether every sheet of people's that was read is there and holds what it held; new ones do not matter."""
    found = {grid.sheet: _content(grid) for grid in present}
    return all(found.get(grid.sheet) == _content(grid) for grid in then if grid.owned is None)


def _content(grid: Grid) -> tuple[object, ...]:
    return grid.rows, dict(grid.odd), grid.merges
