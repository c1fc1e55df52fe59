"""How attendance moves from month to month: of everybody, of each department, of each kind of activity."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from toolkit.figures.breakdown import Cut, by_department, by_form, months_of
from toolkit.figures.slices import Month, slices_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from toolkit.figures.scope import Scope
    from toolkit.programme.kinds import ActivityForm
    from toolkit.programme.programme import Programme

K = TypeVar("K")


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
    slices = slices_of(programme, tuple(scopes))
    departments, forms = by_department(slices), by_form(slices)
    return Trends(
        Trend(None, months_of(programme, slices)),
        tuple(Trend(key, months_of(programme, found)) for key, found in departments.items()),
        tuple(Trend(key, months_of(programme, found)) for key, found in forms.items()),
    )
