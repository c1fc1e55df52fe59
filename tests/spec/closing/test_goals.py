from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.closing_answers import goals
from toolkit.figures import compute_goals, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_a_goal_is_met_or_not_and_unknown_without_data(spec: Spec) -> None:
    spec.says(
        "目标有三项：出勤率达到「出勤目标」；到期的计划事项全部完成；到期的预期产出都有成果。"
        "没有数可除的写「未提供」，不算达到也不算没达到。",
        "There are three goals: attendance reaches its target; every plan row due is done; every promised output due "
        "has an "
        "outcome. Without a denominator a goal is “not provided”, neither met nor missed.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-10-14 | 已举行
        """,
        考勤="""
            场次 | 姓名 | 出勤情况
            1    | 林澄 | 出勤
            1    | 周宁 | 缺席
        """,
        计划="""
            序号 | 子主题 | 截止       | 状态
            1    | 看板   | 2026-10-10 | 已完成
            2    | 汇报   | 2026-12-10 | 未开始
        """,
    )
    as_of = date(2026, 11, 30)
    spec.shows(
        "2026 年 11 月末",
        goals(compute_goals(programme, "G01", whole_scope(programme, as_of))),
        """
            目标     | 目标 | 实际 | 结论
            出勤     | 4/5  | 1/2  | 未达到
            计划     | 1    | 1/1  | 达到
            预期产出 | 1    | 0/0  | 未提供
        """,
    )
