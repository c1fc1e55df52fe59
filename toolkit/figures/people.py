"""Attendance by person across groups: a member of two groups stands here once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.figures.hours import Minutes, sum_minutes
from toolkit.figures.sittings import sittings_of, sittings_once
from toolkit.figures.tally import Tally, sum_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from fractions import Fraction

    from toolkit.figures.scope import Scope
    from toolkit.figures.sittings import Sitting
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
    reach = tuple(scopes)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group, scope in reach:
        for person in {each.person for each in sittings_of(programme, [(group, scope)])}:
            groups[person].append(group)
    sat: defaultdict[str, list[Sitting]] = defaultdict(list)
    for each in sittings_once(programme, reach):
        sat[each.person].append(each)
    people = tuple(_total(programme, person, tuple(groups[person]), sat[person]) for person in sorted(sat))
    excused_is_due = programme.settings.excused_is_due
    minutes = sum_minutes([each.minutes for each in people])
    return PeopleTotals(
        people,
        sum_of([each.tally for each in people], excused_is_due=excused_is_due),
        minutes,
        minutes.hours(programme.settings.minutes_per_hour),
    )


def _total(programme: Programme, person: str, groups: tuple[str, ...], sittings: Collection[Sitting]) -> PersonTotal:
    tally = sum_of([each.tally for each in sittings], excused_is_due=programme.settings.excused_is_due)
    minutes = sum_minutes([each.minutes for each in sittings])
    return PersonTotal(person, groups, tally, minutes, minutes.hours(programme.settings.minutes_per_hour))
