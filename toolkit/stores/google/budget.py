"""How long one workbook may keep us: tries, seconds, and what is waited between two tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.stores.google.limiter import Clock

TRIES = 8
SECONDS = 300.0
_LONGEST_WAIT = 64.0


class Budget:
    """The tries and the time one reading or writing of a workbook may take."""

    def __init__(self, clock: Clock, *, tries: int = TRIES, seconds: float = SECONDS) -> None:
        self._clock = clock
        self._tries = tries
        self._left = tries
        self._until = clock.now() + seconds

    @property
    def tries(self) -> int:
        """How often it was tried so far."""
        return self._tries - self._left

    def spend(self) -> None:
        """Counts one try."""
        self._left -= 1

    def rest(self, wait: float | None) -> bool:
        """Waits as long as Google asks, else a random while that doubles; False when nothing is left for a new try."""
        doubled = min(_LONGEST_WAIT, 2.0 ** max(self.tries - 1, 0))
        pause = self._clock.chance() * doubled if wait is None else wait
        if self._left <= 0 or self._clock.now() + pause > self._until:
            return False
        self._clock.sleep(pause)
        return True
