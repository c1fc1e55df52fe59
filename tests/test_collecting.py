"""How seldom the collector looks."""

from __future__ import annotations

import gc

from toolkit.collecting import collect_seldom, without_collecting


def test_inside_nothing_is_collected_and_afterwards_things_are_as_before() -> None:
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_inside_passes_for_old() -> None:
    with without_collecting():
        made: list[list[int]] = [[] for _ in range(10_000)]
    # How many new things the next collection would look at.
    assert gc.get_count()[0] < len(made) // 10


def test_a_run_collects_less_often_than_python_by_default() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert all(now >= was for now, was in zip(gc.get_threshold(), before, strict=True))
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.set_threshold(*before)
