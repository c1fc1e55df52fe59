"""How a recorded exchange is written down: a request, and the whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.sheets_server.trees import Json, Object

BOOK = "BOOK"
# Stands in an answer for an id or a time, whatever it is.
SOME = "SOME"
AT = f"/v4/spreadsheets/{BOOK}"
RAW = "?valueInputOption=RAW"
TYPED = "?valueInputOption=USER_ENTERED"
TWO_BY_TWO: Object = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
LIST = "type.googleapis.com/google.protobuf.ListValue"


class Exchange(NamedTuple):
    """One request and the whole answer; an answer of None is not looked at."""

    method: str
    target: str
    body: Json
    answer: Object | None
    status: int = 200


def values(cells: str, rows: Json, query: str = "", *, echo: str = "", direction: str = "ROWS") -> Exchange:
    """Reading a range."""
    answer: Object = {"range": echo or cells.replace("'Sheet1'", "Sheet1"), "majorDimension": direction}
    if rows:
        answer["values"] = rows
    return Exchange("GET", f"{AT}/values/{cells}{query}", None, answer)


def put(cells: str, rows: Json, counts: tuple[int, int, int], *, echo: str, query: str = RAW) -> Exchange:
    """Writing a range: rows, columns and cells that were updated."""
    names = ("updatedRows", "updatedColumns", "updatedCells")
    answer: Object = {"spreadsheetId": BOOK, "updatedRange": echo, **dict(zip(names, counts, strict=True))}
    return Exchange("PUT", f"{AT}/values/{cells}{query}", {"values": rows}, answer)


def batch(*requests: Object, replies: list[Json] | None = None) -> Exchange:
    """A batch whose requests say nothing, or these replies."""
    silent: list[Json] = [{} for _ in requests]
    answer: Object = {"spreadsheetId": BOOK, "replies": silent if replies is None else replies}
    return Exchange("POST", f"{AT}:batchUpdate", {"requests": [*requests]}, answer)


def get(query: str, answer: Object) -> Exchange:
    """spreadsheets.get."""
    return Exchange("GET", f"{AT}?{query}", None, answer)


def sheet(sheet_id: int, title: str, index: int, rows: int = 1000, columns: int = 26) -> Object:
    """The properties of a sheet."""
    grid: Object = {"rowCount": rows, "columnCount": columns}
    return {"sheetId": sheet_id, "title": title, "index": index, "sheetType": "GRID", "gridProperties": grid}


def refused(code: int, status: str, message: str) -> Object:
    """An error in the words of the service."""
    return {"error": {"code": code, "message": message, "status": status}}
