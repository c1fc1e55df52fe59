"""Money of 资源与预算: what was planned, what was spent, and which rows went over."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.programme.settings import Resource


class Overspent(NamedTuple):
    """A row that cost more than planned."""

    resource: Resource
    planned: Fraction
    spent: Fraction


class Budget(NamedTuple):
    """Money of all rows, in the company's currency; the sheet has no dates, so it is always the total so far.

    Shape: `planned` sums quantity x unit price of the rows that state both, `spent` the actual amounts.
    Blanks: None where no row states any.
    """

    planned: Fraction | None
    spent: Fraction | None
    over: tuple[Overspent, ...]


def compute_budget(resources: Iterable[Resource]) -> Budget:
    """Adds up the money of these rows; a row without an amount is no zero."""
    rows = [(each, planned_amount(each)) for each in resources]
    planned = [amount for _, amount in rows if amount is not None]
    spent = [each.spent for each, _ in rows if each.spent is not None]
    over = tuple(
        Overspent(each, amount, each.spent)
        for each, amount in rows
        if amount is not None and each.spent is not None and each.spent > amount
    )
    return Budget(sum(planned, Fraction(0)) if planned else None, sum(spent, Fraction(0)) if spent else None, over)


def planned_amount(resource: Resource) -> Fraction | None:
    """Quantity x unit price; None unless both are stated."""
    if resource.quantity is None or resource.unit_price is None:
        return None
    return resource.quantity * resource.unit_price
