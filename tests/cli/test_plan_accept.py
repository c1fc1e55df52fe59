"""`plan --accept`: days, people and meetings in people's own sheets, and what moving a meeting does there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import ZH_HUB, run, run_json

if TYPE_CHECKING:
    from pathlib import Path

EARLY = ("--as-of", "2026-09-14", "--accept")
OWN = "小组表_G02_里程碑组.xlsx"
Row = dict[str, object]


def _rows(path: Path, sheet: str) -> list[Row]:
    heads, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows if any(row)]


@pytest.fixture
def begun(samples: Path) -> Path:
    """The hub as the groups begin: nothing of 活动 stands yet, in the hub or in the leader's sheet."""
    for name, sheet in ((ZH_HUB, "活动"), (ZH_HUB, "考勤"), (OWN, "活动记录")):
        book = openpyxl.load_workbook(samples / name)
        book[sheet].delete_rows(2, book[sheet].max_row)
        book.save(samples / name)
    return samples / ZH_HUB


def _cancel(path: Path, group: str, number: int) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["活动"]
    at = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for row in range(2, sheet.max_row + 1):
        if (sheet.cell(row, at["小组"]).value, sheet.cell(row, at["场次"]).value) == (group, number):
            sheet.cell(row, at["状态"]).value = "已取消"
    book.save(path)


def _end_later(path: Path, group: str, day: date) -> None:
    book = openpyxl.load_workbook(path)
    for name, key, value, column in (("小组", "编号", group, "结束日期"), ("设置", "设置项", "周期", "止")):
        at = {str(cell.value): place for place, cell in enumerate(book[name][1], start=1)}
        for row in range(2, book[name].max_row + 1):
            if book[name].cell(row, at[key]).value == value:
                book[name].cell(row, at[column]).value = day
    book.save(path)


def test_every_planned_meeting_becomes_a_row_in_the_hub_or_the_groups_own_sheet(begun: Path) -> None:
    assert run("plan", begun, *EARLY).exit_code in {0, 1}
    hub, own = _rows(begun, "活动"), _rows(begun.parent / OWN, "活动记录")
    assert {row["小组"] for row in hub} == {"G01", "G03", "G04", "G05", "G06"}
    numbers = [row["场次"] for row in own]
    assert numbers == list(range(1, len(own) + 1))
    assert len(own) >= 9
    assert {row["状态"] for row in (*hub, *own)} == {"计划"}
    assert all(isinstance(row["日期"], datetime) for row in (*hub, *own))


def test_a_standard_plan_becomes_the_groups_own_with_days_and_people(begun: Path) -> None:
    assert "G05" not in {row["小组"] for row in _rows(begun, "计划")}
    run("plan", begun, *EARLY)
    rows = [row for row in _rows(begun, "计划") if row["小组"] == "G05"]
    assert [row["序号"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert all(row["负责人"] and row["截止"] for row in rows)
    checked = run_json("check", begun)
    assert [each for each in checked["problems"] if each["code"].startswith("ACC")] == []


def test_undo_takes_it_back(begun: Path) -> None:
    before = begun.read_bytes()
    run("plan", begun, *EARLY)
    assert begun.read_bytes() != before
    assert run("undo", begun).exit_code == 0
    assert begun.read_bytes() == before


def test_a_second_time_there_is_nothing_to_write(begun: Path) -> None:
    run("plan", begun, *EARLY)
    sheets = [(begun, "活动"), (begun, "计划"), (begun.parent / OWN, "活动记录")]
    rows = [_rows(*each) for each in sheets]
    assert "该有的都在了" in run("plan", begun, *EARLY).output
    assert [_rows(*each) for each in sheets] == rows


def test_a_calendar_entry_keeps_its_uid_when_the_meeting_moves(begun: Path) -> None:
    run("plan", begun, *EARLY)
    first = _uids(begun)
    _cancel(begun, "G01", 1)
    run("plan", begun, *EARLY, "--reschedule")
    assert set(first) <= set(_uids(begun))
    assert _uids(begun) != first


def _uids(hub: Path) -> dict[str, str]:
    text = (hub.parent / "学习小组总表_输出" / "学习计划" / "G01_数据罗盘组_活动日历.ics").read_text("utf-8")
    events = text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    lines = [dict(line.split(":", 1) for line in event.splitlines() if ":" in line) for event in events]
    return {each["UID"]: next(value for key, value in each.items() if key.startswith("DTSTART")) for each in lines}


def test_days_we_filled_in_move_and_note_the_former_day(begun: Path) -> None:
    run("plan", begun, "--group", "G01", *EARLY)
    planned = {row["场次"]: row["日期"] for row in _rows(begun, "活动")}
    _cancel(begun, "G01", 1)
    _end_later(begun, "G01", date(2026, 12, 4))
    shown = run("plan", begun, "--group", "G01", "--reschedule", *EARLY)
    assert "没有写进表里" not in shown.output
    moved = {row["场次"]: row for row in _rows(begun, "活动")}
    last = max(int(str(number)) for number in planned)
    assert sorted(int(str(number)) for number in moved) == [*range(1, last + 2)]
    assert (moved[2]["日期"], moved[2]["原定日期"]) == (planned[3], planned[2])
    assert (moved[last + 1]["日期"], moved[last + 1]["状态"]) == (planned[2], "计划")
    assert moved[1]["状态"] == "已取消"


def test_without_a_free_day_nothing_is_moved_by_halves(begun: Path) -> None:
    run("plan", begun, "--group", "G01", *EARLY)
    _cancel(begun, "G01", 1)
    planned = _rows(begun, "活动")
    shown = run("plan", begun, "--group", "G01", "--reschedule", *EARLY)
    assert "没有写进表里" in shown.output
    assert _rows(begun, "活动") == planned


def test_days_people_typed_are_named_and_nothing_is_moved_by_halves(samples: Path) -> None:
    before = _rows(samples / ZH_HUB, "活动")
    shown = run_json("plan", samples / ZH_HUB, "--reschedule", "--as-of", "2026-11-18", "--accept")
    assert _rows(samples / ZH_HUB, "活动") == before
    assert [row["场次"] for row in _rows(samples / OWN, "活动记录")].count(12) <= 1
    assert shown["exit"] == 1


def test_a_dry_run_shows_and_writes_nothing(begun: Path) -> None:
    before = (begun.read_bytes(), (begun.parent / OWN).read_bytes())
    shown = run("plan", begun, *EARLY, "--dry-run")
    assert "将写入大家填的表" in shown.output
    assert (begun.read_bytes(), (begun.parent / OWN).read_bytes()) == before
