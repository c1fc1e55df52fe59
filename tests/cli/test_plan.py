"""`plan`: the schedule written back, and rescheduling shown before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.cli.commands import EN_HUB, ZH_HUB, run, run_json
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def test_the_schedule_of_all_groups_comes_back_even_for_one_group(samples: Path) -> None:
    shown = run_json("plan", samples / ZH_HUB, "--group", "G02", *DAY)
    assert [each["sheet"] for each in shown["patches"]] == ["计划日程"]
    book = openpyxl.load_workbook(samples / ZH_HUB, read_only=True)
    try:
        groups = {row[0] for row in book["计划日程"].iter_rows(values_only=True)}
    finally:
        book.close()
    assert {f"G0{number}" for number in range(1, 7)} <= groups


def test_rescheduling_tells_the_day_before_and_after_and_changes_no_sheet_of_people(samples: Path) -> None:
    shown = run("plan", samples / ZH_HUB, "--reschedule", "--as-of", "2026-11-18")
    assert shown.exit_code == 1
    assert "G02 里程碑组 第 12 场「项目复盘会的主持方法」：2026年11月17日 → 2026年11月24日" in shown.output


def test_without_cancelled_meetings_nothing_moves(samples: Path) -> None:
    shown = run("plan", samples / EN_HUB, "--reschedule", *DAY, language=Language.EN)
    assert "nothing was moved" in shown.output


def test_a_calendar_lies_beside_each_study_plan(samples: Path) -> None:
    shown = run_json("plan", samples / ZH_HUB, *DAY)
    kinds = [each["kind"] for each in shown["files"]]
    assert kinds == ["study_plan"] * 6 + ["calendar"] * 6
    made = sorted((samples / "学习小组总表_输出" / "学习计划").glob("*.ics"))
    assert [path.name for path in made][:1] == ["G01_数据罗盘组_活动日历.ics"]
    assert all(path.read_bytes().startswith(b"BEGIN:VCALENDAR") for path in made)
