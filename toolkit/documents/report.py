"""A group's report (阶段报告, 月度报告) of a stage or a month, from the programme's records and figures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from toolkit.documents.activity_lines import activity_lines
from toolkit.documents.contexts import Overview, ReportContext
from toolkit.documents.introduction import group_facts, letterhead
from toolkit.documents.plan_lines import plan_line
from toolkit.documents.remarks import report_notes, report_summary
from toolkit.documents.report_charts import attendance_chart, progress_chart
from toolkit.documents.report_lines import (
    attendance_line,
    attendance_lines,
    difficulty_lines,
    feedback_lines,
    form_lines,
    outcome_lines,
    session_lines,
)
from toolkit.documents.since import since_lines
from toolkit.figures import (
    ItemState,
    compute_attendance,
    compute_feedback,
    compute_progress,
    compute_since,
    compute_stage_progress,
    difficulties_in,
    item_progress,
    month_scope,
    plan_in,
    scope_of,
    stage_of_item,
)
from toolkit.programme.kinds import DifficultyKind

if TYPE_CHECKING:
    from datetime import date

    from toolkit.documents.contexts import PlanLine
    from toolkit.figures import GroupAttendance, Progress, Scope
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import PlanItem
    from toolkit.programme.settings import Stage
    from toolkit.programme.stages import Span


def report_context(
    programme: Programme,
    group: Group,
    span: Span,
    words: Words,
    as_of: date,
    *,
    stage: Stage | None = None,
    copied: date | None = None,  # the day of the copy that stands for the group's own sheet
) -> ReportContext:
    """What a group's report says: of a stage when one is given, else of the month `span` covers."""
    scope = scope_of(span, as_of, stage)
    attendance = compute_attendance(programme, group.id, scope)
    progress = compute_progress(programme, group.id, scope)
    feedback = compute_feedback(programme, group.id, scope)
    lines, difficulties = session_lines(programme, attendance), difficulties_in(programme, group.id, scope)
    problems = [each for each in difficulties if each.kind is DifficultyKind.PROBLEM]
    overview = report_overview(programme, attendance, progress, sum(not each.settled for each in problems))
    told = (progress.items, progress.outcomes, lines, feedback.indicators, feedback.people, difficulties)
    return ReportContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        cycle=programme.settings.cycle or None,
        letterhead=letterhead(programme.settings, words),
        title=words.text(f"documents.report.{'stage' if stage else 'month'}"),
        span=_span_name(span, stage, words),
        starts=span.first,
        ends=span.last,
        as_of=as_of,
        group=group_facts(programme, group, words, scope.last_day),
        overview=overview,
        summary=report_summary(overview, words, copied, empty=not any(told)),
        since_last=since_lines(programme, compute_since(programme, group.id, scope), words),
        progress=tuple(plan_line(programme, each) for each in progress.items),
        progress_chart=progress_chart(compute_stage_progress(programme, group.id, as_of), words),
        attendance=attendance_lines(programme, attendance),
        attendance_total=attendance_line(attendance.tally, words.text("documents.report.total")),
        attendance_chart=attendance_chart(attendance, programme.settings.attendance_target, words),
        sessions=lines,
        points=tuple(line for line in lines if line.record or line.decisions),
        forms=form_lines(programme, group, scope),
        variety=activity_lines(programme, group, scope, words),
        outcomes=outcome_lines(programme, group, scope),
        feedback=feedback_lines(feedback, words),
        comments=feedback.quotes,
        problems=difficulty_lines(programme, problems, as_of),
        tasks=difficulty_lines(programme, (each for each in difficulties if each not in problems), as_of),
        next_items=_next_items(programme, group, scope),
        notes=report_notes(programme, attendance, feedback, words),
    )


def _span_name(span: Span, stage: Stage | None, words: Words) -> str:
    if stage is not None:
        return stage.name
    return words.text("documents.report.span", year=span.first.year, month=span.first.month)


def report_overview(programme: Programme, attendance: GroupAttendance, progress: Progress, unsolved: int) -> Overview:
    """The figures of page one."""
    counts, tally = attendance.counts, attendance.tally
    return Overview(
        planned=counts.planned,
        held=counts.held,
        cancelled=counts.cancelled,
        unrecorded_sessions=counts.unrecorded,
        ahead=counts.ahead,
        attended=tally.attended,
        counted=tally.counted,
        rate=tally.rate,
        target=programme.settings.attendance_target,
        recorded=tally.recorded,
        expected=tally.due,
        coverage=tally.coverage,
        hours=attendance.hours_each,
        plan_due=progress.counts.due,
        plan_done=progress.counts.due_done,
        overdue_count=progress.counts.overdue,
        outcomes_count=len(progress.outcomes),
        open_difficulties=unsolved,
    )


def _next_items(programme: Programme, group: Group, scope: Scope) -> tuple[PlanLine, ...]:
    """Rows of the next stage or month, none of which the report itself has shown."""
    shown = plan_in(programme, group.id, scope)
    if scope.stage is None:
        after = scope.span.last + timedelta(days=1)
        rows = plan_in(programme, group.id, month_scope(after.year, after.month, scope.as_of))
    else:
        rows = _of_next_stage(programme, group, scope.stage)
    ahead = (item_progress(programme, group.id, row, scope.as_of) for row in rows if row not in shown)
    return tuple(plan_line(programme, each) for each in ahead if each.state in {ItemState.OPEN, ItemState.OVERDUE})


def _of_next_stage(programme: Programme, group: Group, stage: Stage) -> tuple[PlanItem, ...]:
    following = min((each.order for each in programme.settings.stages if each.order > stage.order), default=None)
    staged = ((row, stage_of_item(programme, group.id, row)) for row in programme.plan_by_group.get(group.id, ()))
    return tuple(row for row, its in staged if its is not None and its.order == following)
