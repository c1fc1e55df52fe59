"""Plan against fact: what was due, done, late or overdue, stage by stage, and what was shown for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.scope import stage_scope, unstaged_scope
from toolkit.figures.seats import seats_in
from toolkit.figures.sessions import SessionCounts, count_sessions
from toolkit.figures.stages import outcomes_in, plan_in, stage_of_item
from toolkit.programme.groups import UNFINISHED
from toolkit.programme.kinds import PlanStatus
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Outcome, PlanItem
    from toolkit.programme.settings import Stage


class ItemState(Enum):
    """What is known of a plan row on a day."""

    DONE = "done"
    DONE_LATE = "done_late"
    OPEN = "open"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """One plan row against what happened.

    Units: `deviation` in calendar days, above 0 is late: of the day it was done, else of `as_of` once overdue;
    `moved` in days between the first due date and the present one. Blanks: None while nothing can be said.
    """

    item: PlanItem
    stage: Stage | None
    state: ItemState
    deviation: int | None
    moved: int | None
    outcomes: tuple[Outcome, ...]

    @property
    def is_done(self) -> bool:
        """Done, in time or late."""
        return self.state in {ItemState.DONE, ItemState.DONE_LATE}


class PlanCounts(NamedTuple):
    """Plan rows counted; cancelled ones stand apart from all others.

    Shape: rows = those due by `as_of` + later ones + undated ones; due = `due_done` + `overdue` + those due on
    `as_of` itself; `done` counts what was done before its time too; `promised` are rows with an expected output
    (预期产出), `delivered` those of them an outcome names by number; `shown` counts all outcomes (成果).
    """

    rows: int = 0
    due: int = 0
    due_done: int = 0
    done: int = 0
    done_late: int = 0
    overdue: int = 0
    postponed: int = 0
    cancelled: int = 0
    promised: int = 0
    delivered: int = 0
    shown: int = 0

    @property
    def rate(self) -> Fraction | None:
        """Done of due (到期完成率); None when nothing was due."""
        return Fraction(self.due_done, self.due) if self.due else None

    def plus(self, other: PlanCounts) -> PlanCounts:
        """Both together."""
        return PlanCounts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Progress:
    """A group's plan over a scope, with the outcomes shown and the sessions held in it."""

    group: str
    scope: Scope
    items: tuple[ItemProgress, ...]
    counts: PlanCounts
    outcomes: tuple[Outcome, ...]
    sessions: SessionCounts


@remembered
def compute_progress(programme: Programme, group: str, scope: Scope) -> Progress:
    """Compares one group's plan with what happened."""
    outcomes = outcomes_in(programme, group, scope)
    known = _items(programme, group, scope.as_of)
    items = tuple([known[id(row)] for row in plan_in(programme, group, scope)])
    sessions = count_sessions([(each.session, each.state) for each in seats_in(programme, group, scope)])
    return Progress(group, scope, items, _count(items, outcomes, scope.as_of), outcomes, sessions)


@remembered
def _items(programme: Programme, group: str, as_of: date) -> Mapping[int, ItemProgress]:
    """Each plan row of a group by its identity: the same ones are asked for as a month, a stage and the whole."""
    rows = programme.plan_by_group.get(group, ())
    return {id(row): item_progress(programme, group, row, as_of) for row in rows}


def _count(items: Sequence[ItemProgress], outcomes: Sequence[Outcome], as_of: date) -> PlanCounts:
    if not items:
        return PlanCounts(shown=len(outcomes))
    alive = [each for each in items if each.state is not ItemState.CANCELLED]
    due = [each for each in alive if each.item.due is not None and each.item.due <= as_of]
    promised = [each for each in alive if each.item.deliverable]
    return PlanCounts(
        rows=len(alive),
        due=len(due),
        due_done=_done(due),
        done=_done(alive),
        done_late=sum(each.state is ItemState.DONE_LATE for each in alive),
        overdue=sum(each.state is ItemState.OVERDUE for each in alive),
        postponed=sum(each.moved is not None and each.moved > 0 for each in alive),
        cancelled=len(items) - len(alive),
        promised=len(promised),
        delivered=sum(bool(each.outcomes) for each in promised),
        shown=len(outcomes),
    )


@remembered
def compute_stage_progress(programme: Programme, group: str, as_of: date) -> tuple[Progress, ...]:
    """One group's progress, stage by stage; what belongs to no stage comes last, where there is any."""
    staged = [
        compute_progress(programme, group, stage_scope(programme, group, stage, as_of))
        for stage in programme.settings.stages
    ]
    rest = compute_progress(programme, group, unstaged_scope(programme, as_of))
    return (*staged, rest) if rest.items or rest.outcomes or rest.sessions.planned else tuple(staged)


def item_progress(programme: Programme, group: str, item: PlanItem, as_of: date) -> ItemProgress:
    """One plan row at the end of `as_of`; the day it is due is still in time.

    Shape: what a stopped or merged group left undone and due after its last day falls away.
    """
    state = _state(item, as_of)
    owner = programme.group_by_id.get(group)
    if owner and item.due and owner.ended_before(item.due, UNFINISHED) and state in {ItemState.OPEN, ItemState.OVERDUE}:
        state = ItemState.CANCELLED
    shown = tuple(
        [
            each
            for each in programme.outcomes_by_group.get(group, ())
            if each.plan_number == item.number and (each.day is None or each.day <= as_of)
        ]
    )
    moved = None if item.due is None or item.originally_due is None else (item.due - item.originally_due).days
    stage = stage_of_item(programme, group, item)
    return ItemProgress(item, stage, state, _deviation(item, state, as_of), moved, shown)


def _state(item: PlanItem, as_of: date) -> ItemState:
    if item.status is PlanStatus.CANCELLED:
        return ItemState.CANCELLED
    not_yet = item.status in {PlanStatus.NOT_STARTED, PlanStatus.IN_PROGRESS}
    said_done = item.status is PlanStatus.DONE or (item.done_on is not None and not not_yet)
    # A report of a past month does not know what was done later.
    if said_done and (item.done_on is None or item.done_on <= as_of):
        late = item.done_on is not None and item.due is not None and item.done_on > item.due
        return ItemState.DONE_LATE if late else ItemState.DONE
    overdue = item.due is not None and item.due < as_of
    return ItemState.OVERDUE if overdue else ItemState.OPEN


def _deviation(item: PlanItem, state: ItemState, as_of: date) -> int | None:
    if item.due is None:
        return None
    if state is ItemState.OVERDUE:
        return (as_of - item.due).days
    if state in {ItemState.DONE, ItemState.DONE_LATE} and item.done_on is not None:
        return (item.done_on - item.due).days
    return None


def _done(items: Sequence[ItemProgress]) -> int:
    return sum(each.is_done for each in items)
