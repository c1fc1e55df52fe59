"""The programme's month for its director (月度总览): page one in figures and decisions, the tables behind it after."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.contexts.overview import (
    DepartmentLine,
    GroupMonthLine,
    MonthFigures,
    MonthOverviewContext,
    RankLine,
)
from toolkit.documents.decisions import deciding_sentence, decision_lines
from toolkit.documents.introduction import group_name, leader_names, letterhead
from toolkit.documents.overview_charts import department_chart, trend_chart
from toolkit.documents.standing import score_sum, weights_line
from toolkit.figures import (
    MOST_DECISIONS,
    compute_breakdown,
    compute_budget,
    compute_decisions,
    compute_participation,
    compute_standings,
    month_scope,
    whole_scope,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from toolkit.figures import DepartmentShare, MonthLine, Overview, PeriodCount, Standing, Watch
    from toolkit.language import Words
    from toolkit.programme.programme import Programme


class Told(NamedTuple):
    """What the summaries say already, in the same words: two sentences, and why something is watched."""

    summary: tuple[str, str]
    reason_of: Callable[[Watch], str]


def overview_context(
    programme: Programme, overview: Overview, words: Words, as_of: date, told: Told
) -> MonthOverviewContext:
    """What the overview of one month says at the end of `as_of`."""
    month, whole, settings = overview.month, overview.whole, programme.settings
    scope = month_scope(month.year, month.month, as_of)
    groups = [each.group for each in overview.groups]
    shares = compute_participation(programme, [(group, scope) for group in groups], scope.span)
    departments = tuple(department_line(each, words) for each in shares)
    total = _all_departments(shares, whole.now, words)
    deciding = compute_decisions(programme, overview, as_of)
    decisions = decision_lines(programme, deciding, told.reason_of, words, as_of)
    everything = whole_scope(programme, as_of)
    months = compute_breakdown(programme, [(group, everything) for group in groups]).months
    budget = compute_budget(programme.resources)
    return MonthOverviewContext(
        company=settings.company or None,
        programme=settings.programme or None,
        cycle=settings.cycle or None,
        letterhead=letterhead(settings, words),
        span=words.text("documents.report.span", year=month.year, month=month.month),
        as_of=as_of,
        summary=(*told.summary, deciding_sentence(deciding, words)),
        target=settings.attendance_target,
        employees=total.employees,
        taking_part=total.taking_part,
        groups_count=len(groups),
        now=month_figures(whole.now),
        before=month_figures(whole.before),
        compared=whole.before.counts.planned > 0,
        change=_points(whole.change),
        budget_planned=budget.planned,
        budget_spent=budget.spent,
        to_decide=decisions[:MOST_DECISIONS],
        decisions_count=len(decisions),
        trend_chart=trend_chart(months, month, settings.attendance_target, words),
        departments=departments,
        departments_total=total,
        department_chart=department_chart(departments, words),
        ranking=tuple(
            rank_line(programme, each, words, as_of)
            for each in compute_standings(programme, [(group, scope) for group in groups])
        ),
        ranked_by=weights_line(settings.merit_weights, words),
        groups=tuple(_group(programme, each) for each in overview.groups),
        others=decisions[MOST_DECISIONS:],
        notes=tuple(_notes(programme, overview, words)),
    )


def month_figures(count: PeriodCount) -> MonthFigures:
    """What a month or a cycle comes to."""
    counts, tally = count.counts, count.tally
    return MonthFigures(
        participants=count.people,
        held=counts.held,
        planned=counts.planned,
        cancelled=counts.cancelled,
        unrecorded_sessions=counts.unrecorded,
        ahead=counts.ahead,
        attended=tally.attended,
        counted=tally.counted,
        rate=tally.rate,
        recorded=tally.recorded,
        expected=tally.due,
        coverage=tally.coverage,
        total_hours=count.hours,
        hours=count.hours_each,
        outcomes_count=count.outcomes,
    )


def _group(programme: Programme, line: MonthLine) -> GroupMonthLine:
    name = group_name(programme, line.group)
    return GroupMonthLine(name, month_figures(line.now), month_figures(line.before), _points(line.change))


def _points(change: Fraction | None) -> Fraction | None:
    return None if change is None else change * 100


def department_line(each: DepartmentShare, words: Words) -> DepartmentLine:
    """One department as a line."""
    cut = each.cut
    hours = None if cut is None else cut.hours
    return DepartmentLine(
        department=each.department or words.text("documents.overview.no_department"),
        employees=each.employees,
        participants=each.participants,
        taking_part=each.share,
        attended=cut.tally.attended if cut else 0,
        counted=cut.tally.counted if cut else 0,
        rate=cut.tally.rate if cut else None,
        total_hours=hours,
        hours=None if hours is None or not each.participants else hours / each.participants,
    )


def _all_departments(shares: Sequence[DepartmentShare], now: PeriodCount, words: Words) -> DepartmentLine:
    employees = sum(each.employees for each in shares)
    return DepartmentLine(
        department=words.text("documents.report.total"),
        employees=employees,
        participants=now.people,
        taking_part=Fraction(now.people, employees) if employees else None,
        attended=now.tally.attended,
        counted=now.tally.counted,
        rate=now.tally.rate,
        total_hours=now.hours,
        hours=now.hours_each,
    )


def rank_line(programme: Programme, standing: Standing, words: Words, as_of: date) -> RankLine:
    """One group's place with its arithmetic."""
    return RankLine(
        rank=standing.place,
        group_name=group_name(programme, standing.group),
        leader=leader_names(programme, standing.group, words, as_of),
        sum=score_sum(standing.parts, words),
        score=standing.score,
    )


def _notes(programme: Programme, overview: Overview, words: Words) -> Iterator[str]:
    now = overview.whole.now
    excused = words.text(f"documents.excused.{'in' if programme.settings.excused_is_due else 'out'}")
    yield words.text("documents.notes.rate", excused=excused)
    yield words.text("documents.notes.coverage")
    yield words.text("documents.overview.once")
    yield words.text("documents.overview.employees")
    yield words.text("documents.overview.money")
    if now.counts.unrecorded:
        yield words.text("documents.notes.unrecorded", count=now.counts.unrecorded)
    if now.tally.derived:
        yield words.text("documents.notes.derived", count=now.tally.derived)
