"""The study plan over time: rows as bars of weeks, meetings by day, and what the schedule has to say."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.contexts import BarLine, MeetingLine
from toolkit.planning import conflict_problem
from toolkit.programme.kinds import Weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.documents.contexts import PlanLine
    from toolkit.language import Words
    from toolkit.planning import GroupSchedule, Meeting, Schedule
    from toolkit.programme.programme import Programme

# More squares than this do not fit beside the names.
MOST_SQUARES = 26
FULL, EMPTY = "■", "□"
WEEK = timedelta(days=7)


class Bars(NamedTuple):
    """The bars of a plan, the Monday they begin on, and the weeks each square stands for."""

    lines: tuple[BarLine, ...] = ()
    first: date | None = None
    step: int = 1


def bars_of(lines: Sequence[PlanLine]) -> Bars:
    """One bar per row that has days, all from the same Monday."""
    dated = [(line, line.starts or line.due, line.due or line.starts) for line in lines]
    spans = [(line, first, last) for line, first, last in dated if first and last and first <= last]
    if not spans:
        return Bars()
    monday = _monday(min(first for _, first, _ in spans))
    weeks = (max(last for _, _, last in spans) - monday).days // 7 + 1
    step = -(-weeks // MOST_SQUARES)
    squares = -(-weeks // step)
    bars = tuple(
        BarLine(line.number, line.sub_topic or line.content, _bar(monday, step, squares, first, last), line.responsible)
        for line, first, last in spans
    )
    return Bars(bars, monday, step)


def meeting_lines(programme: Programme, mine: GroupSchedule, words: Words) -> tuple[MeetingLine, ...]:
    """Every meeting of a group, proposals included."""
    return tuple(_meeting(programme, each, words) for each in mine.meetings)


def schedule_notes(programme: Programme, schedule: Schedule, mine: GroupSchedule, words: Words) -> tuple[str, ...]:
    """What a reader must know: proposals, conflicts of this group, years whose days off are not known."""
    found = []
    if any(each.session is None for each in mine.meetings) or any(each.laid or each.rotated for each in mine.items):
        found.append(words.text("documents.plan.proposals"))
    found += [
        words.say(conflict_problem(programme, each), values=True).message
        for each in schedule.conflicts
        if mine.group in each.groups
    ]
    days = {day for each in mine.items for day in (each.starts, each.due)} | {each.day for each in mine.meetings}
    years = {day.year for day in days if day is not None}
    found += [words.text("documents.plan.year", year=str(year)) for year in schedule.unknown_years if year in years]
    return tuple(found)


def time_of(meeting: Meeting) -> str | None:
    """19:00–20:30; the beginning alone where the end is not known."""
    if meeting.starts is None:
        return None
    return f"{meeting.starts:%H:%M}–{meeting.ends:%H:%M}" if meeting.ends else f"{meeting.starts:%H:%M}"


def _meeting(programme: Programme, each: Meeting, words: Words) -> MeetingLine:
    return MeetingLine(
        number=each.number,
        day=each.day,
        weekday=Weekday(each.day.weekday()),
        time=time_of(each),
        place=each.place or None,
        topic=each.topic or None,
        host=programme.name_of(each.host) or None,
        status=words.label(each.status) if each.status else words.text("documents.plan.proposed"),
        was=each.was,
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _bar(monday: date, step: int, squares: int, first: date, last: date) -> str:
    edges = [monday + step * WEEK * number for number in range(squares + 1)]
    return "".join(FULL if first < after and last >= begin else EMPTY for begin, after in pairwise(edges))
