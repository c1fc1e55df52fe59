from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.documents.programmes import AS_OF, bare, ordinary
from tests.programme.factory import plan_item, plus
from toolkit.documents import plan_context
from toolkit.language import ZH

if TYPE_CHECKING:
    from toolkit.documents.contexts import PlanContext
    from toolkit.programme.programme import Programme


def _plan(programme: Programme) -> PlanContext:
    return plan_context(programme, programme.groups[0], ZH, AS_OF)


def test_rows_stand_under_their_stage_in_the_stages_order() -> None:
    programme = replace(ordinary(), plan=ordinary().plan[::-1])
    assert [(stage.name, [item.number for item in stage.items]) for stage in _plan(programme).stages] == [
        ("打基础", [1]),
        ("做项目", [2, 3]),
    ]


def test_rows_of_no_stage_stand_last_under_a_heading_of_their_own() -> None:
    stray = replace(plan_item(9, ""), starts=None, due=None)
    context = _plan(plus(ordinary(), "plan", stray))
    assert context.stages[-1].name == "未分阶段"
    assert [item.number for item in context.stages[-1].items] == [9]


def test_the_overview_adds_up_with_the_rows() -> None:
    context = _plan(ordinary())
    items = [item for stage in context.stages for item in stage.items]
    assert (context.total, context.done, context.in_progress, context.overdue_count) == (3, 1, 1, 1)
    assert [item.number for item in items if item.overdue] == [2]


def test_what_was_put_off_is_listed_with_days_and_reason() -> None:
    (change,) = _plan(ordinary()).changes
    assert (change.originally_due, change.due, change.moved) == (date(2026, 10, 12), date(2026, 10, 16), 4)
    assert change.change_reason == "讲师出差，顺延"


def test_a_plan_that_is_the_topics_says_so() -> None:
    standard = tuple(replace(item, group="", topic="T1") for item in ordinary().plan)
    context = _plan(replace(ordinary(), plan=standard))
    assert context.total == 3
    assert len(context.notes) == 1


def test_a_group_without_a_plan_has_no_stages() -> None:
    context = _plan(bare())
    assert context.stages == ()
    assert context.total == 0
