"""How attendance moves from month to month: of everybody, of each department, of each kind of activity."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from toolkit.figures.breakdown import Cut, cut_of, department_of, grouped, once_each
from toolkit.programme.kinds import ActivityForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from toolkit.figures.scope import Scope
    from toolkit.figures.sittings import Sitting
    from toolkit.programme.programme import Programme

K = TypeVar("K")
Month = tuple[int, int]


class Trend(NamedTuple, Generic[K]):
    """One department or kind over the months it had anybody due, in order."""

    key: K
    months: tuple[Cut[Month], ...]

    @property
    def changes(self) -> tuple[Fraction | None, ...]:
        """How much each month's rate rose over the month listed before; None for the first and where one is missing."""
        rates = [each.tally.rate for each in self.months]
        steps = [None if was is None or now is None else now - was for was, now in pairwise(rates)]
        return (None, *steps)[: len(rates)]


class Trends(NamedTuple):
    """The same sittings as in the breakdown, cut twice: the months of each row add up to its cut there."""

    whole: Trend[None]
    departments: tuple[Trend[str], ...]
    forms: tuple[Trend[ActivityForm | None], ...]


def compute_trends(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Trends:
    """Months of the attendance of groups, each over the scope its report has."""
    once = once_each(programme, scopes)
    departments = grouped(once, lambda each: department_of(programme, each.person))
    forms = grouped(once, lambda each: each.session.form)
    return Trends(
        Trend(None, _months(programme, once)),
        _trends(programme, departments, sorted(departments, key=lambda name: (not name, name))),
        _trends(programme, forms, [each for each in (*ActivityForm, None) if each in forms]),
    )


def _trends(programme: Programme, found: Mapping[K, Sequence[Sitting]], order: Iterable[K]) -> tuple[Trend[K], ...]:
    return tuple(Trend(key, _months(programme, found[key])) for key in order)


def _months(programme: Programme, sittings: Iterable[Sitting]) -> tuple[Cut[Month], ...]:
    months = grouped(sittings, lambda each: (each.session.day.year, each.session.day.month))
    return tuple(cut_of(programme, month, months[month]) for month in sorted(months))
