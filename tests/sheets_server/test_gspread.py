"""gspread as it is installed works against the server: real HTTP, a real signed login, its own method names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import gspread
import pytest
from gspread.utils import ValueInputOption, ValueRenderOption

from tests.sheets_server.client import gspread_client
from tests.sheets_server.faults import Fault, FaultKind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server.server import Rows, SheetsServer

HUB: dict[str, Rows] = {
    "考勤": [["工号", "日期", "出勤"], ["0007", date(2026, 3, 4), "到"]],
    "小组": [["编号"], ["G01"]],
}


@pytest.fixture
def signed_in(server: SheetsServer, tmp_path: Path) -> gspread.Client:
    return gspread_client(server, tmp_path)


def test_sheets_are_read_as_they_are_shown(server: SheetsServer, signed_in: gspread.Client) -> None:
    book = signed_in.open_by_key(server.add_spreadsheet("总表", HUB))
    assert [sheet.title for sheet in book.worksheets()] == ["考勤", "小组"]
    assert book.worksheet("考勤").get_all_values() == [["工号", "日期", "出勤"], ["0007", "2026-03-04", "到"]]
    assert book.worksheet("小组").get_all_records() == [{"编号": "G01"}]


def test_login_signs_with_the_throw_away_key(server: SheetsServer, signed_in: gspread.Client) -> None:
    signed_in.open_by_key(server.add_spreadsheet("总表"))
    assert [call.status for call in server.calls.of("token")] == [200]
    assert set(server.tokens.people.values()) == {"studygroup@test-project.iam.gserviceaccount.example.com"}


def test_writing_appending_and_formatting(server: SheetsServer, signed_in: gspread.Client) -> None:
    book_id = server.add_spreadsheet("总表", HUB)
    sheet = signed_in.open_by_key(book_id).add_worksheet("汇总", 10, 4)
    sheet.update([["小组", "出勤率"], ["G01", 0.5]], "A1")
    sheet.append_row(["G02", "=1+1"])
    sheet.update_acell("B3", "=1+1")
    sheet.format("A1:B1", {"textFormat": {"bold": True}})
    sheet.freeze(rows=1)
    assert server.rows(book_id, "汇总") == [["小组", "出勤率"], ["G01", 0.5], ["G02", 2]]
    kept = server.spreadsheet(book_id).sheets[2]
    assert kept.cells[0, 0]["userEnteredFormat"] == {"textFormat": {"bold": True}}
    assert kept.properties["gridProperties"] == {"rowCount": 10, "columnCount": 4, "frozenRowCount": 1}


def test_what_a_person_types_is_read_as_a_person_means_it(server: SheetsServer, signed_in: gspread.Client) -> None:
    sheet = signed_in.open_by_key(server.add_spreadsheet("总表")).sheet1
    typed = [["2026-03-04", "1,234.50", "50%", "TRUE", "'007", "=SUM(B1:C1)"]]
    sheet.update(typed, "A1", value_input_option=ValueInputOption.user_entered)
    assert sheet.get("A1:F1") == [["2026-03-04", "1,234.50", "50%", "TRUE", "007", "1235"]]
    assert sheet.get("A1:F1", value_render_option=ValueRenderOption.unformatted) == [
        [46085, 1234.5, 0.5, True, "007", 1235]
    ]


def test_files_are_listed_made_and_shared(server: SheetsServer, signed_in: gspread.Client) -> None:
    made = signed_in.create("春季小组")
    signed_in.copy(made.id, title="春季小组 副本")
    assert [file["name"] for file in signed_in.list_spreadsheet_files()] == ["春季小组", "春季小组 副本"]
    made.share("leader@example.com", perm_type="user", role="reader", notify=False)
    assert {each["role"] for each in made.list_permissions()} == {"owner", "reader"}
    signed_in.del_spreadsheet(made.id)
    assert signed_in.open("春季小组 副本").sheet1.title == "Sheet1"
    assert made.id not in server.service.books


def test_an_account_without_drive_space_makes_no_files(server: SheetsServer, signed_in: gspread.Client) -> None:
    server.service.accounts_own_files = False
    with pytest.raises(gspread.exceptions.APIError, match="storage quota has been exceeded"):
        signed_in.create("春季小组")


def test_a_file_that_is_not_shared_is_forbidden_and_an_unknown_one_is_not_found(
    server: SheetsServer, signed_in: gspread.Client
) -> None:
    with pytest.raises(PermissionError):
        signed_in.open_by_key(server.add_spreadsheet("别人的", shared_with=[]))
    with pytest.raises(gspread.SpreadsheetNotFound):
        signed_in.open_by_key("no-such-file")


def test_an_expired_token_is_fetched_again(server: SheetsServer, signed_in: gspread.Client) -> None:
    book = signed_in.open_by_key(server.add_spreadsheet("总表", HUB))
    server.tokens.expire()
    assert book.worksheet("小组").get_all_values() == [["编号"], ["G01"]]
    assert len(server.calls.of("token")) == 2


def test_stock_gspread_doubles_a_row_after_a_lost_answer(server: SheetsServer, signed_in: gspread.Client) -> None:
    """Why we never append, and why a lost answer is read back first."""
    book_id = server.add_spreadsheet("总表")
    sheet = signed_in.open_by_key(book_id).sheet1
    server.faults.put(Fault(FaultKind.UNAVAILABLE_APPLIED, "write"))
    with pytest.raises(gspread.exceptions.APIError):
        sheet.append_row(["a"])
    sheet.append_row(["a"])
    assert server.rows(book_id, "Sheet1") == [["a"], ["a"]]
