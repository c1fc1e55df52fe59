"""What the charts of a report show: attendance meeting by meeting, the plan stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content import Chart, ChartKind, Series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from toolkit.figures import GroupAttendance, Progress
    from toolkit.language import Words


def attendance_chart(attendance: GroupAttendance, target: Fraction, words: Words) -> Chart | None:
    """The rate of every meeting held, beside the target.

    Blanks: None with fewer than two meetings, which make no line; a meeting without a rate is a gap.
    """
    held = [each for each in attendance.sessions if each.tally is not None]
    if len(held) < 2:
        return None
    return Chart(
        name="attendance",
        kind=ChartKind.LINE,
        title=words.text("documents.chart.attendance"),
        categories=tuple(f"{each.session.day:%m-%d}" for each in held),
        series=(
            Series(words.text("documents.chart.rate"), tuple(each.tally.rate for each in held if each.tally)),
            Series(words.text("documents.chart.target"), (target,) * len(held)),
        ),
    )


def progress_chart(stages: Sequence[Progress], words: Words) -> Chart | None:
    """Plan rows done, overdue and still open, stage by stage.

    Blanks: None without any plan row.
    """
    planned = [each for each in stages if each.counts.rows]
    if not planned:
        return None
    counts = [each.counts for each in planned]
    return Chart(
        name="progress",
        kind=ChartKind.STACKED,
        title=words.text("documents.chart.progress"),
        categories=tuple(
            each.scope.stage.name if each.scope.stage else words.text("documents.plan.no_stage") for each in planned
        ),
        series=(
            Series(words.text("documents.chart.done"), tuple(each.done for each in counts)),
            Series(words.text("documents.chart.overdue"), tuple(each.overdue for each in counts)),
            Series(words.text("documents.chart.open"), tuple(each.rows - each.done - each.overdue for each in counts)),
        ),
    )
