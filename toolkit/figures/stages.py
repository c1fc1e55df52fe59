"""Which stage a session, a plan row or an outcome belongs to, and which of them a report speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.kinds import DifficultyStatus
from toolkit.programme.settings import Stage
from toolkit.programme.stages import find_stage, group_span, stage_on

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty, Outcome, PlanItem, Rating, Session


def stages_of_group(programme: Programme, group: str) -> tuple[Stage, ...]:
    """The programme's stages with the dates they have for one group, in order."""
    spans = ((stage, group_span(programme, group, stage)) for stage in programme.settings.stages)
    return tuple(Stage(stage.order, stage.name, span.first, span.last) for stage, span in spans)


def stage_for(programme: Programme, group: str, text: str, day: date | None) -> Stage | None:
    """The stage a row names; else the one of its day by the group's dates, a gap belonging to the stage before.

    Shape: the programme's own stage, so that stages compare equal across groups.
    """
    stages = programme.settings.stages
    named = find_stage(stages, text) if text else None
    if named is not None or day is None:
        return named
    own = stages_of_group(programme, group)
    # Where a group's own dates overlap, a stage that holds the day goes before one that has ended.
    holding = [each for each in own if each.starts <= day <= each.ends]
    found = stage_on(holding or own, day)
    return None if found is None else next(each for each in stages if each.order == found.order)


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
    """The group's sessions a report speaks of, joint ones included, by day."""
    return tuple(
        each
        for each in programme.sessions_by_group.get(group, ())
        if _speaks_of(scope, each.day, stage_of_session(programme, group, each) if scope.stage else None)
    )


def plan_in(programme: Programme, group: str, scope: Scope) -> tuple[PlanItem, ...]:
    """The group's plan rows a report speaks of: those of the stage, or those that run or fall due in the span."""
    rows = programme.plan_by_group.get(group, ())
    if scope.stage is not None:
        return tuple(row for row in rows if stage_of_item(programme, group, row) == scope.stage)
    return tuple(row for row in rows if _runs_in(row, scope))


def outcomes_in(programme: Programme, group: str, scope: Scope) -> tuple[Outcome, ...]:
    """The group's outcomes up to `as_of` a report speaks of; one without a day counts where its stage is asked for."""
    mine = (each for each in programme.outcomes if each.group == group)
    return tuple(
        each
        for each in mine
        if (each.day is None or each.day <= scope.as_of)
        and _speaks_of(scope, each.day, stage_of_outcome(programme, group, each) if scope.stage else None)
    )


def difficulties_in(programme: Programme, group: str, scope: Scope) -> tuple[Difficulty, ...]:
    """Problems and tasks that came up in the span, and earlier ones still open at its start."""
    sessions = {each.number: each.day for each in programme.sessions_by_group.get(group, ())}
    found = []
    for each in programme.difficulties:
        day = each.day if each.day is not None or each.session is None else sessions.get(each.session)
        if each.group == group and (day is None or day <= scope.last_day) and _alive(each, day, scope):
            found.append(each)
    return tuple(found)


def ratings_in(programme: Programme, group: str, scope: Scope) -> tuple[Rating, ...]:
    """The group's feedback a report speaks of: by its session, else by its own day."""
    numbers = {each.number for each in sessions_in(programme, group, scope)}
    mine = (each for each in programme.ratings if each.group == group)
    return tuple(each for each in mine if _rated_in(programme, each, numbers, scope))


def _speaks_of(scope: Scope, day: date | None, stage: Stage | None) -> bool:
    if scope.stage is not None:
        return stage == scope.stage
    return day is not None and scope.span.holds(day)


def _runs_in(row: PlanItem, scope: Scope) -> bool:
    first = row.starts or row.due
    last = row.due or row.starts
    return first is not None and last is not None and first <= scope.span.last and last >= scope.span.first


def _alive(each: Difficulty, day: date | None, scope: Scope) -> bool:
    if day is not None and day >= scope.span.first:
        return True
    if each.status in {DifficultyStatus.DONE, DifficultyStatus.DROPPED}:
        return each.done_on is not None and each.done_on >= scope.span.first
    return True


def _rated_in(programme: Programme, each: Rating, numbers: set[int], scope: Scope) -> bool:
    if each.day is not None and each.day > scope.as_of:
        return False
    if each.session is not None:
        return each.session in numbers
    stage = stage_for(programme, each.group, "", each.day) if scope.stage else None
    return _speaks_of(scope, each.day, stage)
