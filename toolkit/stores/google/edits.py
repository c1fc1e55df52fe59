"""Cells of people's to fill in: each only while it still holds what it held when it was decided on."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.sheet_changes import CellsChange, RowChange
from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import Kind, Outcome, Tone
from toolkit.stores.edits import against, appended_edits, covers, same
from toolkit.stores.google.formats import cell_format, entered
from toolkit.stores.layout import replaced_in
from toolkit.stores.obstacle import Obstacle, obstructed
from toolkit.stores.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.problems import Problem
    from toolkit.sheets import CellEdit, CellsPatch, Grid
    from toolkit.stores.google.answers import Object
    from toolkit.stores.google.reader import Fresh
    from toolkit.stores.google.state import SheetState, WorkbookState

CELL_LIMIT = 50_000


class Edited(NamedTuple):
    """What becomes of one patch of cells, the requests for it, and the rows before and after."""

    outcome: Outcome
    requests: tuple[Object, ...] = ()
    change: CellsChange | None = None


def plan_cells(state: WorkbookState, patch: CellsPatch, fresh: Fresh | None) -> Edited:
    """The edits of one sheet, all or none: the first cell that stands against it is named."""
    sheet = state.by_title(patch.sheet)
    if sheet is None or fresh is None:
        at = CellRef(state.title, patch.sheet, 0, 0)
        return _refused(patch, problem(Code.SHEET_GONE, at, sheet=patch.sheet))
    now = fresh.grid
    asked = (*patch.edits, *appended_edits(patch, now.workbook, len(now.rows)))
    against = next((found for edit in asked if (found := _against(edit, fresh))), None)
    if against is not None:
        return _refused(patch, against)
    edits = [edit for edit in asked if not same(now.value(edit.at.row, edit.at.column), edit.after)]
    if not edits:
        return Edited(Outcome(patch.sheet, "unchanged", 0))
    requests = (*_room(sheet, edits), *(_written(sheet.id, edit) for edit in edits), *_alike(sheet, patch, edits))
    known = replaced_in((edit.after for edit in edits), CellRef(state.title, sheet.title, 0, 0))
    return Edited(Outcome(patch.sheet, "edited", len(edits), known), requests, _change(sheet, edits, now))


def _change(sheet: SheetState, edits: list[CellEdit], now: Grid) -> CellsChange:
    by_row: dict[int, list[CellEdit]] = {}
    for edit in edits:
        by_row.setdefault(edit.at.row, []).append(edit)
    rows = []
    for row, here in by_row.items():
        stood = now.rows[row - 1] if row <= len(now.rows) else ()
        became = [*stood, *[None] * (max(edit.at.column for edit in here) - len(stood))]
        for edit in here:
            became[edit.at.column - 1] = clean(edit.after).text if isinstance(edit.after, str) else edit.after
        rows.append(RowChange(row, stood, tuple(None if value == "" else value for value in became)))
    return CellsChange(sheet.id, sheet.title, tuple(rows))


def _refused(patch: CellsPatch, why: Problem) -> Edited:
    return Edited(Outcome(patch.sheet, "refused", 0, why))


def _against(edit: CellEdit, fresh: Fresh) -> Problem | None:
    row, column = edit.at.row, edit.at.column
    now = fresh.grid
    at = now.at(row, column)
    if (row, column) in fresh.formulas:
        return obstructed(at, Obstacle.FORMULA)
    if any(covers(area, row, column) for area in now.merges):
        return obstructed(at, Obstacle.MERGED)
    return against(edit, at, now.odd.get((row, column)) or now.value(row, column), CELL_LIMIT)


def _room(sheet: SheetState, edits: list[CellEdit]) -> Iterator[Object]:
    """More rows and columns where the sheet ends too early."""
    bottom, right = max(edit.at.row for edit in edits), max(edit.at.column for edit in edits)
    for dimension, missing in (("ROWS", bottom - sheet.rows), ("COLUMNS", right - sheet.columns)):
        if missing > 0:
            yield {"appendDimension": {"sheetId": sheet.id, "dimension": dimension, "length": missing}}


def _alike(sheet: SheetState, patch: CellsPatch, edits: list[CellEdit]) -> Iterator[Object]:
    """The look of a header for each new one, and below it the list of the column it is to be like."""
    bottom = max([sheet.rows, *(edit.at.row for edit in edits)])
    for edit in edits:
        like = patch.alike.get(edit.at.column)
        if like is None:
            continue
        for top, end, kind in ((edit.at.row - 1, edit.at.row, "FORMAT"), (edit.at.row, bottom, "DATA_VALIDATION")):
            if top < end:
                rows: Object = {"sheetId": sheet.id, "startRowIndex": top, "endRowIndex": end}
                source: Object = {**rows, "startColumnIndex": like - 1, "endColumnIndex": like}
                goal: Object = {**rows, "startColumnIndex": edit.at.column - 1, "endColumnIndex": edit.at.column}
                yield {"copyPaste": {"source": source, "destination": goal, "pasteType": f"PASTE_{kind}"}}


def _written(sheet: int, edit: CellEdit) -> Object:
    """One cell's value; its look stays, but a date brings the format that makes its number a date."""
    start: Object = {"sheetId": sheet, "rowIndex": edit.at.row - 1, "columnIndex": edit.at.column - 1}
    held = entered(edit.after)
    cell: Object = {"userEnteredValue": held} if held else {}
    fields = "userEnteredValue"
    if isinstance(edit.after, date | datetime | time):
        drawn = cell_format(edit.after, Kind.TEXT, Tone.PLAIN).place
        cell = {**cell, "userEnteredFormat": {"numberFormat": drawn["numberFormat"]}}
        fields += ",userEnteredFormat.numberFormat"
    return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}}
