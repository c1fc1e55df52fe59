from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.month_answers import decisions, standings
from toolkit.figures import compute_decisions, compute_overview, compute_standings, month_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

LAST = date(2026, 10, 31)
OCTOBER = date(2026, 10, 1)


def test_the_gravest_of_every_kind_comes_before_the_second_gravest_of_any(spec: Spec) -> None:
    spec.says(
        "须决定的事按事由排：需要支持、超支、出勤低于目标、参与下降、连续缺席、活动未登记、计划逾期、待办逾期；"
        "先列每种事由里最重的一件，再列第二重的。"
        "轻重：提出了多少天、超支多少、差多少、几次或几项。月度总览只列前五件，并写明共几件。",
        "What is to be decided stands by cause: support asked for, overspent, attendance below target, falling, "
        "absent in "
        "a row, unrecorded meetings, plan overdue, tasks overdue; first the gravest of every cause, then the second "
        "gravest. Weight: days since it was raised, money over, share missing, or things counted. The overview lists "
        "the "
        "first five and says how many there are.",
    )
    programme = spec.given(
        问题与待办="""
            小组 | 类型 | 日期       | 内容     | 需要的支持 | 截止       | 状态
            G01  | 问题 | 2026-10-20 | 没有权限 | 请开通     |            | 待处理
            G02  | 问题 | 2026-10-01 | 没有场地 | 请安排     |            | 待处理
            G02  | 问题 | 2026-09-01 | 没有投影 |            |            | 待处理
            G02  | 问题 | 2026-09-01 | 没有白板 | 请添置     |            | 已完成
            G01  | 待办 | 2026-10-01 | 借教室   |            | 2026-10-20 | 处理中
        """,
        资源与预算="""
            类型 | 名称 | 数量 | 单价 | 实际金额
            经费 | 茶点 | 3    | 200  | 655
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-10-14 | 已举行
            G01  | 2    | 2026-10-21 | 计划
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 1    | 周宁 | 缺席
        """,
    )
    overview = compute_overview(programme, ["G01", "G02"], OCTOBER, LAST)
    spec.shows(
        "2026 年 10 月末",
        decisions(compute_decisions(programme, overview, LAST)),
        """
            序号 | 事由         | 小组   | 轻重
            1    | 需要支持     | G02    | 30
            2    | 超支         | 全项目 | 55
            3    | 出勤低于目标 | G01    | 3/10
            4    | 活动未登记   | G01    | 1
            5    | 待办逾期     | G01    | 1
            6    | 需要支持     | G01    | 11
        """,
    )


def test_a_group_that_is_over_asks_for_no_decision_about_its_attendance(spec: Spec) -> None:
    spec.says(
        "结项、停止、并入的小组不再列「出勤低于目标」：已经没有什么可改进的。",
        "A group closed, stopped or merged is not listed for attendance below target: there is nothing left to mend.",
    )
    programme = spec.given(
        小组="""
            编号 | 名称 | 状态 | 并入小组
            G01  | 甲组 | 并入 | G02
            G02  | 乙组 | 运行 |
        """,
        成员="小组 | 姓名 \n G01 | 林澄 \n G02 | 周宁",
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-10-14 | 已举行
            G02  | 1    | 2026-10-14 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 缺席
            G02  | 1    | 周宁 | 缺席
        """,
    )
    overview = compute_overview(programme, ["G01", "G02"], OCTOBER, LAST)
    spec.shows(
        "2026 年 10 月末",
        decisions(compute_decisions(programme, overview, LAST)),
        """
            序号 | 事由         | 小组 | 轻重
            1    | 出勤低于目标 | G02  | 4/5
        """,
    )


def test_groups_are_ranked_by_weighted_shares_and_ties_stay_ties(spec: Spec) -> None:
    spec.says(
        "得分 = Σ（权重 × 比例）÷ Σ 权重 × 100，权重见「设置」的「评优权重」。出勤 = 实到 ÷ 计入，计划 = 到期已完成 "
        "÷ 到期，成果 = 到期的预期产出里已有成果的。"
        "没有数可除的一项连同权重一起不算；一项都没有的小组不排名。得分相同名次相同：1、1、3。",
        "Score = sum of weight x share / sum of weights x 100, weights from the settings. Attendance = attended of "
        "counted, "
        "plan = done of due, outcomes = promised outputs due by then that have an outcome. A part without a "
        "denominator is "
        "left out with its weight; a group without any is not ranked. Equal scores share a place: 1, 1, 3.",
    )
    programme = spec.given(
        设置="""
            设置项   | 值
            评优权重 | 出勤 50
            评优权重 | 计划 30
            评优权重 | 成果 20
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
            G02  | 周宁
            G03  | 许文
            G04  | 乔木
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-10-14 | 已举行
            G02  | 1    | 2026-10-14 | 已举行
            G03  | 1    | 2026-10-14 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G02  | 1    | 周宁 | 缺席
            G03  | 1    | 许文 | 出勤
        """,
        计划="""
            小组 | 序号 | 子主题 | 截止       | 预期产出 | 状态
            G01  | 1    | 甲     | 2026-10-10 | 看板     | 已完成
            G01  | 2    | 甲     | 2026-10-20 | 手册     | 进行中
            G01  | 3    | 甲     | 2026-11-20 | 汇报     | 未开始
            G02  | 1    | 甲     | 2026-10-20 |          | 已完成
        """,
        成果="""
            小组 | 计划序号 | 名称 | 日期
            G01  | 1        | 看板 | 2026-10-10
        """,
    )
    scope = month_scope(2026, 10, LAST)
    spec.shows(
        "2026 年 10 月",
        standings(compute_standings(programme, [(group, scope) for group in ("G01", "G02", "G03", "G04")])),
        """
            小组 | 出勤 | 计划 | 成果 | 得分   | 名次
            G03  | 1/1  | 0/0  | 0/0  | 100    | 1
            G01  | 1/1  | 1/2  | 1/2  | 75     | 2
            G02  | 0/1  | 1/1  | 0/0  | 75/2   | 3
            G04  | 0/0  | 0/0  | 0/0  | 未提供 | —
        """,
    )
