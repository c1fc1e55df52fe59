"""Requests of a batch that change sheets and their rows and columns as such."""

from __future__ import annotations

from tests.sheets_server.addresses import Box
from tests.sheets_server.books import Sheet
from tests.sheets_server.drafts import Change, Draft, update_mask
from tests.sheets_server.formats import with_colour_styles
from tests.sheets_server.refusals import invalid
from tests.sheets_server.trees import Json, Object, child, flag, text, whole, written

ROWS, COLUMNS = 1000, 26
LONGEST_TITLE = 100
_SILENT = ("hidden", "rightToLeft")


def sheet_properties(given: Object, sheet_id: int, title: str, index: int) -> Object:
    """A sheet's properties as the service keeps them: sizes filled in, zeros and false left out."""
    grid: Object = {"rowCount": ROWS, "columnCount": COLUMNS, **child(given, "gridProperties")}
    for name in ("rowCount", "columnCount"):
        if whole(grid, name) < 1:
            raise invalid(f"gridProperties.{name} must be greater than zero.")
    kept = with_colour_styles({**given, "gridProperties": {key: each for key, each in grid.items() if each}})
    found: Object = {"sheetType": "GRID", **(kept if isinstance(kept, dict) else {})}
    found |= {"sheetId": sheet_id, "title": title, "index": index}
    return {key: each for key, each in found.items() if key not in _SILENT or each}


def _add_sheet(draft: Draft, request: Object) -> Object:
    book, given = draft.book, child(request, "properties")
    title = text(given, "title") or _free_title(draft)
    _check_title(draft, title)
    sheet_id = whole(given, "sheetId") if "sheetId" in given else draft.fresh_number()
    if sheet_id < 0:
        raise invalid(f"Invalid sheet id: {sheet_id}")
    if any(sheet.id == sheet_id for sheet in book.sheets):
        raise invalid(f"A sheet with the ID {sheet_id} already exists. Please specify another ID.")
    index = min(whole(given, "index", len(book.sheets)), len(book.sheets))
    sheet = Sheet(sheet_properties(given, sheet_id, title, index))
    book.sheets.insert(index, sheet)
    book.renumber()
    book.check_size()
    return {"addSheet": {"properties": sheet.properties}}


def _free_title(draft: Draft) -> str:
    number = len(draft.book.sheets) + 1
    while draft.book.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _check_title(draft: Draft, title: str, allowed: Sheet | None = None) -> None:
    if len(title) > LONGEST_TITLE:
        raise invalid(f"The sheet name cannot be greater than {LONGEST_TITLE} characters.")
    found = draft.book.titled(title)
    if found is not None and found is not allowed:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def _delete_sheet(draft: Draft, request: Object) -> Object:
    book = draft.book
    sheet = _known(draft, whole(request, "sheetId"))
    if len(book.sheets) == 1:
        raise invalid("You can't remove all the sheets in a document.")
    book.check_protection(sheet, sheet.grid, draft.person)
    book.sheets.remove(sheet)
    book.names = [name for name in book.names if whole(child(name, "range"), "sheetId") != sheet.id]
    book.metadata = [each for each in book.metadata if child(each, "location").get("sheetId") != sheet.id]
    book.renumber()
    return {}


def _known(draft: Draft, sheet_id: int) -> Sheet:
    if all(sheet.id != sheet_id for sheet in draft.book.sheets):
        raise invalid(f"No sheet with id: {sheet_id}")
    return draft.book.sheet(sheet_id)


def _duplicate_sheet(draft: Draft, request: Object) -> Object:
    book = draft.book
    source = _known(draft, whole(request, "sourceSheetId"))
    title = text(request, "newSheetName") or f"Copy of {source.title}"
    _check_title(draft, title)
    sheet_id = whole(request, "newSheetId") if "newSheetId" in request else draft.fresh_number()
    if any(sheet.id == sheet_id for sheet in book.sheets):
        raise invalid(f"A sheet with the ID {sheet_id} already exists. Please specify another ID.")
    twin = source.copy()
    twin.charts, twin.protections = [], []
    index = min(whole(request, "insertSheetIndex"), len(book.sheets))
    twin.properties = {**source.properties, "sheetId": sheet_id, "title": title}
    book.sheets.insert(index, twin)
    book.renumber()
    book.check_size()
    return {"duplicateSheet": {"properties": twin.properties}}


def _update_sheet_properties(draft: Draft, request: Object) -> Object:
    given = child(request, "properties")
    mask = update_mask(request, "SheetProperties")
    sheet = _known(draft, whole(given, "sheetId"))
    before = sheet.grid
    index = sheet.properties["index"]
    found = written(sheet.properties, given, mask)
    title = text(found, "title")
    _check_title(draft, title, sheet)
    others = [each.properties for each in draft.book.sheets if each is not sheet]
    if all(flag(each, "hidden") for each in [found, *others]):
        raise invalid("You can't hide all the sheets in a document.")
    if "index" in given and (not mask or "index" in mask):
        _move(draft, sheet, whole(given, "index"))
        index = sheet.properties["index"]
    sheet.properties = sheet_properties(found, sheet.id, title, whole({"index": index}, "index"))
    if sheet.grid != before:
        draft.book.check_protection(sheet, before, draft.person)
        _crop(sheet)
    _check_freeze(sheet)
    draft.book.check_size()
    return {}


def _move(draft: Draft, sheet: Sheet, index: int) -> None:
    sheets = draft.book.sheets
    now = sheets.index(sheet)
    sheets.remove(sheet)
    # An index is counted as the sheets stand before the move.
    sheets.insert(index - 1 if index > now else index, sheet)
    draft.book.renumber()


def _crop(sheet: Sheet) -> None:
    grid = sheet.grid
    sheet.cells = {place: cell for place, cell in sheet.cells.items() if grid.holds(place)}
    sheet.rows = {row: each for row, each in sheet.rows.items() if row < grid.bottom}
    sheet.columns = {column: each for column, each in sheet.columns.items() if column < grid.right}
    sheet.merges = [merge for merge in sheet.merges if merge.within(grid) == merge]


def _check_freeze(sheet: Sheet) -> None:
    grid = child(sheet.properties, "gridProperties")
    if whole(grid, "frozenRowCount") >= max(1, whole(grid, "rowCount")):
        raise invalid("You can't freeze all visible rows on the sheet.")
    if whole(grid, "frozenColumnCount") >= max(1, whole(grid, "columnCount")):
        raise invalid("You can't freeze all visible columns on the sheet.")


def _update_spreadsheet_properties(draft: Draft, request: Object) -> Object:
    mask = update_mask(request, "SpreadsheetProperties")
    draft.book.properties = written(draft.book.properties, child(request, "properties"), mask)
    return {}


def _append_dimension(draft: Draft, request: Object) -> Object:
    sheet = _known(draft, whole(request, "sheetId"))
    draft.book.check_protection(sheet, sheet.grid, draft.person)
    length = whole(request, "length")
    if length < 1:
        raise invalid("length must be greater than zero.")
    rows, columns = sheet.grid.bottom, sheet.grid.right
    if text(request, "dimension") == "COLUMNS":
        sheet.resize(rows, columns + length)
    else:
        sheet.resize(rows + length, columns)
    draft.book.check_size()
    return {}


def span(sheet: Sheet, dimension_range: Object) -> tuple[str, range]:
    """The rows or columns a DimensionRange means."""
    dimension = text(dimension_range, "dimension", "ROWS")
    if whole(dimension_range, "startIndex") < 0:
        raise invalid("range.startIndex must not be less than zero.")
    last = sheet.grid.right if dimension == "COLUMNS" else sheet.grid.bottom
    return dimension, range(whole(dimension_range, "startIndex"), min(last, whole(dimension_range, "endIndex", last)))


def span_box(sheet: Sheet, dimension_range: Object) -> Box:
    """The cells of the rows or columns a DimensionRange means."""
    dimension, lines = span(sheet, dimension_range)
    if dimension == "COLUMNS":
        return Box(0, lines.start, sheet.grid.bottom, lines.stop)
    return Box(lines.start, 0, lines.stop, sheet.grid.right)


def _update_dimension_properties(draft: Draft, request: Object) -> Object:
    mask = update_mask(request, "DimensionProperties")
    where = child(request, "range")
    sheet = _known(draft, whole(where, "sheetId"))
    dimension, lines = span(sheet, where)
    kept = sheet.columns if dimension == "COLUMNS" else sheet.rows
    for line in lines:
        found = written(kept.get(line, {}), child(request, "properties"), mask)
        kept[line] = {key: each for key, each in found.items() if each not in (False, None)}
    return {}


def _auto_resize(draft: Draft, request: Object) -> Object:
    where = child(request, "dimensions")
    sheet = _known(draft, whole(where, "sheetId"))
    dimension, lines = span(sheet, where)
    kept = sheet.columns if dimension == "COLUMNS" else sheet.rows
    for line in lines:
        kept[line] = {**kept.get(line, {}), "pixelSize": _fitting(sheet, dimension, line)}
    return {}


def _fitting(sheet: Sheet, dimension: str, line: int) -> Json:
    """Pixels for the longest text, roughly as wide as the service's own font makes it."""
    if dimension != "COLUMNS":
        return 21
    longest = 0
    for (_, column), cell in sheet.cells.items():
        if column == line:
            value = child(cell, "userEnteredValue")
            longest = max([longest, *(len(str(each)) for each in value.values())])
    return 14 + 7 * longest if longest else 100


CHANGES: dict[str, Change] = {
    "addSheet": _add_sheet,
    "deleteSheet": _delete_sheet,
    "duplicateSheet": _duplicate_sheet,
    "updateSheetProperties": _update_sheet_properties,
    "updateSpreadsheetProperties": _update_spreadsheet_properties,
    "appendDimension": _append_dimension,
    "updateDimensionProperties": _update_dimension_properties,
    "autoResizeDimensions": _auto_resize,
}
