"""A month of the whole programme: a line per group and one for everybody, beside the month before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.people import compute_people
from toolkit.figures.scope import month_scope
from toolkit.figures.sessions import SessionCounts
from toolkit.figures.stages import outcomes_in
from toolkit.figures.watch import Watch, compute_watch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from toolkit.figures.scope import Scope
    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme


@dataclass(frozen=True, slots=True)
class MonthCount:
    """What one month comes to, of one group or of everybody.

    Shape: `people` are different persons due at a held meeting; everybody's tally counts a joint session once a
    person, so that it may be less than the sum of the groups. Blanks: `hours` is None when the length of what was
    attended is not known.
    """

    people: int
    counts: SessionCounts
    tally: Tally
    hours: Fraction | None
    outcomes: int

    @property
    def hours_each(self) -> Fraction | None:
        """Hours by person due (人均学时); None where nobody was due or no length is known."""
        return None if self.hours is None or not self.people else self.hours / self.people


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One group's month, or with `group` "" everybody's, and the month before; `watch` stands open at its end."""

    group: str
    now: MonthCount
    before: MonthCount
    watch: tuple[Watch, ...]

    @property
    def change(self) -> Fraction | None:
        """Rate of this month less that of the month before; None when either has none."""
        now, before = self.now.tally.rate, self.before.tally.rate
        return None if now is None or before is None else now - before


@dataclass(frozen=True, slots=True)
class Overview:
    """The month from its first day, by group and as a whole."""

    month: date
    groups: tuple[MonthLine, ...]
    whole: MonthLine


def compute_overview(programme: Programme, groups: Sequence[str], month: date, as_of: date) -> Overview:
    """Counts one month of these groups; what is watched is what stands open at the end of `as_of`."""
    scope = month_scope(month.year, month.month, as_of)
    last = scope.span.first - timedelta(days=1)
    earlier = month_scope(last.year, last.month, as_of)
    lines = [
        MonthLine(
            group,
            _of_group(programme, group, scope),
            _of_group(programme, group, earlier),
            compute_watch(programme, group, as_of),
        )
        for group in groups
    ]
    whole = MonthLine(
        "",
        _of_all(programme, groups, scope, [each.now for each in lines]),
        _of_all(programme, groups, earlier, [each.before for each in lines]),
        tuple(watch for each in lines for watch in each.watch),
    )
    return Overview(scope.span.first, tuple(lines), whole)


def _of_group(programme: Programme, group: str, scope: Scope) -> MonthCount:
    attendance = compute_attendance(programme, group, scope)
    due = sum(each.tally.due > 0 for each in attendance.people)
    outcomes = len(outcomes_in(programme, group, scope))
    return MonthCount(due, attendance.counts, attendance.tally, attendance.hours, outcomes)


def _of_all(programme: Programme, groups: Sequence[str], scope: Scope, lines: Sequence[MonthCount]) -> MonthCount:
    people = compute_people(programme, [(group, scope) for group in groups])
    counts = SessionCounts()
    for each in lines:
        counts = counts.plus(each.counts)
    return MonthCount(len(people.people), counts, people.tally, people.hours, sum(each.outcomes for each in lines))
