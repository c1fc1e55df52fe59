"""Waiting beside work: order, bounds and what happens when somebody stops."""

from __future__ import annotations

from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest

from toolkit.flows.in_parallel import alongside, in_parallel

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_answers_come_in_the_order_of_the_items() -> None:
    assert list(in_parallel(lambda n: n * n, range(50))) == [n * n for n in range(50)]
    assert list(alongside(lambda n: n * n, range(50))) == [n * n for n in range(50)]


def test_the_next_item_is_made_while_an_earlier_one_is_worked_on() -> None:
    made_second = Event()
    workers = set()

    def items() -> Iterator[int]:
        yield 1
        yield 2
        made_second.set()

    def work(item: int) -> int:
        workers.add(get_ident())
        assert made_second.wait(timeout=60)
        return item

    assert list(alongside(work, items())) == [1, 2]
    assert workers.isdisjoint({get_ident()})


def test_only_a_few_items_wait() -> None:
    go = Event()
    made = []

    def items() -> Iterator[int]:
        for n in range(100):
            made.append(n)
            if n == 8:
                go.set()
            yield n

    answers = alongside(lambda n: go.wait(timeout=60) and n, items())
    assert next(answers) == 0
    assert len(made) < 12
    assert list(answers) == list(range(1, 100))


def test_what_goes_wrong_reaches_the_caller_and_what_waits_is_given_up() -> None:
    done = []

    def work(item: int) -> int:
        if item == 3:
            raise OSError("told by the test")
        done.append(item)
        return item

    with pytest.raises(OSError, match="told by the test"):
        list(alongside(work, range(1000)))
    assert done[:3] == [0, 1, 2]
    assert len(done) < 30
