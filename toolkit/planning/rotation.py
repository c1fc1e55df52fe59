"""Who is responsible where the plan leaves it open: everybody in turn, whoever has had the fewest rows first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.planning.schedule import PlannedItem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

Busy = set[tuple[str, date]]


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def busy_weeks(items: Iterable[PlannedItem]) -> Busy:
    """Who has a row due in which week."""
    return {(each.responsible, week_of(each.due)) for each in items if each.responsible and each.due and each.open}


def rotate(programme: Programme, group: Group, items: Sequence[PlannedItem], busy: Busy) -> tuple[PlannedItem, ...]:
    """Fills blank places of open rows; adds to `busy`, which holds the rows of all groups.

    Shape: the fewest rows so far goes first, then who is free that week, then the order of 成员. In a standard plan a
    named person who is no member counts as blank: the plan was written for another group.
    """
    times = Counter(each.responsible for each in items if each.responsible)
    filled = []
    for each in items:
        day = each.due or each.starts or group.starts or programme.settings.starts
        members = programme.members(group.id, day) if day else ()
        stranger = not each.item.group and each.responsible in programme.people and each.responsible not in members
        if not each.open or not members or (each.responsible and not stranger):
            filled.append(each)
            continue
        week = week_of(each.due) if each.due else None
        chosen = min(members, key=lambda person: (times[person], (person, week) in busy, members.index(person)))
        times[chosen] += 1
        if week:
            busy.add((chosen, week))
        filled.append(replace(each, responsible=chosen, rotated=True))
    return tuple(filled)
