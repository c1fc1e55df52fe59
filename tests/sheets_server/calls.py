"""Every call that came in, counted as Google's quota counts: reads and writes apart, a batch as one."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tests.sheets_server.refusals import Refusal

if TYPE_CHECKING:
    from tests.sheets_server.trees import Object

Sort = Literal["read", "write", "drive", "token", "unknown"]
WINDOW = 60


@dataclass(slots=True)
class Call:
    """One request as it came over the wire, and the status it was answered with; 0 is a dropped connection."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: Object | None
    sort: Sort
    person: str
    status: int = 0


@dataclass(slots=True)
class Quota:
    """How many reads and writes one account may make within a minute; None is as many as it likes."""

    per_minute: int | None = None
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    _seen: Counter[tuple[str, str, int]] = field(default_factory=Counter)

    def count(self, sort: str, person: str) -> None:
        """Count one call.

        Raises: Refusal (429) when the minute is used up.
        """
        if sort not in {"read", "write"} or self.per_minute is None:
            return
        minute = (sort, person, int(self.clock() // WINDOW))
        self._seen[minute] += 1
        if self._seen[minute] > self.per_minute:
            self.refused += 1
            raise too_many(sort)

    def start_over(self) -> None:
        """No limit, and nothing refused yet."""
        self.per_minute, self.refused = None, 0
        self._seen.clear()


def too_many(sort: str, retry_after: int | None = None) -> Refusal:
    """429 in the words of the service."""
    metric = "Read requests" if sort == "read" else "Write requests"
    limit = f"limit '{metric} per minute per user' of service 'sheets.googleapis.com'"
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return Refusal(429, f"Quota exceeded for quota metric '{metric}' and {limit}.", headers=headers)


class Calls:
    """The calls so far; `earlier` are those from before the counting began anew."""

    def __init__(self) -> None:
        self.all: list[Call] = []
        self.earlier: list[Call] = []

    @property
    def reads(self) -> int:
        """Calls that count as reads."""
        return len(self.of("read"))

    @property
    def writes(self) -> int:
        """Calls that count as writes."""
        return len(self.of("write"))

    def of(self, sort: Sort) -> list[Call]:
        """The calls of one sort."""
        return [call for call in self.all if call.sort == sort]

    def clear(self) -> None:
        """Count from nothing again."""
        self.earlier += self.all
        self.all.clear()
