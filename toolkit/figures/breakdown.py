"""Attendance of everybody cut by department, by month and by kind of activity; a joint session counts once a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from toolkit.figures.hours import Minutes, sum_minutes
from toolkit.figures.sittings import Sitting, sittings_of
from toolkit.figures.tally import Tally, sum_of
from toolkit.programme.kinds import ActivityForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme

K = TypeVar("K")
K_co = TypeVar("K_co", covariant=True)


class Cut(NamedTuple, Generic[K_co]):
    """The attendance of one department, month or kind; `people` are different persons.

    Blanks: `hours` is None when the length of what they attended is not known.
    """

    key: K_co
    people: int
    tally: Tally
    minutes: Minutes
    hours: Fraction | None


class Breakdown(NamedTuple):
    """Three cuts of the same sittings: the tallies of each add up to everybody's.

    Shape: departments by name, "" (not said) last; months as (year, month) in order; kinds in the order of the plan,
    None (not said) last.
    """

    departments: tuple[Cut[str], ...]
    months: tuple[Cut[tuple[int, int]], ...]
    forms: tuple[Cut[ActivityForm | None], ...]


def compute_breakdown(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Breakdown:
    """Cuts the attendance of groups, each over the scope its report has."""
    once = once_each(programme, scopes)
    departments = grouped(once, lambda each: department_of(programme, each.person))
    months = grouped(once, lambda each: (each.session.day.year, each.session.day.month))
    forms = grouped(once, lambda each: each.session.form)
    return Breakdown(
        _cuts(programme, departments, sorted(departments, key=lambda name: (not name, name))),
        _cuts(programme, months, sorted(months)),
        _cuts(programme, forms, [each for each in (*ActivityForm, None) if each in forms]),
    )


def once_each(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> tuple[Sitting, ...]:
    """Every sitting, that of a joint session once a person: as the first of the groups counts it."""
    sittings = reversed(list(sittings_of(programme, scopes)))
    return tuple({(each.person, id(each.session)): each for each in sittings}.values())


def department_of(programme: Programme, person: str) -> str:
    """A person's department; "" where 名单 does not say."""
    employee = programme.people.get(person)
    return employee.department if employee else ""


def grouped(sittings: Iterable[Sitting], key: Callable[[Sitting], K]) -> Mapping[K, Sequence[Sitting]]:
    """Sittings by a key, in the order the keys are met."""
    found: dict[K, list[Sitting]] = {}
    for each in sittings:
        found.setdefault(key(each), []).append(each)
    return found


def _cuts(programme: Programme, found: Mapping[K, Sequence[Sitting]], order: Iterable[K]) -> tuple[Cut[K], ...]:
    return tuple(cut_of(programme, key, found[key]) for key in order)


def cut_of(programme: Programme, key: K, sittings: Sequence[Sitting]) -> Cut[K]:
    """What sittings come to."""
    minutes = sum_minutes([each.minutes for each in sittings])
    return Cut(
        key,
        len({each.person for each in sittings}),
        sum_of([each.tally for each in sittings], excused_is_due=programme.settings.excused_is_due),
        minutes,
        minutes.hours(programme.settings.minutes_per_hour),
    )
