"""签到表 and 会议纪要: what is known of meetings, printed to be signed, filled in by hand or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts.meeting_forms import (
    MarkLine,
    MinutesContext,
    MinutesPage,
    SigninContext,
    SigninPage,
    SignLine,
)
from toolkit.documents.introduction import group_facts, letterhead, speaking_day
from toolkit.documents.plan_calendar import time_of
from toolkit.documents.report_lines import difficulty_lines
from toolkit.figures.seats import seats_of
from toolkit.figures.tally import Tally
from toolkit.programme.kinds import DifficultyKind, Weekday

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.figures.seats import Seats
    from toolkit.language import Words
    from toolkit.planning import GroupSchedule, Meeting
    from toolkit.programme.groups import Group
    from toolkit.programme.kinds import ActivityForm
    from toolkit.programme.programme import Programme

# Lines without a name at the end of a sign-in sheet.
FOR_GUESTS = 3


def signin_context(
    programme: Programme, group: Group, mine: GroupSchedule, meetings: Sequence[Meeting], words: Words, as_of: date
) -> SigninContext:
    """A sheet to sign per meeting, with everybody who belongs to the group on its day."""
    return SigninContext(
        letterhead=letterhead(programme.settings, words),
        group=group_facts(programme, group, words, speaking_day(group, as_of)),
        late_minutes=programme.settings.late_minutes,
        pages=tuple(_signin(programme, mine, each) for each in meetings),
    )


def minutes_context(
    programme: Programme,
    group: Group,
    mine: GroupSchedule,
    meetings: Sequence[Meeting],
    words: Words,
    as_of: date,
    *,
    blank: bool,
) -> MinutesContext:
    """The minutes of each meeting; `blank` makes forms of the same fields."""
    return MinutesContext(
        letterhead=letterhead(programme.settings, words),
        group=group_facts(programme, group, words, speaking_day(group, as_of)),
        blank=blank,
        pages=tuple(_minutes(programme, group, mine, each, words, as_of) for each in meetings),
    )


def _signin(programme: Programme, mine: GroupSchedule, each: Meeting) -> SigninPage:
    session = each.session
    people = _due(programme, each)
    lines = []
    for number, person in enumerate(people, start=1):
        employee = programme.people.get(person)
        id_, department = (employee.employee_id, employee.department) if employee else ("", "")
        lines.append(SignLine(number, programme.name_of(person), id_ or None, department or None))
    lines += [SignLine(len(people) + number, None, None, None) for number in range(1, FOR_GUESTS + 1)]
    return SigninPage(
        number=each.number,
        day=each.day,
        weekday=Weekday(each.day.weekday()),
        time=time_of(each),
        place=each.place or None,
        form=_form(mine, each),
        topic=each.topic or None,
        host=programme.name_of(each.host) or None,
        recorder=(programme.name_of(session.recorder) if session else "") or None,
        guests=(session.guests if session else "") or None,
        expected=len(people),
        seats=tuple(lines),
    )


def _minutes(
    programme: Programme, group: Group, mine: GroupSchedule, each: Meeting, words: Words, as_of: date
) -> MinutesPage:
    session = each.session
    seats = seats_of(programme, group.id, session, as_of) if session else None
    people = _due(programme, each)
    tally = seats.tally if seats else Tally()
    raised = [
        one for one in programme.difficulties if session and one.group in each.groups and one.session == each.number
    ]
    tasks = [one for one in raised if one.kind is DifficultyKind.TASK]
    later = [other.day for other in mine.meetings if other.day > each.day and other.ahead(as_of)]
    return MinutesPage(
        number=each.number,
        day=each.day,
        weekday=Weekday(each.day.weekday()),
        time=time_of(each),
        place=each.place or None,
        plan_number=each.plan_number,
        form=_form(mine, each),
        topic=each.topic or None,
        host=programme.name_of(each.host) or None,
        recorder=(programme.name_of(session.recorder) if session else "") or None,
        guests=(session.guests if session else "") or None,
        expected=len(seats.due) if seats else len(people),
        attended=tally.attended,
        excused=tally.excused,
        absent=tally.absent,
        unrecorded=tally.unrecorded,
        marks=_marks(programme, seats.due if seats else people, seats, words),
        record=_lines(session.minutes if session else ""),
        decisions=_lines(session.decisions if session else ""),
        tasks=difficulty_lines(programme, tasks, as_of),
        problems=difficulty_lines(programme, [one for one in raised if one not in tasks], as_of),
        next_day=min(later, default=None),
    )


def _due(programme: Programme, each: Meeting) -> tuple[str, ...]:
    """Everybody due, of all groups of a joint meeting, each once."""
    return tuple(dict.fromkeys(person for one in each.groups for person in programme.members(one, each.day)))


def _marks(programme: Programme, people: Sequence[str], seats: Seats | None, words: Words) -> tuple[MarkLine, ...]:
    lines = []
    for number, person in enumerate(people, start=1):
        employee = programme.people.get(person)
        mark = seats.marks.get(person) if seats else None
        said = words.label(mark.attendance) if mark else words.text("documents.minutes.unmarked")
        lines.append(
            MarkLine(number, programme.name_of(person), (employee.employee_id if employee else "") or None, said)
        )
    return tuple(lines)


def _form(mine: GroupSchedule, each: Meeting) -> ActivityForm | None:
    if each.session and each.session.form:
        return each.session.form
    return next((one.item.form for one in mine.items if one.item.number == each.plan_number), None)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
