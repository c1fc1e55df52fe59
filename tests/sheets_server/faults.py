"""Faults to inject: what is answered instead of, before or after the real answer, in the order they were put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from random import Random
from typing import Literal

On = Literal["any", "read", "write", "drive", "token"]


class FaultKind(Enum):
    """What goes wrong; `applied` means that a write is done although its answer does not say so."""

    BAD_REQUEST = "400"
    UNAUTHORIZED = "401, the token is not taken"
    FORBIDDEN = "403, not shared"
    RATE_FORBIDDEN = "403, too many calls"
    NOT_FOUND = "404"
    OFFICE_FILE = "400, an Excel file kept in Drive"
    TOO_MANY = "429, with Retry-After when one is given"
    INTERNAL = "500"
    BAD_GATEWAY = "502 with an HTML page"
    UNAVAILABLE = "503"
    UNAVAILABLE_APPLIED = "503 after applying"
    DROP_BEFORE = "the connection ends before applying"
    DROP_AFTER = "the connection ends after applying"
    SLOW = "applied, the answer comes later than anybody waits"
    TRUNCATED = "applied, the answer ends in the middle of its JSON"
    TOKEN_DOWN = "the token endpoint answers 503"  # noqa: S105
    EDIT_BETWEEN = "another editor acts just before the call is applied"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing going wrong once: at the first call of its sort after `after` such calls went well."""

    kind: FaultKind
    on: On = "any"
    after: int = 0
    retry_after: int | None = None
    seconds: float = 5
    action: Callable[[], object] | None = None

    def meets(self, sort: str) -> bool:
        """Whether it may strike a call of that sort; a token endpoint's fault strikes nothing else."""
        if self.kind is FaultKind.TOKEN_DOWN:
            return sort == "token"
        return self.on == sort or (self.on == "any" and sort != "token")


# What passes by itself when a client tries again, and can strike any call.
PASSING = (
    FaultKind.RATE_FORBIDDEN,
    FaultKind.TOO_MANY,
    FaultKind.INTERNAL,
    FaultKind.BAD_GATEWAY,
    FaultKind.UNAVAILABLE,
    FaultKind.UNAVAILABLE_APPLIED,
    FaultKind.DROP_BEFORE,
    FaultKind.DROP_AFTER,
    FaultKind.TRUNCATED,
    FaultKind.UNAUTHORIZED,
)


class Faults:
    """The faults that wait, and those that have struck."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []
        self.struck: list[Fault] = []

    def put(self, *faults: Fault | FaultKind) -> None:
        """Let these happen, one after the other."""
        self.waiting.extend(each if isinstance(each, Fault) else Fault(each) for each in faults)

    def script(self, seed: int, most: int = 6, kinds: Sequence[FaultKind] = PASSING) -> None:
        """Let some happen at calls that only the seed decides: up to `most` of them."""
        chance = Random(seed)  # noqa: S311
        for _ in range(chance.randint(1, most)):
            kind = chance.choice(list(kinds))
            on: On = chance.choice(["any", "read", "write"])
            retry_after = chance.choice([None, 1, 30]) if kind is FaultKind.TOO_MANY else None
            self.waiting.append(Fault(kind, on, chance.choice([0, 0, 1, 2]), retry_after, seconds=0.0))

    def strike(self, sort: str) -> Fault | None:
        """The fault that strikes a call of that sort; the others have let it go well."""
        struck: Fault | None = None
        left: list[Fault] = []
        for each in self.waiting:
            if struck is None and each.meets(sort) and not each.after:
                struck = each
            elif each.meets(sort) and each.after:
                left.append(replace(each, after=each.after - 1))
            else:
                left.append(each)
        self.waiting = left
        if struck is not None:
            self.struck.append(struck)
        return struck

    def clear(self) -> None:
        """Nothing goes wrong from here on."""
        self.waiting.clear()
        self.struck.clear()
