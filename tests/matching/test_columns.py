from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.matching_instances import draw
from tests.tools import LONG
from toolkit.matching.board import build_board
from toolkit.matching.columns import count_columns, halves, list_columns
from toolkit.matching.packing import FIXED_SEAT
from toolkit.matching.relaxation import relax
from toolkit.matching.rules import keeps_rules
from toolkit.matching.scoring import score_group

if TYPE_CHECKING:
    from toolkit.matching.instance import Instance


def _ties_kept(instance: Instance, ids: frozenset[str]) -> bool:
    """Pairs and groups of locks are whole or absent, and no two lock groups meet."""
    for name in ids:
        person, lock = instance.person_by_id[name], instance.lock_of.get(name)
        if not set(person.together) <= ids or any(
            name in each.together and each.id not in ids for each in instance.people
        ):
            return False
        if lock and {each.person for each in instance.lock_of.values() if each.group == lock.group} - ids:
            return False
    return len({instance.lock_of[name].group for name in ids if name in instance.lock_of}) <= 1


@pytest.mark.parametrize("seed", range(1, 9) if LONG else range(1, 4))
def test_listed_groups_are_those_that_keep_every_rule_with_their_points(seed: int) -> None:
    instance = draw(40, seed).instance
    board = build_board(instance)
    seen = 0
    for pool, people in board.people_in.items():
        topic, slot = instance.topics[pool.topic].id, instance.slots[pool.slot]
        listed = list_columns(board, pool, people[:10])
        found = {each.people: each.worth for each in map(listed.seated, range(len(listed.masks)))}
        for size in range(instance.size_min, instance.size_max + 1):
            for chosen in combinations(people[:10], size):
                members = [instance.people[place] for place in chosen]
                ids = frozenset(each.id for each in members)
                good = keeps_rules(instance, topic, slot, members) and _ties_kept(instance, ids)
                assert good == (chosen in found)
                if good:
                    seen += 1
                    points = sum(each for _, each in score_group(instance, topic, members))
                    fixed = FIXED_SEAT * len(ids & set(instance.lock_of))
                    assert found[chosen] == points + fixed + instance.weights.unplaced * size
    assert seen >= 100


@settings(max_examples=200 if LONG else 40, deadline=None)
@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=12), st.integers(0, 4095))
def test_sums_over_masks_are_looked_up_rightly(values: list[int], mask: int) -> None:
    import numpy as np

    mask &= (1 << len(values)) - 1
    expected = sum(value for bit, value in enumerate(values) if mask >> bit & 1)
    assert halves(np.array(values), np.array([mask])).tolist() == [expected]


def test_groups_are_counted_before_they_are_listed() -> None:
    assert count_columns([1] * 4, 3, 5) == 5
    assert count_columns([1, 1], 3, 5) == 0
    assert count_columns([2, 1, 1, 1], 3, 3) == 4


def test_the_relaxation_is_above_the_planted_answer_even_with_other_weights() -> None:
    for seed in range(1, 4):
        drawn = draw(40, seed)
        weights = replace(drawn.instance.weights, repeated_department=7, coached_beginner=0, motivation_short=90)
        instance = replace(drawn.instance, weights=weights, locks=())
        planted = sum(
            points
            for group in drawn.planted
            for _, points in score_group(instance, group.topic, [instance.people[place] for place in group.members])
        )
        assert planted <= relax(build_board(instance), lambda: False).bound - weights.unplaced * len(instance.people)
