"""What changed since the last report: a month beside the month before, a stage beside the stage before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.scope import Scope, month_scope, stage_scope
from toolkit.figures.stages import difficulties_in, outcomes_in
from toolkit.figures.watch import is_open
from toolkit.programme.kinds import DifficultyKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from toolkit.figures.sessions import SessionCounts
    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty
    from toolkit.programme.settings import Stage


class Side(NamedTuple):
    """One of the two periods: its meetings, marks, hours a person, and outcomes shown."""

    counts: SessionCounts
    tally: Tally
    hours_each: Fraction | None
    outcomes: int


class Since(NamedTuple):
    """The period before beside this one.

    Shape: `change` is the difference of the rates; people are compared as of the last day of each period; `solved`
    of `owed` problems that were open when the period before ended are settled now, `raised` came up since.
    """

    scope: Scope
    before: Side
    now: Side
    joined: tuple[str, ...]
    left: tuple[str, ...]
    leaders_before: tuple[str, ...]
    leaders_now: tuple[str, ...]
    owed: int
    solved: int
    raised: int

    @property
    def change(self) -> Fraction | None:
        """How much the rate rose; None where one of the two is missing."""
        before, now = self.before.tally.rate, self.now.tally.rate
        return None if before is None or now is None else now - before


def compute_since(programme: Programme, group: str, scope: Scope) -> Since | None:
    """One group's period beside the one before; None for its first report."""
    last = preceding_scope(programme, group, scope)
    if last is None or not _ran(programme, group, last):
        return None
    was, is_ = programme.members(group, last.last_day), programme.members(group, scope.last_day)
    owed = [each for each in _problems(programme, group, last) if is_open(each, last.as_of)]
    now = _problems(programme, group, scope)
    known = {id(each) for each in _problems(programme, group, last)}
    return Since(
        last,
        _side(programme, group, last),
        _side(programme, group, scope),
        tuple(each for each in is_ if each not in was),
        tuple(each for each in was if each not in is_),
        programme.leaders(group, last.last_day),
        programme.leaders(group, scope.last_day),
        len(owed),
        sum(not is_open(each, scope.as_of) for each in owed),
        sum(id(each) not in known for each in now),
    )


def preceding_scope(programme: Programme, group: str, scope: Scope) -> Scope | None:
    """The month or stage before, as it was known when it ended; None where there is none."""
    if scope.stage is not None:
        stage = _stage_before(programme.settings.stages, scope.stage)
        if stage is None:
            return None
        before = stage_scope(programme, group, stage, scope.as_of)
        return Scope(before.span, min(before.span.last, scope.as_of), stage)
    day = scope.span.first - timedelta(days=1)
    return month_scope(day.year, day.month, day)


def _stage_before(stages: Sequence[Stage], stage: Stage) -> Stage | None:
    earlier = [each for each in stages if each.order < stage.order]
    return max(earlier, key=lambda each: each.order, default=None)


def _ran(programme: Programme, group: str, scope: Scope) -> bool:
    starts: date | None = programme.group_by_id[group].starts
    begun = starts is None or starts <= scope.span.last
    return begun and compute_attendance(programme, group, scope).counts.planned > 0


def _problems(programme: Programme, group: str, scope: Scope) -> list[Difficulty]:
    return [each for each in difficulties_in(programme, group, scope) if each.kind is DifficultyKind.PROBLEM]


def _side(programme: Programme, group: str, scope: Scope) -> Side:
    counted = compute_attendance(programme, group, scope)
    return Side(counted.counts, counted.tally, counted.hours_each, len(outcomes_in(programme, group, scope)))
