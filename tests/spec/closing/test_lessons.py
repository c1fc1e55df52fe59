from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.closing_answers import forms_compared, questions
from toolkit.figures import compute_lessons, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 11, 30)


def test_kinds_of_activity_are_compared_by_their_attendance(spec: Spec) -> None:
    spec.says(
        "经验里比较各种活动形式的出勤率：最高的和最低的，相同的并列；只有一种形式有出勤率，或都一样高时不比。没写形式的活动不参加比较。",
        "Lessons compare the attendance of kinds of activity: the highest and the lowest, ties together; with one "
        "kind, or all the same, there is nothing to compare. Activities without a kind take no part.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态   | 活动形式
            1    | 2026-09-09 | 已举行 | 主题分享与研讨
            2    | 2026-09-16 | 已举行 | 案例分析与复盘
            3    | 2026-09-23 | 已举行 | 读书/文献共读
            4    | 2026-09-30 | 已举行 |
        """,
        考勤="""
            姓名 | 2026-09-09 | 2026-09-16 | 2026-09-23 | 2026-09-30
            林澄 | 出勤       | 出勤       | 出勤       | 缺席
            周宁 | 出勤       | 缺席       | 出勤       | 缺席
        """,
    )
    spec.shows(
        "经验",
        forms_compared(compute_lessons(programme, ["G01"], whole_scope(programme, AS_OF))),
        """
            活动形式       | 实到 | 计入 | 出勤率 | 结论
            主题分享与研讨 | 2    | 2    | 1      | 最高
            读书/文献共读  | 2    | 2    | 1      | 最高
            案例分析与复盘 | 1    | 2    | 1/2    | 最低
        """,
    )


def test_a_question_is_a_problem_that_was_done_and_told_once(spec: Spec) -> None:
    spec.says(
        "常见问题是状态为「已完成」的问题，办法取「需要的支持」；只差空格、大小写的算同一个，写明提出几次，办法取最后写的，次数多的排前面。"
        "没有解决的是遗留问题；「不再跟进」的两边都不列；待办不算问题。",
        "Frequent questions are problems that are done, with the support as answer; where only blanks or capitals "
        "differ they are one, with how often it came up and the answer written last, most asked first. What is not "
        "solved is left over; what was dropped is in neither; tasks are no problems.",
    )
    programme = spec.given(
        问题与待办="""
            日期       | 类型 | 内容             | 需要的支持       | 状态
            2026-09-09 | 问题 | 会议室常被占用   | 改到三楼         | 已完成
            2026-09-16 | 问题 | 取数权限怎样申请 | 找信息部         | 已完成
            2026-10-14 | 问题 | 取数权限 怎样申请 | 信息部统一开通   | 已完成
            2026-10-21 | 问题 | 讲师请不到       |                  | 处理中
            2026-10-28 | 问题 | 想换软件         |                  | 不再跟进
            2026-10-28 | 待办 | 整理纪要         |                  | 已完成
        """,
    )
    spec.shows(
        "常见问题与遗留问题",
        questions(compute_lessons(programme, ["G01"], whole_scope(programme, AS_OF))),
        """
            问题             | 办法           | 次数
            取数权限怎样申请 | 信息部统一开通 | 2
            会议室常被占用   | 改到三楼       | 1
            讲师请不到       | 遗留           | —
        """,
    )
