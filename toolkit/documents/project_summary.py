"""The programme's summary (项目总结): everybody's figures, the four levels, awards, all outcomes, what comes next."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.documents.awards import award_lines, award_rules, tied_sentences
from toolkit.documents.closing import closing_notes
from toolkit.documents.contexts.closing import CatalogueGroup, ClosingLine, ProjectSummaryContext, TopicLine
from toolkit.documents.evaluation_lines import behaviour_lines, effect_lines, result_lines
from toolkit.documents.introduction import group_name, letterhead, paragraphs
from toolkit.documents.lessons import lesson_lines, question_lines
from toolkit.documents.overview import department_line, month_figures, rank_line
from toolkit.documents.overview_charts import trend_chart
from toolkit.documents.report_lines import difficulty_lines, feedback_lines, outcome_lines
from toolkit.figures import (
    compute_breakdown,
    compute_budget,
    compute_certificates,
    compute_goals,
    compute_lessons,
    compute_next_topics,
    compute_participation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from toolkit.figures import Closed, Scope
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


def summary_context(
    programme: Programme, groups: Sequence[Group], closed: Closed, words: Words, as_of: date
) -> ProjectSummaryContext:
    """What the programme's summary says at the end of `as_of`."""
    settings, scope = programme.settings, closed.scope
    reach = [(each.id, scope) for each in groups]
    shares = compute_participation(programme, reach, scope.span)
    employees = sum(each.employees for each in shares)
    budget = compute_budget(programme.resources)
    lines = tuple(_closing(programme, each, closed, as_of) for each in groups)
    learned = compute_lessons(programme, [each.id for each in groups], scope)
    return ProjectSummaryContext(
        company=settings.company or None,
        programme=settings.programme or None,
        cycle=settings.cycle or None,
        letterhead=letterhead(settings, words),
        as_of=as_of,
        starts=settings.starts,
        ends=settings.ends,
        summary=tuple(_summary(closed, lines, employees, words)),
        groups_count=len(groups),
        employees=employees,
        taking_part=Fraction(closed.whole.people, employees) if employees else None,
        target=settings.attendance_target,
        whole=month_figures(closed.whole),
        completed=sum(each.completed for each in lines),
        budget_planned=budget.planned,
        budget_spent=budget.spent,
        closings=lines,
        trend_chart=trend_chart(compute_breakdown(programme, reach).months, as_of, settings.attendance_target, words),
        departments=tuple(department_line(each, words) for each in shares),
        feedback=feedback_lines(closed.evaluation.reaction, words),
        learning=effect_lines(closed.evaluation.learning, words),
        behaviour=behaviour_lines(closed.evaluation.behaviour, words),
        results=result_lines(programme, closed.evaluation.results),
        awards=award_lines(programme, closed.awards, words),
        award_rules=(*tied_sentences(closed.awards, words), *award_rules(programme, words)),
        ranking=tuple(rank_line(programme, each, words, as_of) for each in closed.awards.groups),
        catalogue=tuple(_catalogue(programme, groups, scope)),
        lessons=lesson_lines(learned, words),
        questions=question_lines(learned),
        unsolved=difficulty_lines(programme, learned.unsolved, as_of),
        next_topics=_topics(programme, words),
        notes=tuple(_notes(programme, closed, lines, words)),
    )


def _closing(programme: Programme, group: Group, closed: Closed, as_of: date) -> ClosingLine:
    goals = [each for each in compute_goals(programme, group.id, closed.scope) if each.met is not None]
    return ClosingLine(
        group_name=group_name(programme, group.id),
        whole=month_figures(closed.counts[group.id]),
        met_count=sum(bool(each.met) for each in goals),
        aims_count=len(goals),
        completed=sum(each.earned for each in compute_certificates(programme, group, as_of)),
    )


def _catalogue(programme: Programme, groups: Sequence[Group], scope: Scope) -> Iterator[CatalogueGroup]:
    for each in groups:
        shown = outcome_lines(programme, each, scope)
        if shown:
            yield CatalogueGroup(group_name(programme, each.id), shown)


def _topics(programme: Programme, words: Words) -> tuple[TopicLine, ...]:
    return tuple(
        TopicLine(each.place, each.topic.name, each.waiting, each.asked, paragraphs(each.topic.goal, words))
        for each in compute_next_topics(programme)
    )


def _summary(closed: Closed, lines: Sequence[ClosingLine], employees: int, words: Words) -> Iterator[str]:
    whole = closed.whole
    yield words.text(
        "documents.summary.whole",
        groups=len(lines),
        people=whole.people,
        employees=employees,
        held=whole.counts.held,
        planned=whole.counts.planned,
        outcomes=whole.outcomes,
    )
    yield words.text(
        "documents.summary.came",
        rate=words.percent(whole.tally.rate),
        attended=whole.tally.attended,
        counted=whole.tally.counted,
        hours=words.text("missing") if whole.hours is None else whole.hours,
    )
    yield words.text(
        "documents.summary.completed",
        completed=sum(each.completed for each in lines),
        met=sum(each.met_count == each.aims_count > 0 for each in lines),
    )


def _notes(programme: Programme, closed: Closed, lines: Sequence[ClosingLine], words: Words) -> Iterator[str]:
    excused = words.text(f"documents.excused.{'in' if programme.settings.excused_is_due else 'out'}")
    yield words.text("documents.notes.rate", excused=excused)
    yield words.text("documents.notes.coverage")
    yield words.text("documents.overview.once")
    yield words.text("documents.summary.employees")
    yield words.text("documents.overview.money")
    yield from closing_notes(programme, closed.evaluation, words, certified=any(each.completed for each in lines))
