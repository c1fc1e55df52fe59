"""What a schedule has to say, as problems with the cells that mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.planning.schedule import ConflictKind
from toolkit.problems import Code, problem
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import CellRef
    from toolkit.planning.schedule import Conflict, GroupSchedule, Meeting, Schedule
    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme


def schedule_problems(programme: Programme, schedule: Schedule) -> tuple[Problem, ...]:
    """Everything people should look at before they use the schedule."""
    found = [each for group in schedule.groups for each in _of_group(programme, group)]
    found += [conflict_problem(programme, each) for each in schedule.conflicts]
    years = (problem(Code.CALENDAR_YEAR_UNKNOWN, year=str(year)) for year in schedule.unknown_years)
    return (*found, *years)


def _of_group(programme: Programme, schedule: GroupSchedule) -> Iterator[Problem]:
    name = group_name(programme, schedule.group)
    if schedule.rhythmless:
        yield problem(Code.PLAN_NO_RHYTHM, programme.group_by_id[schedule.group].at.cell("slot"), group=name)
    for each in schedule.crowded:
        yield problem(Code.PLAN_CROWDED, each.item.at.cell("due"), number=each.item.number, group=name)
    for meeting in schedule.unplaced:
        yield problem(Code.PLAN_UNPLACED, _cell(meeting, "day"), group=name, day=meeting.day)


def conflict_problem(programme: Programme, conflict: Conflict) -> Problem:
    """A conflict as a problem, at the cell of the later group."""
    names = [group_name(programme, each) for each in conflict.groups]
    group, other = names[0], names[-1]
    if conflict.kind is ConflictKind.TWICE_A_WEEK:
        (_, first), (_, second) = conflict.items
        return problem(
            Code.PLAN_TWICE_A_WEEK,
            second.item.at.cell("responsible"),
            person=programme.name_of(conflict.what),
            week=conflict.day,
            group=group,
            number=first.item.number,
            other=other,
            second=second.item.number,
        )
    at = next((cell for each in reversed(conflict.meetings) if (cell := _cell(each, "day"))), None)
    if conflict.kind is ConflictKind.ROOM:
        return problem(
            Code.PLAN_ROOM_TWICE,
            at,
            place=conflict.what,
            day=conflict.day,
            count=len(conflict.meetings),
            groups=tuple(names),
        )
    person = programme.name_of(conflict.what)
    return problem(Code.PLAN_TWO_PLACES, at, person=person, day=conflict.day, group=group, other=other)


def _cell(meeting: Meeting, field: str) -> CellRef | None:
    return meeting.session.at.cell(field) if meeting.session else None
