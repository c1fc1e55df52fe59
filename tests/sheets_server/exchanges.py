"""What the recordings of the real service show, told again as small literal requests and answers.

One story is one new spreadsheet and the calls made on it in order. `BOOK` stands for its id. The recordings are test
input that not every machine has; these stories keep each kind of answer checked everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server.literals import (
    AT,
    BOOK,
    LIST,
    RAW,
    TWO_BY_TWO,
    TYPED,
    Exchange,
    batch,
    get,
    put,
    refused,
    sheet,
    values,
)

if TYPE_CHECKING:
    from tests.sheets_server.trees import Object

_BROKEN = f"Invalid value at 'data.values' ({LIST}), \"X\""
_VIOLATION: Object = {"field": "data.values", "description": _BROKEN}
_BROKEN_ANSWER: Object = {
    "error": {
        "code": 400,
        "message": _BROKEN,
        "status": "INVALID_ARGUMENT",
        "details": [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [_VIOLATION]}],
    }
}
_WEEK: Object = {"title": "第 1 周", "sheetType": "GRID", "gridProperties": {"rowCount": 10, "columnCount": 10}}
_NOTED: Object = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1, "sheetId": 0}
_FORM: Object = {"backgroundColor": {"green": 1, "blue": 1}, "textFormat": {"fontSize": 12, "bold": True}}

STORIES: dict[str, tuple[Exchange, ...]] = {
    "empty ends are left out, a blank row in between is an empty list": (
        values("'Sheet1'!A1:D4", None),
        put("'Sheet1'!A1:D1", [["a", "b", "", "d"]], (1, 4, 4), echo="Sheet1!A1:D1"),
        put("'Sheet1'!A4:D4", [["e", "f", "", ""]], (1, 4, 4), echo="Sheet1!A4:D4"),
        values("'Sheet1'!A1:D4", [["a", "b", "", "d"], [], [], ["e", "f"]]),
        values("'Sheet1'!A2:2", None, echo="Sheet1!A2:Z2"),
        values("'Sheet1'!A1:A4", [["a", "", "", "e"]], "?majorDimension=COLUMNS", direction="COLUMNS"),
        values("'Sheet1'", [["a", "b", "", "d"], [], [], ["e", "f"]], echo="Sheet1!A1:Z1000"),
    ),
    "a null leaves its cell as it is and is not counted": (
        put("'Sheet1'!A1:B2", [["a", "b"], ["c", "d"]], (2, 2, 4), echo="Sheet1!A1:B2"),
        put("'Sheet1'!A1:B2", [["x", None], [None, None]], (1, 1, 1), echo="Sheet1!A1:B2"),
        values("'Sheet1'!A1:B2", [["x", "b"], ["c", "d"]]),
    ),
    "what is typed becomes a formula, a date, a number": (
        put("'Sheet1'!A1", [["=4/2", "2020-01-01", "text", 53]], (1, 4, 4), echo="Sheet1!A1:D1", query=TYPED),
        put("'Sheet1'!A2", [["0042", 0.12, "2,000.01"]], (1, 3, 3), echo="Sheet1!A2:C2", query=TYPED),
        values("'Sheet1'!A1:D2", [["2", "2020-01-01", "text", "53"], ["42", "0.12", "2,000.01"]]),
        values(
            "'Sheet1'!A1:D2",
            [[2, 43831, "text", 53], [42, 0.12, 2000.01]],
            "?valueRenderOption=UNFORMATTED_VALUE",
        ),
        values(
            "'Sheet1'!A1:D1",
            [[2, "2020-01-01", "text", 53]],
            "?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING",
        ),
        values("'Sheet1'!A1:D1", [["=4/2", 43831, "text", 53]], "?valueRenderOption=FORMULA"),
    ),
    "append writes below the table that ends last": (
        Exchange(
            "POST",
            f"{AT}/values/'Sheet1':append{RAW}",
            {"values": [["a", "", "c"]]},
            {
                "spreadsheetId": BOOK,
                "updates": {
                    "spreadsheetId": BOOK,
                    "updatedRange": "Sheet1!A1:C1",
                    "updatedRows": 1,
                    "updatedColumns": 3,
                    "updatedCells": 3,
                },
            },
        ),
        Exchange(
            "POST",
            f"{AT}/values/'Sheet1':append{RAW}",
            {"values": [["d"]]},
            {
                "spreadsheetId": BOOK,
                "tableRange": "Sheet1!C1",
                "updates": {
                    "spreadsheetId": BOOK,
                    "updatedRange": "Sheet1!C2",
                    "updatedRows": 1,
                    "updatedColumns": 1,
                    "updatedCells": 1,
                },
            },
        ),
    ),
    "clearing says the range of the grid": (
        Exchange(
            "POST", f"{AT}/values/'Sheet1':clear", None, {"spreadsheetId": BOOK, "clearedRange": "Sheet1!A1:Z1000"}
        ),
        Exchange(
            "POST",
            f"{AT}/values:batchClear",
            {"ranges": ["'Sheet1'!A1:B1", "'Sheet1'!C2:E2"]},
            {"spreadsheetId": BOOK, "clearedRanges": ["Sheet1!A1:B1", "Sheet1!C2:E2"]},
        ),
    ),
    "several ranges are written and read in one call": (
        Exchange(
            "POST",
            f"{AT}/values:batchUpdate",
            {"valueInputOption": "RAW", "data": [{"range": "'Sheet1'!A1:B1", "values": [["a", "b"]]}]},
            {
                "spreadsheetId": BOOK,
                "totalUpdatedRows": 1,
                "totalUpdatedColumns": 2,
                "totalUpdatedCells": 2,
                "totalUpdatedSheets": 1,
                "responses": [
                    {
                        "spreadsheetId": BOOK,
                        "updatedRange": "Sheet1!A1:B1",
                        "updatedRows": 1,
                        "updatedColumns": 2,
                        "updatedCells": 2,
                    }
                ],
            },
        ),
        Exchange(
            "GET",
            f"{AT}/values:batchGet?ranges='Sheet1'!A:A&ranges='Sheet1'!B1",
            None,
            {
                "spreadsheetId": BOOK,
                "valueRanges": [
                    {"range": "Sheet1!A1:A1000", "majorDimension": "ROWS", "values": [["a"]]},
                    {"range": "Sheet1!B1", "majorDimension": "ROWS", "values": [["b"]]},
                ],
            },
        ),
    ),
    "a title that is no plain word is quoted": (
        Exchange("POST", f"{AT}:batchUpdate", {"requests": [{"addSheet": {"properties": _WEEK}}]}, None),
        put("第 1 周!A1", [["a"]], (1, 1, 1), echo="'第 1 周'!A1"),
        values("第 1 周", [["a"]], echo="'第 1 周'!A1:J10"),
    ),
    "sheets are added, moved, renamed and deleted": (
        batch(
            {"addSheet": {"properties": {**_WEEK, "sheetId": 8}}},
            replies=[{"addSheet": {"properties": sheet(8, "第 1 周", 1, 10, 10)}}],
        ),
        batch({"updateSheetProperties": {"properties": {"sheetId": 8, "index": 0}, "fields": "index"}}),
        batch({"updateSheetProperties": {"properties": {"sheetId": 0, "title": "It's new"}, "fields": "title"}}),
        get(
            "fields=sheets.properties",
            {"sheets": [{"properties": sheet(8, "第 1 周", 0, 10, 10)}, {"properties": sheet(0, "It's new", 1)}]},
        ),
        batch({"deleteSheet": {"sheetId": 8}}),
        Exchange(
            "POST",
            f"{AT}:batchUpdate",
            {
                "requests": [
                    {"updateSheetProperties": {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}}
                ]
            },
            refused(
                400,
                "INVALID_ARGUMENT",
                "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document.",
            ),
            400,
        ),
    ),
    "a note is set, read alone and taken away": (
        batch({"updateCells": {"range": _NOTED, "fields": "note", "rows": [{"values": [{"note": "请填写"}]}]}}),
        get(
            "ranges='Sheet1'!A1&fields=sheets/data/rowData/values/note",
            {"sheets": [{"data": [{"rowData": [{"values": [{"note": "请填写"}]}]}]}]},
        ),
        batch({"updateCells": {"range": _NOTED, "fields": "note", "rows": [{"values": [{"note": ""}]}]}}),
        get("ranges='Sheet1'!A1&fields=sheets/data/rowData/values/note", {"sheets": [{"data": [{}]}]}),
    ),
    "a colour is answered both ways": (
        batch(
            {
                "repeatCell": {
                    "range": _NOTED,
                    "cell": {"userEnteredFormat": _FORM},
                    "fields": "userEnteredFormat(backgroundColor,textFormat)",
                }
            }
        ),
        get(
            "includeGridData=false&ranges=Sheet1!A1&fields=sheets.data.rowData.values.userEnteredFormat",
            {
                "sheets": [
                    {
                        "data": [
                            {
                                "rowData": [
                                    {
                                        "values": [
                                            {
                                                "userEnteredFormat": {
                                                    **_FORM,
                                                    "backgroundColorStyle": {"rgbColor": {"green": 1, "blue": 1}},
                                                }
                                            }
                                        ]
                                    }
                                ]
                            }
                        ]
                    }
                ]
            },
        ),
    ),
    "a colour is kept in 255 steps": (
        batch(
            {
                "updateSheetProperties": {
                    "properties": {"sheetId": 0, "tabColorStyle": {"rgbColor": {"red": 1, "blue": 0.5}}},
                    "fields": "tabColorStyle",
                }
            }
        ),
        get(
            "fields=sheets.properties.tabColorStyle",
            {"sheets": [{"properties": {"tabColorStyle": {"rgbColor": {"red": 1, "blue": 0.49803922}}}}]},
        ),
    ),
    "sheet 0 is left out of a range": (
        Exchange(
            "POST",
            f"{AT}:batchUpdate",
            {
                "requests": [
                    {
                        "addProtectedRange": {
                            "protectedRange": {
                                "protectedRangeId": 5,
                                "range": {**TWO_BY_TWO, "sheetId": 0},
                                "warningOnly": True,
                                "requestingUserCanEdit": False,
                                "editors": None,
                            }
                        }
                    }
                ]
            },
            {
                "spreadsheetId": BOOK,
                "replies": [
                    {
                        "addProtectedRange": {
                            "protectedRange": {
                                "protectedRangeId": 5,
                                "range": TWO_BY_TWO,
                                "warningOnly": True,
                                "requestingUserCanEdit": True,
                                "editors": {},
                            }
                        }
                    }
                ],
            },
        ),
        batch({"mergeCells": {"mergeType": "MERGE_ALL", "range": {**TWO_BY_TWO, "sheetId": 0}}}),
        batch({"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}}),
        get(
            "fields=sheets(merges,basicFilter)",
            {
                "sheets": [
                    {
                        "merges": [TWO_BY_TWO],
                        "basicFilter": {
                            "range": {
                                "startRowIndex": 0,
                                "endRowIndex": 1000,
                                "startColumnIndex": 0,
                                "endColumnIndex": 26,
                            }
                        },
                    }
                ]
            },
        ),
    ),
    "named ranges resolve": (
        batch(
            {
                "addNamedRange": {
                    "namedRange": {"namedRangeId": "7", "name": "members", "range": {**TWO_BY_TWO, "sheetId": 0}}
                }
            },
            replies=[{"addNamedRange": {"namedRange": {"namedRangeId": "7", "name": "members", "range": TWO_BY_TWO}}}],
        ),
        put("members", [["a"]], (1, 1, 1), echo="Sheet1!A1"),
        values("'Sheet1'!members", [["a"]], echo="Sheet1!A1:B2"),
        batch({"deleteNamedRange": {"namedRangeId": "7"}}),
    ),
    "lines are hidden, grouped and put in": (
        batch(
            {
                "updateDimensionProperties": {
                    "range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
                    "properties": {"hiddenByUser": True},
                    "fields": "hiddenByUser",
                }
            }
        ),
        batch(
            {
                "insertDimension": {
                    "range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 2},
                    "inheritFromBefore": False,
                }
            }
        ),
        get(
            "ranges='Sheet1'!A1:B1&fields=sheets(properties.gridProperties,data.columnMetadata)",
            {
                "sheets": [
                    {
                        "properties": {"gridProperties": {"rowCount": 1002, "columnCount": 26}},
                        "data": [{"columnMetadata": [{"hiddenByUser": True, "pixelSize": 100}, {"pixelSize": 100}]}],
                    }
                ]
            },
        ),
    ),
    "errors come in the service's words": (
        Exchange("PUT", f"{AT}/values/'Sheet1'!A1{RAW}", {"values": "X"}, _BROKEN_ANSWER, 400),
        Exchange(
            "GET", "/v4/spreadsheets/nothing", None, refused(404, "NOT_FOUND", "Requested entity was not found."), 404
        ),
    ),
}
