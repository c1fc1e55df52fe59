"""Attendance of everybody cut by department, by month and by kind of activity; a joint session counts once a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from toolkit.figures.grains import minutes_in, tally_in
from toolkit.figures.slices import Month, Slice, slices_of
from toolkit.programme.kinds import ActivityForm
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from toolkit.figures.hours import Minutes
    from toolkit.figures.scope import Scope
    from toolkit.figures.tally import Tally
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
    months: tuple[Cut[Month], ...]
    forms: tuple[Cut[ActivityForm | None], ...]


def compute_breakdown(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Breakdown:
    """Cuts the attendance of groups, each over the scope its report has."""
    return _breakdown(programme, tuple(scopes))


@remembered
def _breakdown(programme: Programme, scopes: tuple[tuple[str, Scope], ...]) -> Breakdown:
    slices = slices_of(programme, scopes)
    departments, forms = by_department(slices), by_form(slices)
    return Breakdown(
        tuple(cut_of(programme, *each) for each in departments.items()),
        months_of(programme, slices),
        tuple(cut_of(programme, *each) for each in forms.items()),
    )


def by_department(slices: Iterable[Slice]) -> Mapping[str, Sequence[Slice]]:
    """Slices by department, in the order of their names, "" last."""
    found = _grouped(slices, lambda each: each.department)
    return {name: found[name] for name in sorted(found, key=lambda name: (not name, name))}


def by_form(slices: Iterable[Slice]) -> Mapping[ActivityForm | None, Sequence[Slice]]:
    """Slices by kind of activity, in the order of the plan, None last."""
    found = _grouped(slices, lambda each: each.form)
    return {form: found[form] for form in (*ActivityForm, None) if form in found}


def months_of(programme: Programme, slices: Iterable[Slice]) -> tuple[Cut[Month], ...]:
    """Each month's attendance, in order."""
    found = _grouped(slices, lambda each: each.month)
    return tuple(cut_of(programme, month, found[month]) for month in sorted(found))


def cut_of(programme: Programme, key: K, slices: Sequence[Slice]) -> Cut[K]:
    """What slices come to."""
    grains = sum(each.grains for each in slices)
    minutes = minutes_in(grains)
    return Cut(
        key,
        len(frozenset[str]().union(*(each.people for each in slices))),
        tally_in(grains, programme.settings.excused_is_due),
        minutes,
        minutes.hours(programme.settings.minutes_per_hour),
    )


def _grouped(slices: Iterable[Slice], key: Callable[[Slice], K]) -> Mapping[K, Sequence[Slice]]:
    found: dict[K, list[Slice]] = {}
    for each in slices:
        found.setdefault(key(each), []).append(each)
    return found
