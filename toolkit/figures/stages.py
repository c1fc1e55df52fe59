"""Which stage a session, a plan row or an outcome belongs to, and what lies within a scope."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.figures.scope import Reach
from toolkit.programme.remembering import remembered
from toolkit.programme.settings import Stage
from toolkit.programme.stages import find_stage, group_span, stage_on

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty, Outcome, PlanItem, Rating, Session


@remembered
def stages_of_group(programme: Programme, group: str) -> tuple[Stage, ...]:
    """The programme's stages with the dates they have for one group, in order."""
    spans = ((stage, group_span(programme, group, stage)) for stage in programme.settings.stages)
    return tuple(Stage(stage.order, stage.name, span.first, span.last) for stage, span in spans)


def stage_for(programme: Programme, group: str, text: str, day: date | None) -> Stage | None:
    """The stage a row names; else the one of its day by the group's dates, a gap belonging to the stage before.

    Shape: the programme's own stage, so that stages compare equal across groups.
    """
    stages = programme.settings.stages
    named = _named(programme, text) if text else None
    if named is not None or day is None:
        return named
    order = _order_on(stages_of_group(programme, group), day)
    return None if order is None else next(each for each in stages if each.order == order)


@remembered
def _named(programme: Programme, text: str) -> Stage | None:
    return find_stage(programme.settings.stages, text)


# Most groups have the programme's dates, and meet on the same few days.
@lru_cache(maxsize=4096)
def _order_on(own: tuple[Stage, ...], day: date) -> int | None:
    # Where a group's own dates overlap, a stage that holds the day goes before one that has ended.
    holding = [each for each in own if each.starts <= day <= each.ends]
    found = stage_on(holding or own, day)
    return None if found is None else found.order


def stage_of_session(programme: Programme, group: str, session: Session) -> Stage | None:
    """The stage of a session: as named, else by its day."""
    return stage_for(programme, group, session.stage, session.day)


def stage_of_item(programme: Programme, group: str, item: PlanItem) -> Stage | None:
    """The stage of a plan row: as named, else by its due date, else by its start."""
    return stage_for(programme, group, item.stage, item.due or item.starts)


def stage_of_outcome(programme: Programme, group: str, outcome: Outcome) -> Stage | None:
    """The stage of an outcome: as named, else its plan row's, else by its day."""
    if not outcome.stage and outcome.plan_number is not None:
        for item in programme.plan_by_group.get(group, ()):
            if item.number == outcome.plan_number:
                return stage_of_item(programme, group, item)
    return stage_for(programme, group, outcome.stage, outcome.day)


def sessions_in(programme: Programme, group: str, scope: Scope) -> tuple[Session, ...]:
    """The group's sessions of a scope, joint ones included, by day."""
    rows = programme.sessions_by_group.get(group, ())
    if scope.by_stage:
        stages = _stages_of_sessions(programme, group)
        return tuple([row for row, stage in zip(rows, stages, strict=True) if stage == scope.stage])
    if scope.reach is Reach.ALL:
        return tuple(rows)
    first, last = scope.span
    return tuple([row for row in rows if first <= row.day <= last])


@remembered
def _stages_of_sessions(programme: Programme, group: str) -> tuple[Stage | None, ...]:
    """The stage of each session: every stage asks for its own, and so does what belongs to none."""
    rows = programme.sessions_by_group.get(group, ())
    return tuple([stage_of_session(programme, group, row) for row in rows])


def plan_in(programme: Programme, group: str, scope: Scope) -> tuple[PlanItem, ...]:
    """The group's plan rows of a scope: those of the stage, or those that run or fall due in the span."""
    rows = programme.plan_by_group.get(group, ())
    if scope.by_stage:
        stages = _stages_of_plan(programme, group)
        return tuple([row for row, stage in zip(rows, stages, strict=True) if stage == scope.stage])
    return tuple([row for row in rows if scope.reach is Reach.ALL or _runs_in(row, scope)])


@remembered
def _stages_of_plan(programme: Programme, group: str) -> tuple[Stage | None, ...]:
    rows = programme.plan_by_group.get(group, ())
    return tuple([stage_of_item(programme, group, row) for row in rows])


def outcomes_in(programme: Programme, group: str, scope: Scope) -> tuple[Outcome, ...]:
    """The group's outcomes of a scope, as far as shown by `as_of`; one without a day belongs to no span of days."""
    rows = programme.outcomes_by_group.get(group, ())
    if scope.by_stage:
        stages = _stages_of_outcomes(programme, group)
        found = [row for row, stage in zip(rows, stages, strict=True) if stage == scope.stage]
    else:
        found = [row for row in rows if _within(scope, row.day)]
    return tuple([row for row in found if _has_come(row.day, scope)])


@remembered
def _stages_of_outcomes(programme: Programme, group: str) -> tuple[Stage | None, ...]:
    rows = programme.outcomes_by_group.get(group, ())
    return tuple([stage_of_outcome(programme, group, row) for row in rows])


def ratings_in(programme: Programme, group: str, scope: Scope) -> tuple[Rating, ...]:
    """The group's feedback of a scope: by its session, else by its own day."""
    rows = [each for each in programme.ratings_by_group.get(group, ()) if _has_come(each.day, scope)]
    if not rows:
        return ()
    numbers = {each.number for each in sessions_in(programme, group, scope)}
    return tuple(
        row for row in rows if (_rated_in(programme, row, scope) if row.session is None else row.session in numbers)
    )


def difficulties_in(programme: Programme, group: str, scope: Scope) -> tuple[Difficulty, ...]:
    """Problems and tasks that came up in the span, and earlier ones not settled before it began; of a whole, all."""
    rows = programme.difficulties_by_group.get(group, ())
    if not rows:
        return ()
    days = {each.number: each.day for each in programme.sessions_by_group.get(group, ())}
    found = []
    for each in rows:
        day = each.day if each.day is not None or each.session is None else days.get(each.session)
        if (day is None or day <= scope.last_day) and not _settled_before(each, day, scope):
            found.append(each)
    return tuple(found)


def _within(scope: Scope, day: date | None) -> bool:
    return scope.reach is Reach.ALL or (day is not None and scope.span.holds(day))


def _has_come(day: date | None, scope: Scope) -> bool:
    return day is None or day <= scope.as_of


def _runs_in(row: PlanItem, scope: Scope) -> bool:
    first = row.starts or row.due
    last = row.due or row.starts
    return first is not None and last is not None and first <= scope.span.last and last >= scope.span.first


def _rated_in(programme: Programme, row: Rating, scope: Scope) -> bool:
    if scope.by_stage:
        return stage_for(programme, row.group, "", row.day) == scope.stage
    return _within(scope, row.day)


def _settled_before(each: Difficulty, day: date | None, scope: Scope) -> bool:
    if scope.reach is Reach.ALL or (day is not None and day >= scope.span.first):
        return False
    return each.settled and (each.done_on is None or each.done_on < scope.span.first)
