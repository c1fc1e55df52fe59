"""What is left after cancelled meetings moves on to the next meeting days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.programme.kinds import SessionStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.planning.schedule import GroupSchedule, Meeting, PlannedItem


def reschedule(schedule: GroupSchedule, as_of: date) -> GroupSchedule:
    """The group's schedule with every cancelled meeting that was not made up put before the meetings to come.

    Shape: the meetings ahead keep their order and their numbers, each on the day the next one had, then on proposed
    days; a cancelled one comes back under a new number. Joint meetings stay, other groups count on them. A plan row is
    due no earlier than its last meeting.
    """
    owed = [each for each in schedule.meetings if _owed(schedule, each, as_of)]
    if not owed:
        return schedule
    movable = [each for each in schedule.meetings if each.ahead(as_of) and len(each.groups) == 1]
    written = [each for each in movable if each.session is not None]
    proposed = [each for each in movable if each.session is None]
    days = [*written, *proposed]
    contents = [*owed, *written]
    moved = [_onto(content, slot) for content, slot in zip(contents, days, strict=False)]
    number = max((each.number for each in schedule.meetings if each.session is not None), default=0)
    renumbered = _renumbered([*moved, *days[len(contents) :]], number)
    stay = [each for each in schedule.meetings if each not in movable]
    meetings = tuple(sorted((*stay, *renumbered), key=lambda each: (each.day, each.number)))
    unplaced = tuple(contents[len(days) :])
    items = tuple(_due_with(each, moved) for each in schedule.items)
    return replace(schedule, items=items, meetings=meetings, unplaced=unplaced)


def _owed(schedule: GroupSchedule, meeting: Meeting, as_of: date) -> bool:
    """Whether a cancelled meeting still has to be made up: its row is open and no later meeting was held for it."""
    if meeting.status is not SessionStatus.CANCELLED or len(meeting.groups) > 1:
        return False
    row = next((each for each in schedule.items if each.item.number == meeting.plan_number), None)
    if row is not None and not row.open:
        return False
    later = [
        each for each in schedule.meetings if meeting.day < each.day <= as_of and each.status is SessionStatus.HELD
    ]
    return not any(_same(meeting, each) for each in later)


def _same(one: Meeting, other: Meeting) -> bool:
    if one.plan_number is not None:
        return one.plan_number == other.plan_number
    return bool(one.topic) and one.topic == other.topic


def _onto(content: Meeting, slot: Meeting) -> Meeting:
    """A meeting on the day, at the time and in the place of another."""
    back = content.status is SessionStatus.CANCELLED
    if content.day == slot.day and not back:
        return content
    return replace(
        content,
        day=slot.day,
        starts=slot.starts,
        ends=slot.ends,
        place=slot.place,
        session=None if back else content.session,
        was=content.day,
    )


def _renumbered(meetings: Sequence[Meeting], last: int) -> list[Meeting]:
    """Meetings that are not in 活动 are numbered after those that are, by day."""
    found = []
    for each in meetings:
        if each.session is None:
            last += 1
            found.append(replace(each, number=last))
        else:
            found.append(each)
    return found


def _due_with(item: PlannedItem, moved: Sequence[Meeting]) -> PlannedItem:
    days = [each.day for each in moved if each.plan_number == item.item.number]
    last = max(days, default=None)
    if last is None or item.due is None or last <= item.due or not item.open:
        return item
    return replace(item, due=last, was_due=item.due)
