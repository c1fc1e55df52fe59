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
class PeriodCount:
    """What a month or a whole cycle comes to, of one group or of everybody.

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
    now: PeriodCount
    before: PeriodCount
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
    # As it was known when it ended, as each group's report looks back at it.
    earlier = month_scope(last.year, last.month, min(last, as_of))
    lines = [
        MonthLine(
            group,
            count_group(programme, group, scope),
            count_group(programme, group, earlier),
            compute_watch(programme, group, as_of),
        )
        for group in groups
    ]
    whole = MonthLine(
        "",
        count_whole(programme, groups, scope, [each.now for each in lines]),
        count_whole(programme, groups, earlier, [each.before for each in lines]),
        tuple(watch for each in lines for watch in each.watch),
    )
    return Overview(scope.span.first, tuple(lines), whole)


def count_group(programme: Programme, group: str, scope: Scope) -> PeriodCount:
    """One group over one scope."""
    attendance = compute_attendance(programme, group, scope)
    due = sum(1 for each in attendance.people if each.grains)
    outcomes = len(outcomes_in(programme, group, scope))
    return PeriodCount(due, attendance.counts, attendance.tally, attendance.hours, outcomes)


def count_whole(programme: Programme, groups: Sequence[str], scope: Scope, lines: Sequence[PeriodCount]) -> PeriodCount:
    """Everybody of these groups over one scope; `lines` are the groups' own counts of it."""
    people = compute_people(programme, [(group, scope) for group in groups])
    counts = SessionCounts()
    for each in lines:
        counts = counts.plus(each.counts)
    return PeriodCount(len(people.people), counts, people.tally, people.hours, sum(each.outcomes for each in lines))
