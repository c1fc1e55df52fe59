"""What a report speaks of: a month, a stage or everything so far, seen from one day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.programme.remembering import remembered
from toolkit.programme.stages import Span, group_span

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Stage


class Reach(Enum):
    """What belongs to a scope that names no stage."""

    DAYS = "days"  # what lies in the span
    UNSTAGED = "unstaged"  # what belongs to no stage
    ALL = "all"  # everything


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure counts, as known at the end of `as_of`.

    Shape: with a `stage`, whatever belongs to it counts, also on days outside the span; else `reach` decides.
    """

    span: Span
    as_of: date
    stage: Stage | None = None
    reach: Reach = Reach.DAYS
    # Asked for whenever something of a scope is looked up that is known already.
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.span, self.as_of, self.stage, self.reach.value)))

    def __hash__(self) -> int:
        """Computed once."""
        return self._hash

    @property
    def by_stage(self) -> bool:
        """Whether the stage of a thing decides, not its day."""
        return self.stage is not None or self.reach is Reach.UNSTAGED

    @property
    def last_day(self) -> date:
        """The last day of the span that has come: members and roles are those of that day."""
        return min(self.span.last, self.as_of)


@lru_cache(maxsize=256)
def scope_of(span: Span, as_of: date, stage: Stage | None) -> Scope:
    """What a report covers: a stage when one is given, else the days of the span."""
    return Scope(span, as_of, stage)


@lru_cache(maxsize=256)
def month_scope(year: int, month: int, as_of: date) -> Scope:
    """A calendar month, its last day included."""
    last = monthrange(year, month)[1]
    return scope_of(Span(date(year, month, 1), date(year, month, last)), as_of, None)


@remembered
def stage_scope(programme: Programme, group: str, stage: Stage, as_of: date) -> Scope:
    """A stage of one group: its own plan's dates replace the programme's."""
    return Scope(group_span(programme, group, stage), as_of, stage)


@remembered
def unstaged_scope(programme: Programme, as_of: date) -> Scope:
    """What belongs to no stage."""
    return Scope(whole_scope(programme, as_of).span, as_of, None, Reach.UNSTAGED)


@remembered
def whole_scope(programme: Programme, as_of: date) -> Scope:
    """Everything the sheets hold, what is still ahead included; the span runs from the first day known to `as_of`."""
    first = programme.first_day
    return Scope(Span(as_of if first is None else min(first, as_of), as_of), as_of, None, Reach.ALL)
