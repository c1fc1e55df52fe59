"""Every kind of request of a batch does what it says, seen by reading the spreadsheet back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.addresses import Box
from tests.sheets_server.client import Client
from tests.sheets_server.contract import row_of
from tests.sheets_server.trees import child, children, text, whole

if TYPE_CHECKING:
    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Json, Object

AREA: Object = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
FIRST: Object = {**AREA, "sheetId": 0}


def _sheet(client: Client, book: str, fields: str) -> Object:
    return children(client.get(book, fields=f"sheets({fields})"), "sheets")[0]


def _message(client: Client, book: str, *requests: Object) -> str:
    said = client.batch(book, *requests)
    assert said.status == 400
    return text(child(said.body, "error"), "message")


@pytest.fixture
def book(server: SheetsServer) -> str:
    return server.add_spreadsheet("总表", {"小组": [["b", 2], ["a", 1], ["C", None]]}, size=(6, 4))


def test_conditional_formats_are_put_in_order_and_taken_away(client: Client, book: str) -> None:
    def rule(colour: str) -> Object:
        low: Object = {"type": "NUMBER_LESS", "values": [{"userEnteredValue": "0.8"}]}
        return {"ranges": [FIRST], "booleanRule": {"condition": low, "format": {"backgroundColor": {colour: 1}}}}

    client.batch(
        book,
        {"addConditionalFormatRule": {"rule": rule("red"), "index": 0}},
        {"addConditionalFormatRule": {"rule": rule("green"), "index": 0}},
    )
    kept = children(_sheet(client, book, "conditionalFormats"), "conditionalFormats")
    assert [list(child(child(child(each, "booleanRule"), "format"), "backgroundColor")) for each in kept] == [
        ["green"],
        ["red"],
    ]
    assert children(kept[0], "ranges") == [AREA]
    gone = client.batch(book, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}}).body
    assert child(children(gone, "replies")[0], "deleteConditionalFormatRule")["rule"] == kept[0]
    assert "No conditional format" in _message(client, book, {"deleteConditionalFormatRule": {"index": 1}})
    moved: Object = {"updateConditionalFormatRule": {"index": 0, "rule": rule("blue")}}
    client.batch(book, moved)
    assert len(children(_sheet(client, book, "conditionalFormats"), "conditionalFormats")) == 1


def test_charts_are_added_changed_and_deleted(client: Client, book: str) -> None:
    place: Object = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 1}}}
    chart: Object = {"chartId": 4, "spec": {"title": "出勤率"}, "position": place}
    client.batch(book, {"addChart": {"chart": chart}})
    client.batch(book, {"updateChartSpec": {"chartId": 4, "spec": {"title": "进度"}}})
    assert _sheet(client, book, "charts(chartId,spec.title)") == {"charts": [{"chartId": 4, "spec": {"title": "进度"}}]}
    assert "already exists" in _message(client, book, {"addChart": {"chart": chart}})
    client.batch(book, {"deleteEmbeddedObject": {"objectId": 4}})
    assert "No embedded object" in _message(client, book, {"deleteEmbeddedObject": {"objectId": 4}})


def test_validation_is_set_over_a_range_and_taken_away(client: Client, book: str) -> None:
    rule: Object = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "出勤"}]}, "strict": True}
    client.batch(book, {"setDataValidation": {"range": FIRST, "rule": rule}})
    found = _sheet(client, book, "data.rowData.values.dataValidation")
    cells: list[Json] = [{"dataValidation": rule}, {"dataValidation": rule}]
    assert children(found, "data") == [{"rowData": [{"values": cells}, {"values": cells}, {"values": [{}]}]}]
    client.batch(book, {"setDataValidation": {"range": FIRST}})
    assert "dataValidation" not in str(_sheet(client, book, "data.rowData.values.dataValidation"))


def test_metadata_is_found_updated_and_deleted_by_key(client: Client, book: str) -> None:
    def create(key: str, location: Object) -> Object:
        data: Object = {"metadataKey": key, "metadataValue": "1", "location": location, "visibility": "PROJECT"}
        return {"createDeveloperMetadata": {"developerMetadata": data}}

    row: Object = {"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}
    client.batch(book, create("file", {"spreadsheet": True}), create("sheet", {"sheetId": 0}), create("row", row))
    fields = "developerMetadata.metadataKey,sheets(developerMetadata.metadataKey,data.rowMetadata.developerMetadata)"
    found = client.get(book, fields=fields)
    assert found["developerMetadata"] == [{"metadataKey": "file"}]
    sheet = children(found, "sheets")[0]
    assert sheet["developerMetadata"] == [{"metadataKey": "sheet"}]
    lines = children(children(sheet, "data")[0], "rowMetadata")
    assert [line for line, each in enumerate(lines) if each] == [1]
    by_key: Object = {"developerMetadataLookup": {"metadataKey": "sheet", "locationType": "SHEET"}}
    change: Object = {"dataFilters": [by_key], "developerMetadata": {"metadataValue": "2"}, "fields": "metadataValue"}
    said = client.batch(book, {"updateDeveloperMetadata": change}).body
    changed = children(child(children(said, "replies")[0], "updateDeveloperMetadata"), "developerMetadata")
    assert [(each["metadataKey"], each["metadataValue"]) for each in changed] == [("sheet", "2")]
    one = client.ask("GET", f"/v4/spreadsheets/{book}/developerMetadata/{changed[0]['metadataId']}").body
    assert one == changed[0]
    client.batch(book, {"deleteDeveloperMetadata": {"dataFilter": by_key}})
    assert "developerMetadata" not in _sheet(client, book, "developerMetadata")


def test_sheets_are_duplicated_and_resized(client: Client, book: str) -> None:
    twin: Object = {"sourceSheetId": 0, "newSheetId": 5, "newSheetName": "副本", "insertSheetIndex": 1}
    client.batch(book, {"duplicateSheet": twin})
    assert client.values(book, "'副本'!A1:B3") == [["b", "2"], ["a", "1"], ["C"]]
    small: Object = {"sheetId": 5, "gridProperties": {"rowCount": 1, "columnCount": 1}}
    fields = "gridProperties(rowCount,columnCount)"
    client.batch(book, {"updateSheetProperties": {"properties": small, "fields": fields}})
    client.batch(book, {"appendDimension": {"sheetId": 5, "dimension": "ROWS", "length": 2}})
    found = client.ask("GET", f"/v4/spreadsheets/{book}/values/'副本'").body
    assert (found["range"], found["values"]) == ("'副本'!A1:A3", [["b"]])
    frozen: Object = {"sheetId": 5, "gridProperties": {"frozenRowCount": 3}}
    update: Object = {"properties": frozen, "fields": "gridProperties.frozenRowCount"}
    assert "can't freeze all visible rows" in _message(client, book, {"updateSheetProperties": update})
    long: Object = {"addSheet": {"properties": {"title": "长" * 101}}}
    assert "cannot be greater than 100 characters" in _message(client, book, long)


def test_the_last_sheet_stays(client: Client, book: str) -> None:
    assert "can't remove all the sheets" in _message(client, book, {"deleteSheet": {"sheetId": 0}})


def test_merging_empties_all_but_the_first_cell(server: SheetsServer, client: Client, book: str) -> None:
    client.batch(book, {"mergeCells": {"range": FIRST, "mergeType": "MERGE_ALL"}})
    assert client.values(book, "'小组'!A1:B3") == [["b"], [], ["C"]]
    part: Object = {**FIRST, "endColumnIndex": 1}
    assert "must select all cells" in _message(client, book, {"unmergeCells": {"range": part}})
    client.batch(book, {"unmergeCells": {"range": FIRST}}, {"mergeCells": {"range": FIRST, "mergeType": "MERGE_ROWS"}})
    assert server.spreadsheet(book).sheets[0].merges == [Box(0, 0, 1, 2), Box(1, 0, 2, 2)]


def test_rows_are_sorted_inserted_deleted_and_copied(client: Client, book: str) -> None:
    everything: Object = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 6,
        "startColumnIndex": 0,
        "endColumnIndex": 4,
    }
    by_name: Object = {"dimensionIndex": 0, "sortOrder": "ASCENDING"}
    client.batch(book, {"sortRange": {"range": everything, "sortSpecs": [by_name]}})
    assert client.values(book, "'小组'!A1:A3") == [["a"], ["b"], ["C"]]
    top: Object = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    client.batch(book, {"insertDimension": {"range": top}})
    assert client.values(book, "'小组'!A1:A4") == [["a"], [], ["b"], ["C"]]
    client.batch(book, {"deleteDimension": {"range": top}})
    aside: Object = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 2, "endColumnIndex": 4}
    client.batch(book, {"copyPaste": {"source": FIRST, "destination": aside, "pasteType": "PASTE_VALUES"}})
    assert client.values(book, "'小组'") == [["a", "1", "a", "1"], ["b", "2", "b", "2"], ["C"]]
    there: Object = {"sheetId": 0, "rowIndex": 3, "columnIndex": 0}
    client.batch(book, {"cutPaste": {"source": FIRST, "destination": there, "pasteType": "PASTE_NORMAL"}})
    assert client.values(book, "'小组'!A1:B5") == [[], [], ["C"], ["a", "1"], ["b", "2"]]


def test_append_grows_the_grid_or_pushes_rows_down(client: Client, book: str) -> None:
    many: list[Json] = [[str(number)] for number in range(5)]
    said = client.append(book, "'小组'!A1", many).body
    assert text(child(said, "updates"), "updatedRange") == "'小组'!A4:A8"
    client.append(book, "'小组'!A1:B2", [["x", "y"]], insertDataOption="INSERT_ROWS")
    grid = child(_sheet(client, book, "properties.gridProperties"), "properties")
    assert whole(child(grid, "gridProperties"), "rowCount") == 9


def test_values_that_do_not_fit_their_range_are_refused(client: Client, book: str) -> None:
    wide = client.put(book, "'小组'!A1:B1", [["a", "b", "c"]])
    tall = client.put(book, "'小组'!A1:B1", [["a"], ["b"]])
    messages = [text(child(each.body, "error"), "message") for each in (wide, tall)]
    within = "Requested writing within range ['小组'!A1:B1], but tried writing to"
    assert messages == [f"{within} column [C]", f"{within} row [2]"]


def test_a_reader_never_sees_half_a_batch(server: SheetsServer, client: Client, book: str) -> None:
    seen: list[Json] = []
    done = threading.Event()

    def poll() -> None:
        reader = Client(server)
        while not done.is_set():
            seen.append(reader.values(book, "'小组'!A1:A6"))

    polling = threading.Thread(target=poll)
    polling.start()
    for turn in range(40):
        rows: list[Json] = [row_of(str(turn)) for _ in range(6)]
        one: Object = {"range": {"sheetId": 0, "endRowIndex": 3}, "fields": "userEnteredValue", "rows": rows[:3]}
        two: Object = {"range": {"sheetId": 0, "startRowIndex": 3}, "fields": "userEnteredValue", "rows": rows[3:]}
        client.batch(book, {"updateCells": one}, {"updateCells": two})
    done.set()
    polling.join()
    whole_ones = [[["b"], ["a"], ["C"]], *([[str(turn)]] * 6 for turn in range(40))]
    assert len(seen) > 10
    assert not [each for each in seen if each not in whole_ones]
