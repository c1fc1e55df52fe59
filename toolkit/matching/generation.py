"""Column generation: the LP over all listed groups, with only the profitable ones ever in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.columns import halves
from toolkit.matching.packing import Master, Prices, Seated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.board import Board
    from toolkit.matching.columns import Columns

# Groups taken from each pool in each round.
_PER_POOL = 12
_TINY = 1e-6


class Priced(NamedTuple):
    """The groups the LP was built of, its prices, and what no packing of listed groups can be worth more than."""

    groups: tuple[Seated, ...]
    prices: Prices
    bound: float
    shares: NDArray[np.float64]


def generate(
    board: Board,
    listed: Sequence[Columns],
    start: Sequence[Seated],
    most: Sequence[int],
    should_stop: Callable[[], bool],
    enough: float = 0.0,
) -> Priced:
    """Prices at which no listed group is profitable; or the last ones, when stopped or when a round gains too little.

    Units: `enough` is a share of the LP's value.
    """
    master = Master(board, most, should_stop)
    master.add(start)
    prices = master.solve()
    bound = np.inf
    while not should_stop():
        found, over = _price(board, listed, prices)
        bound = min(bound, _bound(most, prices, over))
        if not master.add(found):
            break
        before, prices = prices.worth, master.solve()
        if enough and prices.worth - before < enough * before:
            break
    return Priced(tuple(master.groups), prices, float(bound), master.shares())


def within(board: Board, listed: Sequence[Columns], priced: Priced, worth: float, at_most: int) -> list[Seated] | None:
    """Every listed group that a packing worth more may hold; None where there are more of them than asked for."""
    slack = priced.bound - worth
    found: list[Seated] = []
    for columns in listed:
        chosen = np.flatnonzero(profits(board, columns, priced.prices) > -slack - _TINY)
        if len(found) + len(chosen) > at_most:
            return None
        found += [columns.seated(int(each)) for each in chosen]
    return found


def profits(board: Board, columns: Columns, prices: Prices) -> NDArray[np.float64]:
    """What each group is worth beyond the prices of its seats and its topic."""
    people = list(columns.people)
    # A unit's price is paid once, by its first member.
    seats = np.where(board.first_of_unit[people], prices.units[board.unit_of[people]], 0.0)
    profit: NDArray[np.float64] = columns.worth - halves(seats, columns.masks) - prices.topics[columns.pool.topic]
    return profit


def _price(board: Board, listed: Sequence[Columns], prices: Prices) -> tuple[list[Seated], NDArray[np.float64]]:
    """The most profitable groups of every pool, and the greatest profit of any group of each topic."""
    found: list[Seated] = []
    over = np.zeros(len(board.most))
    for columns in listed:
        profit = profits(board, columns, prices)
        if len(profit):
            over[columns.pool.topic] = max(over[columns.pool.topic], profit.max())
            found += [columns.seated(each) for each in _best(profit)]
    return found, over


def _best(profit: NDArray[np.float64]) -> list[int]:
    good = np.flatnonzero(profit > _TINY)
    return [int(each) for each in good[np.argsort(-profit[good], kind="stable")[:_PER_POOL]]]


def _bound(most: Sequence[int], prices: Prices, over: NDArray[np.float64]) -> float:
    """Weak duality: seats and topics at their prices, and the profit every further group may still make."""
    groups = np.array(most, dtype=float)
    return float(
        np.maximum(prices.units, 0).sum() + groups @ np.maximum(prices.topics, 0) + groups @ np.maximum(over, 0)
    )
