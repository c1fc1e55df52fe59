"""What the service promises and we depend on, each as one check over real HTTP.

The recordings show the first three; the rest is Google's written contract. A check takes a client of a server with
one spreadsheet and fails by an assertion, so that the tests can show that it notices a server with a defect.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tests.sheets_server.defects import Defect
from tests.sheets_server.trees import child, children, text

if TYPE_CHECKING:
    from tests.sheets_server.client import Client
    from tests.sheets_server.trees import Json, Object

Check: TypeAlias = "Callable[[Client, str], None]"


class Promise(NamedTuple):
    """A check, and the defects it notices."""

    check: Check
    notices: frozenset[Defect] = frozenset()


def cell(sheet_id: int, row: int, column: int) -> Object:
    """One cell as a GridRange."""
    rows: Object = {"startRowIndex": row, "endRowIndex": row + 1}
    return {"sheetId": sheet_id, **rows, "startColumnIndex": column, "endColumnIndex": column + 1}


def row_of(*values: str) -> Object:
    """A row of text cells."""
    cells: list[Json] = [{"userEnteredValue": {"stringValue": value}} if value else {} for value in values]
    return {"values": cells}


def _one_row(*cells: Object) -> Object:
    """spreadsheets.get of one sheet with one row."""
    return {"sheets": [{"data": [{"rowData": [{"values": [*cells]}]}]}]}


def empty_ends_are_left_out(client: Client, book: str) -> None:
    client.put(book, "Sheet1!A1:C3", [["周次", "主题", ""], ["", "", ""], ["1", "", ""]])
    assert client.values(book, "Sheet1!A1:E9") == [["周次", "主题"], [], ["1"]]
    assert client.values(book, "Sheet1!D1:E9") is None


def a_mask_leaves_out_what_it_does_not_name(client: Client, book: str) -> None:
    client.put(book, "Sheet1!A1", [["到"]])
    found = client.get(book, fields="sheets(properties(sheetId,title),data.rowData.values.effectiveValue)")
    data: Object = {"rowData": [{"values": [{"effectiveValue": {"stringValue": "到"}}]}]}
    assert found == {"sheets": [{"properties": {"sheetId": 0, "title": "Sheet1"}, "data": [data]}]}


def append_says_which_table_it_found(client: Client, book: str) -> None:
    first = client.append(book, "Sheet1", [["G01", "周三"]]).body
    assert "tableRange" not in first
    second = client.append(book, "Sheet1", [["G02", "周四"]]).body
    assert second.get("tableRange") == "Sheet1!A1:B1"
    assert text(child(second, "updates"), "updatedRange") == "Sheet1!A2:B2"


def a_batch_is_all_or_nothing(client: Client, book: str) -> None:
    write: Object = {"updateCells": {"range": cell(0, 0, 0), "fields": "userEnteredValue", "rows": [row_of("新")]}}
    wrong: Object = {"deleteSheet": {"sheetId": 404}}
    refused = client.batch(book, {"addSheet": {"properties": {"sheetId": 7, "title": "汇总"}}}, write, wrong)
    assert refused.status == 400
    assert text(child(refused.body, "error"), "message") == "Invalid requests[2].deleteSheet: No sheet with id: 404"
    assert client.values(book, "Sheet1!A1") is None
    assert [child(each, "properties")["title"] for each in children(client.get(book), "sheets")] == ["Sheet1"]


def raw_text_stays_text(client: Client, book: str) -> None:
    given: list[Json] = ["=4/2", "007", "2026-03-01", "TRUE", "'quoted", "1,000"]
    client.put(book, "Sheet1!A1", [given])
    assert client.values(book, "Sheet1!A1:F1", valueRenderOption="UNFORMATTED_VALUE") == [given]
    entered = client.get(book, fields="sheets.data.rowData.values.userEnteredValue")
    texts: list[Object] = [{"userEnteredValue": {"stringValue": each}} for each in given]
    assert entered == _one_row(*texts)


def update_cells_touches_only_the_fields_it_names(client: Client, book: str) -> None:
    bold: Object = {"userEnteredFormat": {"textFormat": {"bold": True}}, "note": "由组长填写"}
    full: Object = {**bold, "userEnteredValue": {"stringValue": "组长"}}
    client.batch(book, {"updateCells": {"range": cell(0, 0, 0), "fields": "*", "rows": [{"values": [full]}]}})
    only: Object = {"range": cell(0, 0, 0), "fields": "userEnteredValue", "rows": [row_of("副组长")]}
    client.batch(book, {"updateCells": only})
    mask = "sheets.data.rowData.values(userEnteredValue,userEnteredFormat.textFormat.bold,note)"
    assert client.get(book, fields=mask) == _one_row({**bold, "userEnteredValue": {"stringValue": "副组长"}})


def update_cells_clears_what_no_row_covers(client: Client, book: str) -> None:
    client.put(book, "Sheet1!A1:B3", [["旧", "旧"], ["旧", "旧"], ["旧", "旧"]])
    over: Object = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2}
    client.batch(book, {"updateCells": {"range": over, "fields": "userEnteredValue", "rows": [row_of("新")]}})
    assert client.values(book, "Sheet1!A1:B3") == [["新"], [], ["旧", "旧"]]


def a_used_sheet_id_or_title_is_refused(client: Client, book: str) -> None:
    assert client.batch(book, {"addSheet": {"properties": {"sheetId": 7, "title": "汇总"}}}).status == 200
    again = client.batch(book, {"addSheet": {"properties": {"sheetId": 7, "title": "别的"}}})
    same = client.batch(book, {"addSheet": {"properties": {"sheetId": 8, "title": "汇总"}}})
    assert (again.status, same.status) == (400, 400)
    assert "Please enter another name." in text(child(same.body, "error"), "message")


def later_requests_see_earlier_ones(client: Client, book: str) -> None:
    add: Object = {"addSheet": {"properties": {"sheetId": 9, "title": "考勤汇总"}}}
    fill: Object = {"updateCells": {"range": {"sheetId": 9}, "fields": "userEnteredValue", "rows": [row_of("小组")]}}
    place: Object = {"sheetId": 9}
    mark: Object = {"metadataKey": "owned", "metadataValue": "1", "location": place, "visibility": "DOCUMENT"}
    answer = client.batch(book, add, fill, {"createDeveloperMetadata": {"developerMetadata": mark}})
    assert answer.status == 200
    found = client.get(book, fields="sheets(properties.title,developerMetadata(metadataKey,metadataValue,location))")
    here: Object = {"locationType": "SHEET", "sheetId": 9}
    ours: Object = {"metadataKey": "owned", "metadataValue": "1", "location": here}
    summary: Object = {"properties": {"title": "考勤汇总"}, "developerMetadata": [ours]}
    assert found == {"sheets": [{"properties": {"title": "Sheet1"}}, summary]}
    assert client.values(book, "'考勤汇总'!A1") == [["小组"]]


def metadata_dies_with_its_sheet_and_ids_are_not_used_twice(client: Client, book: str) -> None:
    client.batch(book, {"addSheet": {"properties": {"sheetId": 9, "title": "汇总"}}})
    mark: Object = {"metadataId": 5, "metadataKey": "run", "location": {"sheetId": 9}, "visibility": "DOCUMENT"}
    create: Object = {"createDeveloperMetadata": {"developerMetadata": mark}}
    assert client.batch(book, create).status == 200
    assert client.batch(book, create).status == 400
    lookup: Object = {"dataFilters": [{"developerMetadataLookup": {"metadataId": 5}}]}
    path = f"/v4/spreadsheets/{book}/developerMetadata:search"
    assert len(children(client.ask("POST", path, lookup).body, "matchedDeveloperMetadata")) == 1
    client.batch(book, {"deleteSheet": {"sheetId": 9}})
    assert client.ask("POST", path, lookup).body == {}


def a_title_that_looks_like_a_cell_must_be_quoted(client: Client, book: str) -> None:
    client.batch(book, {"addSheet": {"properties": {"sheetId": 3, "title": "A1"}}})
    client.put(book, "'A1'!B2", [["在这里"]])
    found = client.ask("GET", f"/v4/spreadsheets/{book}/values/'A1'!A1:B2").body
    assert (found["range"], found["values"]) == ("'A1'!A1:B2", [[], ["", "在这里"]])
    assert client.values(book, "A1") is None


def writing_outside_the_grid_is_refused(client: Client, book: str) -> None:
    limits = "exceeds grid limits. Max rows: 1000, max columns: 26"
    refused = client.put(book, "Sheet1!A1001", [["x"]])
    assert refused.status == 400
    assert text(child(refused.body, "error"), "message") == f"Range (Sheet1!A1001) {limits}"
    beyond: Object = {"sheetId": 0, "startRowIndex": 1000, "startColumnIndex": 0, "endColumnIndex": 2}
    cleared = client.batch(book, {"updateCells": {"range": beyond, "fields": "userEnteredValue"}})
    said = text(child(cleared.body, "error"), "message")
    assert said == f"Invalid requests[0].updateCells: Range (Sheet1!A1001:B) {limits}"
    start: Object = {"sheetId": 0, "rowIndex": 999, "columnIndex": 25}
    outside: Object = {"start": start, "fields": "userEnteredValue", "rows": [row_of("x", "y")]}
    assert client.batch(book, {"updateCells": outside}).status == 400


def a_cell_holds_fifty_thousand_characters(client: Client, book: str) -> None:
    assert client.put(book, "Sheet1!A1", [["长" * 50_000]]).status == 200
    refused = client.put(book, "Sheet1!A1", [["长" * 50_001]])
    assert refused.status == 400
    assert "maximum of 50000 characters" in text(child(refused.body, "error"), "message")


def a_workbook_holds_ten_million_cells(client: Client, book: str) -> None:
    grid: Object = {"rowCount": 1_000_000, "columnCount": 10}
    refused = client.batch(book, {"addSheet": {"properties": {"title": "大", "gridProperties": grid}}})
    assert refused.status == 400
    assert "above the limit of 10000000 cells" in text(child(refused.body, "error"), "message")


def replacing_in_place_keeps_what_refers_to_the_sheet(client: Client, book: str) -> None:
    client.batch(book, {"addSheet": {"properties": {"sheetId": 9, "title": "汇总"}}})
    client.put(book, "'汇总'!A1", [["7"]], "USER_ENTERED")
    client.put(book, "Sheet1!A1", [["='汇总'!A1*2"]], "USER_ENTERED")
    assert client.values(book, "Sheet1!A1") == [["14"]]
    eight: Object = {"values": [{"userEnteredValue": {"numberValue": 8}}]}
    client.batch(book, {"updateCells": {"range": {"sheetId": 9}, "fields": "*", "rows": [eight]}})
    assert client.values(book, "Sheet1!A1") == [["16"]]
    client.batch(book, {"deleteSheet": {"sheetId": 9}})
    assert client.values(book, "Sheet1!A1") == [["#REF!"]]


PROMISES = (
    Promise(empty_ends_are_left_out, frozenset({Defect.TRAILING_EMPTIES_KEPT})),
    Promise(a_mask_leaves_out_what_it_does_not_name, frozenset({Defect.FIELDS_OF_GET_IGNORED})),
    Promise(append_says_which_table_it_found, frozenset({Defect.APPEND_WITHOUT_TABLE})),
    Promise(a_batch_is_all_or_nothing, frozenset({Defect.BATCH_NOT_ATOMIC, Defect.TRAILING_EMPTIES_KEPT})),
    Promise(raw_text_stays_text, frozenset({Defect.RAW_PARSED, Defect.FIELDS_OF_GET_IGNORED})),
    Promise(
        update_cells_touches_only_the_fields_it_names,
        frozenset({Defect.UPDATE_CELLS_WITHOUT_MASK, Defect.FIELDS_OF_GET_IGNORED}),
    ),
    Promise(update_cells_clears_what_no_row_covers, frozenset({Defect.TRAILING_EMPTIES_KEPT})),
    Promise(a_used_sheet_id_or_title_is_refused),
    Promise(later_requests_see_earlier_ones, frozenset({Defect.FIELDS_OF_GET_IGNORED})),
    Promise(metadata_dies_with_its_sheet_and_ids_are_not_used_twice),
    Promise(a_title_that_looks_like_a_cell_must_be_quoted, frozenset({Defect.TRAILING_EMPTIES_KEPT})),
    Promise(writing_outside_the_grid_is_refused),
    Promise(a_cell_holds_fifty_thousand_characters),
    Promise(a_workbook_holds_ten_million_cells),
    Promise(replacing_in_place_keeps_what_refers_to_the_sheet),
)
