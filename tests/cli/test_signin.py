"""`signin`: forms of the next meeting, of one by its number, of a month; minutes from what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from tests.cli.commands import EN_HUB, ZH_HUB, run, run_json
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _text(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_each_group_gets_a_sheet_and_a_form_for_its_next_meeting(samples: Path) -> None:
    shown = run_json("signin", samples / ZH_HUB, *DAY)
    assert [each["kind"] for each in shown["files"]] == ["sign_in"] * 6 + ["minutes_form"] * 6
    (sheet,) = samples.rglob("G01_*_签到表.docx")
    (form,) = samples.rglob("G01_*_会议纪要表.docx")
    assert "第 11 场" in _text(sheet)
    assert "林澄" in _text(sheet)
    assert "□请假" in _text(form)
    assert "未提供" not in _text(sheet) + _text(form)


def test_a_month_has_a_page_per_meeting_and_none_for_cancelled_ones(samples: Path) -> None:
    run("signin", samples / ZH_HUB, "--month", "2026-11", "--group", "G02", *DAY)
    (sheet,) = samples.rglob("G02_*_签到表.docx")
    titles = [paragraph.text for paragraph in docx.Document(str(sheet)).paragraphs if "第 " in paragraph.text]
    assert [title.split("第 ")[1] for title in titles] == ["8 场", "9 场", "11 场"]


def test_minutes_are_filled_from_what_is_recorded(samples: Path) -> None:
    shown = run_json("signin", samples / ZH_HUB, "--session", "9", "--minutes", *DAY)
    assert {each["kind"] for each in shown["files"]} == {"minutes"}
    (made,) = samples.rglob("G01_*_会议纪要.docx")
    text = _text(made)
    for said in ("给倾听组提供连网失败客户名单", "两组共同给", "应到 8 人", "请假"):
        assert said in text


def test_a_group_without_such_a_meeting_is_named_and_the_others_are_made(samples: Path) -> None:
    shown = run_json("signin", samples / ZH_HUB, "--session", "8", *DAY)
    assert "SIGN-001" in {each["code"] for each in shown["problems"]}
    assert "G05" not in {each["group"] for each in shown["files"]}


def test_a_number_and_a_month_at_once_are_wrong_usage(samples: Path) -> None:
    assert run("signin", samples / ZH_HUB, "--session", "1", "--month", "2026-11").exit_code == 2


@pytest.mark.parametrize("minutes", [(), ("--minutes",)])
def test_english_workbooks_get_english_forms(samples: Path, minutes: tuple[str, ...]) -> None:
    run("signin", samples / EN_HUB, *minutes, *DAY, language=Language.EN)
    made = list(samples.rglob("*.docx"))
    assert made
    assert all("Owen Gallagher" in _text(path) or "Ingrid Solberg" in _text(path) for path in made)
