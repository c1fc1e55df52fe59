"""Cells of people's to fill in: each only while it still holds what it held when it was decided on."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import CellEdit, Kind, Outcome, Tone
from toolkit.stores.google.formats import cell_format, entered
from toolkit.stores.obstacle import Obstacle
from toolkit.stores.texts import counted_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import Area
    from toolkit.problems import Problem
    from toolkit.sheets import CellsPatch, Grid, Value
    from toolkit.stores.google.answers import Object
    from toolkit.stores.google.state import SheetState, WorkbookState

CELL_LIMIT = 50_000


class Edited(NamedTuple):
    """What becomes of one patch of cells, and the requests for it."""

    outcome: Outcome
    requests: tuple[Object, ...] = ()


def plan_cells(state: WorkbookState, patch: CellsPatch, now: Grid | None) -> Edited:
    """The edits of one sheet, all or none: the first cell that stands against it is named."""
    sheet = state.by_title(patch.sheet)
    if sheet is None or now is None:
        at = CellRef(state.title, patch.sheet, 0, 0)
        return _refused(patch, problem(Code.SHEET_GONE, at, sheet=patch.sheet))
    asked = (*patch.edits, *_appended(patch, now))
    against = next((found for edit in asked if (found := _against(edit, now))), None)
    if against is not None:
        return _refused(patch, against)
    edits = [edit for edit in asked if not _same(now.value(edit.at.row, edit.at.column), edit.after)]
    if not edits:
        return Edited(Outcome(patch.sheet, "unchanged", 0))
    requests = (*_room(sheet, edits), *(_written(sheet.id, edit) for edit in edits))
    return Edited(Outcome(patch.sheet, "edited", len(edits)), requests)


def _refused(patch: CellsPatch, why: Problem) -> Edited:
    return Edited(Outcome(patch.sheet, "refused", 0, why))


def _appended(patch: CellsPatch, now: Grid) -> Iterator[CellEdit]:
    """Rows below the last filled one, at fixed addresses: Google's own append may find another table."""
    for row, values in enumerate(patch.appended, start=len(now.rows) + 1):
        for column, value in enumerate(values, start=1):
            yield CellEdit(now.at(row, column), None, value)


def _against(edit: CellEdit, now: Grid) -> Problem | None:
    row, column = edit.at.row, edit.at.column
    at = now.at(row, column)
    found = now.odd.get((row, column))
    value = now.value(row, column)
    if found is not None or not (_same(value, edit.before) or _same(value, edit.after)):
        return problem(Code.SHEET_CELL_CHANGED, at, found=found or _told(value), before=_told(edit.before))
    if any(_covers(area, row, column) for area in now.merges):
        return problem(Code.SHEET_CANNOT_ADD, at, reason=Obstacle.MERGED)
    length = counted_length(edit.after) if isinstance(edit.after, str) else 0
    if length > CELL_LIMIT:
        return problem(Code.SHEET_TEXT_TOO_LONG, at, length=length, limit=CELL_LIMIT)
    return None


def _same(one: Value, other: Value) -> bool:
    """Equal in kind and content: TRUE is not 1, a day is not the moment it begins with."""
    number = isinstance(one, int | float) and isinstance(other, int | float)
    if number and isinstance(one, bool) is isinstance(other, bool):
        return one == other
    return type(one) is type(other) and one == other


def _told(value: Value) -> str:
    return "" if value is None else str(value)


def _covers(area: Area, row: int, column: int) -> bool:
    """Whether a cell is hidden below the first one of merged cells: what is written there nobody sees."""
    inside = area.top <= row <= area.bottom and area.left <= column <= area.right
    return inside and (row, column) != (area.top, area.left)


def _room(sheet: SheetState, edits: list[CellEdit]) -> Iterator[Object]:
    """More rows and columns where the sheet ends too early."""
    bottom, right = max(edit.at.row for edit in edits), max(edit.at.column for edit in edits)
    for dimension, missing in (("ROWS", bottom - sheet.rows), ("COLUMNS", right - sheet.columns)):
        if missing > 0:
            yield {"appendDimension": {"sheetId": sheet.id, "dimension": dimension, "length": missing}}


def _written(sheet: int, edit: CellEdit) -> Object:
    """One cell's value; its look stays, but a date brings the format that makes its number a date."""
    start: Object = {"sheetId": sheet, "rowIndex": edit.at.row - 1, "columnIndex": edit.at.column - 1}
    held = entered(edit.after)
    cell: Object = {"userEnteredValue": held} if held else {}
    fields = "userEnteredValue"
    if isinstance(edit.after, date | datetime | time):
        drawn = cell_format(edit.after, Kind.TEXT, Tone.PLAIN)
        cell = {**cell, "userEnteredFormat": {"numberFormat": drawn["numberFormat"]}}
        fields += ",userEnteredFormat.numberFormat"
    return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}}
