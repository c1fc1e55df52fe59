from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.closing_answers import persons
from toolkit.figures import compute_awards

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 11, 30)


def test_members_are_ranked_by_the_same_weights_and_ties_stay_ties(spec: Spec) -> None:
    spec.says(
        "优秀学员只在拿到证书的人里评，权重同优秀小组：出勤 = 各组实到 ÷ 计入（联合活动一次），计划 = "
        "本人负责的到期事项里已完成的，"
        "成果 = 本人署名的成果 ÷ 署名最多的人的成果数。名额以内的当选；同一名次的人比剩下的名额多，就列为并列，"
        "由评审决定。",
        "Members are ranked among those with a certificate, by the weights of groups: attendance in all their groups "
        "(a "
        "joint session once), plan = of the rows due they are responsible for, those done, outcomes = those they "
        "signed / "
        "those of whoever signed most. The first places win; where more people share a place than seats are left, they "
        "are told as tied and people decide.",
    )
    programme = spec.given(
        设置="""
            设置项       | 值
            评优权重     | 出勤 50；计划 30；成果 20
            优秀学员名额 | 1
            证书出勤率   | 50%
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-10-14 | 已举行
            2    | 2026-10-21 | 已举行
        """,
        考勤="""
            场次 | 姓名 | 出勤情况
            1    | 林澄 | 出勤
            2    | 林澄 | 出勤
            1    | 周宁 | 出勤
            2    | 周宁 | 出勤
            1    | 许文 | 出勤
            2    | 许文 | 缺席
            1    | 乔木 | 缺席
            2    | 乔木 | 缺席
        """,
        计划="""
            序号 | 子主题 | 负责人 | 截止       | 状态
            1    | 看板   | 许文   | 2026-10-10 | 已完成
        """,
        成果="""
            名称 | 作者       | 日期
            看板 | 林澄；周宁 | 2026-10-20
            手册 | 乔木       | 2026-10-20
            案例 | 乔木       | 2026-10-20
        """,
    )
    awards = compute_awards(programme, AS_OF)
    spec.shows(
        "全部成员",
        persons(programme, awards.members),
        """
            姓名 | 出勤 | 计划 | 成果 | 得分   | 名次
            林澄 | 2/2  | 0/0  | 1/2  | 600/7  | 1
            周宁 | 2/2  | 0/0  | 1/2  | 600/7  | 1
            许文 | 1/2  | 1/1  | 0/2  | 55     | 3
            乔木 | 0/2  | 0/0  | 2/2  | 未提供 | —
        """,
    )
    assert awards.best_members == ()
    spec.shows(
        "并列待定（名额 1）",
        persons(programme, awards.tied_members),
        """
            姓名 | 名次
            林澄 | 1
            周宁 | 1
        """,
    )


def test_leaders_are_ranked_by_the_days_they_led(spec: Spec) -> None:
    spec.says(
        "优秀组长按任内的日子算，权重见「组长评优权重」：活动 = 已举行 ÷ 到期的计划活动，计划 = 到期已完成 ÷ 到期，"
        "记录 = 已记录考勤 ÷ 应到。"
        "任内举行的活动不到本组三分之一的不参评；轮换的组长各算各的任期，带过两个组的合在一起算。",
        "Leaders are ranked by the days they led, by weights of their own: meetings = held of those planned by then, "
        "plan = "
        "done of due, records = marks recorded of due. Who led fewer than a third of the meetings held is no "
        "candidate; "
        "leaders who took turns have their own days, who led two groups has both added.",
    )
    programme = spec.given(
        设置="""
            设置项       | 值
            组长评优权重 | 活动 50；记录 50
        """,
        成员="""
            小组 | 姓名 | 角色 | 加入日期   | 退出日期
            G01  | 林澄 | 组长 | 2026-10-01 | 2026-10-31
            G01  | 林澄 | 成员 | 2026-11-01 |
            G01  | 周宁 | 成员 | 2026-10-01 | 2026-10-31
            G01  | 周宁 | 组长 | 2026-11-01 | 2026-11-20
            G01  | 周宁 | 成员 | 2026-11-21 |
            G01  | 许文 | 组长 | 2026-11-21 |
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-10-07 | 已举行
            2    | 2026-10-14 | 已举行
            3    | 2026-10-21 | 已取消
            4    | 2026-11-04 | 已举行
            5    | 2026-11-11 | 已举行
            6    | 2026-11-25 | 计划
        """,
        考勤="""
            场次 | 姓名 | 出勤情况
            1    | 林澄 | 出勤
            1    | 周宁 | 出勤
            2    | 林澄 | 出勤
            2    | 周宁 | 出勤
            4    | 林澄 | 出勤
            5    | 周宁 | 出勤
        """,
    )
    spec.shows(
        "全部组长",
        persons(programme, compute_awards(programme, AS_OF).leaders),
        """
            姓名 | 活动 | 记录 | 得分   | 名次
            林澄 | 2/3  | 4/4  | 250/3  | 1
            周宁 | 2/2  | 2/4  | 75     | 2
        """,
    )
    spec.shows(
        "任期太短的",
        persons(programme, compute_awards(programme, AS_OF).leaders),
        """
            姓名 | 得分   | 名次
            许文 | 未提供 | —
        """,
    )
