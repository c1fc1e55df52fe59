"""First groups of many people: likely ones settled by price, everybody else let in, and changes made by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.matching.annealing import anneal
from toolkit.matching.dealing import deal
from toolkit.matching.generation import Priced, generate
from toolkit.matching.inserting import insert
from toolkit.matching.listing import list_likely
from toolkit.matching.pooling import fill_pools
from toolkit.matching.rounding import settle
from toolkit.matching.sweeping import sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.matching.board import Board, Pool
    from toolkit.matching.packing import Seated
    from toolkit.matching.relaxation import Relaxed

# Groups of more people than this are not priced as well: their pools are only filled and dealt out.
_PRICED = 1_000
# A round of prices that gains less than this share is the last one of a large instance.
_ENOUGH = 3e-3


def first_groups(
    board: Board, relaxed: Relaxed, seed: int, rounds: int, should_stop: Callable[[], bool]
) -> list[Seated]:
    """Groups to start from, as good as so many rounds of small changes make them."""
    if should_stop():
        return []

    def grown(groups: list[Seated]) -> list[Seated]:
        groups = insert(board, groups)
        groups = anneal(board, groups, seed=seed, rounds=rounds, should_stop=should_stop)
        return sweep(board, insert(board, groups), should_stop)

    found = grown(deal(board, fill_pools(board, relaxed, should_stop)))
    if len(board.instance.people) > _PRICED:
        return found
    priced = grown(settle_likely(board, relaxed, should_stop))
    return max(found, priced, key=_goodness)


def _goodness(groups: Sequence[Seated]) -> tuple[int, int]:
    """How many people have a seat, then what the groups are worth: who has none now is hard to seat later."""
    return sum(len(each.people) for each in groups), sum(each.worth for each in groups)


def settle_likely(board: Board, relaxed: Relaxed, should_stop: Callable[[], bool]) -> list[Seated]:
    """Groups of many people: the pools' likely people first, then those whom the prices make welcome."""

    def leaning(unit: int, pool: Pool) -> tuple[float, ...]:
        points = board.points[list(board.units[unit]), pool.topic].sum()
        return (-round(relaxed.leaning[unit, pool], 3), -float(points), unit)

    everybody = range(len(board.instance.people))
    listed = list_likely(board, everybody, leaning)
    priced = generate(board, listed, (), board.most, should_stop, 2 * _ENOUGH)
    listed += list_likely(board, everybody, _priced_out(board, priced))
    priced = generate(board, listed, priced.groups, board.most, should_stop, _ENOUGH)
    return settle(board, listed, priced, board.most, should_stop)


def _priced_out(board: Board, priced: Priced) -> Callable[[int, Pool], tuple[float, ...]]:
    """How much dearer a unit's seat is than what its choice of the topic earns, per head."""

    def dearer(unit: int, pool: Pool) -> tuple[float, ...]:
        members = list(board.units[unit])
        earned = board.points[members, pool.topic].sum()
        return ((float(priced.prices.units[unit]) - float(earned)) / len(members), unit)

    return dearer
