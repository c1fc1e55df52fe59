"""First groups of many people: pools filled by the relaxation, dealt out to groups, everybody seated who can be."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.matching_instances import draw
from toolkit.matching import starting
from toolkit.matching.board import Board, build_board
from toolkit.matching.dealing import deal
from toolkit.matching.inserting import seat
from toolkit.matching.pooling import fill_pools
from toolkit.matching.relaxation import Relaxed, prove, relax

if TYPE_CHECKING:
    from toolkit.matching.packing import Seated

SEEDS = [1, 2, 3]


@cache
def _relaxed(seed: int, size: int = 160) -> tuple[Board, Relaxed]:
    board = build_board(draw(size, seed).instance)
    return board, relax(board, lambda: False)


def _assert_sound(board: Board, groups: list[Seated]) -> None:
    placed = [place for each in groups for place in each.people]
    assert len(placed) == len(set(placed))
    assert all(seat(board, each.pool, each.people) == each for each in groups)
    counts = Counter(each.pool.topic for each in groups)
    assert all(counts[topic] <= most for topic, most in enumerate(board.most))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_pool_gets_whole_groups_and_every_unit_a_seat_of_its_own(seed: int) -> None:
    board, relaxed = _relaxed(seed)
    pools = fill_pools(board, relaxed, lambda: False)
    seated = [unit for each in pools.values() for unit in each.units]
    assert len(board.units) - 1 <= len(seated) == len(set(seated))
    counts: Counter[int] = Counter()
    for pool, each in pools.items():
        people = sum(len(board.units[unit]) for unit in each.units)
        assert people <= each.groups * board.instance.size_max
        assert all(pool in board.pools_of[unit] for unit in each.units)
        counts[pool.topic] += each.groups
    assert all(counts[topic] <= most for topic, most in enumerate(board.most))


def test_who_finds_no_seat_at_first_gets_a_group_where_they_can_come(monkeypatch: pytest.MonkeyPatch) -> None:
    board, relaxed = _relaxed(4, 400)
    whole = sum(len(each.units) for each in fill_pools(board, relaxed, lambda: False).values())
    assert whole == len(board.units)
    monkeypatch.setattr("toolkit.matching.pooling._TRIES", 1)
    once = sum(len(each.units) for each in fill_pools(board, relaxed, lambda: False).values())
    assert once < whole


@pytest.mark.parametrize("seed", SEEDS)
def test_dealt_groups_keep_every_rule(seed: int) -> None:
    board, relaxed = _relaxed(seed)
    groups = deal(board, fill_pools(board, relaxed, lambda: False))
    _assert_sound(board, groups)
    assert sum(len(each.people) for each in groups) >= len(board.instance.people) * 7 // 10


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("priced", [0, 200])
def test_first_groups_keep_every_rule_and_seat_fixed_members(
    seed: int, priced: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "_PRICED", priced)
    board, relaxed = _relaxed(seed)
    groups = starting.first_groups(board, relaxed, seed, 50, lambda: False)
    _assert_sound(board, groups)
    assert board.locked <= {place for each in groups for place in each.people}


def test_whole_numbers_of_groups_bound_closer_and_never_below_the_planted_answer() -> None:
    drawn = draw(40, 1)
    board = build_board(drawn.instance)
    slots = drawn.instance.slots
    topics = [each.id for each in drawn.instance.topics]
    worth = 0
    for group in drawn.planted:
        pool = next(
            pool for pool in board.people_in if (topics[pool.topic], slots[pool.slot]) == (group.topic, group.slot)
        )
        seated = seat(board, pool, group.members)
        assert seated is not None
        worth += seated.worth
    closer = prove(board, 100, lambda: False)
    assert worth <= closer <= relax(board, lambda: False).bound
