"""spreadsheets.get: a spreadsheet as it is answered, with the cells of its sheets when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server.addresses import Box, echo, grid_range
from tests.sheets_server.books import outside
from tests.sheets_server.cells import cell_data
from tests.sheets_server.metadata import of_line, of_sheet, of_spreadsheet
from tests.sheets_server.trees import Json, Mask, Object, child, children, everything, picked

if TYPE_CHECKING:
    from tests.sheets_server.books import Sheet, Spreadsheet

ROW_PIXELS, COLUMN_PIXELS = 21, 100


def spreadsheet(book: Spreadsheet, ranges: list[str], *, with_cells: bool, mask: Mask) -> Object:
    """The answer of spreadsheets.get; a mask that names `sheets.data` asks for cells by itself.

    Raises: Refusal for a range that cannot be read.
    """
    if not everything(mask):
        below = mask.get("sheets")
        with_cells = below is not None and (everything(below) or "data" in below)
    asked = _asked(book, ranges)
    sheets: list[Json] = [_sheet(book, sheet) for sheet, _ in asked]
    answer: Object = {"spreadsheetId": book.id, "properties": book.properties, "sheets": sheets}
    answer["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    if book.names:
        answer["namedRanges"] = [*book.names]
    if of_spreadsheet(book):
        answer["developerMetadata"] = of_spreadsheet(book)
    chosen = picked(answer, mask)
    chosen = chosen if isinstance(chosen, dict) else {}
    if with_cells:
        below = _below(mask, "sheets", "data")
        for found, (sheet, boxes) in zip(children(chosen, "sheets"), asked, strict=True):
            found["data"] = [_data(book, sheet, box, below) for box in boxes]
    return chosen


def _data(book: Spreadsheet, sheet: Sheet, box: Box, mask: Mask) -> Json:
    """Grid data as far as a mask asks: from what was answered before where nothing else can have changed it."""
    if _looks_elsewhere(book, sheet):
        return picked(_grid_data(book, sheet, box, mask), mask)
    key = f"{box} {mask}"
    if key not in sheet.answered:
        sheet.answered[key] = picked(_grid_data(book, sheet, box, mask), mask)
    return sheet.answered[key]


def _looks_elsewhere(book: Spreadsheet, sheet: Sheet) -> bool:
    """Whether its grid data hangs on more than its own cells, rows and columns: formulas, notes on rows."""
    if _notes_lines(book):
        return True
    return any("formulaValue" in child(cell, "userEnteredValue") for cell in sheet.cells.values())


def _notes_lines(book: Spreadsheet) -> bool:
    """Whether there is metadata of single rows or columns."""
    return any("dimensionRange" in child(each, "location") for each in book.metadata)


def _below(mask: Mask, *path: str) -> Mask:
    for name in path:
        if everything(mask):
            return {}
        mask = mask.get(name, {})
    return mask


def _asked(book: Spreadsheet, ranges: list[str]) -> list[tuple[Sheet, list[Box]]]:
    if not ranges:
        return [(sheet, [sheet.grid]) for sheet in book.sheets]
    found: dict[int, list[Box]] = {}
    for written in ranges:
        sheet, box = book.located(written)
        found.setdefault(sheet.id, []).append(clipped(sheet, box))
    return [(sheet, found[sheet.id]) for sheet in book.sheets if sheet.id in found]


def clipped(sheet: Sheet, box: Box) -> Box:
    """The part of a range that lies in the grid.

    Raises: Refusal when it begins outside.
    """
    grid = sheet.grid
    if box.top >= grid.bottom or box.left >= grid.right:
        raise outside(echo(sheet.title, box), grid)
    return box.within(grid)


def _sheet(book: Spreadsheet, sheet: Sheet) -> Object:
    found: Object = {"properties": sheet.properties}
    parts: dict[str, list[Json]] = {
        "merges": [grid_range(sheet.id, merge) for merge in sheet.merges],
        "conditionalFormats": [*sheet.rules],
        "protectedRanges": [*sheet.protections],
        "charts": [*sheet.charts],
        "developerMetadata": of_sheet(book, sheet.id),
        "rowGroups": [*sheet.row_groups],
        "columnGroups": [*sheet.column_groups],
    }
    found |= {name: part for name, part in parts.items() if part}
    if sheet.filter is not None:
        found["basicFilter"] = sheet.filter
    return found


def _grid_data(book: Spreadsheet, sheet: Sheet, box: Box, mask: Mask) -> Object:
    found: Object = {}
    if box.top:
        found["startRow"] = box.top
    if box.left:
        found["startColumn"] = box.left
    rows = _row_data(book, sheet, box) if _wanted(mask, "rowData") else []
    if rows:
        found["rowData"] = rows
    if _wanted(mask, "rowMetadata"):
        found["rowMetadata"] = _lines(book, sheet, "ROWS", range(box.top, box.bottom))
    if _wanted(mask, "columnMetadata"):
        found["columnMetadata"] = _lines(book, sheet, "COLUMNS", range(box.left, box.right))
    return found


def _wanted(mask: Mask, name: str) -> bool:
    return everything(mask) or name in mask


def _row_data(book: Spreadsheet, sheet: Sheet, box: Box) -> list[Json]:
    """Rows up to the last that holds something, each up to its last cell that does."""
    ends: dict[int, int] = {}
    for row, column in sheet.cells:
        if box.holds((row, column)):
            ends[row] = max(ends.get(row, 0), column + 1)
    rows: list[Json] = []
    for row in range(box.top, max(ends, default=box.top - 1) + 1):
        cells: list[Json] = [cell_data(book, sheet, (row, column)) for column in range(box.left, ends.get(row, 0))]
        rows.append({"values": cells} if cells else {})
    return rows


def _lines(book: Spreadsheet, sheet: Sheet, dimension: str, lines: range) -> list[Json]:
    across = dimension == "COLUMNS"
    plain: Object = {"pixelSize": COLUMN_PIXELS if across else ROW_PIXELS}
    kept = sheet.columns if across else sheet.rows
    if not _notes_lines(book):
        return [{**plain, **kept[line]} if line in kept else plain for line in lines]
    return [{**plain, **kept.get(line, {}), **_noted(book, sheet, dimension, line)} for line in lines]


def _noted(book: Spreadsheet, sheet: Sheet, dimension: str, line: int) -> Object:
    notes = of_line(book, sheet.id, dimension, line)
    return {"developerMetadata": notes} if notes else {}
