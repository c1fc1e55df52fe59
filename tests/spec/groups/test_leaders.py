from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.closing_answers import persons
from toolkit.figures import compute_awards
from toolkit.problems import Code
from toolkit.programme.rules import check_rules

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 11, 30)
MEETINGS = """
    场次 | 日期       | 状态   | 主持人 | 纪要
    1    | 2026-09-09 | 已举行 | 林澄   | 记
    2    | 2026-09-16 | 已举行 | 周宁   | 记
    3    | 2026-10-14 | 已举行 | 周宁   | 记
    4    | 2026-10-21 | 已举行 | 许文   |
"""
MARKS = """
    姓名 | 2026-09-09 | 2026-09-16 | 2026-10-14 | 2026-10-21
    林澄 | 出勤       | 出勤       | 缺席       | 出勤
    周宁 | 出勤       | 出勤       | 出勤       | 出勤
    许文 | 出勤       | 出勤       | 出勤       | 出勤
"""


def _leading(programme: Programme, *days: date) -> dict[str, dict[str, str]]:
    return {
        day.isoformat(): {"组长": "、".join(map(programme.name_of, programme.leaders("G01", day))) or "—"}
        for day in days
    }


def test_the_leader_of_a_day_is_the_row_that_holds_then(spec: Spec) -> None:
    spec.says(
        "换组长是「成员」里的新一行：某一天的组长就是那天角色为组长的那一行，交接当天归新组长；没有或有两位都会指出。"
        "离职的组长从次日起不再是组长。",
        "A new leader is a new row of the members: the leader of a day is whose row says leader then; none or two are "
        "named. A leader who leaves the company is none from the day after.",
    )
    programme = spec.given(
        名单="""
            工号  | 姓名 | 离职日期
            00001 | 林澄 |
            00002 | 周宁 | 2026-10-31
            00003 | 许文 |
        """,
        成员="""
            姓名 | 角色 | 加入日期   | 退出日期
            林澄 | 组长 | 2026-09-01 | 2026-09-30
            林澄 | 成员 | 2026-10-01 |
            周宁 | 成员 | 2026-09-01 | 2026-09-30
            周宁 | 组长 | 2026-10-01 |
            许文 | 成员 | 2026-09-01 |
        """,
        活动=MEETINGS,
        考勤=MARKS,
    )
    spec.shows(
        "组长",
        _leading(programme, date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)),
        """
            日期       | 组长
            2026-09-30 | 林澄
            2026-10-01 | 周宁
            2026-10-31 | 周宁
            2026-11-01 | —
        """,
    )
    assert Code.RULE_LEADER_LEFT in {each.code for each in check_rules(programme, lambda _: True, AS_OF)}


def test_leaders_who_take_turns_each_stand_for_their_own_days(spec: Spec) -> None:
    spec.says(
        "轮换的组长各按自己在任的日子评：活动、计划、记录只算那几天的；在任期间的活动不到全组的三分之一，不参评。",
        "Leaders who take turns are each judged by their own days: meetings, plan and records of those days only; who "
        "led fewer than a third of the meetings held is no candidate.",
    )
    programme = spec.given(
        设置="""
            设置项       | 值
            组长评优权重 | 活动 50；记录 50
        """,
        成员="""
            姓名 | 角色 | 加入日期   | 退出日期
            林澄 | 组长 | 2026-09-01 | 2026-09-30
            周宁 | 组长 | 2026-10-01 | 2026-10-20
            许文 | 组长 | 2026-10-21 |
        """,
        活动=MEETINGS,
        考勤="""
            姓名 | 2026-09-09 | 2026-09-16 | 2026-10-14 | 2026-10-21
            林澄 | 出勤       | 出勤       |            |
            周宁 |            |            | 出勤       |
            许文 |            |            |            | 出勤
        """,
    )
    leaders = compute_awards(programme, AS_OF).leaders
    spec.shows(
        "优秀组长",
        persons(programme, leaders),
        """
            姓名 | 得分   | 名次
            林澄 | 100    | 1
            周宁 | 未提供 | —
            许文 | 未提供 | —
        """,
    )
    spec.shows(
        "算式",
        persons(programme, leaders),
        """
            姓名 | 活动 | 记录
            林澄 | 2/2  | 2/2
        """,
    )
