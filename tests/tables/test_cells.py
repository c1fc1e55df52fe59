"""What people write in a cell, and what it means."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools import LONG
from toolkit.problems import Code
from toolkit.programme.kinds import Rhythm, Weekday
from toolkit.tables.cells.clock import range_of, rhythm_of, short_name, slot_of, time_of
from toolkit.tables.cells.days import Period, day_of, moment_of
from toolkit.tables.cells.numbers import integer_of, level_of, minutes_of, number_of, share_of, yes_of
from toolkit.tables.cells.parsers import parser_for
from toolkit.tables.cells.text import text_of
from toolkit.tables.faults import Unread
from toolkit.tables.specs import SPECS

if TYPE_CHECKING:
    from toolkit.sheets import Value

AUTUMN = Period(date(2026, 9, 7), date(2026, 11, 30))
WINTER = Period(date(2026, 11, 1), date(2027, 2, 28))


@pytest.mark.parametrize(
    "typed",
    [
        "2026/11/3", "2026-11-03", "2026.11.3", "2026年11月3日", "2026年11月3号", "２０２６／１１／３", "20261103",
        "2026-11-03 19:00", "2026/11/3（周二）", "2026年11月3日 星期二", "11月3日", "11月3号", "11/3",
        "3 Nov 2026", "Nov 3, 2026", "Tue, 3 November 2026", "3rd Nov 2026",
        "二〇二六年十一月三日", "二○二六年十一月三号", "十一月三日", "26年11月3日", "2026。11。3", "2026·11·3",
        "2026—11—3", "2026、11、3", "2026\\11\\3", "2026年11月3日19:00-20:30", "2026/11/3下午2点半", "11月3日晚",
        "2026/11/3（周二）19:00", "2026-11-3T08:00:00", "'2026-11-03", "46329", "４６３２９",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_habit(typed: str) -> None:
    assert day_of(typed, AUTUMN) == date(2026, 11, 3)


@pytest.mark.parametrize("typed", ["11.3", "11-3", "26/11/3", "03/11/2026"])
def test_a_day_that_can_be_read_in_two_ways_is_reported(typed: str) -> None:
    found = day_of(typed, AUTUMN)
    assert isinstance(found, Unread)
    assert found.code is Code.CELL_DATE_AMBIGUOUS


@pytest.mark.parametrize(("numeral", "number"), [("一", 1), ("十", 10), ("十九", 19), ("廿一", 21), ("三十一", 31)])
def test_days_are_read_in_chinese_numerals(numeral: str, number: int) -> None:
    assert day_of(f"二零二六年十二月{numeral}日", AUTUMN) == date(2026, 12, number)


@pytest.mark.parametrize(("epoch_1904", "serial"), [(False, 46329), (True, 44867)])
def test_a_serial_number_counts_from_the_epoch_of_its_workbook(epoch_1904: bool, serial: int) -> None:
    period = AUTUMN.counting(epoch_1904=epoch_1904)
    assert day_of(serial, period) == day_of(str(serial), period) == day_of(serial + 0.79, period) == date(2026, 11, 3)
    assert moment_of(serial + 0.75, period) == datetime.fromisoformat("2026-11-03T18:00")
    assert moment_of(serial, period) == date(2026, 11, 3)


def test_a_number_with_a_point_is_no_day() -> None:
    found = day_of(11.3, AUTUMN)
    assert isinstance(found, Unread)
    assert found.code is Code.CELL_DATE_AMBIGUOUS


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "2026年13月1日", "下周三", "2026年11月", "16日", "10001", "２０２６", "０", True]
)
def test_what_is_no_day_is_reported(typed: Value) -> None:
    found = day_of(typed, AUTUMN)
    assert isinstance(found, Unread)
    assert found.code is Code.CELL_NOT_DATE


def test_a_day_without_a_year_takes_the_year_the_programme_runs_in() -> None:
    assert day_of("12月30日", WINTER) == date(2026, 12, 30)
    assert day_of("1月5日", WINTER) == date(2027, 1, 5)
    for typed in ("5 Jan", "Jan 5", "January 5th", "5-Jan", "5th January"):
        assert day_of(typed, WINTER) == date(2027, 1, 5)


def test_a_day_without_a_year_is_reported_where_the_programme_does_not_settle_it() -> None:
    for period in (Period(), WINTER):
        found = day_of("6月1日", period)
        assert isinstance(found, Unread)
        assert found.code is Code.CELL_DATE_NO_YEAR
        found = day_of("1 Jun", period)
        assert isinstance(found, Unread)
        assert found.code is Code.CELL_DATE_NO_YEAR


@pytest.mark.parametrize("typed", ["31 Feb", "Team 5", "5 apples", "Feb", "May 45"])
def test_words_beside_a_number_are_no_day(typed: str) -> None:
    found = day_of(typed, AUTUMN)
    assert isinstance(found, Unread)
    assert found.code is Code.CELL_NOT_DATE


def test_a_day_and_month_in_the_english_order_is_read_when_only_one_order_is_possible() -> None:
    assert day_of("25/11/2026", AUTUMN) == date(2026, 11, 25)


def test_a_moment_keeps_its_time_of_day() -> None:
    assert moment_of("2026/9/1 08:30:15", AUTUMN) == datetime.fromisoformat("2026-09-01T08:30")
    assert moment_of("2026/9/1", AUTUMN) == date(2026, 9, 1)
    assert moment_of("9月8日（周二）19:00–20:30", AUTUMN) == datetime.fromisoformat("2026-09-08T19:00")
    assert moment_of("2026年9月8日下午2点半", AUTUMN) == datetime.fromisoformat("2026-09-08T14:30")


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("19:00", 19, 0), ("１９：３０", 19, 30), ("晚上7点半", 19, 30), ("7点", 7, 0), ("下午2:30", 14, 30),
     ("7:30pm", 19, 30), ("19:00–20:30", 19, 0), ("19:00:00", 19, 0)],
)  # fmt: skip
def test_a_time_of_day_is_read(typed: str, hour: int, minute: int) -> None:
    assert time_of(typed) == time(hour, minute)


@pytest.mark.parametrize("typed", ["25:00", "晚上", "7", "开会前"])
def test_what_is_no_time_is_reported(typed: str) -> None:
    assert isinstance(time_of(typed), Unread)


@pytest.mark.parametrize(
    "typed",
    ["周三晚 19:00–20:30", "周三晚 19:00-20:30", "星期三 １９：００～２０：３０", "Wed 19:00-20:30",
     "周三晚 晚7点-8点半", "周三晚7:00-8:30", "周三晚上7点到8点30分",
     "周三 7:00pm–8:30pm", "Wed 7pm-8:30pm", "Wed 7:00 to 8:30 pm"],
)  # fmt: skip
def test_a_slot_knows_its_weekday_and_both_ends(typed: str) -> None:
    slot = slot_of(typed)
    assert slot[1:] == (Weekday.WEDNESDAY, time(19), time(20, 30))
    assert range_of(typed) == (time(19), time(20, 30))


@pytest.mark.parametrize(
    ("typed", "starts", "ends"),
    [("周四 12：00－13：30", time(12), time(13, 30)), ("周四中午12点到1点半", time(12), time(13, 30)),
     ("周五上午11点-1点", time(11), time(13)), ("周五 下午1点-3点", time(13), time(15)),
     ("周五 9:00am-10:30am", time(9), time(10, 30))],
)  # fmt: skip
def test_the_part_of_the_day_said_once_holds_for_both_ends(typed: str, starts: time, ends: time) -> None:
    assert range_of(typed) == (starts, ends)


@pytest.mark.parametrize("typed", ["G1-3", "1-3", "第2-4次"])
def test_numbers_that_are_no_times_are_no_range(typed: str) -> None:
    assert range_of(typed) is None


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("周三晚 19:00–20:30", "周三晚"),
        ("周三晚 晚7点-8点半", "周三晚"),
        ("周四 12：00－13：30", "周四"),
        ("周三晚", ""),
    ],
)
def test_a_slot_is_called_by_what_stands_before_its_times(typed: str, called: str) -> None:
    assert short_name(slot_of(typed)) == called


def test_full_width_digits_are_read_as_numbers() -> None:
    assert number_of("１２．５") == Fraction(25, 2)
    assert number_of("1,200元") == 1200
    assert integer_of("第３次") == 3
    assert number_of(0.1) == Fraction(1, 10)


@pytest.mark.parametrize(
    ("typed", "share"), [("80%", "4/5"), ("0.8", "4/5"), (0.8, "4/5"), ("2/3", "2/3"), (80, "4/5"), (1, "1")]
)
def test_a_share_is_read_in_every_form(typed: str | float, share: str) -> None:
    assert share_of(typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [(90, 90), ("90分钟", 90), ("1.5小时", 90), ("1小时30分", 90), ("1:30", 90), ("2h", 120), (time(1, 30), 90)],
)
def test_a_length_of_time_is_read_as_minutes(typed: str | int | time, minutes: int) -> None:
    assert minutes_of(typed) == minutes


def test_levels_go_from_one_to_five() -> None:
    assert [level_of(each) for each in (1, "５", "3分")] == [1, 5, 3]
    assert all(isinstance(level_of(each), Unread) for each in (0, 6, "高", 2.5))


def test_a_tick_means_yes() -> None:
    assert [yes_of(each) for each in ("√", "是", True, "Yes", "否", False, "×")] == [True] * 4 + [False] * 3
    assert isinstance(yes_of("也许"), Unread)


ANYTHING = st.one_of(
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(alphabet="0123456789年月日时点半:/-.%，、;；（）()上下午晚周三 第次元√×是否", max_size=14),
)


@settings(max_examples=3000 if LONG else 300, deadline=None)
@given(ANYTHING)
def test_any_value_in_any_column_is_read_or_reported(value: str | float | bool | date | datetime | time) -> None:
    seen = 0
    for spec in SPECS:
        for column in spec.columns:
            found = parser_for(column, AUTUMN)(value)
            seen += 1
            assert found is None or isinstance(found, Unread | str | int | Fraction | date | time | Enum)
    assert seen >= 150


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ("每周一次", Rhythm.WEEKLY),
        ("Weekly", Rhythm.WEEKLY),
        ("每两周一次", Rhythm.FORTNIGHTLY),
        ("隔周", Rhythm.FORTNIGHTLY),
        ("every two weeks", Rhythm.FORTNIGHTLY),
        ("每月 1 次", Rhythm.MONTHLY),
        ("每周两次", None),
        ("看情况", None),
    ],
)
def test_how_often_a_group_meets_is_read_or_left_open(typed: str, rhythm: Rhythm | None) -> None:
    assert rhythm_of(typed) is rhythm


def test_a_number_in_a_column_of_text_keeps_all_its_digits() -> None:
    assert [text_of(each) for each in (1234567.5, 0.1 + 0.2, 13800001234, 3.0)] == [
        "1234567.5",
        "0.3",
        "13800001234",
        "3",
    ]
