"""`new` for leaders: Google Sheets filled or made, and what own sheets lack added without touching what is there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from google.oauth2.credentials import Credentials

from tests.cli.commands import ZH_HUB, run, run_json
from tests.cli.google import address_of, uploaded
from tests.sheets_server.trees import child, children, text
from toolkit.places import CellRef
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores import open_location
from toolkit.stores.google import connect
from toolkit.stores.google.signing_in import WRITE_SCOPE, Account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.datavalidation import DataValidation

    from tests.sheets_server import SheetsServer
    from toolkit.sheets import Grid

TABS = ["填写说明", "本组成员", "活动记录", "学习计划", "成果", "问题与待办", "选项"]


@pytest.fixture
def hub(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(samples)
    return samples / ZH_HUB


def grid_of(location: str, sheet: str) -> Grid:
    return next(grid for grid in open_location(location, write=False).read().grids if grid.sheet == sheet)


def link_of(hub: Path, group: str) -> object:
    grid = grid_of(str(hub), "小组")
    at = [row[0] for row in grid.rows].index(group) + 1
    return grid.value(at, grid.rows[0].index("小组表") + 1)


def write(
    location: str, sheet: str, cells: dict[tuple[int, int], object] | None = None, *rows: tuple[object, ...]
) -> None:
    """What somebody types into a workbook."""
    store = open_location(location)
    snapshot = store.read()
    edits = [CellEdit(CellRef("", sheet, *at), None, value) for at, value in (cells or {}).items()]  # type: ignore[arg-type]
    outcome = store.apply([CellsPatch(sheet, edits, rows)], based_on=snapshot).outcomes[0]  # type: ignore[arg-type]
    assert outcome.state == "edited"


def test_an_empty_google_sheet_becomes_a_hub(server: SheetsServer) -> None:
    address = address_of(server.add_spreadsheet("空白"))
    shown = run_json("new", "--google", address, "--phase", "review")
    assert shown["exit"] == 0
    assert len(shown["patches"]) >= 5
    assert {each["workbook"] for each in shown["patches"]} == {"空白"}
    assert (server.calls.reads, server.calls.writes) == (1, 1)
    assert run_json("check", address)["exit"] == 0
    again = run_json("new", address)
    assert (again["exit"], again["problems"][0]["code"], again["problems"][0]["workbook"]) == (4, "GOO-021", "空白")
    added = run_json("new", address, "--add", "反馈")
    assert added["problems"][0]["code"] == "SHEET-001"


def test_a_table_a_hub_lacks_is_added_to_it(server: SheetsServer) -> None:
    book = server.add_spreadsheet("空白")
    run("new", "--google", address_of(book), "--phase", "review")
    server.calls.clear()
    added = run_json("new", address_of(book), "--add", "投票", "--add", "章程")
    assert (added["exit"], [each["sheet"] for each in added["patches"]]) == (0, ["投票", "章程"])
    assert (server.calls.reads, server.calls.writes) == (1, 1)
    assert server.rows(book, "投票")[0][:2] == ["小组", "轮次"]
    # The id alone names it as well as the address.
    assert run_json("check", book)["exit"] == 0


def test_the_next_cycle_s_hub_takes_over_from_a_google_hub(server: SheetsServer, hub: Path) -> None:
    old, book = uploaded(server, hub), server.add_spreadsheet("下一期")
    before = server.spreadsheet(old.split("/")[5])
    server.calls.clear()
    shown = run_json("new", "--google", address_of(book), "--from", old)
    assert (shown["exit"], {each["workbook"] for each in shown["patches"]}) == (0, {"下一期"})
    assert (server.calls.reads, server.calls.writes) == (2, 1)
    assert server.spreadsheet(old.split("/")[5]) is before
    assert server.rows(book, "名单")[1:] == server.rows(old.split("/")[5], "名单")[1:]


def test_an_empty_google_sheet_becomes_a_group_s_own_and_is_linked(server: SheetsServer, hub: Path) -> None:
    book = server.add_spreadsheet("空白")
    shown = run_json("new", hub, "--google", address_of(book), "--group", "G01")
    assert shown["exit"] == 0
    sheets = server.spreadsheet(book).sheets
    assert [each.title for each in sheets] == TABS
    assert link_of(hub, "G01") == address_of(book)
    log = sheets[2]
    assert server.rows(book, "活动记录")[0][7:9] == ["林澄", "孟繁星"]
    assert len(server.rows(book, "活动记录")) > 8
    assert log.properties["gridProperties"]["frozenRowCount"] == 1  # type: ignore[index,call-overload]
    assert [text(each, "description") for each in log.protections] == ["studygroup"]
    refused = run_json("new", hub, "--google", address_of(book), "--group", "G03")
    assert (refused["exit"], refused["problems"][0]["code"]) == (4, "GOO-021")
    assert link_of(hub, "G03") is None


def test_sheets_for_people_help_them_type(server: SheetsServer, hub: Path) -> None:
    """Lists that only warn; headers that stay in sight, explain themselves and ask before they change."""
    whole, own = server.add_spreadsheet("空白"), server.add_spreadsheet("空白")
    run("new", "--google", address_of(whole))
    run("new", hub, "--google", address_of(own), "--group", "G01")
    for title, book in (("成员", whole), ("考勤", whole), ("活动记录", own)):
        sheet = server.spreadsheet(book).titled(title)
        assert sheet is not None
        header = server.rows(book, title)[0]
        assert child(sheet.properties, "gridProperties")["frozenRowCount"] == 1
        (guard,) = sheet.protections
        area = child(guard, "range")
        assert (area["startRowIndex"], area["endRowIndex"], guard["warningOnly"]) == (0, 1, True)
        assert sum(bool(sheet.cells[0, column].get("note")) for column in range(len(header))) > len(header) / 2
    assert choices_of(server, whole, "成员", "角色") == ["组长", "副组长", "记录员", "成员"]
    assert choices_of(server, own, "活动记录", "林澄") == MARKS
    assert choices_of(server, own, "活动记录", "主持人")[:2] == ["林澄", "孟繁星"]


MARKS = ["出勤", "迟到", "早退", "请假", "缺席"]


def offered(server: SheetsServer, where: str, header: str) -> list[object]:
    """The list 活动记录 offers in the second row of a column, in Excel or on Google."""
    column = grid_of(where, "活动记录").rows[0].index(header) + 1
    if Path(where).exists():
        book = openpyxl.load_workbook(where)
        lists = book["活动记录"].data_validations.dataValidation
        found = [each.formula1 for each in lists if each.type == "list" and (2, column) in cells_of(each)]
        if not found:
            return []
        title, _, area = found[0].rpartition("!")
        return [cell.value for (cell,) in book[title.strip("'")][area.replace("$", "")] if cell.value]
    book_id = where.split("/")[5]
    sheet = server.spreadsheet(book_id).titled("活动记录")
    assert sheet is not None
    if "dataValidation" not in sheet.cells.get((1, column - 1), {}):
        return []
    return choices_of(server, book_id, "活动记录", header)


def cells_of(validation: DataValidation) -> set[tuple[int, int]]:
    return {place for area in validation.sqref.ranges for line in area.rows for place in line}


def choices_of(server: SheetsServer, book: str, title: str, header: str) -> list[object]:
    """The list offered in the last row, far below what is filled: a warning only, not a wall."""
    sheet = server.spreadsheet(book).titled(title)
    assert sheet is not None
    column = server.rows(book, title)[0].index(header)
    rule = child(sheet.cells[sheet.grid.bottom - 1, column], "dataValidation")
    assert not rule.get("strict")
    (source,) = children(child(rule, "condition"), "values")
    written = re.fullmatch(r"='(.+)'!\$([A-Z])\$2:\$\2", text(source, "userEnteredValue"))
    assert written is not None
    at = ord(written[2]) - ord("A")
    return [row[at] for row in server.rows(book, written[1])[1:] if row[at:] and row[at]]


@pytest.mark.parametrize("kind", ["google", "excel"])
def test_refreshing_adds_joiners_and_meetings_and_changes_no_filled_cell(
    kind: str, server: SheetsServer, hub: Path, samples: Path
) -> None:
    if kind == "google":
        where = address_of(server.add_spreadsheet("空白"))
        run("new", hub, "--google", where, "--group", "G01")
    else:
        run("new", hub, "--for-groups", "小组表")
        where = str(next((samples / "小组表").glob("小组表_G01*")))
    before = grid_of(where, "活动记录")
    write(where, "活动记录", {(2, 8): "迟到", (3, 9): "自己写的"})
    write(where, "活动记录", {(1, len(before.rows[0]) + 1): "我的备注"})
    write(str(hub), "成员", None, ("G01", "00199", "新来的", None, date(2026, 11, 20)))
    write(str(hub), "名单", None, ("00199", "新来的"))
    write(str(hub), "活动", None, ("G01", 77, None, None, date(2026, 12, 16), *[None] * 9, "计划"))
    typed = grid_of(where, "活动记录")
    options = ("--for-groups", "小组表") if kind == "excel" else ()
    shown = run_json("new", hub, *options, "--refresh")
    assert shown["exit"] == 0, shown["problems"]
    after = grid_of(where, "活动记录")
    for at, row in enumerate(typed.rows, start=1):
        for column, value in enumerate(row, start=1):
            assert value is None or after.value(at, column) == value
    assert after.rows[0][-2:] == ("我的备注", "新来的")
    assert len(after.rows) == len(typed.rows) + 1
    assert after.rows[-1][:2] == (77, date(2026, 12, 16))
    assert "新来的" in str(grid_of(where, "本组成员").rows)
    assert offered(server, where, "新来的") == offered(server, where, "林澄") == MARKS
    assert offered(server, where, "我的备注") == []
    again = run_json("new", hub, *options, "--refresh")
    assert not any(each["changed"] for each in again["patches"])
    assert grid_of(where, "活动记录") == after


def test_refreshing_one_sheet_by_its_address(server: SheetsServer, hub: Path) -> None:
    book = server.add_spreadsheet("空白")
    run("new", hub, "--google", address_of(book), "--group", "G03")
    shown = run_json("new", hub, "--google", address_of(book), "--group", "G03", "--refresh")
    assert (shown["exit"], [each["changed"] for each in shown["patches"]]) == (0, [False])
    other = server.add_spreadsheet("别的", {"别的": [["甲"]]})
    unknown = run_json("new", hub, "--google", address_of(other), "--group", "G03", "--refresh")
    assert (unknown["exit"], unknown["problems"][0]["code"]) == (1, "FILE-015")


def test_a_service_account_is_told_why_it_makes_no_sheets(server: SheetsServer, hub: Path) -> None:
    shown = run_json("new", hub, "--google", "--for-groups")
    assert (shown["exit"], [each["code"] for each in shown["problems"]]) == (5, ["GOO-019"])
    assert "studygroup@test-project.iam" in shown["problems"][0]["fix"]
    assert server.calls.writes == 0


@pytest.fixture
def person(server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Somebody signed in with Google as themselves."""
    token = text(server.tokens.issue("admin@example.com", WRITE_SCOPE), "access_token")
    account = Account(Credentials(token), "", f"{server.url}/token")
    monkeypatch.setattr(connect, "sign_in", lambda *_, **__: account)
    connect._service.cache_clear()
    yield "admin@example.com"
    connect._service.cache_clear()


def test_a_person_s_own_sheets_are_made_listed_and_linked(server: SheetsServer, hub: Path, person: str) -> None:
    shown = run("new", hub, "--google", "--for-groups", "--group", "G01", "--group", "G03")
    assert shown.exit_code == 0, shown.output
    links = {group: str(link_of(hub, group)) for group in ("G01", "G03")}
    assert all(f"  {group}  {link}" in shown.output for group, link in links.items())
    books = [each for each in server.service.books.values() if each.owner == person]
    assert [each.title for each in books] == ["小组表_G01_数据罗盘组", "小组表_G03_同频组"]
    assert [each.title for each in books[0].sheets] == TABS
    assert {address_of(each.id).partition("#")[0] for each in books} == set(links.values())
    again = run_json("new", hub, "--google", "--for-groups", "--group", "G01", "--group", "G03")
    assert (again["exit"], again["patches"]) == (0, [])
    assert len([each for each in server.service.books.values() if each.owner == person]) == 2


def test_what_was_made_before_something_went_wrong_is_linked_all_the_same(
    server: SheetsServer, hub: Path, person: str
) -> None:
    from tests.sheets_server import Fault, FaultKind

    server.faults.put(Fault(FaultKind.DROP_AFTER, on="write", after=2))
    shown = run_json("new", hub, "--google", "--for-groups")
    assert (shown["exit"], [each["code"] for each in shown["problems"]]) == (1, ["GOO-020"])
    assert link_of(hub, "G01")
    assert link_of(hub, "G03") is None
    assert person


@pytest.mark.parametrize("arguments", [("--google", "x" * 44, "--refresh"), ("--for-groups",), ("--google",), ()])
def test_what_is_missing_of_the_question_is_said(arguments: tuple[str, ...], hub: Path) -> None:
    given: tuple[str | Path, ...] = (hub, *arguments) if arguments else ()
    assert run("new", *given).exit_code == (2 if arguments != ("--google",) else 4)


def test_a_group_sheet_uploaded_by_hand_is_refreshed_too(server: SheetsServer, hub: Path, samples: Path) -> None:
    run("new", hub, "--for-groups", "小组表", "--group", "G04")
    made = next((samples / "小组表").glob("*.xlsx"))
    online = uploaded(server, made)
    shown = run_json("new", hub, "--google", online, "--group", "G04", "--refresh")
    assert shown["exit"] == 0
    assert [each["sheet"] for each in shown["patches"]] == ["本组成员"]


def test_a_hub_that_links_no_own_sheet_is_told_so(tmp_path: Path) -> None:
    hub = tmp_path / "总表.xlsx"
    run("new", hub)
    shown = run("new", hub, "--refresh")
    assert (shown.exit_code, "没有可补的" in shown.output) == (0, True)
