"""Meetings of a group: those of 活动 as they stand, and one proposed for every free meeting day ahead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from toolkit.planning.layout import life_of
from toolkit.planning.rhythm import meeting_days
from toolkit.planning.rotation import week_of
from toolkit.planning.schedule import Meeting
from toolkit.programme.kinds import GroupStatus
from toolkit.programme.stages import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.planning.calendar import WorkCalendar
    from toolkit.planning.schedule import PlannedItem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session

MEETING = frozenset({GroupStatus.FORMING, GroupStatus.RUNNING})


def meetings_of(
    programme: Programme, group: Group, items: Sequence[PlannedItem], calendar: WorkCalendar, as_of: date
) -> tuple[Meeting, ...]:
    """Every meeting of a group by day; proposals are numbered after the last one of 活动."""
    written = [
        _written(group, programme.settings.meeting_minutes, each)
        for each in programme.sessions_by_group.get(group.id, ())
    ]
    number = max((each.number for each in written), default=0)
    days = _free_days(programme, group, calendar, as_of)
    proposed = [_proposed(programme, group, items, day, number + place) for place, day in enumerate(days, start=1)]
    return tuple(sorted((*written, *proposed), key=lambda each: (each.day, each.number)))


def is_rhythmless(group: Group) -> bool:
    """Whether a group that meets does not say when: nothing can then be proposed."""
    told = group.rhythm is not None and group.meets is not None and group.meets.weekday is not None
    return group.status in MEETING and not told


def _free_days(programme: Programme, group: Group, calendar: WorkCalendar, as_of: date) -> list[date]:
    """The meeting days ahead in whose week 活动 has nothing yet."""
    life = life_of(programme, group)
    weekday = group.meets.weekday if group.meets else None
    if life is None or weekday is None or group.rhythm is None or group.status not in MEETING:
        return []
    sessions = programme.sessions_by_group.get(group.id, ())
    span = Span(max(life.first, as_of), life.last)
    taken = {week_of(each.day) for each in sessions}
    since = max((each.day for each in sessions), default=None)
    days = meeting_days(calendar, group.rhythm, weekday, span, since or _first(life, weekday.value))
    return [day for day in days if week_of(day) not in taken and (since is None or day > since)]


def _first(life: Span, weekday: int) -> date:
    return life.first + timedelta(days=(weekday - life.first.weekday()) % 7)


def _written(group: Group, minutes: int | None, session: Session) -> Meeting:
    starts, ends = session.starts, session.ends
    if starts is None and group.meets is not None:
        starts, ends = group.meets.starts, group.meets.ends
    return Meeting(
        session.groups,
        session.number,
        session.day,
        starts,
        ends or _after(starts, group.minutes or minutes),
        session.place or group.place,
        session.plan_number,
        session.topic,
        session.host,
        session,
    )


def _proposed(programme: Programme, group: Group, items: Sequence[PlannedItem], day: date, number: int) -> Meeting:
    item = row_on(items, day)
    slot = group.meets
    starts = slot.starts if slot else None
    ends = slot.ends if slot else None
    return Meeting(
        (group.id,),
        number,
        day,
        starts,
        ends or _after(starts, group.minutes or programme.settings.meeting_minutes),
        group.place,
        item.item.number if item else None,
        (item.item.sub_topic or item.item.content) if item else "",
        item.responsible if item else "",
    )


def row_on(items: Sequence[PlannedItem], day: date) -> PlannedItem | None:
    """The plan row a day is for: the first open one that is running then, else the next to fall due."""
    ahead = [each for each in items if each.open and each.due is not None and each.due >= day]
    running = [each for each in ahead if each.starts is None or each.starts <= day]
    return next(iter(running), None) or min(ahead, key=lambda each: each.due or date.max, default=None)


def _after(starts: time | None, minutes: int | None) -> time | None:
    if starts is None or minutes is None:
        return None
    ends = datetime.combine(date.min, starts) + timedelta(minutes=minutes)
    return ends.time() if ends.date() == date.min else None
