"""Which goals a group met: attendance, plan, promised outputs, each with what it is made of."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.progress import compute_progress
from toolkit.figures.standing import promised_of

if TYPE_CHECKING:
    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


class GoalKind(Enum):
    """What was aimed at."""

    ATTENDANCE = "attendance"
    PLAN = "plan"
    OUTPUTS = "outputs"


class Goal(NamedTuple):
    """One goal: `got` of `of` against a share to reach."""

    kind: GoalKind
    target: Fraction
    got: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """Got of all; None where there was nothing."""
        return Fraction(self.got, self.of) if self.of else None

    @property
    def met(self) -> bool | None:
        """Whether the share reached the target; None where there was nothing to reach it with."""
        return None if self.share is None else self.share >= self.target


def compute_goals(programme: Programme, group: str, scope: Scope) -> tuple[Goal, ...]:
    """The goals of one group: the attendance target of 设置, everything due done, everything promised shown."""
    tally = compute_attendance(programme, group, scope).tally
    progress = compute_progress(programme, group, scope)
    return (
        Goal(GoalKind.ATTENDANCE, programme.settings.attendance_target, tally.attended, tally.counted),
        Goal(GoalKind.PLAN, Fraction(1), progress.counts.due_done, progress.counts.due),
        Goal(GoalKind.OUTPUTS, Fraction(1), *promised_of(progress)),
    )
