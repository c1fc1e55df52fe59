"""`kickoff`: an agenda per group, timed to its first meeting, with what there is to agree."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import openpyxl
from docx import Document

from tests.cli.commands import EN_HUB, ZH_HUB, run_json
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _agenda(folder: Path, group: str) -> list[list[str]]:
    """The rows of the agenda's table."""
    path = next(folder.rglob(f"{group}_*启动会议程.docx"))
    table = Document(str(path)).tables[1]
    return [[cell.text for cell in row.cells] for row in table.rows]


def _change(path: Path, sheet: str, first: str, header: str, value: str | int | None) -> None:
    book = openpyxl.load_workbook(path)
    rows = book[sheet]
    column = next(cell.column for cell in rows[1] if cell.value == header)
    for row in rows.iter_rows():
        if row[0].value == first:
            row[column - 1].value = value
    book.save(path)


def test_minutes_and_clock_run_through_the_whole_meeting(samples: Path) -> None:
    shown = run_json("kickoff", samples / ZH_HUB, *DAY)
    assert (shown["exit"], len(shown["files"])) == (0, 6)
    rows = _agenda(samples, "G01")
    items, total = rows[1:-1], rows[-1]
    assert sum(int(row[2]) for row in items) == int(total[2]) == 90
    assert (items[0][1], items[-1][1]) == ("19:00–19:05", "20:25–20:30")
    assert all(earlier[1][-5:] == later[1][:5] for earlier, later in itertools.pairwise(items))
    assert int(_agenda(samples, "G03")[-1][2]) == 60


def test_a_group_without_a_leader_chooses_one(samples: Path) -> None:
    assert not any("推选组长" in row[3] for row in _agenda_after(samples))
    _change(samples / ZH_HUB, "成员", "G01", "角色", "成员")
    assert any("推选组长" in row[3] for row in _agenda_after(samples))


def _agenda_after(samples: Path) -> list[list[str]]:
    run_json("kickoff", samples / ZH_HUB, "--group", "G01", *DAY)
    return _agenda(samples, "G01")


def test_without_any_length_the_group_is_named_and_the_others_are_made(samples: Path) -> None:
    _change(samples / ZH_HUB, "设置", "单次时长", "值", None)
    _change(samples / ZH_HUB, "小组", "G04", "时长", None)
    _change(samples / ZH_HUB, "活动", "G04", "结束", None)
    shown = run_json("kickoff", samples / ZH_HUB, *DAY)
    told = next(each for each in shown["problems"] if each["code"] == "KICK-001")
    assert (told["sheet"], shown["exit"], len(shown["files"])) == ("小组", 1, 5)


def test_the_common_clause_gives_way_to_what_the_groups_sheet_says(samples: Path) -> None:
    _change(samples / ZH_HUB, "小组", "G04", "时长", 120)
    shown = run_json("charter", samples / ZH_HUB, "--group", "G04", *DAY)
    told = next(each for each in shown["problems"] if each["code"] == "RULE-404")
    assert (told["sheet"], told["cell"]) == ("章程", "C2")
    path = next(samples.rglob("G04_*小组章程.docx"))
    said = [each.text for each in Document(str(path)).paragraphs]
    assert any("每次 120 分钟" in text for text in said)
    assert not any("每周活动一次，每次 90 分钟" in text for text in said)


def test_a_clause_of_the_groups_own_stands_and_the_difference_is_named(samples: Path) -> None:
    _change(samples / ZH_HUB, "小组", "G05", "频率", "每周一次")
    shown = run_json("charter", samples / ZH_HUB, "--group", "G05", *DAY)
    assert "RULE-403" in {each["code"] for each in shown["problems"]}
    path = next(samples.rglob("G05_*小组章程.docx"))
    assert any("两周活动一次" in each.text for each in Document(str(path)).paragraphs)


def test_english_groups_have_agendas_too(samples: Path) -> None:
    shown = run_json("kickoff", samples / EN_HUB, *DAY, language=Language.EN)
    assert (shown["exit"], len(shown["files"])) == (0, 2)
