"""How the minutes of a kick-off meeting (启动会) are shared out, so that they add up to its length exactly."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP = 5


class AgendaPart(Enum):
    """The items of a kick-off, in order."""

    OPENING = "opening"
    ICEBREAKER = "icebreaker"
    VISION = "vision"
    LEADER = "leader"
    CHARTER = "charter"
    PLAN = "plan"
    CLOSING = "closing"


PARTS: Mapping[AgendaPart, int] = {
    AgendaPart.OPENING: 1,
    AgendaPart.ICEBREAKER: 3,
    AgendaPart.VISION: 4,
    AgendaPart.LEADER: 3,
    AgendaPart.CHARTER: 5,
    AgendaPart.PLAN: 4,
    AgendaPart.CLOSING: 1,
}


class AgendaItem(NamedTuple):
    """One item and its minutes."""

    part: AgendaPart
    minutes: int


def compute_agenda(minutes: int, *, choose_leader: bool) -> tuple[AgendaItem, ...]:
    """The items of a meeting of so many minutes; each has at least one step, and together they have all of them."""
    parts = {part: share for part, share in PARTS.items() if choose_leader or part is not AgendaPart.LEADER}
    step = STEP if minutes >= STEP * len(parts) else 1
    steps = minutes // step
    given = _shared(parts, steps)
    rest = minutes - steps * step
    return tuple(AgendaItem(part, given[part] * step + (rest if part is AgendaPart.CHARTER else 0)) for part in parts)


def _shared(parts: Mapping[AgendaPart, int], steps: int) -> Mapping[AgendaPart, int]:
    """Steps by parts: whole ones first, at least one each, then by the largest rest, the larger part, the order."""
    whole = sum(parts.values())
    exact = {part: Fraction(share * steps, whole) for part, share in parts.items()}
    given = {part: max(1, int(share)) for part, share in exact.items()}
    order = list(parts)
    while (left := steps - sum(given.values())) > 0:
        part = max(order, key=lambda each: (exact[each] - given[each], parts[each], -order.index(each)))
        given[part] += min(1, left)
    while sum(given.values()) > steps and max(given.values()) > 1:
        part = min((each for each in order if given[each] > 1), key=lambda each: exact[each] - given[each])
        given[part] -= 1
    return given
