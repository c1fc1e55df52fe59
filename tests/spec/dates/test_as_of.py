from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members, sessions
from toolkit.figures import compute_attendance, compute_breakdown, compute_people, month_scope, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_a_month_runs_to_its_last_day(spec: Spec) -> None:
    spec.says(
        "一个月从 1 日到最后一天，两头都算；二月按当年的天数。",
        "A month runs from the 1st to its last day, both included; February as long as it is that year.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2028-01-31 | 已举行
            2    | 2028-02-01 | 已举行
            3    | 2028-02-29 | 已举行
            4    | 2028-03-01 | 已举行
        """,
        考勤="""
            姓名 | 2028-01-31 | 2028-02-01 | 2028-02-29 | 2028-03-01
            林澄 | 缺席       | 出勤       | 出勤       | 缺席
        """,
    )
    scope = month_scope(2028, 2, date(2028, 3, 31))
    found = {"2028-02": {"起": str(scope.span.first), "止": str(scope.span.last)}}
    spec.shows("月份", found, "月份 | 起 | 止 \n 2028-02 | 2028-02-01 | 2028-02-29")
    attendance = compute_attendance(programme, "G01", scope)
    spec.shows("2028 年 2 月的考勤", members(programme, attendance), "姓名 | 应到 | 出勤率 \n 林澄 | 2 | 1")


def test_what_comes_after_the_day_of_the_report_does_not_count(spec: Spec) -> None:
    spec.says(
        "截至日期之后的活动不计，即使已经填了「已举行」或考勤；截至日期当天的算。",
        "Sessions after the day of the report do not count, even if they say held or have marks; those of the day do.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-16 | 已举行
            2    | 2026-09-23 | 已举行
            3    | 2026-09-30 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-16 | 2026-09-23 | 2026-09-30
            林澄 | 出勤       | 出勤       | 缺席
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, date(2026, 9, 23)))
    spec.shows("活动（截至 2026-09-23）", sessions(attendance.counts), "项目 | 已举行 | 未到期 \n 活动 | 2 | 1")
    spec.shows("考勤", members(programme, attendance), "姓名 | 应到 | 出勤率 \n 林澄 | 2 | 1")


def test_the_months_of_a_group_add_up_to_the_whole(spec: Spec) -> None:
    spec.says(
        "各月的应到、实到、计入相加就是全部。",
        "The months' counts add up to the whole.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-30 | 已举行
            2    | 2026-10-01 | 已举行
            3    | 2026-10-14 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-30 | 2026-10-01 | 2026-10-14
            林澄 | 出勤       | 缺席       | 出勤
            周宁 | 迟到       | 请假       |
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, date(2026, 10, 31)))
    found = {
        f"{each.key[0]}-{each.key[1]:02}": {
            "应到": str(each.tally.due),
            "实到": str(each.tally.attended),
            "计入": str(each.tally.counted),
        }
        for each in compute_breakdown(programme, [("G01", attendance.scope)]).months
    }
    spec.shows("按月", found, "月份 | 应到 | 实到 | 计入 \n 2026-09 | 2 | 2 | 2 \n 2026-10 | 4 | 1 | 2")
    spec.shows("全部", members(programme, attendance), "姓名 | 应到 | 实到 | 计入 \n 全组 | 6 | 3 | 4")
    assert compute_people(programme, [("G01", attendance.scope)]).tally == attendance.tally
