from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members, people
from toolkit.figures import compute_attendance, compute_people, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_a_member_of_two_groups_counts_in_each_and_once_in_the_total_of_people(spec: Spec) -> None:
    spec.says(
        "同时在两个小组的人，每个小组都计；合计的人数里只算一个人，他在两组的活动加在一起。",
        "Somebody in two groups counts in each; among all people they are one, with the sessions of both.",
    )
    programme = spec.given(
        成员="""
            小组 | 姓名
            G01  | 林澄
            G01  | 周宁
            G02  | 林澄
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-09-02 | 已举行
            G02  | 1    | 2026-09-03 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 1    | 周宁 | 出勤
            G02  | 1    | 林澄 | 缺席
        """,
    )
    scope = whole_scope(programme, AS_OF)
    for group, expected in (("G01", "全组 | 2 | 2 | 1"), ("G02", "全组 | 1 | 0 | 0")):
        found = members(programme, compute_attendance(programme, group, scope))
        spec.shows(f"考勤 {group}", found, f"姓名 | 应到 | 实到 | 出勤率 \n {expected}")
    spec.shows(
        "全部人员",
        people(programme, compute_people(programme, [("G01", scope), ("G02", scope)])),
        """
            姓名 | 应到 | 实到 | 出勤率
            林澄 | 2    | 1    | 1/2
            周宁 | 1    | 1    | 1
            全部 | 3    | 2    | 2/3
        """,
    )


def test_a_joint_session_counts_in_each_group_and_once_for_a_person(spec: Spec) -> None:
    spec.says(
        "联合活动在每个小组各计一次；两个小组都在的人只需登记一次，合计里也只算一次。",
        "A joint session counts in each of its groups; one mark is enough for somebody in both, and counts once in the "
        "total of people.",
    )
    programme = spec.given(
        成员="""
            小组 | 姓名
            G01  | 林澄
            G01  | 周宁
            G02  | 林澄
            G02  | 许文
        """,
        活动="""
            小组    | 场次 | 日期       | 状态
            G01；G02 | 1    | 2026-09-02 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 1    | 周宁 | 出勤
            G02  | 1    | 许文 | 缺席
        """,
    )
    scope = whole_scope(programme, AS_OF)
    for group, expected in (("G01", "全组 | 2 | 2 | 1"), ("G02", "全组 | 2 | 1 | 1/2")):
        found = members(programme, compute_attendance(programme, group, scope))
        spec.shows(f"考勤 {group}", found, f"姓名 | 应到 | 实到 | 出勤率 \n {expected}")
    spec.shows(
        "全部人员",
        people(programme, compute_people(programme, [("G01", scope), ("G02", scope)])),
        """
            姓名 | 应到 | 实到 | 人数
            全部 | 3    | 2    | 3
        """,
    )
