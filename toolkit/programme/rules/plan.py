"""Study plans: stages, dates, the people responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.kinds import PlanStatus
from toolkit.programme.rules.naming import group_name
from toolkit.programme.stages import find_stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import PlanItem


def check_plan(programme: Programme, as_of: date) -> Iterator[Problem]:
    """Plan rows that contradict the stages, the group or themselves."""
    for row in programme.plan:
        yield from _stage(programme, row)
        yield from _dates(row, as_of)
        yield from _responsible(programme, row)


def _stage(programme: Programme, row: PlanItem) -> Iterator[Problem]:
    stages = programme.settings.stages
    known = tuple(each.name for each in stages)
    if not row.stage:
        yield problem(Code.RULE_PLAN_WITHOUT_STAGE, row.at.cell("stage"), known=known)
        return
    stage = find_stage(stages, row.stage)
    if stages and stage is None:
        yield problem(Code.RULE_PLAN_STAGE_UNKNOWN, row.at.cell("stage"), stage=row.stage, known=known)
    elif stage and row.due and not stage.starts <= row.due <= stage.ends:
        at = row.at.cell("due")
        yield problem(
            Code.RULE_PLAN_DUE_OUTSIDE_STAGE, at, due=row.due, stage=stage.name, starts=stage.starts, ends=stage.ends
        )


def _dates(row: PlanItem, as_of: date) -> Iterator[Problem]:
    if row.starts and row.due and row.due < row.starts:
        yield problem(Code.RULE_PLAN_BACKWARDS, row.at.cell("due"), starts=row.starts, due=row.due)
    if row.done_on and row.done_on > as_of:
        yield problem(Code.RULE_PLAN_DONE_LATER, row.at.cell("done_on"), day=row.done_on)
    if row.done_on and row.status in {PlanStatus.NOT_STARTED, PlanStatus.IN_PROGRESS}:
        yield problem(Code.RULE_PLAN_DONE_STATUS, row.at.cell("status"), day=row.done_on, status=row.status)


def _responsible(programme: Programme, row: PlanItem) -> Iterator[Problem]:
    if not row.group or row.responsible not in programme.people:
        return
    rows = programme.memberships_by_group.get(row.group, ())
    day = row.due or row.starts
    belongs = any(each.person == row.responsible and (day is None or programme.belongs(each, day)) for each in rows)
    if rows and not belongs:
        yield problem(
            Code.RULE_PLAN_RESPONSIBLE,
            row.at.cell("responsible"),
            person=programme.name_of(row.responsible),
            group=group_name(programme, row.group),
        )
