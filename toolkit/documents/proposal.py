"""The programme plan (项目方案): why, what, who, when, with what, for how much, against which risks."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from toolkit.documents.contexts.proposal import (
    BudgetLine,
    EvaluationLine,
    GapLine,
    Milestone,
    NeededLine,
    ProposalContext,
    TopicPlan,
)
from toolkit.documents.introduction import letterhead
from toolkit.documents.proposal_remarks import proposal_notes, proposal_risks, purposes
from toolkit.programme.kinds import DayKind, EvaluationLevel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.figures import Answers, Resources, ResourceSum, TopicDemand
    from toolkit.language import Words
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Resource


def proposal_context(
    programme: Programme,
    answers: Answers,
    demand: tuple[TopicDemand, ...],
    resources: Resources,
    words: Words,
    as_of: date,
) -> ProposalContext:
    """What the plan says; a number nothing gives is None and prints as not provided."""
    settings = programme.settings
    led_by = settings.led_by
    return ProposalContext(
        company=settings.company or None,
        programme=settings.programme or None,
        cycle=settings.cycle or None,
        letterhead=letterhead(settings, words),
        as_of=as_of,
        issuer=settings.issuer or settings.company or None,
        led_by=led_by,
        organisation=_listed(f"documents.proposal.organisation.{led_by.name if led_by else 'OPEN'}", words),
        starts=settings.starts,
        ends=settings.ends,
        frequency=settings.frequency or None,
        minutes=settings.meeting_minutes,
        size_min=settings.size_min,
        size_max=settings.size_max,
        purposes=purposes(answers, demand, words),
        topics=tuple(_topic(programme, each) for each in demand),
        planned_groups=_total([each.groups for each in demand]),
        places_offered=_total([each.places for each in demand]),
        milestones=tuple(_milestones(programme, words)),
        needed_lines=tuple(_needed(programme, each.resource, words) for each in resources.lines),
        gaps=tuple(
            GapLine(
                each.resource.kind,
                each.resource.name,
                _serves(programme, each.resource, words),
                each.short,
                each.resource.contact or None,
            )
            for each in resources.gaps
        ),
        budget_lines=tuple(_budget(each, words) for each in resources.kinds),
        budget_total=_budget(resources.whole, words),
        risks=proposal_risks(programme, answers, demand, resources, words),
        evaluation=tuple(_evaluation(level, programme, words) for level in EvaluationLevel),
        notes=proposal_notes(programme, demand, resources, words),
    )


def _listed(key: str, words: Words) -> tuple[str, ...]:
    return tuple(words.text(key).split("|"))


def _total(numbers: list[int | None]) -> int | None:
    """The sum; None unless every topic has a number."""
    known = [each for each in numbers if each is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _topic(programme: Programme, each: TopicDemand) -> TopicPlan:
    return TopicPlan(
        each.topic.name,
        each.topic.goal or None,
        each.wanting,
        each.groups,
        each.places,
        each.topic.led_by or programme.settings.led_by,
    )


def _milestones(programme: Programme, words: Words) -> Iterator[Milestone]:
    """Closing date, every stage with the days off in it, and the end."""
    settings = programme.settings
    if settings.apply_until:
        yield Milestone(words.text("documents.proposal.apply"), None, settings.apply_until, None, None)
    for stage in settings.stages:
        off = sum(each.kind is DayKind.OFF and stage.starts <= each.day <= stage.ends for each in programme.holidays)
        remark = words.text("documents.proposal.off", days=off) if off else None
        weeks = ceil(((stage.ends - stage.starts).days + 1) / 7)
        yield Milestone(stage.name, stage.starts, stage.ends, weeks, remark)
    if settings.ends:
        yield Milestone(words.text("documents.proposal.close"), None, settings.ends, None, None)


def _needed(programme: Programme, each: Resource, words: Words) -> NeededLine:
    return NeededLine(
        each.kind,
        each.name,
        _serves(programme, each, words),
        each.needed,
        each.secured,
        each.status,
        each.contact or None,
    )


def _serves(programme: Programme, each: Resource, words: Words) -> str:
    """The group or topic a resource is for, else the whole programme."""
    if each.group:
        group = programme.group_by_id.get(each.group)
        return group.name if group else each.group
    topic = programme.topic_by_id.get(each.topic)
    return topic.name if topic else each.topic or words.text("documents.proposal.everybody")


def _budget(each: ResourceSum, words: Words) -> BudgetLine:
    name = words.label(each.kind) if each.kind else words.text("documents.proposal.total")
    return BudgetLine(name, each.rows, each.budget, each.unpriced, each.spent, each.unspent)


def _evaluation(level: EvaluationLevel, programme: Programme, words: Words) -> EvaluationLine:
    target = words.percent(programme.settings.attendance_target, 0)
    what, way, moment = words.text(f"documents.proposal.evaluation.{level.name}", target=target).split("|")
    return EvaluationLine(level, what, way, moment)
