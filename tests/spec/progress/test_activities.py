from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import hosts, variety
from toolkit.figures import compute_hosting, compute_variety, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_kinds_held_stand_beside_those_the_plan_asks_for(spec: Spec) -> None:
    spec.says(
        "活动形式数种数：计划用到的是没有取消的计划事项写的形式，已开展的是已举行的活动写的形式；计划用到而没有开展的列出来。没写形式的不算一种。",
        "Kinds of activity are counted as kinds: the plan's are those of rows not cancelled, those held are of held "
        "sessions; the plan's that were not held are listed. None written is no kind.",
    )
    programme = spec.given(
        计划="""
            序号 | 学习内容 | 活动形式       | 截止       | 状态
            1    | 倾听     | 主题分享与研讨 | 2026-09-10 | 已完成
            2    | 反馈     | 案例分析与复盘 | 2026-09-20 | 进行中
            3    | 共读     | 读书/文献共读  | 2026-09-25 | 取消
            4    | 走访     | 跨界交流       | 2026-10-20 | 未开始
        """,
        活动="""
            场次 | 日期       | 状态   | 活动形式
            1    | 2026-09-02 | 已举行 | 主题分享与研讨
            2    | 2026-09-09 | 已举行 | 主题分享与研讨
            3    | 2026-09-16 | 已取消 | 跨界交流
            4    | 2026-09-23 | 已举行 | 实践项目/课题攻关
            5    | 2026-09-29 | 已举行 |
        """,
    )
    spec.shows(
        "活动形式",
        variety(compute_variety(programme, "G01", whole_scope(programme, AS_OF))),
        """
            项目   | 形式
            计划   | 主题分享与研讨、案例分析与复盘、跨界交流
            已开展 | 主题分享与研讨、实践项目/课题攻关
            未开展 | 案例分析与复盘、跨界交流
        """,
    )


def test_hosting_is_counted_over_the_members_of_the_day(spec: Spec) -> None:
    spec.says(
        "主持只数已举行的活动；成员是截至当天的成员，没主持过的记 0；最多与最少之差只看成员。"
        "已退出的人和成员以外的人主持的另列，没写主持人的活动数出来。",
        "Hosting counts held sessions only. Members are those of the day, 0 who never hosted; the gap between most and "
        "fewest is among members. People who have left or never belonged stand apart, and sessions without a host are "
        "counted.",
    )
    programme = spec.given(
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
            00003 | 许文
            00004 | 何苗
        """,
        成员="""
            姓名 | 加入日期   | 退出日期
            林澄 | 2026-09-01 |
            周宁 | 2026-09-01 | 2026-09-20
            许文 | 2026-09-01 |
        """,
        活动="""
            场次 | 日期       | 状态   | 主持人
            1    | 2026-09-02 | 已举行 | 林澄
            2    | 2026-09-09 | 已举行 | 林澄
            3    | 2026-09-16 | 已举行 | 周宁
            4    | 2026-09-23 | 已取消 | 许文
            5    | 2026-09-29 | 已举行 |
        """,
    )
    spec.shows(
        "主持",
        hosts(programme, compute_hosting(programme, "G01", whole_scope(programme, AS_OF))),
        """
            主持人   | 次数 | 说明
            林澄     | 2    | 成员
            许文     | 0    | 成员
            周宁     | 1    | 另列
            没写     | 1    | —
            最多最少 | 2    | 相差
        """,
    )
