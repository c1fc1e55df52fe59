"""Numbers, dates, places and problems in both languages."""

from __future__ import annotations

import locale
from datetime import date, datetime
from fractions import Fraction

import pytest

from toolkit.language import EN, ZH, Words
from toolkit.language.words import WITHHELD, rounded
from toolkit.names import Name
from toolkit.places import CellRef, FileRef, TemplateRef
from toolkit.problems import Code, problem
from toolkit.programme.kinds import Attendance


def test_dates_are_said_in_each_language() -> None:
    assert ZH.day(date(2026, 11, 24)) == "2026年11月24日"
    assert EN.day(date(2026, 11, 4)) == "4 Nov 2026"
    assert ZH.day(datetime(2026, 11, 24, 9, 5)) == "2026年11月24日 09:05"  # noqa: DTZ001 - sheets know no zone


def test_english_months_do_not_follow_the_locale() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "C.UTF-8")
        assert EN.day(date(2026, 3, 1)) == "1 Mar 2026"
        assert [EN.day(date(2026, month, 1))[2:5] for month in (1, 6, 12)] == ["Jan", "Jun", "Dec"]
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_rates_are_rounded_half_up_from_exact_fractions() -> None:
    assert ZH.percent(Fraction(2, 3)) == "66.7%"
    assert ZH.percent(Fraction(1, 2)) == "50.0%"
    assert ZH.percent(Fraction(1045, 10000)) == "10.5%"
    assert ZH.percent(None) == "未提供"
    assert EN.percent(None) == "not provided"
    assert str(rounded(Fraction(1, 16), 3)) == "0.063"


def test_numbers_carry_no_empty_decimals() -> None:
    assert ZH.number(3) == "3"
    assert ZH.number(Fraction(7, 2)) == "3.5"
    assert ZH.number(Fraction(1, 3)) == "0.3"
    assert ZH.number(100) == "100"


def test_facts_are_said_by_what_they_are() -> None:
    assert ZH.fact(Name("名单", "roster")) == "名单"
    assert EN.fact(Name("名单", "roster")) == "roster"
    assert ZH.fact(Attendance.LATE) == "迟到"
    assert EN.fact((Attendance.LATE, 3)) == "late, 3"
    assert ZH.fact(("甲", "乙")) == "甲、乙"


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (CellRef("总表.xlsx", "签到", 17, 4), "总表.xlsx › 签到!D17", "总表.xlsx › 签到!D17"),
        (CellRef("总表.xlsx", "签到", 17, 0), "总表.xlsx › 签到!第 17 行", "总表.xlsx › 签到!row 17"),
        (CellRef("总表.xlsx", "签到", 0, 0), "总表.xlsx › 签到", "总表.xlsx › 签到"),
        (FileRef("总表.xlsx"), "总表.xlsx", "总表.xlsx"),
        (
            TemplateRef("章程.docx", "word/header2.xml", paragraph=3),
            "章程.docx › 页眉 › 第 3 段",
            "章程.docx › header › paragraph 3",
        ),
        (
            TemplateRef("章程.docx", "word/document.xml", 1, 2, 3, 4, near="姓名"),
            "章程.docx › 正文 › 第 2 个表格第 3 行第 4 列第 1 段「姓名」",
            "章程.docx › body › table 2, row 3, column 4, paragraph 1「姓名」",
        ),
    ],
)
def test_places_are_named_as_people_name_them(place: CellRef | FileRef | TemplateRef, zh: str, en: str) -> None:
    assert (ZH.place(place), EN.place(place)) == (zh, en)


def test_a_folded_place_is_a_range() -> None:
    at, until = CellRef("总表.xlsx", "签到", 17, 4), CellRef("总表.xlsx", "签到", 24, 4)
    assert ZH.place(at, until) == "总表.xlsx › 签到!D17:D24"


@pytest.mark.parametrize("words", [ZH, EN])
def test_what_stands_in_cells_is_withheld_on_request(words: Words) -> None:
    code = next(code for code in Code if code.value.values)
    facts = {name: "林澄" if name in code.value.values else "x" for name in code.value.facts}
    assert "林澄" in "".join(words.say(problem(code, None, **facts), values=True))
    withheld = "".join(words.say(problem(code, None, **facts), values=False))
    assert "林澄" not in withheld
    assert WITHHELD in withheld


@pytest.mark.parametrize("words", [ZH, EN])
def test_where_all_that_is_allowed_is_withheld_nothing_is_said_of_it(words: Words) -> None:
    several = problem(Code.PERSON_SEVERAL, None, value="王静", candidates=("王静（1008）", "王静（1035）"), effect="")
    assert "1035" in words.say(several, values=True).allowed
    assert words.say(several, values=False).allowed == ""


def test_a_missing_key_is_our_bug() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        ZH.text("no.such.key")


def test_money_parts_thousands_and_shows_cents_only_where_there_are_some() -> None:
    assert [ZH.money(each) for each in (0, 980, 19_666, Fraction(20_931, 2), Fraction(-1, 3), 1_234_567.005)] == [
        "0",
        "980",
        "19,666",
        "10,465.50",
        "-0.33",
        "1,234,567",
    ]
