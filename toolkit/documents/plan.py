"""A group's study plan (学习计划) from the programme's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts import PlanContext, PlanStage
from toolkit.documents.introduction import group_facts, letterhead, speaking_day
from toolkit.documents.plan_calendar import bars_of, meeting_lines, schedule_notes
from toolkit.documents.plan_lines import planned_line
from toolkit.figures import ItemState, item_progress, stages_of_group
from toolkit.programme.kinds import PlanStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.documents.contexts import PlanLine
    from toolkit.language import Words
    from toolkit.planning import Schedule
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Stage


def plan_context(programme: Programme, group: Group, schedule: Schedule, words: Words, as_of: date) -> PlanContext:
    """What a group's study plan says on a day: its own rows, else the standard plan of its topic, as scheduled."""
    mine = schedule.of(group.id)
    items = [item_progress(programme, group.id, each.item, as_of) for each in mine.items]
    lines = [planned_line(programme, *pair, words) for pair in zip(items, mine.items, strict=True)]
    bars = bars_of(lines)
    standard = bool(items) and not any(each.item.group for each in items)
    return PlanContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        cycle=programme.settings.cycle or None,
        letterhead=letterhead(programme.settings, words),
        group=group_facts(programme, group, words, speaking_day(group, as_of)),
        as_of=as_of,
        stages=_stages(stages_of_group(programme, group.id), lines, words),
        total=len(lines),
        done=sum(each.is_done for each in items),
        in_progress=sum(each.item.status is PlanStatus.IN_PROGRESS for each in items),
        overdue_count=sum(each.state is ItemState.OVERDUE for each in items),
        bars=bars.lines,
        bars_from=bars.first,
        bar_weeks=bars.step,
        calendar=meeting_lines(programme, mine, words),
        changes=tuple(line for line in lines if line.moved or line.change_reason),
        notes=(
            *((words.text("documents.plan.standard"),) if standard else ()),
            *schedule_notes(programme, schedule, mine, words),
        ),
    )


def _stages(settled: Sequence[Stage], lines: Sequence[PlanLine], words: Words) -> tuple[PlanStage, ...]:
    known = {stage.name: stage for stage in settled}
    order = {name: place for place, name in enumerate(known)}
    names = sorted(dict.fromkeys(line.stage for line in lines), key=lambda name: order.get(name or "", len(order)))
    return tuple(
        _stage(
            name or words.text("documents.plan.no_stage"),
            known.get(name or ""),
            [line for line in lines if line.stage == name],
        )
        for name in names
    )


def _stage(name: str, known: Stage | None, lines: Sequence[PlanLine]) -> PlanStage:
    starts = min((line.starts for line in lines if line.starts), default=None)
    ends = max((line.due for line in lines if line.due), default=None)
    return PlanStage(name, known.starts if known else starts, known.ends if known else ends, tuple(lines))
