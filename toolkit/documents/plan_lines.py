"""Rows of a study plan as documents print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts import PlanLine
from toolkit.figures import ItemState

if TYPE_CHECKING:
    from toolkit.figures import ItemProgress
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
    )
