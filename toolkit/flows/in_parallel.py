"""Waiting beside work: for the network, several workbooks at once; for the disk, while the next document is made."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

# A reading takes about a second and Google allows about one a second: a few at once keep up with that.
AT_ONCE = 4
# So many are handed over at once, and as many may wait in memory when the disk is slow.
_FEW = 5


def in_parallel(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """What `work` makes of each item, in their order; what has not begun is given up when the caller stops."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield from pool.map(work, items)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def alongside(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """What `work` makes of each item, in their order, in a second thread while the next items are being made.

    Shape: memory holds a few items; what has not begun is given up when the caller stops.
    """
    pool = ThreadPoolExecutor(1)
    waiting: deque[Future[list[R]]] = deque()
    try:
        for some in _by_few(items):
            waiting.append(pool.submit(_all, work, some))
            if len(waiting) > 1:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _by_few(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, _FEW)):
        yield some


def _all(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(each) for each in items]
