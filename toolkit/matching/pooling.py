"""From the relaxation's shares to whole pools: how many groups each pool gets, and who sits in which."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.board import LEADERS, Board, Pool
from toolkit.matching.linear import Model
from toolkit.matching.relaxation import departments_of, enemy_pairs, seat_worth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from toolkit.matching.relaxation import Relaxed

# So often pools are filled anew for those who found no seat.
_TRIES = 4
# What a group fewer in a topic costs, and people with no group they could sit in; a group more or less than a pool's
# share costs 1.
_FEWER, _LEFT_OUT = 2.0, 20.0
_NODES = 100
# A smaller level of a seat is no seat.
_SOME = 0.05
# What a seat too few, or a group without somebody who would lead, costs while pools are filled.
_SHORT = 400.0


class Pooled(NamedTuple):
    """How many groups a pool gets, and its units."""

    groups: int
    units: tuple[int, ...]


class _Filled(NamedTuple):
    """The pool of every unit that found a seat, and how many people or leaders a pool lacks for its groups."""

    seats: Mapping[int, Pool]
    short: Mapping[Pool, float]


def fill_pools(board: Board, relaxed: Relaxed, should_stop: Callable[[], bool]) -> dict[Pool, Pooled]:
    """Every pool that gets a group; a unit sits in one of them, or in none."""
    plan = _Plan(board, relaxed, should_stop)
    best, fewest = {}, np.inf
    for _ in range(_TRIES):
        filled = _fill(board, plan.groups, should_stop)
        without = [unit for unit, pools in enumerate(board.pools_of) if pools and unit not in filled.seats]
        lost = len(without) + sum(filled.short.values())
        if lost < fewest:
            best, fewest = _pooled(plan.groups, filled.seats), lost
        if lost < _SOME or should_stop():
            break
        plan.mend(without, filled.short)
    return best


def _pooled(groups: Mapping[Pool, int], seats: Mapping[int, Pool]) -> dict[Pool, Pooled]:
    members: defaultdict[Pool, list[int]] = defaultdict(list)
    for unit, pool in seats.items():
        members[pool].append(unit)
    return {pool: Pooled(count, tuple(members[pool])) for pool, count in groups.items() if count}


class _Plan:
    """Whole numbers of groups near the relaxation's shares, so that everybody has a group they could sit in."""

    def __init__(self, board: Board, relaxed: Relaxed, should_stop: Callable[[], bool]) -> None:
        self._board, self._shares, self._should_stop = board, relaxed.groups, should_stop
        self._fixed = _of_fixed(board, relaxed)
        self._most = {pool: min(board.most[pool.topic], len(people) // board.instance.size_min)
                      for pool, people in board.people_in.items()}  # fmt: skip
        # How many groups those with the same pools must have to choose from.
        self._wanted = dict.fromkeys((pools for pools in board.pools_of if pools), 1)
        self.groups = self._found()

    def mend(self, without: Sequence[int], short: Mapping[Pool, float]) -> None:
        """One group less where people are too few, one more for units without a seat."""
        for pool in short:
            self._most[pool] = max(self.groups[pool] - 1, self._fixed[pool])
        for pools in {self._board.pools_of[unit] for unit in without}:
            self._wanted[pools] = sum(self.groups[pool] for pool in pools) + 1
        self.groups = self._found()

    def _found(self) -> dict[Pool, int]:
        model = Model(self._should_stop)
        columns = {pool: model.column(0.0, float(most)) for pool, most in self._most.items()}
        for pool, column in columns.items():
            share = self._shares[pool]
            terms = [(column, 1.0), (model.column(-1.0, share), 1.0), (model.column(-1.0, np.inf), -1.0)]
            model.row(terms, lower=share, upper=share)
            if self._fixed[pool]:
                model.row([(column, 1.0)], lower=float(self._fixed[pool]))
        for topic, most in enumerate(self._board.most):
            of_topic = [(column, 1.0) for pool, column in columns.items() if pool.topic == topic]
            share = sum(self._shares[pool] for pool in columns if pool.topic == topic)
            model.row(of_topic, upper=float(most))
            model.row([*of_topic, (model.column(-_FEWER, np.inf), 1.0)], lower=min(float(round(share)), float(most)))
        for pools, wanted in self._wanted.items():
            terms = [(columns[pool], 1.0) for pool in pools]
            model.row([*terms, (model.column(-_LEFT_OUT, float(wanted)), 1.0)], lower=float(wanted))
        levels = model.solve_whole(list(columns.values()), _NODES)
        return {pool: round(levels[column]) for pool, column in columns.items()}


def _of_fixed(board: Board, relaxed: Relaxed) -> Counter[Pool]:
    found: Counter[Pool] = Counter()
    for unit in sorted({int(board.unit_of[place]) for place in board.locked}):
        if pools := board.pools_of[unit]:
            found[max(pools, key=lambda pool: relaxed.leaning[unit, pool])] += 1
    return found


def _fill(board: Board, groups: Mapping[Pool, int], should_stop: Callable[[], bool]) -> _Filled:
    """The pool of every unit, by the points of choices, departments and who would lead."""
    model = Model(should_stop)
    columns: dict[tuple[int, Pool], int] = {}
    sitting: defaultdict[Pool, dict[int, int]] = defaultdict(dict)
    for unit, pools in enumerate(board.pools_of):
        for pool in (each for each in pools if groups[each]):
            columns[unit, pool] = sitting[pool][unit] = model.column(seat_worth(board, unit, pool), 1.0)
    lacking = {pool: _describe(model, board, pool, groups[pool], sitting[pool]) for pool in sorted(sitting)}
    for unit, pools in enumerate(board.pools_of):
        model.row([(columns[unit, pool], 1.0) for pool in pools if groups[pool]], upper=1.0)
    levels = model.solve().levels.tolist()
    found: dict[int, tuple[float, Pool]] = {}
    for (unit, pool), column in columns.items():
        if levels[column] > found.get(unit, (_SOME, pool))[0]:
            found[unit] = (levels[column], pool)
    short = {pool: sum(levels[column] for column in some) for pool, some in lacking.items()}
    return _Filled(
        {unit: pool for unit, (_, pool) in found.items()},
        {pool: level for pool, level in short.items() if level > _SOME},
    )


def _describe(model: Model, board: Board, pool: Pool, groups: int, seat: Mapping[int, int]) -> tuple[int, int]:
    """The rows of a pool; the columns of the people and the leaders it lacks."""
    instance, weights = board.instance, board.instance.weights
    sizes = [(column, float(len(board.units[unit]))) for unit, column in seat.items()]
    model.row(sizes, upper=float(instance.size_max * groups))
    leading = {unit: int(board.counts[list(board.units[unit]), LEADERS].sum()) for unit in seat}
    cap = board.caps[pool.topic]
    for members in departments_of(board, seat).values():
        terms = [(seat[unit], float(number)) for unit, number in members.items()]
        if sum(members.values()) > groups:
            over = model.column(-float(weights.repeated_department), float(sum(members.values())))
            model.row([*terms, (over, -1.0)], upper=float(groups))
        if sum(members.values()) > cap * groups:
            model.row(terms, upper=float(cap * groups))
    for unit, other in enemy_pairs(board, seat) if groups == 1 else ():
        model.row([(seat[unit], 1.0), (seat[other], 1.0)], upper=1.0)
    return (
        _at_least(model, sizes, instance.size_min * groups),
        _at_least(model, [(seat[unit], float(number)) for unit, number in leading.items() if number], groups),
    )


def _at_least(model: Model, terms: Sequence[tuple[int, float]], wanted: int) -> int:
    short = model.column(-_SHORT, float(wanted))
    model.row([*terms, (short, 1.0)], lower=float(wanted))
    return short
