"""Requests the service's own description does not know are refused in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.batches import CHANGES
from tests.sheets_server.refusals import Refusal
from tests.sheets_server.schema import check_mask, cleaned, document
from tests.sheets_server.trees import child, mask_of, text

if TYPE_CHECKING:
    from tests.sheets_server.client import Client
    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Json, Object

# Every kind our product may send; the others are for gspread's own methods.
OURS = {
    "addSheet", "deleteSheet", "duplicateSheet", "updateSheetProperties", "updateCells", "repeatCell",
    "appendDimension", "updateDimensionProperties", "autoResizeDimensions", "mergeCells", "unmergeCells",
    "addProtectedRange", "updateProtectedRange", "deleteProtectedRange", "setDataValidation",
    "addConditionalFormatRule", "deleteConditionalFormatRule", "addChart", "updateChartSpec", "deleteEmbeddedObject",
    "createDeveloperMetadata", "updateDeveloperMetadata", "deleteDeveloperMetadata",
}  # fmt: skip


def _refused(request: Object) -> str:
    with pytest.raises(Refusal) as caught:
        cleaned("BatchUpdateSpreadsheetRequest", {"requests": [request]})
    return caught.value.message


def test_the_description_is_the_whole_one() -> None:
    schemas = child(document(), "schemas")
    kinds = child(child(schemas, "Request"), "properties")
    assert len(schemas) > 250
    assert len(kinds) > 70
    assert set(CHANGES) <= set(kinds)
    assert set(CHANGES) >= OURS


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"addShet": {}}, "Unknown name \"addShet\" at 'requests[0]': Cannot find field."),
        ({"addSheet": {"propertys": {}}}, "Unknown name \"propertys\" at 'requests[0].add_sheet': Cannot find field."),
        (
            {"updateCells": {"rows": [{"values": [{"userEnteredValue": {"textValue": "x"}}]}]}},
            "Unknown name \"textValue\" at 'requests[0].update_cells.rows[0].values[0].user_entered_value'",
        ),
        ({"mergeCells": {"mergeType": "MERGE_EVERYTHING"}}, "Invalid value at 'requests[0].merge_cells.merge_type'"),
        ({"deleteSheet": {"sheetId": 2**31}}, "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32)"),
        ({"deleteSheet": {"sheetId": "seven"}}, '(TYPE_INT32), "seven"'),
        ({"deleteSheet": []}, "Invalid value at 'requests[0].delete_sheet'"),
        ({"updateCells": {"fields": 7}}, "(TYPE_STRING), 7"),
        ({"repeatCell": {"cell": {"userEnteredFormat": {"textFormat": {"bold": "yes"}}}}}, "(TYPE_BOOL)"),
        ({"repeatCell": {"cell": {"userEnteredValue": {"numberValue": "1"}}}}, "(TYPE_DOUBLE)"),
    ],
)
def test_what_the_description_does_not_know_is_refused(request_: Object, said: str) -> None:
    assert said in _refused(request_)


def test_null_fields_are_absent_ones_and_whole_numbers_may_be_text() -> None:
    given: Object = {"addSheet": {"properties": {"sheetId": "7", "title": None}}}
    found = cleaned("BatchUpdateSpreadsheetRequest", {"requests": [given]})
    assert found == {"requests": [{"addSheet": {"properties": {"sheetId": 7}}}]}


def test_null_cells_of_values_are_kept() -> None:
    rows: Json = [["a", None], []]
    assert cleaned("ValueRange", {"values": rows})["values"] == rows


@pytest.mark.parametrize("mask", ["sheets.propertys", "sheets(properties(titel))", "sheets.data.rowData.value"])
def test_a_mask_with_an_unknown_field_is_refused(mask: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_mask("Spreadsheet", mask_of(mask))
    assert "Cannot find matching fields for path" in caught.value.violations[0].description


@pytest.mark.parametrize("mask", ["sheets(", "a,,b", ".a", "a b!", "a)", ""])
def test_a_mask_that_cannot_be_read_is_refused(mask: str) -> None:
    with pytest.raises(Refusal, match="Invalid field mask"):
        mask_of(mask)


def test_masks_nest_and_a_whole_branch_wins_over_a_part() -> None:
    assert mask_of("a.b,c(d,e/f),c.g") == {"a": {"b": {}}, "c": {"d": {}, "e": {"f": {}}, "g": {}}}
    assert mask_of("a,a.b") == mask_of("a.b,a") == {"a": {}}


def test_a_batch_names_the_request_that_is_wrong(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    nothing = client.batch(book)
    empty = client.batch(book, {})
    unlisted = client.batch(book, {"updateCells": {"range": {"sheetId": 0}, "rows": []}})
    said = [text(child(each.body, "error"), "message") for each in (nothing, empty, unlisted)]
    fields = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
    assert said == [
        "Must specify at least one request.",
        "Invalid requests[0]: No request set.",
        f"Invalid requests[0].updateCells: {fields}",
    ]


def test_a_query_parameter_must_be_known(server: SheetsServer, client: Client) -> None:
    path = f"/v4/spreadsheets/{server.add_spreadsheet('总表')}"
    assert client.ask("GET", path, query={"prettyPrint": "false", "includeGridData": "true"}).status == 200
    assert client.ask("GET", path, query={"field": "sheets"}).status == 400
    assert client.ask("GET", f"{path}/values/A1", query={"valueRenderOption": "PLAIN"}).status == 400
    assert client.ask("PUT", f"{path}/values/A1", {"values": [["x"]]}).status == 400
