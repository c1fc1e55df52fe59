from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.documents.programmes import AS_OF, bare, ordinary
from tests.programme.factory import plan_item, plus
from toolkit.documents import plan_context
from toolkit.language import ZH
from toolkit.planning import WorkCalendar, compute_schedule
from toolkit.programme.kinds import Weekday

if TYPE_CHECKING:
    from toolkit.documents.contexts import PlanContext
    from toolkit.programme.programme import Programme


def _plan(programme: Programme) -> PlanContext:
    schedule = compute_schedule(programme, WorkCalendar(), AS_OF)
    return plan_context(programme, programme.groups[0], schedule, ZH, AS_OF)


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


def test_blank_days_and_people_are_proposed_and_marked_as_such() -> None:
    blank = replace(ordinary().plan[2], starts=None, due=None, responsible="")
    context = _plan(replace(ordinary(), plan=(*ordinary().plan[:2], blank)))
    third = next(item for stage in context.stages for item in stage.items if item.number == 3)
    assert (third.starts, third.due) == (date(2026, 10, 19), date(2026, 10, 30))
    assert third.responsible == "周衡"
    assert (third.days_proposed, third.person_proposed) == (True, True)
    assert any("建议" in note for note in context.notes)


def test_bars_begin_on_one_monday_and_fill_the_weeks_a_row_runs() -> None:
    context = _plan(ordinary())
    assert context.bars_from == date(2026, 8, 31)
    assert [bar.bar for bar in context.bars] == ["■■■■□□□□□", "□□□□□■■□□", "□□□□□■■■■"]


def test_long_plans_have_squares_of_several_weeks() -> None:
    long = replace(plan_item(9), starts=date(2026, 9, 1), due=date(2027, 8, 31))
    context = _plan(plus(ordinary(), "plan", long))
    assert context.bar_weeks == 3
    assert {len(bar.bar) for bar in context.bars} == {18}


def test_the_calendar_lists_every_meeting_with_its_weekday() -> None:
    context = _plan(ordinary())
    assert [line.number for line in context.calendar] == [1, 2, 3, 4, 5, 6]
    assert (context.calendar[0].weekday, context.calendar[3].status) == (Weekday.WEDNESDAY, "已取消")


def test_a_year_without_published_days_off_is_said_on_the_document() -> None:
    group = replace(ordinary().groups[0], starts=date(2099, 1, 1), ends=date(2099, 12, 31))
    plan = (replace(plan_item(1, ""), starts=None, due=None),)
    context = _plan(replace(ordinary(), groups=(group,), plan=plan))
    assert any("2099" in note for note in context.notes)
