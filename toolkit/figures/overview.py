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

    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One group's month, or with `group` "" everybody's.

    Shape: `people` are different persons due at a held meeting; everybody's tally counts a joint session once a
    person, so that it may be less than the sum of the groups. `before` is the month before. Blanks: `hours` is None
    when the length of what was attended is not known.
    """

    group: str
    people: int
    counts: SessionCounts
    tally: Tally
    before: Tally
    hours: Fraction | None
    outcomes: int
    watch: tuple[Watch, ...]

    @property
    def change(self) -> Fraction | None:
        """Rate of this month less that of the month before; None when either has none."""
        now, before = self.tally.rate, self.before.rate
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
    lines = []
    for group in groups:
        attendance = compute_attendance(programme, group, scope)
        due = sum(each.tally.due > 0 for each in attendance.people)
        before = compute_attendance(programme, group, earlier).tally
        outcomes = len(outcomes_in(programme, group, scope))
        watch = compute_watch(programme, group, as_of)
        line = MonthLine(group, due, attendance.counts, attendance.tally, before, attendance.hours, outcomes, watch)
        lines.append(line)
    people = compute_people(programme, [(group, scope) for group in groups])
    counts = SessionCounts()
    for line in lines:
        counts = counts.plus(line.counts)
    whole = MonthLine(
        "",
        len(people.people),
        counts,
        people.tally,
        compute_people(programme, [(group, earlier) for group in groups]).tally,
        people.hours,
        sum(each.outcomes for each in lines),
        tuple(watch for each in lines for watch in each.watch),
    )
    return Overview(scope.span.first, tuple(lines), whole)
