from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import Fault, FaultKind
from tests.stores.google.reach import PEOPLE, sheet
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.places import Area
from toolkit.problems import Code
from toolkit.sheets import Oddity
from toolkit.stores.google import reader
from toolkit.stores.google.reader import TYPED_FIELDS

if TYPE_CHECKING:
    from tests.sheets_server import SheetsServer
    from tests.sheets_server.trees import Object
    from tests.stores.google.reach import Reach


def test_a_workbook_of_eight_sheets_is_one_call(server: SheetsServer, reach: Reach) -> None:
    book = server.add_spreadsheet("数据分析组", {f"表{number}": [["甲", number]] for number in range(8)})
    snapshot = reach.store(book).read()
    assert [grid.rows for grid in snapshot.grids] == [(("甲", number),) for number in range(8)]
    assert {grid.workbook for grid in snapshot.grids} == {snapshot.location} == {"数据分析组"}
    assert (server.calls.reads, server.calls.writes) == (1, 0)
    assert server.calls.of("read")[0].query["fields"] == [TYPED_FIELDS]


def test_sheets_can_be_asked_for_by_name(reach: Reach) -> None:
    snapshot = reach.store(reach.people()).read({"成员", "没有"})
    assert [grid.sheet for grid in snapshot.grids] == ["成员"]


def test_values_have_their_types(server: SheetsServer, reach: Reach) -> None:
    book = server.add_spreadsheet("表", {"数": [["00017", 17, 1.5, True, date(2026, 11, 4), None, "尾"], [], ["=1"]]})
    assert reach.store(book).read().grids[0].rows == (
        ("00017", 17, 1.5, True, date(2026, 11, 4), None, "尾"),
        (),
        ("=1",),
    )


def test_what_people_type_in_the_browser_is_read_as_they_mean_it(server: SheetsServer, reach: Reach) -> None:
    book = server.add_spreadsheet("表", {"数": [["日期", "人数"]]})
    server.type_in(book, "'数'!A2:B2", [["2026-11-04", "12"]])
    assert reach.store(book).read().grids[0].rows[1] == (date(2026, 11, 4), 12)


def test_errors_merges_hidden_rows_and_padded_numbers_are_told(server: SheetsServer, reach: Reach) -> None:
    book = server.add_spreadsheet("表", {"数": [["工号", "值"], [17, None], ["下", None]]})
    number = server.spreadsheet(book).sheets[0].id
    five: Object = {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "00000"}}}
    server.edit(
        book,
        [
            {
                "updateCells": {
                    "start": {"sheetId": number, "rowIndex": 1, "columnIndex": 0},
                    "rows": [{"values": [five]}],
                    "fields": "userEnteredFormat",
                }
            },
            {
                "updateCells": {
                    "start": {"sheetId": number, "rowIndex": 1, "columnIndex": 1},
                    "rows": [{"values": [{"userEnteredValue": {"formulaValue": "=1/0"}}]}],
                    "fields": "userEnteredValue",
                }
            },
            {"mergeCells": {"range": area(number, 2, 3, 0, 9), "mergeType": "MERGE_ALL"}},
            {
                "updateDimensionProperties": {
                    "range": {"sheetId": number, "dimension": "ROWS", "startIndex": 1, "endIndex": 2},
                    "properties": {"hiddenByUser": True},
                    "fields": "hiddenByUser",
                }
            },
        ],
    )
    grid = reach.store(book).read().grids[0]
    # What a padded number shows is the service's to say; the test server says it without zeros.
    assert grid.shown.keys() == {(2, 1)}
    assert grid.odd == {(2, 2): Oddity.ERROR}
    assert grid.merges == (Area(3, 1, 3, 2),)
    assert grid.hidden == {2}


def area(number: int, top: int, bottom: int, left: int, right: int) -> Object:
    return {
        "sheetId": number,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def test_an_answer_that_would_be_too_long_is_asked_for_without_types(
    server: SheetsServer, reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = server.add_spreadsheet("大表", {"甲's": [["长" * 50, date(2026, 11, 4)]] * 40, "空": []}, size=(50, 3))
    monkeypatch.setattr(reader, "TYPED_LIMIT", 6000)
    snapshot = reach.store(book).read()
    assert sheet(snapshot, "甲's").rows == (("长" * 50, "2026-11-04"),) * 40
    assert sheet(snapshot, "空").rows == ()
    assert [call.path.rsplit("/", 1)[-1] for call in server.calls.of("read")][2:] == ["values:batchGet"]
    monkeypatch.setattr(reader, "VALUES_LIMIT", 300)
    with pytest.raises(StudygroupError) as stopped:
        reach.store(book).read()
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.FILE_TOO_LARGE, INPUT_UNUSABLE)


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.RATE_FORBIDDEN,
        FaultKind.TOO_MANY,
        FaultKind.INTERNAL,
        FaultKind.BAD_GATEWAY,
        FaultKind.UNAVAILABLE,
        FaultKind.DROP_BEFORE,
        FaultKind.DROP_AFTER,
        FaultKind.TRUNCATED,
        FaultKind.UNAUTHORIZED,
        FaultKind.TOKEN_DOWN,
    ],
)
def test_a_reading_that_fails_is_tried_again(server: SheetsServer, reach: Reach, kind: FaultKind) -> None:
    book = reach.people()
    server.faults.put(kind)
    assert [grid.sheet for grid in reach.store(book).read().grids] == list(PEOPLE)
    assert [each.kind for each in server.faults.struck] == [kind]


def test_retry_after_is_honoured(server: SheetsServer, reach: Reach) -> None:
    server.faults.put(Fault(FaultKind.TOO_MANY, retry_after=30))
    reach.store(reach.people()).read()
    assert reach.time.waits == [30]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (FaultKind.TOO_MANY, Code.GOO_BUSY),
        (FaultKind.RATE_FORBIDDEN, Code.GOO_BUSY),
        (FaultKind.UNAVAILABLE, Code.GOO_UNAVAILABLE),
        (FaultKind.DROP_BEFORE, Code.GOO_UNREACHABLE),
        (FaultKind.TOKEN_DOWN, Code.GOO_UNREACHABLE),
        (FaultKind.UNAUTHORIZED, Code.GOO_SIGN_IN_REFUSED),
        (FaultKind.FORBIDDEN, Code.GOO_NOT_SHARED),
        (FaultKind.NOT_FOUND, Code.GOO_NOT_FOUND),
        (FaultKind.BAD_REQUEST, Code.GOO_REFUSED),
    ],
)
def test_a_fault_that_stays_is_named_after_few_tries_and_little_time(
    server: SheetsServer, reach: Reach, kind: FaultKind, code: Code
) -> None:
    book = reach.people()
    server.faults.put(*[kind] * 40)
    with pytest.raises(StudygroupError) as stopped:
        reach.store(book).read()
    assert stopped.value.problem.code is code
    assert len(server.faults.struck) <= 8
    assert reach.time.seconds <= 300
    server.faults.clear()
    assert reach.store(book).read().grids


def test_who_to_share_with_is_said(server: SheetsServer, reach: Reach) -> None:
    book = server.add_spreadsheet("私有", PEOPLE, shared_with=[])
    with pytest.raises(StudygroupError) as stopped:
        reach.store(book).read()
    assert stopped.value.problem.code is Code.GOO_NOT_SHARED
    assert stopped.value.problem.facts["address"] == "studygroup@test-project.iam.gserviceaccount.example.com"


def test_reading_asks_for_no_more_than_reading(server: SheetsServer, reach: Reach) -> None:
    reach.store(reach.people(), write=False).read()
    scopes = set(server.tokens.scopes.values())
    assert "https://www.googleapis.com/auth/spreadsheets.readonly" in scopes
    assert not [scope for scope in scopes if "drive" in scope]
