"""From the relaxation's shares to whole pools: how many groups each pool gets, and who sits in which."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.board import LEADERS, Board, Pool
from toolkit.matching.linear import Model
from toolkit.matching.relaxation import departments_of, seat_worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.matching.relaxation import Relaxed

# So often pools are filled anew for those who found no seat.
_TRIES = 6
# A smaller share of one more group is none; a smaller level of a seat is no seat.
_SOME = 0.05
# What a seat too few, or a group without somebody who would lead, costs while pools are filled.
_SHORT = 150.0


class Pooled(NamedTuple):
    """How many groups a pool gets, and its units."""

    groups: int
    units: tuple[int, ...]


def fill_pools(board: Board, relaxed: Relaxed) -> dict[Pool, Pooled]:
    """Every pool that gets a group; a unit sits in one of them, or in none."""
    groups = _whole(board, relaxed)
    best, fewest = {}, len(board.units) + 1
    for _ in range(_TRIES):
        seats = _seats(board, groups)
        without = [unit for unit, pools in enumerate(board.pools_of) if pools and unit not in seats]
        if len(without) < fewest:
            best, fewest = {pool: Pooled(count, ()) for pool, count in groups.items() if count}, len(without)
            sitting = seats
        if not without:
            break
        groups = _for_these(board, relaxed, groups, without)
    members: defaultdict[Pool, list[int]] = defaultdict(list)
    for unit, pool in sitting.items():
        members[pool].append(unit)
    return {pool: each._replace(units=tuple(members[pool])) for pool, each in best.items()}


def _whole(board: Board, relaxed: Relaxed) -> dict[Pool, int]:
    """Whole numbers of groups: one for every fixed group where it leans to, then by what is missing most."""
    found = _of_fixed(board, relaxed)
    by_topic: defaultdict[int, list[Pool]] = defaultdict(list)
    for pool in relaxed.groups:
        by_topic[pool.topic].append(pool)
    for topic, pools in by_topic.items():
        wanted = min(round(sum(relaxed.groups[pool] for pool in pools)), board.most[topic])
        count = sum(found[pool] for pool in pools)
        missing = np.array([relaxed.groups[pool] - found[pool] for pool in pools])
        while count < wanted and missing.max() > _SOME:
            most = int(missing.argmax())
            found[pools[most]] += 1
            missing[most] -= 1
            count += 1
    return {pool: found[pool] for pool in sorted(relaxed.groups)}


def _of_fixed(board: Board, relaxed: Relaxed) -> Counter[Pool]:
    found: Counter[Pool] = Counter()
    for unit in sorted({int(board.unit_of[place]) for place in board.locked}):
        if pools := board.pools_of[unit]:
            found[max(pools, key=lambda pool: relaxed.leaning[unit, pool])] += 1
    return found


def _for_these(board: Board, relaxed: Relaxed, groups: Mapping[Pool, int], without: Iterable[int]) -> dict[Pool, int]:
    """Numbers of groups with one more where units without a seat lean to, and one less where it is needed least."""
    found, fixed = dict(groups), _of_fixed(board, relaxed)
    covered = np.array([sum(found[pool] for pool in pools) for pools in board.pools_of])
    units_in: defaultdict[Pool, list[int]] = defaultdict(list)
    for unit, pools in enumerate(board.pools_of):
        for pool in pools:
            units_in[pool].append(unit)
    for unit in without:
        if any(found[pool] > groups[pool] for pool in board.pools_of[unit]):
            continue
        more = max(board.pools_of[unit], key=lambda pool: (relaxed.groups[pool] - found[pool], pool))
        topic = [pool for pool in found if pool.topic == more.topic]
        if sum(found[pool] for pool in topic) >= board.most[more.topic]:
            able = [pool for pool in topic if found[pool] > fixed[pool] and pool != more]
            if not able:
                continue
            less = min(
                able,
                key=lambda pool: (int((covered[units_in[pool]] <= 1).sum()), relaxed.groups[pool] - found[pool], pool),
            )
            found[less] -= 1
            covered[units_in[less]] -= 1
        found[more] += 1
        covered[units_in[more]] += 1
    return found


def _seats(board: Board, groups: Mapping[Pool, int]) -> dict[int, Pool]:
    """The pool of every unit, by the points of choices, departments and who would lead."""
    model = Model()
    columns: dict[tuple[int, Pool], int] = {}
    sitting: defaultdict[Pool, dict[int, int]] = defaultdict(dict)
    for unit, pools in enumerate(board.pools_of):
        for pool in (each for each in pools if groups[each]):
            columns[unit, pool] = sitting[pool][unit] = model.column(seat_worth(board, unit, pool), 1.0)
    for pool in sorted(sitting):
        _describe(model, board, pool, groups[pool], sitting[pool])
    for unit, pools in enumerate(board.pools_of):
        model.row([(columns[unit, pool], 1.0) for pool in pools if groups[pool]], upper=1.0)
    levels = model.solve().levels.tolist()
    found: dict[int, tuple[float, Pool]] = {}
    for (unit, pool), column in columns.items():
        if levels[column] > max(found.get(unit, (_SOME, pool))[0], _SOME):
            found[unit] = (levels[column], pool)
    return {unit: pool for unit, (_, pool) in found.items()}


def _describe(model: Model, board: Board, pool: Pool, groups: int, seat: Mapping[int, int]) -> None:
    instance, weights = board.instance, board.instance.weights
    sizes = [(column, float(len(board.units[unit]))) for unit, column in seat.items()]
    model.row(sizes, upper=float(instance.size_max * groups))
    _at_least(model, sizes, instance.size_min * groups)
    leading = {unit: int(board.counts[list(board.units[unit]), LEADERS].sum()) for unit in seat}
    _at_least(model, [(seat[unit], float(number)) for unit, number in leading.items() if number], groups)
    cap = board.caps[pool.topic]
    for members in departments_of(board, seat).values():
        terms = [(seat[unit], float(number)) for unit, number in members.items()]
        if sum(members.values()) > groups:
            over = model.column(-float(weights.repeated_department), float(sum(members.values())))
            model.row([*terms, (over, -1.0)], upper=float(groups))
        if sum(members.values()) > cap * groups:
            model.row(terms, upper=float(cap * groups))


def _at_least(model: Model, terms: Sequence[tuple[int, float]], wanted: int) -> None:
    short = model.column(-_SHORT, float(wanted))
    model.row([*terms, (short, 1.0)], lower=float(wanted))
