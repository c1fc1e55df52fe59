"""What the charts of the monthly overview show: attendance month by month, participants by department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content import Chart, ChartKind, Series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from toolkit.documents.contexts.overview import DepartmentLine
    from toolkit.figures import Cut
    from toolkit.language import Words

# More bars than these cannot be read on half a page; the table has them all.
MOST_BARS = 12


def trend_chart(months: Sequence[Cut[tuple[int, int]]], month: date, target: Fraction, words: Words) -> Chart | None:
    """The rate of every month up to this one, beside the target.

    Blanks: None with fewer than two months, which make no line; a month without a rate is a gap.
    """
    told = [each for each in months if each.key <= (month.year, month.month)]
    if len(told) < 2:
        return None
    return Chart(
        name="trend",
        kind=ChartKind.LINE,
        title=words.text("documents.chart.trend"),
        categories=tuple(words.text("documents.report.span", year=each.key[0], month=each.key[1]) for each in told),
        series=(
            Series(words.text("documents.chart.rate"), tuple(each.tally.rate for each in told)),
            Series(words.text("documents.chart.target"), (target,) * len(told)),
        ),
    )


def department_chart(departments: Sequence[DepartmentLine], words: Words) -> Chart | None:
    """Who took part and who did not, by department; None where there are too few or too many to compare."""
    staffed = [each for each in departments if each.employees]
    if not 2 <= len(staffed) <= MOST_BARS:
        return None
    return Chart(
        name="departments",
        kind=ChartKind.STACKED,
        title=words.text("documents.chart.departments"),
        categories=tuple(each.department for each in staffed),
        series=(
            Series(words.text("documents.chart.took_part"), tuple(each.participants for each in staffed)),
            Series(
                words.text("documents.chart.not_yet"),
                tuple(max(each.employees - each.participants, 0) for each in staffed),
            ),
        ),
    )
