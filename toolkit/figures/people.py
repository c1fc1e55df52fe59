"""Attendance by person across groups: a member of two groups stands here once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.hours import Minutes, sum_minutes
from toolkit.figures.sittings import sittings_of, sittings_once
from toolkit.figures.tally import Tally, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


@dataclass(frozen=True, slots=True)
class PersonTotal:
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
    counted: defaultdict[str, list[tuple[Tally, Minutes]]] = defaultdict(list)
    joint: list[tuple[str, Scope]] = []
    for group, scope in scopes:
        if _meets_others(programme, group):
            joint.append((group, scope))
            for person in {each.person for each in sittings_of(programme, [(group, scope)])}:
                groups[person].append(group)
            continue
        for member in compute_attendance(programme, group, scope).people:
            if member.tally.due:
                groups[member.person].append(group)
                counted[member.person].append((member.tally, member.minutes))
    for each in sittings_once(programme, joint):
        counted[each.person].append((each.tally, each.minutes))
    people = tuple(_total(programme, person, tuple(groups[person]), counted[person]) for person in sorted(counted))
    excused_is_due = programme.settings.excused_is_due
    minutes = sum_minutes([each.minutes for each in people])
    return PeopleTotals(
        people,
        sum_of([each.tally for each in people], excused_is_due=excused_is_due),
        minutes,
        minutes.hours(programme.settings.minutes_per_hour),
    )


def _meets_others(programme: Programme, group: str) -> bool:
    """Whether a session of the group is another's too, so that the counts of both cannot be added."""
    return any(len(each.groups) > 1 for each in programme.sessions_by_group.get(group, ()))


def _total(
    programme: Programme, person: str, groups: tuple[str, ...], counted: Sequence[tuple[Tally, Minutes]]
) -> PersonTotal:
    tally = sum_of([each for each, _ in counted], excused_is_due=programme.settings.excused_is_due)
    minutes = sum_minutes([each for _, each in counted])
    return PersonTotal(person, groups, tally, minutes, minutes.hours(programme.settings.minutes_per_hour))
