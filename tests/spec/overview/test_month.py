from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import months
from toolkit.figures import compute_overview

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

OCTOBER = date(2026, 10, 1)


def test_a_month_stands_beside_the_month_before(spec: Spec) -> None:
    spec.says(
        "月度汇总每组一行，和上个月比：变化是两个月出勤率之差，哪个月没有出勤率就不比，写「未提供」。成果按日期算在当月。",
        "The month has a line per group beside the month before: the change is the difference of the two rates; where "
        "either month has none there is no change. Outcomes belong to the month of their day.",
    )
    programme = spec.given(
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-09-09 | 已举行
            G01  | 2    | 2026-10-14 | 已举行
            G01  | 3    | 2026-10-21 | 已取消
            G02  | 1    | 2026-10-15 | 已举行
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
            G01  | 周宁
            G02  | 许文
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 1    | 周宁 | 出勤
            G01  | 2    | 林澄 | 出勤
            G01  | 2    | 周宁 | 缺席
            G02  | 1    | 许文 | 出勤
        """,
        成果="""
            小组 | 名称     | 日期
            G01  | 清洗手册 | 2026-09-20
            G01  | 看板     | 2026-10-20
        """,
    )
    spec.shows(
        "2026 年 10 月",
        months(compute_overview(programme, ["G01", "G02"], OCTOBER, date(2026, 10, 31))),
        """
            小组 | 人数 | 计划 | 已举行 | 成果 | 上月出勤率 | 变化   | 出勤率
            G01  | 2    | 2    | 1      | 1    | 1          | -1/2   | 1/2
            G02  | 1    | 1    | 1      | 0    | 未提供     | 未提供 | 1
            合计 | 3    | 3    | 2      | 1    | 1          | -1/3   | 2/3
        """,
    )


def test_in_the_total_a_person_and_a_joint_session_count_once(spec: Spec) -> None:
    spec.says(
        "合计里同一个人只算一个，两组都在的人参加联合活动只算一次应到；活动次数仍在每个小组各计一次。",
        "In the total a person is one, and a joint session is one time due for a member of both groups; as a meeting "
        "it counts in each of its groups.",
    )
    programme = spec.given(
        活动="""
            小组     | 场次 | 日期       | 状态
            G01；G02 | 1    | 2026-10-14 | 已举行
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
            G01  | 周宁
            G02  | 林澄
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 1    | 周宁 | 缺席
        """,
    )
    spec.shows(
        "2026 年 10 月",
        months(compute_overview(programme, ["G01", "G02"], OCTOBER, date(2026, 10, 31))),
        """
            小组 | 人数 | 已举行 | 出勤率
            G01  | 2    | 1      | 1/2
            G02  | 1    | 1      | 1
            合计 | 2    | 2      | 1/2
        """,
    )
