"""`proposal`: the programme plan with its scale, its resources and every gap named by its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document

from tests.cli.commands import EN_HUB, MESSY_HUB, ZH_HUB, made_in, run_json
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _tables(folder: Path, name: str = "项目方案.docx") -> dict[str, list[list[str]]]:
    """The rows of each table of the plan by the first cell of its header."""
    document = Document(str(next(folder.rglob(name))))
    grids = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return {"|".join(rows[0][:2]): rows for rows in grids}


def _fill(path: Path, sheet: str, header: str, value: str | int | None) -> None:
    """Puts one value into a whole column."""
    book = openpyxl.load_workbook(path)
    rows = book[sheet]
    column = next(cell.column for cell in rows[1] if cell.value == header)
    for row in rows.iter_rows(min_row=2):
        row[column - 1].value = value
    book.save(path)


def _amount(text: str) -> float:
    return float(text.replace(",", ""))


def test_the_plan_adds_up_and_names_every_gap_by_its_cell(samples: Path) -> None:
    shown = run_json("proposal", samples / ZH_HUB, *DAY)
    assert (shown["exit"], [each["kind"] for each in shown["files"]]) == (0, ["proposal"])
    gaps = [(each["sheet"], each["cell"]) for each in shown["problems"] if each["code"] == "PROP-004"]
    assert gaps == [("资源与预算", "F4"), ("资源与预算", "F13"), ("资源与预算", "F15")]
    money = next(rows for rows in _tables(samples).values() if "未计价" in rows[0])
    kinds, total = money[1:-1], money[-1]
    for column in (1, 2, 3, 4, 5):
        known = [_amount(row[column]) for row in kinds if row[column] != "未提供"]
        assert sum(known) == _amount(total[column])


def test_the_english_plan_is_english(samples: Path) -> None:
    shown = run_json("proposal", samples / EN_HUB, *DAY, language=Language.EN)
    assert shown["exit"] == 0
    said = "\n".join(text for rows in _tables(samples, "Programme plan.docx").values() for row in rows for text in row)
    assert "Half a day of project coaching" in said
    assert not any("一" <= each <= "鿿" for each in said)


def test_without_resources_or_dates_the_plan_says_so_and_is_made(samples: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    book["资源与预算"].delete_rows(2, 100)
    book.save(samples / ZH_HUB)
    shown = run_json("proposal", samples / ZH_HUB, *DAY)
    assert "PROP-003" in {each["code"] for each in shown["problems"]}
    text = "\n".join(each.text for each in Document(str(next(samples.rglob("项目方案.docx")))).paragraphs)
    assert text.count("未提供：「资源与预算」表中还没有内容。") == 2


def test_without_a_chosen_topic_the_plan_says_so(samples: Path) -> None:
    _fill(samples / ZH_HUB, "主题", "状态", "候选")
    shown = run_json("proposal", samples / ZH_HUB, *DAY)
    assert "PROP-001" in {each["code"] for each in shown["problems"]}


def test_who_leads_is_never_made_up(samples: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    for row in book["设置"].iter_rows():
        if row[0].value == "牵头方式":
            row[1].value = None
    book.save(samples / ZH_HUB)
    run_json("proposal", samples / ZH_HUB, *DAY)
    text = "\n".join(each.text for each in Document(str(next(samples.rglob("项目方案.docx")))).paragraphs)
    assert "由谁牵头还没有定" in text
    assert "双方共同牵头：" not in text


@pytest.mark.parametrize("most", [1, None])
def test_the_number_of_groups_follows_demand_within_the_topics_limit(most: int | None, samples: Path) -> None:
    _fill(samples / ZH_HUB, "主题", "最多开几组", most)
    run_json("proposal", samples / ZH_HUB, *DAY)
    topics = next(rows for rows in _tables(samples).values() if "计划组数" in rows[0])
    row = next(row for row in topics if row[0].startswith("生成式"))
    assert (row[2], row[3]) == ("13", "1" if most else "2")


def test_a_messy_workbook_still_gets_a_plan_or_says_why(samples: Path) -> None:
    shown = run_json("proposal", samples / MESSY_HUB, *DAY)
    assert shown["exit"] in {0, 1}
    assert all(each["message"] and each["fix"] for each in shown["problems"])


def test_a_second_run_changes_nothing(samples: Path) -> None:
    run_json("proposal", samples / ZH_HUB, *DAY)
    before = made_in(samples)
    again = run_json("proposal", samples / ZH_HUB, *DAY)
    assert [each["changed"] for each in again["files"]] == [False]
    assert made_in(samples) == before
