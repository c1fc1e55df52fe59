"""Sample workbooks as Google Sheets on the test server, and hubs that link them."""

from __future__ import annotations

import hashlib
from datetime import datetime, time
from typing import TYPE_CHECKING

from toolkit.places import column_letters
from toolkit.programme.kinds import Table
from toolkit.sheets import CellEdit, CellsPatch, Oddity
from toolkit.stores import open_location
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.books import Sheet
    from tests.sheets_server.server import Entry, Rows
    from tests.sheets_server.trees import Object
    from toolkit.sheets import Grid, Value

DAY = ("--as-of", "2026-11-24")
OWN = "小组表_G02_里程碑组.xlsx"


def address_of(book: str) -> str:
    """What the browser shows for a spreadsheet."""
    return f"https://docs.google.com/spreadsheets/d/{book}/edit#gid=0"


def uploaded(
    server: SheetsServer, workbook: Path, links: Mapping[str, str] | None = None, *, title: str | None = None
) -> str:
    """The address of a spreadsheet that holds what people's sheets of a workbook hold, links exchanged."""
    content = workbook.read_bytes()
    grids = _peoples(content, workbook)
    sheets: dict[str, Rows] = {
        grid.sheet: [[(links or {}).get(str(value), _entry(value)) for value in row] for row in grid.rows]
        for grid in grids
    }
    book = server.add_spreadsheet(title or workbook.stem, sheets)
    for grid, sheet in zip(grids, server.spreadsheet(book).sheets, strict=True):
        laid = [*_merged(grid, sheet.id), *_hidden(grid, sheet.id)]
        if laid:
            server.edit(book, laid)
        for (row, column), odd in grid.odd.items():
            if odd is Oddity.ERROR:
                server.type_in(book, f"'{grid.sheet}'!{column_letters(column)}{row}", [["=1/0"]])
    for sheet in server.spreadsheet(book).sheets:
        known = _uploaded.setdefault((hashlib.sha256(content).digest(), sheet.title), sheet)
        if sheet.shows_as(known):
            sheet.answered = known.answered
    return address_of(book)


# What the server answered for a sheet of a workbook holds for every other upload of it.
_uploaded: dict[tuple[bytes, str], Sheet] = {}
_read: dict[bytes, list[Grid]] = {}


def _peoples(content: bytes, workbook: Path) -> list[Grid]:
    """People's sheets of a workbook; equal files are read once."""
    if content not in _read:
        _read[content] = [grid for grid in open_location(str(workbook), write=False).read().grids if not grid.owned]
    return _read[content]


def _merged(grid: Grid, sheet: int) -> Iterator[Object]:
    for each in grid.merges:
        rows: Object = {"startRowIndex": each.top - 1, "endRowIndex": each.bottom}
        columns: Object = {"startColumnIndex": each.left - 1, "endColumnIndex": each.right}
        yield {"mergeCells": {"range": {"sheetId": sheet, **rows, **columns}, "mergeType": "MERGE_ALL"}}


def _hidden(grid: Grid, sheet: int) -> Iterator[Object]:
    for row in grid.hidden:
        place: Object = {"sheetId": sheet, "dimension": "ROWS", "startIndex": row - 1, "endIndex": row}
        properties: Object = {"hiddenByUser": True}
        yield {"updateDimensionProperties": {"range": place, "properties": properties, "fields": "hiddenByUser"}}


def link(hub: str, links: Mapping[str, str]) -> None:
    """Writes groups' own sheets into 小组 › 小组表, over whatever stood there."""
    store = open_location(hub)
    snapshot = store.read()
    grid = next(grid for grid in snapshot.grids if grid.sheet == spec_of(Table.GROUPS).name.zh)
    ids, column = [row[0] for row in grid.rows], grid.rows[0].index("小组表") + 1
    edits = [
        CellEdit(grid.at(ids.index(group) + 1, column), grid.value(ids.index(group) + 1, column), to)
        for group, to in links.items()
    ]
    outcome = store.apply([CellsPatch(grid.sheet, edits)], based_on=snapshot).outcomes[0]
    assert outcome.state == "edited"


def _entry(value: Value) -> Entry:
    """A value as a leader would type it: times as text."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.date() if isinstance(value, datetime) else value
