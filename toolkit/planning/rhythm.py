"""The days a group meets by its rhythm; a day off gives way to the nearest working day of the same week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.planning.rotation import week_of
from toolkit.programme.kinds import Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.planning.calendar import WorkCalendar
    from toolkit.programme.kinds import Weekday
    from toolkit.programme.stages import Span

WEEK = timedelta(days=7)


def meeting_days(
    calendar: WorkCalendar, rhythm: Rhythm, weekday: Weekday, span: Span, since: date | None = None
) -> Iterator[date]:
    """Every meeting day of a span.

    Shape: fortnights are counted from `since`, else from the first such weekday of the span; a monthly group keeps to
    the week of the month of that day (its fifth counts as the last). A week without a working day has no meeting.
    """
    first = since or _on_or_after(span.first, weekday)
    for monday in _weeks(rhythm, first, weekday, span):
        found = _day_in(calendar, monday, weekday)
        if found is not None and span.holds(found):
            yield found


def _weeks(rhythm: Rhythm, first: date, weekday: Weekday, span: Span) -> Iterator[date]:
    monday = week_of(first)
    while monday <= span.last:
        if monday + WEEK > span.first and (rhythm is not Rhythm.MONTHLY or _same_week_of_month(monday, weekday, first)):
            yield monday
        monday += 2 * WEEK if rhythm is Rhythm.FORTNIGHTLY else WEEK


def _same_week_of_month(monday: date, weekday: Weekday, first: date) -> bool:
    day = monday + timedelta(days=weekday.value)
    wanted = week_of(first) + timedelta(days=weekday.value)
    last = (day + WEEK).month != day.month
    return last if wanted.day > 28 else (day.day - 1) // 7 == (wanted.day - 1) // 7


def _day_in(calendar: WorkCalendar, monday: date, weekday: Weekday) -> date | None:
    """The day itself, else the next working day of that week, else the one before."""
    week = [monday + timedelta(days=number) for number in range(7)]
    later, earlier = week[weekday.value :], week[: weekday.value]
    return next((day for day in (*later, *reversed(earlier)) if calendar.works(day)), None)


def _on_or_after(day: date, weekday: Weekday) -> date:
    return day + timedelta(days=(weekday.value - day.weekday()) % 7)
