"""The schedule of the whole programme: rows laid out, people in turn, meetings proposed, conflicts named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.planning.conflicts import find_conflicts
from toolkit.planning.layout import lay_out
from toolkit.planning.meetings import is_rhythmless, meetings_of
from toolkit.planning.rescheduling import reschedule
from toolkit.planning.rotation import busy_weeks, rotate
from toolkit.planning.schedule import GroupSchedule, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.planning.calendar import WorkCalendar
    from toolkit.planning.schedule import PlannedItem
    from toolkit.programme.programme import Programme


def compute_schedule(
    programme: Programme, calendar: WorkCalendar, as_of: date, *, after_cancelled: bool = False
) -> Schedule:
    """Every group's schedule, in the order of 小组; `after_cancelled` moves on what cancelled meetings left."""
    laid = {group.id: lay_out(programme, group, calendar) for group in programme.groups}
    busy = busy_weeks(each for items in laid.values() for each in items)
    found = []
    for group in programme.groups:
        items = rotate(programme, group, laid[group.id], busy)
        each = GroupSchedule(
            group.id,
            items,
            meetings_of(programme, group, items, calendar, as_of),
            crowded=tuple(item for item in items if item.open and item.due is None),
            rhythmless=is_rhythmless(group),
        )
        found.append(reschedule(each, as_of) if after_cancelled else each)
    groups = tuple(found)
    days = {day for each in groups for day in _days(each)}
    return Schedule(groups, find_conflicts(programme, groups, as_of), calendar.unknown_years(days))


def _days(schedule: GroupSchedule) -> Iterator[date]:
    """The days we laid or proposed ourselves."""
    for item in schedule.items:
        yield from _proposed(item)
    for meeting in schedule.meetings:
        if meeting.session is None or meeting.was is not None:
            yield meeting.day


def _proposed(item: PlannedItem) -> Iterator[date]:
    for day in (item.starts, item.due):
        if item.laid and day is not None:
            yield day
