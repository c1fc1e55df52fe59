"""Sample workbooks as Google Sheets on the test server, and hubs that link them."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from toolkit.programme.kinds import Table
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores import open_location
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.server import Entry, Rows
    from toolkit.sheets import Value

DAY = ("--as-of", "2026-11-24")
OWN = "小组表_G02_里程碑组.xlsx"


def address_of(book: str) -> str:
    """What the browser shows for a spreadsheet."""
    return f"https://docs.google.com/spreadsheets/d/{book}/edit#gid=0"


def uploaded(server: SheetsServer, workbook: Path, links: Mapping[str, str] | None = None) -> str:
    """The address of a spreadsheet that holds what people's sheets of a workbook hold, links exchanged."""
    snapshot = open_location(str(workbook), write=False).read()
    sheets: dict[str, Rows] = {
        grid.sheet: [[(links or {}).get(str(value), _entry(value)) for value in row] for row in grid.rows]
        for grid in snapshot.grids
        if grid.owned is None
    }
    return address_of(server.add_spreadsheet(workbook.stem, sheets))


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
