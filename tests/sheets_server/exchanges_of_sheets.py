"""More of what the recordings show, as literals: what is laid over sheets and taken away, lines moved, and Drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server.literals import BOOK, SOME, TWO_BY_TWO, Exchange, batch, get, put, values

if TYPE_CHECKING:
    from tests.sheets_server.trees import Json, Object

_MIME = "application/vnd.google-apps.spreadsheet"
_FILES = "/drive/v3/files"
_FILE = f"{_FILES}/{BOOK}"
_CORNER: Object = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1, "sheetId": 0}
_TABLE: list[Json] = [["乙", "2"], ["甲", "1"]]


def _lines(dimension: str, start: int, end: int) -> Object:
    return {"dimension": dimension, "startIndex": start, "endIndex": end}


def _on_first(area: Object) -> Object:
    return {**area, "sheetId": 0}


def _made(name: str) -> Object:
    return {"kind": "drive#file", "id": SOME, "name": name, "mimeType": _MIME}


STORIES: dict[str, tuple[Exchange, ...]] = {
    "a list to choose from is laid over cells": (
        batch(
            {
                "setDataValidation": {
                    "range": _CORNER,
                    "rule": {
                        "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "出勤"}]},
                        "showCustomUi": True,
                        "strict": True,
                    },
                }
            }
        ),
        get(
            "ranges='Sheet1'!A1&fields=sheets/data/rowData/values/dataValidation",
            {
                "sheets": [
                    {
                        "data": [
                            {
                                "rowData": [
                                    {
                                        "values": [
                                            {
                                                "dataValidation": {
                                                    "condition": {
                                                        "type": "ONE_OF_LIST",
                                                        "values": [{"userEnteredValue": "出勤"}],
                                                    },
                                                    "strict": True,
                                                    "showCustomUi": True,
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
    "what was merged, filtered and protected is free again": (
        batch({"mergeCells": {"mergeType": "MERGE_ALL", "range": _on_first(TWO_BY_TWO)}}),
        batch({"unmergeCells": {"range": _on_first(TWO_BY_TWO)}}),
        batch({"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}}),
        batch({"clearBasicFilter": {"sheetId": 0}}),
        batch(
            {"addProtectedRange": {"protectedRange": {"protectedRangeId": 6, "range": {"sheetId": 0}}}},
            {"deleteProtectedRange": {"protectedRangeId": 6}},
            replies=[{"addProtectedRange": {"protectedRange": SOME}}, {}],
        ),
        get(
            "fields=sheets(properties/index,merges,basicFilter,protectedRanges)",
            {"sheets": [{"properties": {"index": 0}}]},
        ),
    ),
    "lines are grouped, taken away and fitted to their text": (
        batch(
            {"addDimensionGroup": {"range": _on_first(_lines("COLUMNS", 0, 2))}},
            replies=[{"addDimensionGroup": {"dimensionGroups": [{"range": _lines("COLUMNS", 0, 2), "depth": 1}]}}],
        ),
        batch(
            {"deleteDimensionGroup": {"range": _on_first(_lines("COLUMNS", 0, 2))}},
            replies=[{"deleteDimensionGroup": {}}],
        ),
        batch({"deleteDimension": {"range": _on_first(_lines("COLUMNS", 1, 3))}}),
        batch({"autoResizeDimensions": {"dimensions": _on_first(_lines("COLUMNS", 0, 1))}}),
        get(
            "fields=sheets(columnGroups,properties/gridProperties)",
            {
                "sheets": [
                    {
                        "properties": {
                            "gridProperties": {"rowCount": 1000, "columnCount": 24, "columnGroupControlAfter": True}
                        }
                    }
                ]
            },
        ),
    ),
    "cells are sorted, copied and cut": (
        put("'Sheet1'!A1:B2", _TABLE, (2, 2, 4), echo="Sheet1!A1:B2"),
        batch(
            {
                "sortRange": {
                    "range": _on_first(TWO_BY_TWO),
                    "sortSpecs": [{"dimensionIndex": 1, "sortOrder": "ASCENDING"}],
                }
            }
        ),
        values("'Sheet1'!A1:C2", [["甲", "1"], ["乙", "2"]]),
        batch(
            {
                "copyPaste": {
                    "source": _CORNER,
                    "destination": {**_CORNER, "startColumnIndex": 2, "endColumnIndex": 3},
                    "pasteType": "PASTE_NORMAL",
                    "pasteOrientation": "NORMAL",
                }
            }
        ),
        values("'Sheet1'!A1:C2", [["甲", "1", "甲"], ["乙", "2", "乙"]]),
        batch(
            {
                "cutPaste": {
                    "source": _CORNER,
                    "destination": {"sheetId": 0, "rowIndex": 0, "columnIndex": 3},
                    "pasteType": "PASTE_NORMAL",
                }
            }
        ),
        values("'Sheet1'!A1:D2", [["", "1", "甲", "甲"], ["", "2", "乙", "乙"]]),
    ),
    "names of ranges and of the file change": (
        batch(
            {"addNamedRange": {"namedRange": {"namedRangeId": "8", "name": "old", "range": {"sheetId": 0}}}},
            {"updateNamedRange": {"namedRange": {"namedRangeId": "8", "name": "new"}, "fields": "name"}},
            replies=[{"addNamedRange": {"namedRange": SOME}}, {}],
        ),
        batch({"updateSpreadsheetProperties": {"properties": {"title": "春季小组 🎓"}, "fields": "title"}}),
        get(
            "fields=properties/title,namedRanges/name",
            {"properties": {"title": "春季小组 🎓"}, "namedRanges": [{"name": "new"}]},
        ),
    ),
    "a file is made, described, listed, copied, exported and deleted": (
        Exchange("POST", _FILES, {"name": "秋季小组", "mimeType": _MIME}, _made("秋季小组")),
        Exchange(
            "GET",
            f"{_FILE}?fields=id,name,createdTime,modifiedTime",
            None,
            {"id": BOOK, "name": "学习小组", "createdTime": SOME, "modifiedTime": SOME},
        ),
        Exchange(
            "GET",
            f'{_FILES}?q=name="学习小组"&fields=kind,files(id,name)',
            None,
            {"kind": "drive#fileList", "files": [{"id": BOOK, "name": "学习小组"}]},
        ),
        Exchange("GET", f"{_FILE}/comments?fields=comments/content", None, {"comments": []}),
        Exchange("POST", f"{_FILE}/copy", {"name": None, "mimeType": _MIME}, _made("Copy of 学习小组")),
        Exchange("GET", f"{_FILE}/export?mimeType=text/csv", None, None),
        Exchange("DELETE", _FILE, None, {}, 204),
    ),
}
