"""Several at once, answers in order, nothing begun after somebody stopped."""

from __future__ import annotations

import threading

import pytest

from toolkit.flows.in_parallel import AT_ONCE, in_parallel


def test_answers_keep_their_order_whoever_is_ready_first() -> None:
    last = threading.Event()

    def work(number: int) -> int:
        if number == AT_ONCE - 1:
            last.set()
        else:
            assert last.wait(60)
        return number * number

    assert list(in_parallel(work, range(AT_ONCE))) == [number * number for number in range(AT_ONCE)]


def test_nothing_is_nothing() -> None:
    assert list(in_parallel(str, [])) == []


def test_what_has_not_begun_is_given_up_when_one_stops_the_run() -> None:
    begun: list[int] = []
    first_failed, never = threading.Event(), threading.Event()

    def work(number: int) -> int:
        begun.append(number)
        if number == 0:
            first_failed.set()
            raise ValueError("the first")
        assert first_failed.wait(60)
        # Slow enough for the stop to be heard long before the last, on however busy a machine.
        assert not never.wait(0.01)
        return number

    with pytest.raises(ValueError, match="the first"):
        list(in_parallel(work, range(1000)))
    assert len(begun) < 1000
