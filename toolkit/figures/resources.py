"""What a programme needs besides people: what is missing, what it will cost and what it has cost."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.budget import planned_amount
from toolkit.programme.kinds import ResourceKind, ResourceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Resource


class ResourceLine(NamedTuple):
    """One row of 资源与预算.

    Blanks: `budget` None without quantity or price; `short` None where it is not told how many are missing.
    """

    resource: Resource
    budget: Fraction | None
    is_gap: bool
    short: Fraction | None


class ResourceSum(NamedTuple):
    """The rows of one kind, or of all when `kind` is None.

    Shape: `unpriced` rows are not in `budget`, `unspent` ones not in `spent`. Blanks: None when no row says anything.
    """

    kind: ResourceKind | None
    rows: int
    budget: Fraction | None
    unpriced: int
    spent: Fraction | None
    unspent: int


@dataclass(frozen=True, slots=True)
class Resources:
    """Every row, the sums by kind in the order of the programme plan, and the sum of all."""

    lines: tuple[ResourceLine, ...]
    kinds: tuple[ResourceSum, ...]
    whole: ResourceSum

    @property
    def gaps(self) -> tuple[ResourceLine, ...]:
        """What is still missing."""
        return tuple(each for each in self.lines if each.is_gap)


def compute_resources(programme: Programme) -> Resources:
    """Adds up 资源与预算; a blank is counted, never taken for 0."""
    lines = tuple(_line(each) for each in programme.resources)
    by_kind = {kind: [each for each in lines if each.resource.kind is kind] for kind in ResourceKind}
    kinds = tuple(_sum(kind, rows) for kind, rows in by_kind.items() if rows)
    return Resources(lines, kinds, _sum(None, lines))


def _line(each: Resource) -> ResourceLine:
    short = _short(each)
    return ResourceLine(each, planned_amount(each), each.status is ResourceStatus.MISSING or bool(short), short)


def _short(each: Resource) -> Fraction | None:
    """How many are missing; None where it is not known how many are needed."""
    if each.needed is None:
        return None
    if each.secured is None and each.status is ResourceStatus.SECURED:
        return Fraction(0)
    return max(Fraction(0), each.needed - (each.secured or 0))


def _sum(kind: ResourceKind | None, lines: Iterable[ResourceLine]) -> ResourceSum:
    rows = tuple(lines)
    budgets = [each.budget for each in rows if each.budget is not None]
    spent = [each.resource.spent for each in rows if each.resource.spent is not None]
    return ResourceSum(
        kind=kind,
        rows=len(rows),
        budget=sum(budgets, Fraction(0)) if budgets else None,
        unpriced=len(rows) - len(budgets),
        spent=sum(spent, Fraction(0)) if spent else None,
        unspent=len(rows) - len(spent),
    )
