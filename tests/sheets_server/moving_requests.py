"""Requests of a batch that move cells: inserted and deleted lines, sorting, copying, groups of lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.sheets_server.addresses import Box
from tests.sheets_server.refusals import invalid
from tests.sheets_server.sheet_requests import span, span_box
from tests.sheets_server.trees import Json, Object, child, children, flag, text, whole, written

if TYPE_CHECKING:
    from tests.sheets_server.books import Place, Sheet
    from tests.sheets_server.drafts import Change, Draft


def _insert_dimension(draft: Draft, request: Object) -> Object:
    where = child(request, "range")
    sheet = draft.book.sheet(whole(where, "sheetId"))
    draft.book.check_protection(sheet, span_box(sheet, where), draft.person)
    start, end = whole(where, "startIndex"), whole(where, "endIndex")
    if not 0 <= start < end:
        raise invalid(f"range.endIndex[{end}] must be after range.startIndex[{start}]")
    if flag(request, "inheritFromBefore") and not start:
        raise invalid("inheritFromBefore cannot be true when inserting before the first line")
    insert_lines(sheet, text(where, "dimension", "ROWS"), start, end - start)
    draft.book.check_size()
    return {}


def insert_lines(sheet: Sheet, dimension: str, start: int, count: int) -> None:
    """Put empty rows or columns in; what stood there moves on."""
    if start > (sheet.grid.right if dimension == "COLUMNS" else sheet.grid.bottom):
        raise invalid(f"range.startIndex[{start}] is too large")
    _stretch(sheet, dimension, count)
    _shift(sheet, dimension, lambda line: line if line < start else line + count)


def _stretch(sheet: Sheet, dimension: str, by: int) -> None:
    size = child(sheet.properties, "gridProperties")
    name = "columnCount" if dimension == "COLUMNS" else "rowCount"
    if whole(size, name) + by < 1:
        raise invalid(f"You can't delete all the {dimension.lower()} on the sheet.")
    sheet.properties = {**sheet.properties, "gridProperties": {**size, name: whole(size, name) + by}}


def _delete_dimension(draft: Draft, request: Object) -> Object:
    where = child(request, "range")
    sheet = draft.book.sheet(whole(where, "sheetId"))
    draft.book.check_protection(sheet, span_box(sheet, where), draft.person)
    dimension, lines = span(sheet, where)
    _stretch(sheet, dimension, -len(lines))
    _shift(sheet, dimension, lambda line: None if line in lines else line if line < lines.start else line - len(lines))
    return {}


def _shift(sheet: Sheet, dimension: str, moved: Callable[[int], int | None]) -> None:
    across = dimension == "COLUMNS"

    def there(place: Place) -> Place | None:
        line = moved(place[1] if across else place[0])
        if line is None:
            return None
        return (place[0], line) if across else (line, place[1])

    sheet.cells = {goal: cell for place, cell in sheet.cells.items() if (goal := there(place)) is not None}
    kept = sheet.columns if across else sheet.rows
    lines = {now: each for line, each in kept.items() if (now := moved(line)) is not None}
    if across:
        sheet.columns = lines
    else:
        sheet.rows = lines
    corners = [
        (merge, there((merge.top, merge.left)), there((merge.bottom - 1, merge.right - 1))) for merge in sheet.merges
    ]
    sheet.merges = [Box(*first, last[0] + 1, last[1] + 1) for _, first, last in corners if first and last]


def _sort_range(draft: Draft, request: Object) -> Object:
    sheet, box = draft.boxed(child(request, "range"))
    rows = [
        {column: sheet.cells.get((row, column), {}) for column in range(box.left, box.right)}
        for row in range(box.top, box.bottom)
    ]
    for spec in reversed(children(request, "sortSpecs")):
        column = whole(spec, "dimensionIndex")
        if not box.left <= column < box.right:
            raise invalid(f"Sort column {column} is outside the range.")
        down = text(spec, "sortOrder") == "DESCENDING"
        filled = [row for row in rows if row[column].get("userEnteredValue")]
        empty = [row for row in rows if not row[column].get("userEnteredValue")]
        rows = sorted(filled, key=lambda row: _rank(row[column]), reverse=down) + empty
    for row, cells in enumerate(rows, box.top):
        for column, cell in cells.items():
            sheet.put((row, column), cell)
    return {}


def _rank(cell: Object) -> tuple[int, float, str]:
    """Numbers before text, text regardless of capitals, truth values last."""
    value = child(cell, "userEnteredValue")
    number = value.get("numberValue")
    if isinstance(number, int | float):
        return 0, number, ""
    if "boolValue" in value:
        return 2, float(value["boolValue"] is True), ""
    return 1, 0, text(value, "stringValue").casefold()


_PASTED = {
    "PASTE_NORMAL": "userEnteredValue,userEnteredFormat,note,dataValidation",
    "PASTE_VALUES": "userEnteredValue",
    "PASTE_FORMAT": "userEnteredFormat",
    "PASTE_FORMULA": "userEnteredValue",
    "PASTE_DATA_VALIDATION": "dataValidation",
}


def _copy_paste(draft: Draft, request: Object) -> Object:
    sheet, source = draft.book.boxed(child(request, "source"))
    there, goal = draft.boxed(child(request, "destination"))
    turned = text(request, "pasteOrientation") == "TRANSPOSE"
    rows, columns = source.bottom - source.top, source.right - source.left
    if not rows or not columns:
        return {}
    if turned:
        rows, columns = columns, rows
    down, along = max(1, (goal.bottom - goal.top) // rows) * rows, max(1, (goal.right - goal.left) // columns) * columns
    cells = dict(sheet.cells)
    for row in range(down):
        for column in range(along):
            at = (column % columns, row % rows) if turned else (row % rows, column % columns)
            cell = cells.get((source.top + at[0], source.left + at[1]), {})
            _paste(there, (goal.top + row, goal.left + column), cell, text(request, "pasteType", "PASTE_NORMAL"))
    return {}


def _paste(sheet: Sheet, place: Place, cell: Object, kind: str) -> None:
    if kind not in _PASTED:
        raise invalid(f"this test server does not know {kind}")
    if sheet.grid.holds(place):
        sheet.put(place, written(sheet.cells.get(place, {}), cell, {name: {} for name in _PASTED[kind].split(",")}))


def _cut_paste(draft: Draft, request: Object) -> Object:
    sheet, source = draft.boxed(child(request, "source"))
    corner = child(request, "destination")
    there = draft.book.sheet(whole(corner, "sheetId"))
    top, left = whole(corner, "rowIndex"), whole(corner, "columnIndex")
    cells = {place: sheet.cells.get(place, {}) for place in source.places()}
    for place in cells:
        sheet.put(place, {})
    for (row, column), cell in cells.items():
        goal = (top + row - source.top, left + column - source.left)
        _paste(there, goal, cell, text(request, "pasteType", "PASTE_NORMAL"))
    return {}


def _add_group(draft: Draft, request: Object) -> Object:
    where = child(request, "range")
    groups = _groups(draft, where)
    kept = {key: each for key, each in where.items() if key != "sheetId" or each}
    lines = (whole(where, "startIndex"), whole(where, "endIndex"))
    around = [each for each in groups if _covers(child(each, "range"), lines)]
    groups.append({"range": kept, "depth": len(around) + 1})
    _show_control(draft.book.sheet(whole(where, "sheetId")), text(where, "dimension"))
    return {"addDimensionGroup": {"dimensionGroups": [*groups]}}


def _show_control(sheet: Sheet, dimension: str) -> None:
    """The first group of a sheet settles where the control stands: behind the lines."""
    name = "columnGroupControlAfter" if dimension == "COLUMNS" else "rowGroupControlAfter"
    grid: Object = {**child(sheet.properties, "gridProperties"), name: True}
    sheet.properties = {**sheet.properties, "gridProperties": grid}


def _covers(where: Object, lines: tuple[int, int]) -> bool:
    return whole(where, "startIndex") <= lines[0] and lines[1] <= whole(where, "endIndex")


def _delete_group(draft: Draft, request: Object) -> Object:
    where = child(request, "range")
    groups = _groups(draft, where)
    lines = (whole(where, "startIndex"), whole(where, "endIndex"))
    found = [each for each in groups if _covers(child(each, "range"), lines)]
    if not found:
        raise invalid("No dimension group over the range.")
    groups.remove(max(found, key=lambda each: whole(each, "depth")))
    left: list[Json] = [*groups]
    return {"deleteDimensionGroup": {"dimensionGroups": left} if left else {}}


def _groups(draft: Draft, where: Object) -> list[Object]:
    sheet = draft.book.sheet(whole(where, "sheetId"))
    return sheet.column_groups if text(where, "dimension") == "COLUMNS" else sheet.row_groups


CHANGES: dict[str, Change] = {
    "insertDimension": _insert_dimension,
    "deleteDimension": _delete_dimension,
    "sortRange": _sort_range,
    "copyPaste": _copy_paste,
    "cutPaste": _cut_paste,
    "addDimensionGroup": _add_group,
    "deleteDimensionGroup": _delete_group,
}
