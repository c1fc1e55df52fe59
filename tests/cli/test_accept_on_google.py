"""`--accept` on a Google hub: the same cells as in Excel, in the same batch as the summaries, nobody's typing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import ZH_HUB, run, run_json
from tests.cli.google import DAY, OWN, uploaded
from tests.sheets_server import Fault, FaultKind
from toolkit.names import Language
from toolkit.stores import open_location

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from toolkit.sheets import Value

LATER = ("小组", "成员", "活动", "考勤", "计划", "投票", "章程", "成果", "问题与待办", "反馈", "积分调整")


@pytest.fixture
def local(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programme on the day the applications closed: nobody has a group yet."""
    monkeypatch.chdir(samples)
    book = openpyxl.load_workbook(samples / ZH_HUB)
    for name in LATER:
        book[name].tables.clear()
        book[name].delete_rows(2, book[name].max_row)
    book.save(samples / ZH_HUB)
    return samples / ZH_HUB


@pytest.fixture
def hub(server: SheetsServer, local: Path) -> str:
    address = uploaded(server, local, {OWN: ""}, title=ZH_HUB)
    server.calls.clear()
    return address


def rows(location: str, sheet: str) -> tuple[tuple[Value, ...], ...]:
    return next(grid.rows for grid in open_location(location, write=False).read().grids if grid.sheet == sheet)


def test_accepted_groups_are_those_of_excel_and_are_written_with_the_summary_in_one_batch(
    hub: str, local: Path, server: SheetsServer
) -> None:
    tried = run_json("match", hub, *DAY, "--accept", "--dry-run")
    assert (tried["exit"], server.calls.reads, server.calls.writes) == (0, 1, 0)
    server.calls.clear()
    shown = run_json("match", hub, *DAY, "--accept")
    assert (shown["exit"], shown["problems"]) == (0, run_json("match", local, *DAY, "--accept")["problems"])
    # Cells of people's are read once more just before they are written.
    assert (server.calls.reads, server.calls.writes) == (2, 1)
    for sheet in ("小组", "成员"):
        assert rows(hub, sheet) == rows(str(local), sheet)
    assert len(rows(hub, "成员")) > 40
    (journal,) = local.parent.rglob("填写记录.json")
    assert {hub.split("/")[5], local.name} == set(json.loads(journal.read_text("utf-8")))
    again = run("match", hub, *DAY, "--accept")
    assert "该有的都在了" in again.output
    server.calls.clear()
    run("match", hub, *DAY, "--accept")
    assert (server.calls.reads, server.calls.writes) == (1, 0)


def test_a_row_somebody_types_meanwhile_stays_and_ours_come_below_it(hub: str, server: SheetsServer) -> None:
    book = hub.split("/")[5]

    def type_in() -> None:
        server.type_in(book, "'成员'!A2:C2", [["G09", "", "我自己写的"]])

    server.faults.put(Fault(FaultKind.EDIT_BETWEEN, on="read", after=1, action=type_in))
    assert run_json("match", hub, *DAY, "--accept")["exit"] == 0
    found = rows(hub, "成员")
    assert found[1] == ("G09", None, "我自己写的")
    assert len(found) > 40
    assert len({row[1] for row in found[2:]}) == len(found[2:])


def test_an_answer_in_a_yellow_column_is_kept_by_its_row_and_heard(hub: str, server: SheetsServer) -> None:
    run("match", hub, *DAY)
    book = hub.split("/")[5]
    found = server.rows(book, "分组建议")
    head = next(at for at, row in enumerate(found) if "调整到" in row)
    name, answer = found[head].index("姓名"), found[head].index("调整到")
    target = next(row[0] for row in found if row[name:] and row[name] == "陈喆")
    at = next(at for at, row in enumerate(found) if row[name:] and row[name] == "罗景行")
    assert found[at][0] != target
    server.type_in(book, f"'分组建议'!{chr(ord('A') + answer)}{at + 1}", [[target]])
    run("match", hub, *DAY)
    moved = [row for row in server.rows(book, "分组建议") if row[name:] and row[name] == "罗景行"]
    assert [(row[0], row[answer]) for row in moved] == [(target, target)]
    run("match", hub, *DAY)
    server.calls.clear()
    assert not any(each["changed"] for each in run_json("match", hub, *DAY)["patches"])
    assert (server.calls.reads, server.calls.writes) == (1, 0)


@pytest.mark.parametrize("language", list(Language))
def test_what_was_accepted_is_taken_back_with_the_summary_of_the_same_write(
    language: Language, hub: str, server: SheetsServer
) -> None:
    book = hub.split("/")[5]

    def now() -> list[tuple[str, object]]:
        return [(sheet.title, server.rows(book, sheet.title)) for sheet in server.spreadsheet(book).sheets]

    before = now()
    run_json("match", hub, *DAY, "--accept", language=language)
    accepted = now()
    assert len(accepted) == len(before) + 1
    tried = run_json("undo", hub, "--dry-run", language=language)
    assert now() == accepted
    assert [each["sheet"] for each in tried["patches"] if each["changed"]] == ["小组", "成员", "分组建议"]
    assert run("undo", hub, language=language).exit_code == 0
    assert now() == before
    assert "File › Version history" in run("undo", hub, language=Language.EN).output
    assert "文件 › 版本记录" in run("undo", hub).output


def test_a_row_somebody_went_on_with_is_named_and_stays(hub: str, server: SheetsServer) -> None:
    run_json("match", hub, *DAY, "--accept")
    book = hub.split("/")[5]
    server.type_in(book, "'成员'!D3", [["组长"]])
    kept = server.rows(book, "成员")[2]
    shown = run_json("undo", hub)
    assert (shown["exit"], [(each["code"], each["sheet"], each["cell"]) for each in shown["problems"]]) == (
        1,
        [("GOO-027", "成员", "A3")],
    )
    assert [row for row in server.rows(book, "成员")[1:] if row] == [kept]
