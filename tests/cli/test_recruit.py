"""`recruit`: a notice for each chosen topic, and nothing half-filled: what is missing is named by its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import MESSY_HUB, ZH_HUB, made_in, run, run_json

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _set(path: Path, sheet: str, first: str, header: str, value: str | None) -> str:
    """Puts a value into the row that begins with `first`; its address."""
    book = openpyxl.load_workbook(path)
    rows = book[sheet]
    column = next(cell.column for cell in rows[1] if cell.value == header)
    cell = next(row[column - 1] for row in rows.iter_rows() if row[0].value == first)
    cell.value = value
    book.save(path)
    return str(cell.coordinate)


def test_one_notice_for_each_chosen_topic(samples: Path) -> None:
    shown = run_json("recruit", samples / ZH_HUB, *DAY)
    assert shown["exit"] == 0
    assert [each["kind"] for each in shown["files"]] == ["recruitment"] * 6
    assert {each["group"] for each in shown["files"]} == {None}
    one = run_json("recruit", samples / ZH_HUB, *DAY, "--topic", "T03")
    assert [each["changed"] for each in one["files"]] == [False]


@pytest.mark.parametrize("setting", ["报名截止", "报名方式", "联系人", "超员办法"])
def test_without_what_every_notice_says_none_is_made(setting: str, samples: Path) -> None:
    at = _set(samples / ZH_HUB, "设置", setting, "值", None)
    before = made_in(samples)
    shown = run_json("recruit", samples / ZH_HUB, *DAY)
    told = next(each for each in shown["problems"] if each["code"] == "NOTICE-002")
    assert (told["sheet"], told["cell"], shown["exit"]) == ("设置", at, 3)
    assert setting in told["message"]
    assert made_in(samples) == before


@pytest.mark.parametrize("column", ["目标", "预期成果", "参与要求"])
def test_a_topic_that_lacks_something_gets_no_notice_and_the_others_do(column: str, samples: Path) -> None:
    at = _set(samples / ZH_HUB, "主题", "T02", column, None)
    shown = run_json("recruit", samples / ZH_HUB, *DAY)
    told = next(each for each in shown["problems"] if each["code"] == "NOTICE-001")
    assert (told["sheet"], told["cell"], shown["exit"]) == ("主题", at, 1)
    assert len(shown["files"]) == 5


def test_time_comes_from_the_settings_where_a_topic_does_not_say(samples: Path) -> None:
    from docx import Document

    _set(samples / ZH_HUB, "主题", "T02", "时间投入", None)
    shown = run_json("recruit", samples / ZH_HUB, *DAY, "--topic", "T02")
    assert shown["exit"] == 0
    document = Document(str(next((samples / "学习小组总表_输出").rglob("T02*.docx"))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "每周一次，每次 90 分钟" in cells


def test_a_closing_date_that_is_past_is_remarked(samples: Path) -> None:
    codes = {each["code"] for each in run_json("recruit", samples / ZH_HUB, *DAY)["problems"]}
    assert "NOTICE-003" in codes
    early = run_json("recruit", samples / ZH_HUB, "--as-of", "2026-08-17")["problems"]
    assert "NOTICE-003" not in {each["code"] for each in early}


def test_a_topic_nobody_knows_is_wrong_usage_and_a_messy_sheet_makes_nothing(samples: Path) -> None:
    assert run("recruit", samples / ZH_HUB, "--topic", "T99").exit_code == 2
    shown = run_json("recruit", samples / MESSY_HUB, *DAY)
    assert (shown["exit"], shown["files"]) == (3, [])
    assert {"NOTICE-001", "NOTICE-002"} <= {each["code"] for each in shown["problems"]}


def test_no_topic_chosen_says_how_to_choose(samples: Path) -> None:
    for number in range(1, 7):
        _set(samples / ZH_HUB, "主题", f"T0{number}", "状态", "候选")
    shown = run("recruit", samples / ZH_HUB, *DAY)
    assert shown.exit_code == 3
    assert "[NOTICE-004]" in shown.output
