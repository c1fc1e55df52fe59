"""The watch on the wire sees what it is there to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.calls import Call
from tests.stores.google.wire import parsed_in

if TYPE_CHECKING:
    from tests.sheets_server.trees import Json, Object

BATCH = "/v4/spreadsheets/x:batchUpdate"


def sent(*requests: Json, path: str = BATCH, query: dict[str, list[str]] | None = None) -> list[Call]:
    return [Call("POST", path, query or {}, {"requests": [*requests]}, "write", "somebody")]


def cell(value: Object) -> Object:
    return {"updateCells": {"rows": [{"values": [{}, {"userEnteredValue": value}]}], "fields": "*"}}


def rule(kind: str, written: str) -> Object:
    condition: Object = {"type": kind, "values": [{"userEnteredValue": written}]}
    return {"addConditionalFormatRule": {"rule": {"booleanRule": {"condition": condition}}, "index": 0}}


@pytest.mark.parametrize(
    "request_",
    [
        cell({"stringValue": "=1+1"}),
        cell({"numberValue": 1}),
        rule("CUSTOM_FORMULA", '=$G4="说""好"""'),
        rule("CUSTOM_FORMULA", "=ISNUMBER($C4)*($C4<1/2)"),
        rule("ONE_OF_RANGE", "='选项'!$B2:$B"),
        rule("ONE_OF_LIST", "出勤"),
    ],
)
def test_what_google_takes_as_it_is_passes(request_: Object) -> None:
    assert parsed_in(sent(request_)) == []


@pytest.mark.parametrize(
    "request_",
    [
        cell({"formulaValue": "=1+1"}),
        cell({"stringValue": "1", "formulaValue": "=1"}),
        {"repeatCell": {"cell": {"userEnteredValue": {"formulaValue": "=1"}}}},
        {"pasteData": {"data": "=1", "delimiter": ","}},
        {"findReplace": {"find": "a", "replacement": "=1"}},
        {"appendCells": {"rows": []}},
        rule("CUSTOM_FORMULA", '=$G4="说"&IMPORTXML("x")'),
        rule("CUSTOM_FORMULA", "=林甲"),
        rule("ONE_OF_RANGE", "=IMPORTRANGE(1)"),
        rule("ONE_OF_LIST", " =1+1"),
        rule("TEXT_EQ", "甲"),
    ],
)
def test_what_google_would_parse_is_named(request_: Object) -> None:
    assert len(parsed_in(sent(request_))) == 1


def test_other_ways_of_writing_are_named() -> None:
    assert parsed_in(sent(path="/v4/spreadsheets/x/values:batchUpdate"))
    assert parsed_in(sent(path="/v4/spreadsheets/x/values/A1:append"))
    assert parsed_in(sent(query={"valueInputOption": ["RAW"]}))
    assert parsed_in([Call("POST", "/v4/spreadsheets", {}, {"sheets": []}, "write", "somebody")])
    assert not parsed_in([Call("POST", "/v4/spreadsheets", {}, {"properties": {"title": "=1"}}, "write", "somebody")])
