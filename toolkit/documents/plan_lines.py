"""Rows of a study plan as documents print them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.documents.contexts import PlanLine
from toolkit.figures import ItemState

if TYPE_CHECKING:
    from toolkit.figures import ItemProgress
    from toolkit.language import Words
    from toolkit.planning import PlannedItem
    from toolkit.programme.programme import Programme


def plan_line(programme: Programme, progress: ItemProgress) -> PlanLine:
    """One row with what is known of it; a stage the programme does not know keeps the name it was typed with."""
    item = progress.item
    return PlanLine(
        number=item.number,
        stage=progress.stage.name if progress.stage else item.stage or None,
        sub_topic=item.sub_topic or None,
        content=item.content or None,
        form=item.form,
        responsible=programme.name_of(item.responsible) or None,
        starts=item.starts,
        due=item.due,
        originally_due=item.originally_due,
        moved=progress.moved,
        deliverable=item.deliverable or None,
        status=item.status,
        overdue=progress.state is ItemState.OVERDUE,
        finished=progress.is_done,
        done_on=item.done_on if progress.is_done else None,
        deviation=progress.deviation,
        shown=tuple(outcome.name for outcome in progress.outcomes),
        change_reason=item.change_reason or None,
        days_proposed=False,
        person_proposed=False,
    )


def planned_line(programme: Programme, progress: ItemProgress, planned: PlannedItem, words: Words) -> PlanLine:
    """The same row with the days and the person of the schedule where the plan leaves them open or they had to move."""
    line = replace(
        plan_line(programme, progress),
        starts=planned.starts,
        due=planned.due,
        responsible=programme.name_of(planned.responsible) or None,
        days_proposed=planned.laid,
        person_proposed=planned.rotated,
    )
    if planned.was_due is None or planned.due is None:
        return line
    return replace(
        line,
        originally_due=planned.was_due,
        moved=(planned.due - planned.was_due).days,
        change_reason=words.text("documents.plan.rescheduled"),
        days_proposed=True,
    )
