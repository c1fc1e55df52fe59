"""Attendance by person across groups: a member of two groups stands here once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.grains import minutes_in, tally_in
from toolkit.figures.seats import seats_in
from toolkit.figures.sittings import seated_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from toolkit.figures.grains import Grain
    from toolkit.figures.hours import Minutes
    from toolkit.figures.scope import Scope
    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme


class PersonTotal(NamedTuple):
    """One person's attendance in all groups; a joint session of two of their groups counts once."""

    person: str
    groups: tuple[str, ...]
    tally: Tally
    minutes: Minutes
    hours: Fraction | None


@dataclass(frozen=True, slots=True)
class PeopleTotals:
    """All people who were due, by key, and all of them together."""

    people: tuple[PersonTotal, ...]
    tally: Tally
    minutes: Minutes
    hours: Fraction | None


def compute_people(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> PeopleTotals:
    """Counts persons over groups, each with the scope its report has."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    counted: defaultdict[str, Grain] = defaultdict(int)
    joint: list[tuple[str, Scope]] = []
    for group, scope in scopes:
        if _meets_others(programme, group):
            joint.append((group, scope))
            for person in _people_due(programme, group, scope):
                groups[person].append(group)
            continue
        for member in compute_attendance(programme, group, scope).people:
            if member.grains:
                groups[member.person].append(group)
                counted[member.person] += member.grains
    for _, _, due in seated_once(programme, joint):
        for person, grain in due:
            counted[person] += grain
    people = tuple(_total(programme, person, tuple(groups[person]), counted[person]) for person in sorted(counted))
    grains = sum(counted.values())
    minutes = minutes_in(grains)
    return PeopleTotals(
        people,
        tally_in(grains, programme.settings.excused_is_due),
        minutes,
        minutes.hours(programme.settings.minutes_per_hour),
    )


def _meets_others(programme: Programme, group: str) -> bool:
    """Whether a session of the group is another's too, so that the counts of both cannot be added."""
    return any(len(each.groups) > 1 for each in programme.sessions_by_group.get(group, ()))


def _people_due(programme: Programme, group: str, scope: Scope) -> set[str]:
    return {person for seats in seats_in(programme, group, scope) if seats.held for person in seats.due}


def _total(programme: Programme, person: str, groups: tuple[str, ...], grains: Grain) -> PersonTotal:
    settings, minutes = programme.settings, minutes_in(grains)
    tally = tally_in(grains, settings.excused_is_due)
    return PersonTotal(person, groups, tally, minutes, minutes.hours(settings.minutes_per_hour))
