"""The first groups of many people: priced in parts, and no part takes the groups that fixed members of another need."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.matching_instances import draw
from toolkit.matching import starting
from toolkit.matching.board import build_board
from toolkit.matching.relaxation import relax


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_fixed_members_are_seated_though_people_are_priced_in_parts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_AT_ONCE", 50)
    monkeypatch.setattr(starting, "_PART", 40)
    board = build_board(draw(160, seed).instance)
    groups = starting.settle_likely(board, relax(board), lambda: False)
    placed = [place for each in groups for place in each.people]
    assert len(placed) == len(set(placed))
    assert board.locked <= set(placed)
    counts = Counter(each.pool.topic for each in groups)
    assert all(counts[topic] <= most for topic, most in enumerate(board.most))
