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


class Cut(NamedTuple, Generic[K]):
    """The attendance of one department, month or kind; `people` are different persons.

    Blanks: `hours` is None when the length of what they attended is not known.
    """

    key: K
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
    sittings = reversed(list(sittings_of(programme, scopes)))
    once = tuple({(each.person, id(each.session)): each for each in sittings}.values())
    departments = _grouped(once, lambda each: _department(programme, each.person))
    months = _grouped(once, lambda each: (each.session.day.year, each.session.day.month))
    forms = _grouped(once, lambda each: each.session.form)
    return Breakdown(
        _cuts(programme, departments, sorted(departments, key=lambda name: (not name, name))),
        _cuts(programme, months, sorted(months)),
        _cuts(programme, forms, [each for each in (*ActivityForm, None) if each in forms]),
    )


def _department(programme: Programme, person: str) -> str:
    employee = programme.people.get(person)
    return employee.department if employee else ""


def _grouped(sittings: Iterable[Sitting], key: Callable[[Sitting], K]) -> Mapping[K, Sequence[Sitting]]:
    found: dict[K, list[Sitting]] = {}
    for each in sittings:
        found.setdefault(key(each), []).append(each)
    return found


def _cuts(programme: Programme, found: Mapping[K, Sequence[Sitting]], order: Iterable[K]) -> tuple[Cut[K], ...]:
    return tuple(_cut(programme, key, found[key]) for key in order)


def _cut(programme: Programme, key: K, sittings: Sequence[Sitting]) -> Cut[K]:
    minutes = sum_minutes([each.minutes for each in sittings])
    return Cut(
        key,
        len({each.person for each in sittings}),
        sum_of([each.tally for each in sittings], excused_is_due=programme.settings.excused_is_due),
        minutes,
        minutes.hours(programme.settings.minutes_per_hour),
    )
