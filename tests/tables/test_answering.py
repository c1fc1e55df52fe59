"""Yellow answer columns: read by row key, kept when the sheet is written anew, named when their row is gone."""

from __future__ import annotations

from dataclasses import replace

from tests.drawn import grid_of
from toolkit.answers import Asking
from toolkit.language import EN, ZH
from toolkit.names import Name
from toolkit.sheets import Column, Kind, SheetPatch, Snapshot, Tone
from toolkit.stores.digest import digest_of
from toolkit.summaries.answering import keep_answers
from toolkit.tables.answering import read_answers

ASKING = Asking("grouping", (Name("工号", "Employee ID"),), (Name("调整到", "Move to"),))
SHEET = """
    分组建议 |      |
    工号     | 小组 | 调整到
    00001    | G01  |
    00002    | G01  | G02
    00003    | G02  | 候补
             | 合计 | 9
"""
PATCH = SheetPatch(
    "grouping",
    "分组建议",
    (Column("工号", Kind.TEXT), Column("小组", Kind.TEXT), Column("调整到", Kind.TEXT)),
    (("00002", "G01", None), ("00001", "G02", None), ("合计", None, None)),
)


def _snapshot(drawn: str, owned: str | None = "grouping") -> Snapshot:
    return Snapshot("总表.xlsx", (replace(grid_of("分组建议", drawn), owned=owned),), "1")


def test_answers_are_read_by_row_key() -> None:
    answers = read_answers(_snapshot(SHEET), ASKING)
    assert {key: each.values for key, each in answers.items()} == {("00002",): ("G02",), ("00003",): ("候补",)}
    assert answers[("00002",)].at.address == "C4"


def test_headers_of_the_other_language_are_found() -> None:
    answers = read_answers(_snapshot(SHEET.replace("工号", "Employee ID").replace("调整到", "Move to")), ASKING)
    assert len(answers) == 2


def test_a_sheet_of_peoples_own_with_that_name_has_no_answers() -> None:
    assert not read_answers(_snapshot(SHEET, owned=None), ASKING)


def test_of_a_row_that_stands_twice_the_upper_answer_counts() -> None:
    answers = read_answers(_snapshot(SHEET + "    00002 | G09 | G03\n"), ASKING)
    assert answers[("00002",)].values == ("G02",)


def test_answers_stay_with_their_row_and_the_others_are_named() -> None:
    kept = keep_answers(PATCH, ASKING, read_answers(_snapshot(SHEET), ASKING), ZH)
    assert kept.patch.rows == (("00002", "G01", "G02"), ("00001", "G02", None), ("合计", None, None))
    assert [column.tone is Tone.INPUT for column in kept.patch.columns] == [False, False, True]
    [gone] = kept.problems
    assert (gone.code.id, gone.facts["row"], gone.facts["value"]) == ("ACC-004", ("00003",), ("候补",))
    assert "候补" in ZH.say(gone, values=True).message
    assert "候补" not in EN.say(gone, values=False).message


def test_the_digest_includes_the_answers() -> None:
    without = keep_answers(PATCH, ASKING, {}, ZH).patch
    given = keep_answers(PATCH, ASKING, read_answers(_snapshot(SHEET), ASKING), ZH).patch
    assert digest_of(without) != digest_of(given)
