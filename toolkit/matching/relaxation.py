"""The relaxation over whole pools: how many groups and who sits in which pool, before anybody is split into groups.

Nobody tells groups of one pool apart here, so it stays small for any number of applicants, and its value is a true
bound: every grouping is a point of it with at least its own points.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.board import BEGINNERS, EXPERTS, FIRST_BAND, LEADERS, MOTIVATED, SIZE, Board, Pool
from toolkit.matching.linear import Model
from toolkit.matching.packing import FIXED_SEAT
from toolkit.matching.weights import BAND_ENOUGH, EXPERTS_ENOUGH, MOTIVATED_WANTED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_MANY_COLUMNS = 20_000


class Relaxed(NamedTuple):
    """What no grouping can be worth more than, how far each unit leans towards each of its pools, and how many groups
    each pool would have.
    """

    bound: float
    leaning: Mapping[tuple[int, Pool], float]
    groups: Mapping[Pool, float]


def relax(board: Board, should_stop: Callable[[], bool]) -> Relaxed:
    """The value of the relaxation; asked to stop, what everybody in their best seat would be worth."""
    model, seats, groups = _described(board, should_stop)
    optimum = model.solve(inner_point=len(model.cost) > _MANY_COLUMNS)
    levels = optimum.levels.tolist()
    return Relaxed(
        min(optimum.bound, _in_best_seats(board)),
        {seat: levels[column] for seat, column in seats.items()},
        {pool: levels[column] for pool, column in groups.items()},
    )


def _in_best_seats(board: Board) -> float:
    """Everybody in the seat worth most to them, every beginner coached, nothing taken off."""
    best = (max(seat_worth(board, unit, pool) for pool in pools) for unit, pools in enumerate(board.pools_of) if pools)
    return sum(best) + board.instance.weights.coached_beginner * float(board.counts[:, BEGINNERS].sum())


def prove(board: Board, nodes: int, should_stop: Callable[[], bool]) -> float:
    """A closer bound: in every pool a whole number of groups."""
    model, _, groups = _described(board, should_stop)
    return model.prove(list(groups.values()), nodes)


def _described(
    board: Board, should_stop: Callable[[], bool]
) -> tuple[Model, dict[tuple[int, Pool], int], dict[Pool, int]]:
    """The model, the column of every unit's seat in a pool and the column of every pool's groups."""
    model = Model(should_stop)
    seats: dict[tuple[int, Pool], int] = {}
    groups: dict[Pool, int] = {}
    sitting: defaultdict[Pool, list[int]] = defaultdict(list)
    for unit, pools in enumerate(board.pools_of):
        for pool in pools:
            seats[unit, pool] = model.column(seat_worth(board, unit, pool), 1.0)
            sitting[pool].append(unit)
    for pool, units in sorted(sitting.items()):
        people = sum(len(board.units[unit]) for unit in units)
        groups[pool] = model.column(0.0, min(board.most[pool.topic], people // board.instance.size_min))
        _describe_pool(model, board, pool, groups[pool], {unit: seats[unit, pool] for unit in units})
    for unit, pools in enumerate(board.pools_of):
        model.row([(seats[unit, pool], 1.0) for pool in pools], upper=1.0)
    for topic, most in enumerate(board.most):
        model.row([(column, 1.0) for pool, column in groups.items() if pool.topic == topic], upper=float(most))
    return model, seats, groups


def seat_worth(board: Board, unit: int, pool: Pool) -> float:
    """What a unit's seats in a pool are worth beyond leaving it unplaced, a fixed seat more than any points."""
    members = list(board.units[unit])
    fixed = FIXED_SEAT * sum(place in board.locked for place in members)
    return float(board.points[members, pool.topic].sum() + board.instance.weights.unplaced * len(members) + fixed)


def _describe_pool(model: Model, board: Board, pool: Pool, groups: int, seat: Mapping[int, int]) -> None:
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
    for members in departments_of(board, seat).values():
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


def departments_of(board: Board, units: Iterable[int]) -> dict[int, dict[int, int]]:
    """How many people of each department are in each unit."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for unit in units:
        for place in board.units[unit]:
            department = int(board.department[place])
            found[department][unit] = found[department].get(unit, 0) + 1
    return found


def _keep_apart(model: Model, board: Board, groups: int, seat: Mapping[int, int]) -> None:
    """Two who must not meet need two groups of the pool, and each fixed group one of its own."""
    fixed = [unit for unit in seat if any(place in board.locked for place in board.units[unit])]
    if fixed:
        model.row([*((seat[unit], 1.0) for unit in fixed), (groups, -1.0)], upper=0.0)
    for unit, other in enemy_pairs(board, seat):
        model.row([(seat[unit], 1.0), (seat[other], 1.0), (groups, -1.0)], upper=0.0)


def enemy_pairs(board: Board, units: Collection[int]) -> list[tuple[int, int]]:
    """The pairs of these units that may not share a group."""
    pairs = {
        (unit, other)
        for unit in units
        for place in board.units[unit]
        for enemy in board.enemies.get(place, ())
        if (other := int(board.unit_of[enemy])) in units and unit < other
    }
    return sorted(pairs)
