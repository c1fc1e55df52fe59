"""A group's closing report (结项报告): goals, the four levels, what was shown, what was learned, who completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.awards import award_lines
from toolkit.documents.contexts.closing import ClosingContext, CompletionLine
from toolkit.documents.evaluation_lines import behaviour_lines, effect_lines, goal_lines, result_lines
from toolkit.documents.introduction import group_facts, letterhead, paragraphs, speaking_day
from toolkit.documents.lessons import lesson_lines, question_lines
from toolkit.documents.remarks import report_notes, report_summary
from toolkit.documents.report import report_overview
from toolkit.documents.report_charts import attendance_chart, progress_chart
from toolkit.documents.report_lines import (
    attendance_line,
    difficulty_lines,
    feedback_lines,
    outcome_lines,
)
from toolkit.figures import (
    compute_attendance,
    compute_budget,
    compute_certificates,
    compute_evaluation,
    compute_goals,
    compute_lessons,
    compute_progress,
    compute_stage_progress,
    whole_scope,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.figures import Awards, Certificate, Evaluation, Goal
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


def closing_context(programme: Programme, group: Group, awards: Awards, words: Words, as_of: date) -> ClosingContext:
    """What a group's closing report says of its whole life, as known on a day."""
    scope = whole_scope(programme, as_of)
    facts = group_facts(programme, group, words, speaking_day(group, as_of))
    attendance = compute_attendance(programme, group.id, scope)
    progress = compute_progress(programme, group.id, scope)
    evaluation = compute_evaluation(programme, group.id, as_of)
    certificates = compute_certificates(programme, group, as_of)
    goals = compute_goals(programme, group.id, scope)
    learned = compute_lessons(programme, (group.id,), scope)
    overview = report_overview(programme, attendance, progress, len(learned.unsolved))
    budget = compute_budget([each for each in programme.resources if each.group == group.id])
    return ClosingContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        cycle=programme.settings.cycle or None,
        letterhead=letterhead(programme.settings, words),
        as_of=as_of,
        group=facts,
        has_goal=facts.goal != paragraphs("", words),
        overview=overview,
        summary=(*_goals_met(goals, words), *report_summary(overview, words)),
        aims=goal_lines(goals, words),
        attendance_chart=attendance_chart(attendance, programme.settings.attendance_target, words),
        progress_chart=progress_chart(compute_stage_progress(programme, group.id, as_of), words),
        feedback=feedback_lines(evaluation.reaction, words),
        comments=evaluation.reaction.quotes,
        learning=effect_lines(evaluation.learning, words),
        behaviour=behaviour_lines(evaluation.behaviour, words),
        results=result_lines(programme, evaluation.results),
        outcomes=outcome_lines(programme, group, scope),
        lessons=lesson_lines(learned, words),
        questions=question_lines(learned),
        unsolved=difficulty_lines(programme, learned.unsolved, as_of),
        completions=completion_lines(programme, certificates, words),
        completed=sum(each.earned for each in certificates),
        attendance_total=attendance_line(attendance.tally, words.text("documents.report.total")),
        awards=award_lines(programme, awards, words, group=group.id),
        budget_planned=budget.planned,
        budget_spent=budget.spent,
        notes=(
            *report_notes(programme, attendance, evaluation.reaction, words),
            *closing_notes(programme, evaluation, words, certified=bool(certificates)),
        ),
    )


def completion_lines(
    programme: Programme, certificates: tuple[Certificate, ...], words: Words
) -> tuple[CompletionLine, ...]:
    """Everybody of the group with the certificate's number, or what it lacks."""
    return tuple(
        CompletionLine(
            number=number,
            person=programme.name_of(each.person),
            role=each.attendance.role,
            attended=each.attendance.tally.attended,
            counted=each.attendance.tally.counted,
            rate=each.attendance.tally.rate,
            total_hours=each.attendance.hours,
            certificate=each.number if each.earned else words.text("documents.closing.lacking", why=each.lacking),
        )
        for number, each in enumerate(certificates, start=1)
    )


def closing_notes(programme: Programme, evaluation: Evaluation, words: Words, *, certified: bool) -> Iterator[str]:
    """How pairs, opinions and certificates were counted, where there are any."""
    settings = programme.settings
    if evaluation.learning:
        yield words.text("documents.closing.pairs")
        yield words.text("documents.closing.method")
    if certified:
        yield certificate_rule(programme, words)
    if evaluation.reaction.indicators or evaluation.learning or evaluation.behaviour:
        yield words.text("documents.closing.opinions", group=settings.hide_below_group, whole=settings.hide_below)


def certificate_rule(programme: Programme, words: Words) -> str:
    """The conditions of a certificate in one sentence."""
    settings = programme.settings
    key = "documents.closing.rule.hours" if settings.certificate_hours else "documents.closing.rule"
    rate = words.percent(settings.certificate_rate)
    return words.text(key, rate=rate, hours=settings.certificate_hours)


def _goals_met(goals: tuple[Goal, ...], words: Words) -> Iterator[str]:
    known = [each for each in goals if each.met is not None]
    met = tuple(each.kind for each in known if each.met)
    missed = tuple(each.kind for each in known if not each.met)
    if known:
        yield words.text("documents.closing.met", met=len(met), known=len(known))
    if missed:
        yield words.text("documents.closing.missed", goals=missed)
