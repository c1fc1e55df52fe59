"""Choosing among listed groups so that nobody sits twice and no topic has too many: the packing as HiGHS sees it.

A fixed member's seat is worth more than any points, so that none is given up for a score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import highspy
import numpy as np

from toolkit.matching.highs import Silent, interruptible, levels_of, open_highs, prices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.board import Board, Pool

# More than a whole group can earn, for each fixed member.
FIXED_SEAT = 10_000
_INTEGRAL = 1e-6
_MANY_UNITS = 400
# With fewer groups a solve takes some hundredths of a second, and being asked in between is a tenth of that.
_MANY_GROUPS = 1000


class Seated(NamedTuple):
    """A group: its pool, its people in order, and what it is worth beyond leaving them unplaced."""

    pool: Pool
    people: tuple[int, ...]
    worth: int


class Chosen(NamedTuple):
    """The best packing found of the columns given, and whether it is the best there is among them."""

    groups: tuple[Seated, ...]
    proven: bool


class Prices(NamedTuple):
    """What a seat of each unit and a group of each topic cost at the LP's optimum; `worth` is the LP's value."""

    units: NDArray[np.float64]
    topics: NDArray[np.float64]
    worth: float


class Master:
    """The LP over the groups known so far; groups are added between solves."""

    def __init__(self, board: Board, most: Sequence[int], should_stop: Callable[[], bool]) -> None:
        self._board = board
        self._highs = _with_rows(board, most)
        self._to_ask: Callable[[], bool] | None = should_stop
        if len(board.units) > _MANY_UNITS:
            # Many rows: the inner point is found sooner, and its prices need fewer rounds.
            self._highs.setOptionValue("solver", "ipm")
            self._highs.setOptionValue("run_crossover", "off")
        self.groups: list[Seated] = []
        self._known: set[tuple[Pool, tuple[int, ...]]] = set()

    def add(self, groups: Sequence[Seated]) -> int:
        """How many of these were new."""
        fresh = [each for each in groups if (each.pool, each.people) not in self._known]
        fresh = list({(each.pool, each.people): each for each in fresh}.values())
        self._known.update((each.pool, each.people) for each in fresh)
        self.groups += fresh
        _add_columns(self._highs, self._board, fresh)
        return len(fresh)

    def solve(self) -> Prices:
        """The prices at the optimum over the groups known."""
        if self._to_ask is not None and len(self.groups) > _MANY_GROUPS:
            interruptible(self._highs, self._to_ask)
            self._to_ask = None
        self._highs.run()
        units = len(self._board.units)
        duals = prices_of(self._highs, units + len(self._board.most))
        return Prices(duals[:units], duals[units:], float(self._highs.getInfo().objective_function_value))

    def shares(self) -> NDArray[np.float64]:
        """How much of each known group the LP takes."""
        return levels_of(self._highs, len(self.groups))


def choose(
    board: Board,
    groups: Sequence[Seated],
    *,
    most: Sequence[int],
    nodes: int,
    start: Sequence[Seated] = (),
    should_stop: Callable[[], bool] | None = None,
) -> Chosen:
    """The best packing of listed groups within so many nodes; never worse than the start."""
    highs = _with_rows(board, most)
    _add_columns(highs, board, groups)
    count = len(groups)
    every = np.arange(count, dtype=np.int32)
    highs.changeColsBounds(count, every, np.zeros(count), np.ones(count))
    highs.changeColsIntegrality(count, every, np.full(count, highspy.HighsVarType.kInteger))
    highs.setOptionValue("mip_max_nodes", nodes)
    highs.setOptionValue("mip_rel_gap", 0.0)
    if should_stop is not None:
        interruptible(highs, should_stop)
    if start:
        taken = {(each.pool, each.people) for each in start}
        solution = highspy.HighsSolution()
        solution.col_value = [float((each.pool, each.people) in taken) for each in groups]
        highs.setSolution(solution)
    highs.run()
    values = np.array(highs.getSolution().col_value)
    found = (
        tuple(groups[column] for column in np.flatnonzero(values > 1 - _INTEGRAL).tolist())
        if len(values) == count
        else ()
    )
    if sum(each.worth for each in found) < sum(each.worth for each in start):
        return Chosen(tuple(start), proven=False)
    return Chosen(found, highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _with_rows(board: Board, most: Sequence[int]) -> Silent:
    highs = open_highs()
    upper = np.concatenate([np.ones(len(board.units)), np.array(most, dtype=float)])
    rows, none = len(upper), np.zeros(0)
    lower = np.full(rows, -np.inf)
    highs.addRows(rows, lower, upper, 0, np.zeros(rows, np.int32), none.astype(np.int32), none)
    return highs


def _add_columns(highs: highspy.Highs, board: Board, groups: Sequence[Seated]) -> None:
    starts, indices, costs = [], list[int](), []
    for each in groups:
        starts.append(len(indices))
        costs.append(float(each.worth))
        indices += sorted({int(board.unit_of[place]) for place in each.people})
        indices.append(len(board.units) + each.pool.topic)
    count = len(groups)
    if count:
        highs.addCols(count, np.array(costs), np.zeros(count), np.full(count, np.inf), len(indices),
                      np.array(starts, np.int32), np.array(indices, np.int32), np.ones(len(indices)))  # fmt: skip
