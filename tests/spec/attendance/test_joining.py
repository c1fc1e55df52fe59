from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members
from toolkit.figures import compute_attendance, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)
FOUR_MEETINGS = """
    场次 | 日期       | 状态
    1    | 2026-09-02 | 已举行
    2    | 2026-09-09 | 已举行
    3    | 2026-09-16 | 已举行
    4    | 2026-09-23 | 已举行
"""


def test_people_are_due_from_the_day_they_join_to_the_day_they_leave(spec: Spec) -> None:
    spec.says(
        "从加入日期起、到退出日期止应到，两天都算在内；此外的活动与他无关，不是缺席也不是未记录。",
        "People are due from the day they join to the day they leave, both included; other sessions are neither absent "
        "nor unrecorded.",
    )
    programme = spec.given(
        成员="""
            姓名 | 加入日期   | 退出日期
            林澄 |            |
            周宁 | 2026-09-09 |
            许文 |            | 2026-09-16
        """,
        活动=FOUR_MEETINGS,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16 | 2026-09-23
            林澄 | 出勤       | 出勤       | 出勤       | 出勤
            周宁 |            | 出勤       | 出勤       |
            许文 | 缺席       | 出勤       | 出勤       |
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 实到 | 未记录 | 出勤率
            林澄 | 4    | 4    | 0      | 1
            周宁 | 3    | 2    | 1      | 1
            许文 | 3    | 2    | 0      | 2/3
            全组 | 10   | 8    | 1      | 8/9
        """,
    )


def test_leaving_the_company_ends_every_membership(spec: Spec) -> None:
    spec.says(
        "名单里的离职日期结束他在所有小组的成员身份，离职当天还算；「成员」里不必再填退出日期。",
        "A leaving date in the roster ends the person's membership of every group, that day included; nobody need fill "
        "in 退出日期 as well.",
    )
    programme = spec.given(
        名单="""
            工号  | 姓名 | 离职日期
            00001 | 林澄 |
            00002 | 周宁 | 2026-09-09
        """,
        成员="""
            姓名
            林澄
            周宁
        """,
        活动=FOUR_MEETINGS,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16 | 2026-09-23
            林澄 | 出勤       | 出勤       | 出勤       | 出勤
            周宁 | 出勤       | 出勤       |            |
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 实到 | 未记录 | 覆盖率
            周宁 | 2    | 2    | 0      | 1
            全组 | 6    | 6    | 0      | 1
        """,
    )


def test_a_change_of_role_does_not_count_anybody_twice(spec: Spec) -> None:
    spec.says(
        "换角色是「成员」里的两行，考勤只算一次；表里写最后的角色。",
        "A change of role is two rows of 成员 and counts once; the role shown is the last one.",
    )
    programme = spec.given(
        成员="""
            姓名 | 角色 | 加入日期   | 退出日期
            林澄 | 组长 | 2026-09-01 | 2026-09-15
            周宁 | 成员 | 2026-09-01 | 2026-09-15
            林澄 | 成员 | 2026-09-16 |
            周宁 | 组长 | 2026-09-16 |
        """,
        活动=FOUR_MEETINGS,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16 | 2026-09-23
            林澄 | 出勤       | 出勤       | 出勤       | 出勤
            周宁 | 出勤       | 出勤       | 出勤       | 出勤
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 角色 | 应到 | 实到
            周宁 | 组长 | 4    | 4
            林澄 | 成员 | 4    | 4
        """,
    )


def test_moving_to_another_group_splits_the_attendance_by_date(spec: Spec) -> None:
    spec.says(
        "换组的人，两个小组各算各的日子。",
        "Somebody who moves to another group counts in each for their days there.",
    )
    programme = spec.given(
        成员="""
            小组 | 姓名 | 加入日期   | 退出日期
            G01  | 林澄 | 2026-09-01 | 2026-09-15
            G02  | 林澄 | 2026-09-16 |
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-09-02 | 已举行
            G01  | 2    | 2026-09-23 | 已举行
            G02  | 1    | 2026-09-03 | 已举行
            G02  | 2    | 2026-09-24 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G02  | 2    | 林澄 | 缺席
        """,
    )
    scope = whole_scope(programme, AS_OF)
    for group, expected in (("G01", "林澄 | 1 | 1 | 1"), ("G02", "林澄 | 1 | 0 | 0")):
        found = members(programme, compute_attendance(programme, group, scope))
        spec.shows(f"考勤 {group}", found, f"姓名 | 应到 | 实到 | 出勤率 \n {expected}")
