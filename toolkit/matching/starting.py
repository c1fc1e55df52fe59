"""First groups of many people: likely ones settled by price, everybody else let in, and changes made by chance."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.annealing import anneal
from toolkit.matching.generation import Priced, generate
from toolkit.matching.inserting import insert
from toolkit.matching.listing import list_likely
from toolkit.matching.rounding import settle
from toolkit.matching.sweeping import sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from toolkit.matching.board import Board, Pool
    from toolkit.matching.packing import Seated
    from toolkit.matching.relaxation import Relaxed

# More people than this are priced in parts.
_AT_ONCE = 1_500
_PART = 150
# A round of prices that gains less than this share is the last one of a large instance.
_ENOUGH = 1e-3


def first_groups(
    board: Board, relaxed: Relaxed, seed: int, rounds: int, should_stop: Callable[[], bool]
) -> list[Seated]:
    """Groups to start from, as good as so many rounds of small changes make them."""
    groups = insert(board, settle_likely(board, relaxed, should_stop))
    groups = anneal(board, groups, seed=seed, rounds=rounds, should_stop=should_stop)
    return sweep(board, insert(board, groups), should_stop)


def settle_likely(board: Board, relaxed: Relaxed, should_stop: Callable[[], bool]) -> list[Seated]:
    """Groups of many people: the pools' likely people first, then those whom the prices make welcome."""
    settled: list[Seated] = []
    most, parts = list(board.most), _parts(board, relaxed)
    for number, people in enumerate(parts):

        def leaning(unit: int, pool: Pool) -> tuple[float, ...]:
            points = board.points[list(board.units[unit]), pool.topic].sum()
            return (-round(relaxed.leaning[unit, pool], 3), -float(points), unit)

        listed = list_likely(board, people, leaning)
        free = _unclaimed(board, most, parts[number + 1 :])
        priced = generate(board, listed, (), free, should_stop, 2 * _ENOUGH)
        listed += list_likely(board, people, _priced_out(board, priced))
        priced = generate(board, listed, priced.groups, free, should_stop, _ENOUGH)
        fresh = settle(board, listed, priced, free, should_stop)
        for each in fresh:
            most[each.pool.topic] -= 1
        settled += fresh
    return settled


def _unclaimed(board: Board, most: Sequence[int], later: Iterable[Iterable[int]]) -> list[int]:
    """How many groups of each topic are left, besides those that fixed members of later parts will need."""
    units = {int(board.unit_of[place]) for people in later for place in people if place in board.locked}
    claimed = Counter(board.pools_of[unit][0].topic for unit in units if board.pools_of[unit])
    return [max(left - claimed[topic], 0) for topic, left in enumerate(most)]


def _priced_out(board: Board, priced: Priced) -> Callable[[int, Pool], tuple[float, ...]]:
    """How much dearer a unit's seat is than what its choice of the topic earns, per head."""

    def dearer(unit: int, pool: Pool) -> tuple[float, ...]:
        members = list(board.units[unit])
        earned = board.points[members, pool.topic].sum()
        return ((float(priced.prices.units[unit]) - float(earned)) / len(members), unit)

    return dearer


def _parts(board: Board, relaxed: Relaxed) -> list[list[int]]:
    """Everybody at once, or people by the pool they lean to, a neighbouring lot of pools at a time."""
    if len(board.instance.people) <= _AT_ONCE:
        return [list(range(len(board.instance.people)))]
    home: dict[int, tuple[float, Pool]] = {}
    for (unit, pool), level in relaxed.leaning.items():
        home[unit] = max(home.get(unit, (-1.0, pool)), (level, pool))
    order = sorted(home, key=lambda unit: (home[unit][1].slot, home[unit][1].topic, unit))
    count = -(-len(board.instance.people) // _PART)
    edges = np.linspace(0, len(order), count + 1).astype(int).tolist()
    # Who is tied together stays in one part: held people are listed whole, wherever one of them is.
    return [[place for unit in order[first:last] for place in board.units[unit]] for first, last in pairwise(edges)]
