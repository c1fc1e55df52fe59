"""`elect`: what people are told about ballots and results, and what the sheet and the announcement show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
from docx import Document

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


def test_ballots_are_printed_for_groups_without_a_leader_and_for_those_asked_for(samples: Path) -> None:
    nobody = run("elect", samples / ZH_HUB, "--ballots", *DAY)
    assert "各组都有组长" in nobody.output
    assert not list(samples.rglob("*选票*.docx"))
    shown = run_json("elect", samples / ZH_HUB, "--ballots", "--group", "G02", *DAY)
    assert [(each["kind"], each["group"]) for each in shown["files"]] == [("ballot", "G02")]
    assert shown["patches"] == []
    _set_role(samples / ZH_HUB, "G01", "组长", "成员")
    assert [each["group"] for each in run_json("elect", samples / ZH_HUB, "--ballots", *DAY)["files"]] == ["G01"]


def test_every_member_gets_a_slip_and_no_slip_a_name(samples: Path) -> None:
    run("elect", samples / ZH_HUB, "--ballots", "--group", "G01", *DAY)
    (path,) = samples.rglob("*选票*.docx")
    texts = [each.text for each in Document(str(path)).paragraphs]
    slips = [text for text in texts if text.startswith("选票") and "号" in text]
    members = {row[1] for row in _rows_of(samples / ZH_HUB, "成员") if row[0] == "G01"}
    assert len(slips) == len(set(slips)) == len(members)


def test_accepting_gives_the_elected_their_role_and_nobody_else(samples: Path) -> None:
    _set_role(samples / ZH_HUB, "G01", "组长", None)
    before = _rows_of(samples / ZH_HUB, "成员")
    assert run_json("elect", samples / ZH_HUB, "--accept", "--dry-run", *DAY)["exit"] in {0, 1}
    assert _rows_of(samples / ZH_HUB, "成员") == before
    run("elect", samples / ZH_HUB, "--accept", *DAY)
    changed = [new for old, new in zip(before, _rows_of(samples / ZH_HUB, "成员"), strict=True) if old != new]
    assert [(row[0], row[2], row[3]) for row in changed] == [("G01", "林澄", "组长")]
    assert "该有的都在了" in run("elect", samples / ZH_HUB, "--accept", *DAY).output


def test_a_role_people_typed_is_never_written_over(samples: Path) -> None:
    _set_role(samples / ZH_HUB, "G01", "组长", "成员")
    before = _rows_of(samples / ZH_HUB, "成员")
    shown = run_json("elect", samples / ZH_HUB, "--accept", *DAY)
    told = [(each["code"], each["sheet"]) for each in shown["problems"] if each["code"].startswith("ACC")]
    assert told == [("ACC-001", "成员")]
    assert _rows_of(samples / ZH_HUB, "成员") == before


def test_what_could_not_be_entered_is_still_said_beside_what_was(samples: Path) -> None:
    _set_role(samples / ZH_HUB, "G01", "组长", "成员")
    _set_role(samples / ZH_HUB, "G02", "组长", None)
    told = _told(run_json("elect", samples / ZH_HUB, *DAY))
    assert told == {("RULE-307", "A2"), ("RULE-307", "A3"), ("ELE-005", "A2"), ("ELE-005", "A3")}
    for options in (("--dry-run",), ()):
        told = _told(run_json("elect", samples / ZH_HUB, "--accept", *options, *DAY))
        assert told == {("RULE-307", "A2"), ("ELE-005", "A2")}


def _told(shown: dict[str, Any]) -> set[tuple[str, str]]:
    return {(each["code"], each["cell"]) for each in shown["problems"] if each["code"] in {"RULE-307", "ELE-005"}}


def test_where_somebody_else_still_leads_nothing_is_written_and_that_is_said(samples: Path) -> None:
    _set_role(samples / ZH_HUB, "G01", "组长", "成员")
    _set_role(samples / ZH_HUB, "G01", "成员", "组长", only="罗景行")
    before = _rows_of(samples / ZH_HUB, "成员")
    shown = run_json("elect", samples / ZH_HUB, "--accept", *DAY)
    assert "ELE-006" in {each["code"] for each in shown["problems"]}
    assert _rows_of(samples / ZH_HUB, "成员") == before


def _rows_of(path: Path, sheet: str) -> list[tuple[object, ...]]:
    """小组, 工号, 姓名, 角色 of every row."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        heads, *rows = book[sheet].iter_rows(values_only=True)
        names = [str(head).rstrip("*") for head in heads if head]
        places = [names.index(name) for name in ("小组", "工号", "姓名", "角色")]
        return [tuple(row[place] for place in places) for row in rows if any(row)]
    finally:
        book.close()


def _set_role(path: Path, group: str, old: str, new: str | None, *, only: str = "") -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["成员"]
    heads = [str(cell.value).rstrip("*") for cell in sheet[1]]
    name, role = heads.index("姓名"), heads.index("角色")
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == group and row[role].value in {old, None} and (not only or row[name].value == only):
            row[role].value = new
    book.save(path)
