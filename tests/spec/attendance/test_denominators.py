from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members
from toolkit.figures import compute_attendance, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 10, 31)

SIX_MEETINGS = """
    场次 | 日期       | 状态
    1    | 2026-09-02 | 已举行
    2    | 2026-09-09 | 已举行
    3    | 2026-09-16 | 已取消
    4    | 2026-09-23 | 已举行
    5    | 2026-09-30 | 已举行
    6    | 2026-10-14 | 已举行
"""
MARKS = """
    姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16 | 2026-09-23 | 2026-09-30 | 2026-10-14
    林澄 | 出勤       | 迟到       |            | 请假       |            | 缺席
    周宁 | 出勤       | 出勤       |            | 出勤       | 出勤       | 出勤
"""


def test_leave_is_left_out_of_the_denominator(spec: Spec) -> None:
    spec.says(
        "出勤率 = 实到 ÷ 计入。请假默认不计入：计入 = 已记录 − 请假。覆盖率 = 已记录 ÷ 应到，请假算已记录。",
        "Rate = attended ÷ counted. Leave is left out unless 设置 says otherwise: counted = recorded − on leave. "
        "Coverage = recorded ÷ due, and leave is recorded.",
    )
    programme = spec.given(活动=SIX_MEETINGS, 考勤=MARKS)
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 实到 | 计入 | 出勤率 | 覆盖率
            林澄 | 5    | 2    | 3    | 2/3    | 4/5
            周宁 | 5    | 5    | 5    | 1      | 1
        """,
    )


def test_leave_counts_where_the_settings_say_so(spec: Spec) -> None:
    spec.says(
        "「设置」里「请假计入应到」填「是」时，计入 = 已记录，请假拉低出勤率。",
        "With “Leave counts as due” set to yes, counted = recorded, and leave lowers the rate.",
    )
    programme = spec.given(
        设置="""
            设置项       | 值
            请假计入应到 | 是
        """,
        活动=SIX_MEETINGS,
        考勤=MARKS,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 实到 | 计入 | 出勤率 | 覆盖率
            林澄 | 5    | 2    | 4    | 1/2    | 4/5
            周宁 | 5    | 5    | 5    | 1      | 1
        """,
    )


def test_the_rate_of_a_group_is_a_sum_over_a_sum(spec: Spec) -> None:
    spec.says(
        "小组出勤率 = 各人实到之和 ÷ 各人计入之和，不是个人出勤率的平均。这里平均会得 3/4，实际是 4/5。",
        "A group's rate is the sum of numerators over the sum of denominators, not the mean of its people's rates: "
        "here the mean would be 3/4, the rate is 4/5.",
    )
    programme = spec.given(
        成员="""
            姓名 | 加入日期
            林澄 | 2026-09-01
            周宁 | 2026-09-22
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
            2    | 2026-09-09 | 已举行
            3    | 2026-09-23 | 已举行
            4    | 2026-09-30 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-23 | 2026-09-30
            林澄 | 出勤       | 出勤       | 出勤       |
            周宁 |            |            | 出勤       | 缺席
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 实到 | 计入 | 出勤率 | 覆盖率
            林澄 | 4    | 3    | 3    | 1      | 3/4
            周宁 | 2    | 1    | 2    | 1/2    | 1
            全组 | 6    | 4    | 5    | 4/5    | 5/6
        """,
    )


def test_without_a_denominator_there_is_no_rate(spec: Spec) -> None:
    spec.says(
        "没有可除的数时写「未提供」，不写 0%：只请过假的人没有出勤率，覆盖率照算。",
        "With nothing to divide by there is no rate, never 0 %: somebody only ever on leave has none; coverage stands.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02
            何苗 | 请假
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 计入 | 出勤率 | 覆盖率
            何苗 | 1    | 0    | 未提供 | 1
        """,
    )
