"""Calls kept under Google's quota of a minute, with a clock that tests may drive."""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTE = 60.0
# Google allows 60; the rest is for a colleague's run and for clocks that differ.
PER_MINUTE = 55


class Clock(NamedTuple):
    """Seconds that pass, waiting, and chance for waiting times."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


@dataclass(slots=True)
class Limiter:
    """At most so many calls in any sixty seconds, whichever thread makes them; `total` counts all of them."""

    clock: Clock
    per_minute: int = PER_MINUTE
    total: int = 0
    _sent: deque[float] = field(default_factory=deque)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def wait(self) -> None:
        """Waits until one more call keeps within the limit, and counts it."""
        # Who waits keeps the turn: the others would have to wait as long.
        with self._turn:
            while len(self._sent) >= self.per_minute:
                left = self._sent[0] + _MINUTE - self.clock.now()
                if left <= 0:
                    self._sent.popleft()
                else:
                    self.clock.sleep(left)
            self._sent.append(self.clock.now())
            self.total += 1


@dataclass(slots=True)
class Quota:
    """The two quotas of one Google account, which Google counts apart."""

    reads: Limiter
    writes: Limiter


def quota_of(clock: Clock) -> Quota:
    """A fresh quota by a clock."""
    return Quota(Limiter(clock), Limiter(clock))
