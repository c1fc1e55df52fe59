"""The relaxation over whole pools: how many groups and who sits in which pool, before anybody is split into groups.

Nobody tells groups of one pool apart here, so it stays small for any number of applicants, and its value is a true
bound: every grouping is a point of it with at least its own points.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.board import BEGINNERS, EXPERTS, FIRST_BAND, LEADERS, MOTIVATED, SIZE, Board, Pool
from toolkit.matching.highs import open_highs
from toolkit.matching.packing import FIXED_SEAT
from toolkit.matching.weights import BAND_ENOUGH, EXPERTS_ENOUGH, MOTIVATED_WANTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray


_MANY_COLUMNS = 20_000


class Relaxed(NamedTuple):
    """What no grouping can be worth more than, and how far each unit leans towards each of its pools."""

    bound: float
    leaning: Mapping[tuple[int, Pool], float]


class _Model:
    """Rows and columns as they are written down; HiGHS gets them in one go."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.upper: list[float] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.starts: list[int] = []
        self.indices: list[int] = []
        self.values: list[float] = []

    def column(self, cost: float, upper: float) -> int:
        self.cost.append(cost)
        self.upper.append(upper)
        return len(self.cost) - 1

    def row(self, terms: Iterable[tuple[int, float]], lower: float = -np.inf, upper: float = np.inf) -> None:
        self.starts.append(len(self.indices))
        for column, value in terms:
            self.indices.append(column)
            self.values.append(value)
        self.row_lower.append(lower)
        self.row_upper.append(upper)


def relax(board: Board) -> Relaxed:
    """The value of the relaxation."""
    model = _Model()
    seats: dict[tuple[int, Pool], int] = {}
    groups: dict[Pool, int] = {}
    sitting: defaultdict[Pool, list[int]] = defaultdict(list)
    for unit, pools in enumerate(board.pools_of):
        for pool in pools:
            seats[unit, pool] = model.column(_seat_worth(board, unit, pool), 1.0)
            sitting[pool].append(unit)
    for pool, units in sorted(sitting.items()):
        people = sum(len(board.units[unit]) for unit in units)
        groups[pool] = model.column(0.0, min(board.most[pool.topic], people // board.instance.size_min))
        _describe_pool(model, board, pool, groups[pool], {unit: seats[unit, pool] for unit in units})
    for unit, pools in enumerate(board.pools_of):
        model.row([(seats[unit, pool], 1.0) for pool in pools], upper=1.0)
    for topic, most in enumerate(board.most):
        model.row([(column, 1.0) for pool, column in groups.items() if pool.topic == topic], upper=float(most))
    value, levels = _solve(model)
    return Relaxed(
        value,
        {seat: float(levels[column]) for seat, column in seats.items()},
    )


def _seat_worth(board: Board, unit: int, pool: Pool) -> float:
    members = list(board.units[unit])
    fixed = FIXED_SEAT * sum(place in board.locked for place in members)
    return float(board.points[members, pool.topic].sum() + board.instance.weights.unplaced * len(members) + fixed)


def _describe_pool(model: _Model, board: Board, pool: Pool, groups: int, seat: Mapping[int, int]) -> None:
    instance, weights = board.instance, board.instance.weights
    counts = {unit: board.counts[list(board.units[unit])].sum(axis=0) for unit in seat}

    def total(kind: int) -> list[tuple[int, float]]:
        return [(seat[unit], float(counts[unit][kind])) for unit in seat if counts[unit][kind]]

    def at_least(penalty: int, terms: list[tuple[int, float]], constant_of_groups: float) -> None:
        if terms and penalty:
            over = model.column(-float(penalty), sum(value for _, value in terms))
            model.row([*terms, (groups, -constant_of_groups), (over, -1.0)], upper=0.0)

    model.row([*total(SIZE), (groups, -float(instance.size_min))], lower=0.0)
    model.row([*total(SIZE), (groups, -float(instance.size_max))], upper=0.0)
    model.row([*total(LEADERS), (groups, -1.0)], lower=0.0)
    for members in _departments(board, seat).values():
        terms = [(seat[unit], float(number)) for unit, number in members.items()]
        if sum(members.values()) > 1:
            at_least(weights.repeated_department, terms, 1.0)
        cap = board.caps[pool.topic]
        if cap < instance.size_max and sum(members.values()) > cap:
            model.row([*terms, (groups, -float(cap))], upper=0.0)
    at_least(weights.expert_excess, total(EXPERTS), EXPERTS_ENOUGH)
    for band in range(FIRST_BAND, board.counts.shape[1]):
        at_least(weights.band_excess, total(band), BAND_ENOUGH)
    if weights.motivation_short:
        short = model.column(-float(weights.motivation_short), MOTIVATED_WANTED * model.upper[groups])
        model.row([*total(MOTIVATED), (groups, -float(MOTIVATED_WANTED)), (short, 1.0)], lower=0.0)
    if weights.coached_beginner and total(BEGINNERS):
        coached = model.column(float(weights.coached_beginner), sum(value for _, value in total(BEGINNERS)))
        with_expert = model.column(0.0, model.upper[groups])
        model.row([*total(BEGINNERS), (coached, -1.0)], lower=0.0)
        model.row([(with_expert, float(instance.size_max - 1)), (coached, -1.0)], lower=0.0)
        model.row([(groups, 1.0), (with_expert, -1.0)], lower=0.0)
        model.row([*total(EXPERTS), (with_expert, -1.0)], lower=0.0)
    _keep_apart(model, board, groups, seat)


def _departments(board: Board, units: Iterable[int]) -> dict[int, dict[int, int]]:
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for unit in units:
        for place in board.units[unit]:
            department = int(board.department[place])
            found[department][unit] = found[department].get(unit, 0) + 1
    return found


def _keep_apart(model: _Model, board: Board, groups: int, seat: Mapping[int, int]) -> None:
    """Two who must not meet need two groups of the pool."""
    pairs = {
        (unit, other)
        for unit in seat
        for place in board.units[unit]
        for enemy in board.enemies.get(place, ())
        if (other := int(board.unit_of[enemy])) in seat and unit < other
    }
    for unit, other in sorted(pairs):
        model.row([(seat[unit], 1.0), (seat[other], 1.0), (groups, -1.0)], upper=0.0)


def _solve(model: _Model) -> tuple[float, NDArray[np.float64]]:
    highs = open_highs()
    columns, rows, none = len(model.cost), len(model.row_lower), np.zeros(0)
    if not columns:
        return 0.0, none
    empty = none.astype(np.int32)
    highs.addCols(
        columns,
        np.array(model.cost),
        np.zeros(columns),
        np.array(model.upper),
        0,
        np.zeros(columns, np.int32),
        empty,
        none,
    )
    highs.addRows(
        rows,
        np.array(model.row_lower),
        np.array(model.row_upper),
        len(model.indices),
        np.array(model.starts, np.int32),
        np.array(model.indices, np.int32),
        np.array(model.values),
    )
    if columns > _MANY_COLUMNS:
        # The inner point is found ten times sooner; every price it gives bounds the optimum, whether exact or not.
        highs.setOptionValue("solver", "ipm")
        highs.setOptionValue("run_crossover", "off")
    highs.run()
    solution = highs.getSolution()
    return _bound(model, np.array(solution.row_dual)), np.array(solution.col_value)


def _bound(model: _Model, prices: NDArray[np.float64]) -> float:
    """Weak duality: what the rows allow at these prices, and what every column may still earn up to its bound."""
    lower, upper = np.array(model.row_lower), np.array(model.row_upper)
    # A price of the wrong sign would cost without end where a row has no limit on that side.
    prices = np.where((prices > 0) & np.isinf(upper) | (prices < 0) & np.isinf(lower), 0.0, prices)
    limits = np.where(prices > 0, upper, np.where(prices < 0, lower, 0.0))
    row_of = np.repeat(np.arange(len(lower)), np.diff([*model.starts, len(model.indices)]))
    earned = np.bincount(model.indices, np.array(model.values) * prices[row_of], len(model.cost))
    rest = np.maximum(np.array(model.cost) - earned, 0.0)
    return float(prices @ limits + rest @ np.array(model.upper))
