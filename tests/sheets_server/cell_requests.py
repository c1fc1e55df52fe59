"""Requests of a batch that change cells: values, formats, notes, validation, merges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server.addresses import Box
from tests.sheets_server.cells import check_length
from tests.sheets_server.defects import Defect
from tests.sheets_server.drafts import Change, Draft, update_mask
from tests.sheets_server.formats import with_colour_styles
from tests.sheets_server.refusals import invalid
from tests.sheets_server.trees import Mask, Object, child, children, everything, text, whole, written

if TYPE_CHECKING:
    from tests.sheets_server.books import Place, Sheet

# The service works the others out itself and takes no notice of them in a request.
ENTERED = (
    "userEnteredValue",
    "userEnteredFormat",
    "note",
    "dataValidation",
    "textFormatRuns",
    "pivotTable",
    "chipRuns",
)
_ALL: Mask = {name: {} for name in ENTERED}


def _update_cells(draft: Draft, request: Object) -> Object:
    mask = _cell_mask(draft, request)
    rows = [children(row, "values") for row in children(request, "rows")]
    if "start" in request:
        start = child(request, "start")
        sheet = draft.book.sheet(whole(start, "sheetId"))
        top, left = whole(start, "rowIndex"), whole(start, "columnIndex")
        box = Box(top, left, top + len(rows), left + max(map(len, rows), default=0))
    else:
        sheet, box = draft.book.boxed(child(request, "range"))
    _check_fits(sheet, box, rows)
    draft.book.check_protection(sheet, box, draft.person)
    covered: dict[Place, Object] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            covered[box.top + row, box.left + column] = cell
    if "start" not in request:
        # Cells of the range that no row covers are cleared in the masked fields.
        covered |= {place: {} for place in sheet.cells if box.holds(place) and place not in covered}
    for place, cell in covered.items():
        sheet.put(place, written(sheet.cells.get(place, {}), entered(cell), mask))
    return {}


def _cell_mask(draft: Draft, request: Object) -> Mask:
    mask = update_mask(request, "CellData")
    if everything(mask) or Defect.UPDATE_CELLS_WITHOUT_MASK in draft.defects:
        return _ALL
    return {name: below for name, below in mask.items() if name in ENTERED}


def _check_fits(sheet: Sheet, box: Box, rows: list[list[Object]]) -> None:
    if box.top < 0 or box.left < 0:
        raise invalid("start.rowIndex and start.columnIndex must not be less than zero.")
    widest = max(map(len, rows), default=0)
    last_row, last_column = min(box.bottom, sheet.grid.bottom), min(box.right, sheet.grid.right)
    if box.top + len(rows) > last_row:
        raise invalid(f"Attempting to write row: {last_row}, beyond the last requested row of: {last_row - 1}")
    if box.left + widest > last_column:
        raise invalid(
            f"Attempting to write column: {last_column}, beyond the last requested column of: {last_column - 1}"
        )


def entered(cell: Object) -> Object:
    """The part of a cell that a person enters, as the service keeps it."""
    kept = {name: cell[name] for name in ENTERED if name in cell}
    value = child(kept, "userEnteredValue")
    for name in ("stringValue", "formulaValue"):
        check_length(text(value, name))
    if "userEnteredValue" in kept and (not value or value.get("stringValue") == ""):
        del kept["userEnteredValue"]
    if "userEnteredFormat" in kept:
        kept["userEnteredFormat"] = with_colour_styles(kept["userEnteredFormat"])
    return {name: each for name, each in kept.items() if each not in ({}, "", [])}


def _repeat_cell(draft: Draft, request: Object) -> Object:
    mask = _cell_mask(draft, request)
    sheet, box = draft.boxed(child(request, "range"))
    cell = entered(child(request, "cell"))
    for place in box.places():
        sheet.put(place, written(sheet.cells.get(place, {}), cell, mask))
    return {}


def _set_data_validation(draft: Draft, request: Object) -> Object:
    sheet, box = draft.boxed(child(request, "range"))
    rule = request.get("rule")
    cell: Object = {} if rule is None else {"dataValidation": rule}
    for place in box.places():
        sheet.put(place, written(sheet.cells.get(place, {}), cell, {"dataValidation": {}}))
    return {}


def _merge_cells(draft: Draft, request: Object) -> Object:
    sheet, box = draft.boxed(child(request, "range"))
    kind = text(request, "mergeType", "MERGE_ALL")
    if kind == "MERGE_ROWS":
        parts = [Box(row, box.left, row + 1, box.right) for row in range(box.top, box.bottom)]
    elif kind == "MERGE_COLUMNS":
        parts = [Box(box.top, column, box.bottom, column + 1) for column in range(box.left, box.right)]
    else:
        parts = [box]
    for merge in sheet.merges:
        if merge.meets(box) and merge.within(box) != merge:
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [merge for merge in sheet.merges if not merge.meets(box)] + parts
    for part in parts:
        _empty_but_first(sheet, part)
    return {}


def _empty_but_first(sheet: Sheet, part: Box) -> None:
    for place in [place for place in sheet.cells if part.holds(place) and place != (part.top, part.left)]:
        sheet.put(place, written(sheet.cells[place], {}, {"userEnteredValue": {}}))


def _unmerge_cells(draft: Draft, request: Object) -> Object:
    sheet, box = draft.boxed(child(request, "range"))
    for merge in sheet.merges:
        if merge.meets(box) and merge.within(box) != merge:
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [merge for merge in sheet.merges if not merge.meets(box)]
    return {}


CHANGES: dict[str, Change] = {
    "updateCells": _update_cells,
    "repeatCell": _repeat_cell,
    "setDataValidation": _set_data_validation,
    "mergeCells": _merge_cells,
    "unmergeCells": _unmerge_cells,
}
