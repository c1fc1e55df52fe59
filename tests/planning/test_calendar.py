from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from toolkit.planning import WorkCalendar

days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(days, st.integers(-60, 60), st.integers(-60, 60))
def test_distances_add_up_and_turn_round(day: date, first: int, second: int) -> None:
    calendar = WorkCalendar()
    middle = day + timedelta(days=first)
    end = middle + timedelta(days=second)
    assert calendar.distance(day, end).days == calendar.distance(day, middle).days + calendar.distance(middle, end).days
    assert calendar.distance(day, end).days == -calendar.distance(end, day).days


def test_years_outside_the_published_calendar_are_not_known() -> None:
    calendar = WorkCalendar()
    assert calendar.is_working_day(date(1999, 6, 1)) is None
    assert calendar.is_working_day(date(2099, 6, 1)) is None
    assert not calendar.distance(date(2099, 6, 1), date(2099, 6, 2)).certain


def test_the_heavy_calendar_is_loaded_only_when_a_date_is_asked_for() -> None:
    code = "import sys, toolkit.planning as p; p.WorkCalendar(); print('chinese_calendar' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert printed.strip() == "False"
