"""`elect`: what people are told about ballots and results, and what the sheet and the announcement show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from tests.cli.commands import ZH_HUB, run, run_json

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")
LATER = date(2026, 9, 12)


def _votes(path: Path, *rows: tuple[str | int | date | None, ...]) -> None:
    book = openpyxl.load_workbook(path)
    for row in rows:
        book["投票"].append(row)
    book.save(path)


def _second_round(group: str, voter: str, candidate: str | None) -> tuple[str | int | date | None, ...]:
    return group, 2, "选举", voter, None, candidate, "赞成" if candidate else "弃权", None, None, LATER


def _sheet(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return list(book["选举结果"].iter_rows(values_only=True))
    finally:
        book.close()


def test_an_announcement_for_each_group_that_voted_and_one_sheet_for_all(samples: Path) -> None:
    shown = run_json("elect", samples / ZH_HUB, *DAY)
    assert [each["group"] for each in shown["files"]] == ["G01", "G02"]
    assert [each["sheet"] for each in shown["patches"]] == ["选举结果"]
    winners = {row[0]: row[11] for row in _sheet(samples / ZH_HUB) if "当选" in row and row[0] != "小组编号"}
    assert winners == {"G01": "林澄", "G02": "张翀"}


def test_a_tie_asks_for_a_run_off_and_names_nobody_in_json(samples: Path) -> None:
    said = {"林澄": "林澄", "冯骁": "罗景行", "孟繁星": None, "赵婳祎": None, "蒋文博": None}
    _votes(samples / ZH_HUB, *(_second_round("G01", voter, candidate) for voter, candidate in said.items()))
    shown = run("elect", samples / ZH_HUB, "--group", "G01", *DAY)
    assert shown.exit_code == 0
    assert "票数相同，需再选（…）。 [ELE-003]" in shown.output
    told = next(each for each in run_json("elect", samples / ZH_HUB, *DAY)["problems"] if each["code"] == "ELE-003")
    assert "林澄" not in told["message"]
    assert any("再选：林澄、罗景行" in str(row[-1]) for row in _sheet(samples / ZH_HUB))


def test_a_void_row_and_a_vote_that_is_not_secret_are_named_by_cell(samples: Path) -> None:
    _votes(samples / ZH_HUB, ("G02", 1, "推荐认可", "林澄", "17", "张翀", "赞成"))
    codes = {each["code"]: each["cell"] for each in run_json("elect", samples / ZH_HUB, *DAY)["problems"]}
    assert (codes["ELE-001"], codes["ELE-002"]) == ("F15", "D15")
    assert any("「投票」第 15 行不计：投票人当天不是组员" in str(row[-1]) for row in _sheet(samples / ZH_HUB))


def test_too_few_present_give_no_result_and_a_new_leader_is_still_to_be_entered(samples: Path) -> None:
    counted = ("G02", 2, "推荐认可", None, None, "郭子墨", None, 5, "产品研发部", LATER, 7, 7)
    _votes(samples / ZH_HUB, _second_round("G01", "林澄", "林澄"), counted, ("G02", 2, "推荐认可", *[None] * 9, 2))
    shown = run("elect", samples / ZH_HUB, *DAY)
    assert "[ELE-004]" in shown.output
    assert any(row[0] == "G02" and row[11] == "郭子墨" and row[16] == "当选" for row in _sheet(samples / ZH_HUB))
    assert "[ELE-005]" in shown.output


def test_without_ballots_the_sheet_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    (folder / "名单.csv").write_text("工号,姓名\n00731,林澄\n", "utf-8")
    (folder / "小组.csv").write_text("编号,名称\nG01,罗盘组\n", "utf-8")
    (folder / "成员.csv").write_text("小组,姓名\nG01,林澄\n", "utf-8")
    shown = run("elect", folder)
    assert shown.exit_code == 3
    assert "投票" in shown.output
