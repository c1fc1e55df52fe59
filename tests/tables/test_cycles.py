from __future__ import annotations

import pytest

from toolkit.tables.cells.cycles import next_cycle, short_cycle


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("第一期", "第二期"),
        ("第九期", "第十期"),
        ("第十期", "第十一期"),
        ("第十九届", "第二十届"),
        ("第二十期", "第二十一期"),
        ("第 3 期", "第 4 期"),
        ("2026 年秋季（第三期）", "第四期"),
        ("青年学习小组第二期（总部）", "青年学习小组第三期（总部）"),
        ("Cycle 9", "Cycle 10"),
        ("Autumn 2026, round 2", "round 3"),
        ("2026 年秋季", ""),
        ("Autumn 2026", ""),
        ("", ""),
    ],
)
def test_a_cycle_is_followed_by_the_next_one(now: str, then: str) -> None:
    assert next_cycle(now) == then


def test_a_cycles_short_name_is_the_part_that_counts() -> None:
    assert short_cycle("2026 年秋季（第三期）") == "第三期"
    assert short_cycle("2026 年秋季") == "2026 年秋季"
