"""What cannot go together in the days ahead, across all groups."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from toolkit.planning.rotation import week_of
from toolkit.planning.schedule import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from toolkit.planning.schedule import GroupSchedule, Meeting, PlannedItem
    from toolkit.programme.programme import Programme


def find_conflicts(programme: Programme, groups: Sequence[GroupSchedule], as_of: date) -> tuple[Conflict, ...]:
    """Conflicts from `as_of` on: by kind, then by day."""
    ahead = _ahead(groups, as_of)
    found = [*_at_once(programme, ahead), *_one_place(ahead), *_twice_a_week(groups, as_of)]
    order = list(ConflictKind)
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), each.day)))


def _ahead(groups: Sequence[GroupSchedule], as_of: date) -> list[Meeting]:
    """Meetings to come, a joint one once."""
    found = {
        (meeting.groups, meeting.number): meeting
        for group in groups
        for meeting in group.meetings
        if meeting.ahead(as_of)
    }
    return sorted(found.values(), key=lambda each: (each.day, each.groups, each.number))


def _at_once(programme: Programme, meetings: Sequence[Meeting]) -> Iterator[Conflict]:
    by_day: dict[date, list[Meeting]] = {}
    for meeting in meetings:
        by_day.setdefault(meeting.day, []).append(meeting)
    for day, together in by_day.items():
        for pair in combinations(together, 2):
            if not _overlap(*pair):
                continue
            first, second = pair
            leading = _leading(programme, second)
            for person in _leading(programme, first):
                if person in leading:
                    yield Conflict(ConflictKind.TWO_PLACES, person, day, pair)


def _one_place(meetings: Sequence[Meeting]) -> Iterator[Conflict]:
    """Meetings that want one place on one day: a conflict names all of them, not each pair."""
    wanting: dict[tuple[date, str], list[list[Meeting]]] = {}
    for meeting in meetings:
        if not meeting.place:
            continue
        clashes = wanting.setdefault((meeting.day, _plain(meeting.place)), [])
        touched = [each for each in clashes if any(_overlap(meeting, other) for other in each)]
        clashes[:] = [each for each in clashes if each not in touched] + [[*chain(*touched), meeting]]
    for (day, _), clashes in wanting.items():
        for each in clashes:
            if len(each) > 1:
                yield Conflict(ConflictKind.ROOM, each[0].place, day, tuple(each))


def _leading(programme: Programme, meeting: Meeting) -> tuple[str, ...]:
    """Who has to be at a meeting: the leaders of its groups and its host."""
    leaders = [person for group in meeting.groups for person in programme.leaders(group, meeting.day)]
    return tuple(dict.fromkeys([*leaders, meeting.host] if meeting.host else leaders))


def _overlap(first: Meeting, second: Meeting) -> bool:
    """Whether two meetings of one day meet in time; where a time is not known, they may."""
    if not (first.starts and first.ends and second.starts and second.ends):
        return True
    return first.starts < second.ends and second.starts < first.ends


def _twice_a_week(groups: Sequence[GroupSchedule], as_of: date) -> Iterator[Conflict]:
    seen: dict[tuple[str, date], tuple[str, PlannedItem]] = {}
    for group in groups:
        for item in group.items:
            if not (item.open and item.responsible and item.due and item.due >= as_of):
                continue
            mine = (group.group, item)
            first = seen.setdefault((item.responsible, week_of(item.due)), mine)
            if first is not mine:
                yield Conflict(ConflictKind.TWICE_A_WEEK, item.responsible, week_of(item.due), items=(first, mine))


def _plain(place: str) -> str:
    return "".join(place.split()).casefold()
