"""The blocks below 考勤汇总: by department, month and kind of activity, and how each moves from month to month."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.figures import compute_breakdown, compute_trends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from toolkit.figures import Cut, Scope, Trend
    from toolkit.language import Words
    from toolkit.programme.kinds import ActivityForm
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

    Row = tuple[SheetValue, ...]
    Counts = Callable[[Cut[object]], Row]

NOTHING = ("", "")


def breakdown_rows(
    programme: Programme, scopes: Sequence[tuple[str, Scope]], words: Words, counts: Counts
) -> Iterator[Row]:
    """Three blocks, each of which adds up to the total; a month that fell much says so."""
    cuts, trends = compute_breakdown(programme, scopes), compute_trends(programme, scopes)
    for department in cuts.departments:
        yield _row("by_department", _department(department.key, words), department, words, counts)
    for month, change in zip(cuts.months, trends.whole.changes, strict=True):
        yield _row("by_month", _month(month.key), month, words, counts, _fell(programme, change, words))
    for form in cuts.forms:
        yield _row("by_form", _form(form.key, words), form, words, counts)


def month_rows(
    programme: Programme, scopes: Sequence[tuple[str, Scope]], words: Words, counts: Counts
) -> Iterator[Row]:
    """The block of months alone."""
    trend = compute_trends(programme, scopes).whole
    for month in trend.months:
        yield _row("by_month", _month(month.key), month, words, counts)


def trend_rows(
    programme: Programme, scopes: Sequence[tuple[str, Scope]], words: Words, counts: Counts
) -> Iterator[Row]:
    """Each department and each kind of activity month by month; one that has a single month has no trend."""
    trends = compute_trends(programme, scopes)
    named: list[tuple[str, str, Trend[str] | Trend[ActivityForm | None]]] = [
        *(("department_by_month", _department(each.key, words), each) for each in trends.departments),
        *(("form_by_month", _form(each.key, words), each) for each in trends.forms),
    ]
    for block, name, trend in named:
        if len(trend.months) < 2:
            continue
        for month, change in zip(trend.months, trend.changes, strict=True):
            label = words.text("summaries.attendance.in_month", name=name, month=_month(month.key))
            yield _row(block, label, month, words, counts, _fell(programme, change, words))


def _row(block: str, name: str, cut: Cut[object], words: Words, counts: Counts, told: tuple[str, str] = NOTHING) -> Row:
    who = words.text("summaries.attendance.of_people", name=name, people=cut.people)
    return ("", words.text(f"summaries.attendance.{block}"), "", who, "", *counts(cut), *told)


def _fell(programme: Programme, change: Fraction | None, words: Words) -> tuple[str, str]:
    """A fall as large as the one a group is watched for."""
    if change is None or -change < Fraction(programme.settings.watch_falling, 100):
        return NOTHING
    return words.text("summaries.attendance.fell", points=words.number(-change * 100)), ""


def _department(name: str, words: Words) -> str:
    return name or words.text("missing")


def _month(month: tuple[int, int]) -> str:
    return f"{month[0]}-{month[1]:02}"


def _form(form: ActivityForm | None, words: Words) -> str:
    return words.text("missing") if form is None else words.label(form)
