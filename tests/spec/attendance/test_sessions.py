from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members, sessions
from toolkit.figures import compute_attendance, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 23)


def test_a_cancelled_session_counts_nowhere(spec: Spec) -> None:
    spec.says(
        "已取消的活动哪里都不计，有考勤也不计。",
        "A cancelled session counts nowhere, marks or not.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
            2    | 2026-09-09 | 已取消
        """,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09
            林澄 | 出勤       | 缺席
            周宁 | 出勤       |
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows("活动", sessions(attendance.counts), "项目 | 计划 | 已举行 | 已取消 \n 活动 | 2 | 1 | 1")
    spec.shows(
        "考勤",
        members(programme, attendance),
        """
            姓名 | 应到 | 缺席 | 出勤率
            林澄 | 1    | 0    | 1
            周宁 | 1    | 0    | 1
        """,
    )


def test_a_past_session_nobody_wrote_down_is_unrecorded(spec: Spec) -> None:
    spec.says(
        "日期已过、状态仍是「计划」、又没有考勤的活动是未登记：不知道办了没有，不计入应到，单独列出。"
        "当天的活动还来得及登记，算未到期。",
        "A past session that still says “planned” and has no mark is unrecorded: nobody knows whether it took place, "
        "so nobody was due; it is listed apart. One of the same day still counts as ahead.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-09 | 已举行
            2    | 2026-09-16 | 计划
            3    | 2026-09-23 | 计划
            4    | 2026-09-30 | 计划
        """,
        考勤="""
            姓名 | 2026-09-09 | 2026-09-16
            林澄 | 出勤       |
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows(
        "活动（截至 2026-09-23）",
        sessions(attendance.counts),
        """
            项目 | 计划 | 已举行 | 已取消 | 未登记 | 未到期
            活动 | 4    | 1      | 0      | 1      | 2
        """,
    )
    spec.shows("考勤", members(programme, attendance), "姓名 | 应到 | 覆盖率 \n 林澄 | 1 | 1")


def test_a_session_with_marks_was_held(spec: Spec) -> None:
    spec.says(
        "日期已到、状态仍是「计划」但有考勤的活动按已举行计，并列出来。没有考勤的成员是未记录。",
        "A session that still says “planned” but has marks counts as held, and is listed. Members without a mark are "
        "unrecorded.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-16 | 计划
        """,
        考勤="""
            姓名 | 2026-09-16
            林澄 | 出勤
            周宁 |
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows("活动", sessions(attendance.counts), "项目 | 已举行 | 因有考勤按已举行 | 未登记 \n 活动 | 1 | 1 | 0")
    spec.shows(
        "考勤",
        members(programme, attendance),
        """
            姓名 | 应到 | 实到 | 未记录
            林澄 | 1    | 1    | 0
            周宁 | 1    | 0    | 1
        """,
    )


def test_a_held_session_without_marks_leaves_everybody_unrecorded(spec: Spec) -> None:
    spec.says(
        "已举行、但一个考勤都没有的活动：成员都应到，都是未记录，覆盖率为 0，没有出勤率。",
        "A session held without a single mark: every member was due and is unrecorded; coverage is 0, no rate.",
    )
    programme = spec.given(
        成员="""
            姓名
            林澄
            周宁
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-16 | 已举行
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 未记录 | 出勤率 | 覆盖率
            全组 | 2    | 2      | 未提供 | 0
        """,
    )


def test_guests_are_in_no_rate(spec: Spec) -> None:
    spec.says(
        "当天不是成员的人（嘉宾、旁听）即使有考勤也不进任何比率，另外列出。",
        "Whoever was no member that day (guests, visitors) is in no rate even with a mark, and is listed apart.",
    )
    programme = spec.given(
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
        """,
        成员="""
            姓名
            林澄
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02
            林澄 | 缺席
            周宁 | 出勤
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows("考勤", members(programme, attendance), "姓名 | 应到 | 实到 | 出勤率 \n 全组 | 1 | 0 | 0")
    guests = {programme.name_of(each.person): {"次数": str(each.times)} for each in attendance.guests}
    spec.shows("非成员", guests, "姓名 | 次数 \n 周宁 | 1")
