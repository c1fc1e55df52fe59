"""A linear programme as it is written down row by row; the solver gets it in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import highspy
import numpy as np

from toolkit.matching.highs import Silent, interruptible, levels_of, open_highs, prices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

# A proof is right to so much of its value: the solver's own tolerances are far smaller.
_TOLERANCE = 1e-6
# A solution this near the best one is good enough to start from.
_GOOD = 0.05


class Optimum(NamedTuple):
    """What no solution can be worth more than, and the level of every column.

    Blanks: `levels` is empty where none was found.
    """

    bound: float
    levels: NDArray[np.float64]


class Model:
    """Columns from nothing to an upper limit, rows between two limits; the value is made as large as it can be.

    Shape: asked to stop, a solve ends with levels of nothing and a bound that is true but far.
    """

    def __init__(self, should_stop: Callable[[], bool]) -> None:
        self._should_stop = should_stop
        self.cost: list[float] = []
        self.upper: list[float] = []
        self._row_lower: list[float] = []
        self._row_upper: list[float] = []
        self._starts: list[int] = []
        self._indices: list[int] = []
        self._values: list[float] = []

    def column(self, cost: float, upper: float) -> int:
        """A new column's number."""
        self.cost.append(cost)
        self.upper.append(upper)
        return len(self.cost) - 1

    def row(self, terms: Iterable[tuple[int, float]], lower: float = -np.inf, upper: float = np.inf) -> None:
        """A sum of columns between two limits."""
        self._starts.append(len(self._indices))
        for column, value in terms:
            self._indices.append(column)
            self._values.append(value)
        self._row_lower.append(lower)
        self._row_upper.append(upper)

    def solve(self, *, inner_point: bool = False) -> Optimum:
        """The optimum at a corner, or near it from the inside: ten times sooner where there are many columns."""
        if not self.cost:
            return Optimum(0.0, np.zeros(0))
        highs = self._given()
        if inner_point:
            highs.setOptionValue("solver", "ipm")
            highs.setOptionValue("run_crossover", "off")
        highs.run()
        return Optimum(self._bound(prices_of(highs, len(self._row_lower))), levels_of(highs, len(self.cost)))

    def solve_whole(self, whole: Sequence[int], nodes: int) -> NDArray[np.float64]:
        """The levels of a good solution with whole numbers in these columns, found within so many nodes."""
        highs = self._in_whole_numbers(whole, nodes)
        highs.setOptionValue("mip_rel_gap", _GOOD)
        highs.run()
        return levels_of(highs, len(self.cost))

    def prove(self, whole: Sequence[int], nodes: int) -> float:
        """What no solution with whole numbers in these columns can be worth more than, within so many nodes."""
        if not self.cost:
            return 0.0
        highs = self._in_whole_numbers(whole, nodes)
        highs.run()
        bound = float(highs.getInfo().mip_dual_bound)
        return bound + _TOLERANCE * abs(bound)

    def _in_whole_numbers(self, whole: Sequence[int], nodes: int) -> Silent:
        highs = self._given()
        kinds = np.full(len(whole), highspy.HighsVarType.kInteger)
        highs.changeColsIntegrality(len(whole), np.array(whole, np.int32), kinds)
        highs.setOptionValue("mip_max_nodes", nodes)
        return highs

    def _given(self) -> Silent:
        highs = open_highs()
        interruptible(highs, self._should_stop)
        columns, none = len(self.cost), np.zeros(0)
        empty = none.astype(np.int32)
        highs.addCols(columns, np.array(self.cost), np.zeros(columns), np.array(self.upper), 0,
                      np.zeros(columns, np.int32), empty, none)  # fmt: skip
        highs.addRows(len(self._row_lower), np.array(self._row_lower), np.array(self._row_upper), len(self._indices),
                      np.array(self._starts, np.int32), np.array(self._indices, np.int32),
                      np.array(self._values))  # fmt: skip
        return highs

    def _bound(self, prices: NDArray[np.float64]) -> float:
        """Weak duality: what the rows allow at these prices, and what every column may still earn up to its limit."""
        lower, upper = np.array(self._row_lower), np.array(self._row_upper)
        # A price of the wrong sign would cost without end where a row has no limit on that side.
        prices = np.where((prices > 0) & np.isinf(upper) | (prices < 0) & np.isinf(lower), 0.0, prices)
        limits = np.where(prices > 0, upper, np.where(prices < 0, lower, 0.0))
        row_of = np.repeat(np.arange(len(lower)), np.diff([*self._starts, len(self._indices)]))
        earned = np.bincount(self._indices, np.array(self._values) * prices[row_of], len(self.cost))
        rest = np.maximum(np.array(self.cost) - earned, 0.0)
        return float(prices @ limits + rest @ np.array(self.upper))
