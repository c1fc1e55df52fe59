"""月度汇总: a line per group and one for all, beside the month before; three sentences on top say what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content import ChartKind
from toolkit.sheets import Kind, Plot, Rule, SheetPatch, Tone
from toolkit.summaries.columns import columns_of
from toolkit.summaries.watching import watched

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from toolkit.figures import MonthLine, Overview
    from toolkit.language import Words
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("leader", Kind.TEXT, 12),
    ("people", Kind.INTEGER, 8),
    ("planned", Kind.INTEGER, 8),
    ("held", Kind.INTEGER, 8),
    ("cancelled", Kind.INTEGER, 8),
    ("unrecorded", Kind.INTEGER, 8),
    ("attended", Kind.INTEGER, 8),
    ("counted", Kind.INTEGER, 8),
    ("rate", Kind.PERCENT, 10),
    ("coverage", Kind.PERCENT, 10),
    ("before", Kind.PERCENT, 10),
    ("before_attended", Kind.INTEGER, 9),
    ("before_counted", Kind.INTEGER, 9),
    ("change", Kind.NUMBER, 12),
    ("hours", Kind.NUMBER, 8),
    ("outcomes", Kind.INTEGER, 8),
    ("watch", Kind.TEXT, 40),
    ("suggestion", Kind.TEXT, 44),
)
GROUP, UNRECORDED, RATE, COVERAGE, BEFORE, CHANGE = 2, 8, 11, 12, 13, 16
FROZEN = 2
# More bars than this nobody can read; the sheet's colours show the same.
MOST_DRAWN = 40


def plan_month_summary(programme: Programme, overview: Overview, as_of: date, words: Words) -> SheetPatch:
    """The month's sheet."""
    rows = [_row(programme, each, as_of, words) for each in (*overview.groups, overview.whole)]
    target = programme.settings.attendance_target
    return SheetPatch(
        key="month",
        title=words.text("summaries.month.title"),
        columns=columns_of("month", COLUMNS, words),
        rows=tuple(rows),
        above=(
            words.text("summaries.month.title"),
            *month_sentences(overview, as_of, words),
            words.text("summaries.month.how", target=words.percent(target)),
        ),
        tones={len(rows): Tone.TOTAL},
        rules=(
            Rule(RATE, "<", target, Tone.BAD),
            Rule(RATE, ">=", target, Tone.GOOD),
            Rule(COVERAGE, "<", 1, Tone.WARN),
            Rule(UNRECORDED, ">", 0, Tone.WARN),
            Rule(CHANGE, "<", 0, Tone.WARN),
        ),
        frozen=FROZEN,
        charts=_charts(overview, words),
    )


def _charts(overview: Overview, words: Words) -> tuple[Plot, ...]:
    """Each group's rate beside the month before; none when no group has one."""
    groups = overview.groups
    if not any(each.now.tally.rate is not None for each in groups) or len(groups) > MOST_DRAWN:
        return ()
    month = overview.month
    title = words.text("summaries.month.chart", year=month.year, month=month.month)
    return (Plot(ChartKind.BAR, title, GROUP, (RATE, BEFORE), len(groups)),)


def month_sentences(overview: Overview, as_of: date, words: Words) -> tuple[str, str, str]:
    """What was held, how many came, what asks for attention: always three, whatever the figures."""
    now, before = overview.whole.now, overview.whole.before
    held = words.text(
        "summaries.month.held",
        year=overview.month.year,
        month=overview.month.month,
        as_of=as_of,
        groups=len(overview.groups),
        people=now.people,
        held=now.counts.held,
        planned=now.counts.planned,
        outcomes=now.outcomes,
    )
    came = words.text(
        "summaries.month.came",
        rate=words.percent(now.tally.rate),
        attended=now.tally.attended,
        counted=now.tally.counted,
        before=words.percent(before.tally.rate),
        before_attended=before.tally.attended,
        before_counted=before.tally.counted,
    )
    asking = tuple(each.group for each in overview.groups if each.watch)
    key = "summaries.month.watched" if asking else "summaries.month.calm"
    return held, came, words.text(key, count=len(overview.whole.watch), groups=asking)


def _row(programme: Programme, line: MonthLine, as_of: date, words: Words) -> tuple[SheetValue, ...]:
    group = programme.group_by_id.get(line.group)
    name = group.name if group else words.text("summaries.total")
    leaders = tuple(programme.name_of(each) for each in programme.leaders(line.group, as_of))
    now, before = line.now, line.before
    return (
        line.group,
        name,
        words.fact(leaders),
        now.people,
        now.counts.planned,
        now.counts.held,
        now.counts.cancelled,
        now.counts.unrecorded,
        now.tally.attended,
        now.tally.counted,
        _or_missing(now.tally.rate, words),
        _or_missing(now.tally.coverage, words),
        _or_missing(before.tally.rate, words),
        before.tally.attended,
        before.tally.counted,
        _or_missing(None if line.change is None else line.change * 100, words),
        _or_missing(now.hours, words),
        now.outcomes,
        *(watched(line.watch, words) if group else ("", "")),
    )


def _or_missing(figure: Fraction | None, words: Words) -> SheetValue:
    return words.text("missing") if figure is None else figure
