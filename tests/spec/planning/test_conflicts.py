from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.planning.drawn import problems

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 8)
TWO_GROUPS = """
    编号 | 名称 | 例会时段         | 频率     | 地点
    G01  | 甲组 | 周三 19:00-20:30 | 每周一次 | 503
    G02  | 乙组 | 周三 19:00-20:30 | 每周一次 | 504
"""


def test_a_leader_or_host_cannot_be_in_two_meetings_at_once(spec: Spec) -> None:
    spec.says(
        "组长或主持人在同一时间有两场活动的，指出来；普通成员两组撞期不算。时间没有写明的按可能重叠算；只看今天以后的。",
        "A leader or host with two meetings at once is named; ordinary members of two groups are not. A time that is "
        "not given may overlap. Only days ahead count.",
    )
    programme = spec.given(
        小组=TWO_GROUPS,
        成员="""
            小组 | 姓名 | 角色
            G01  | 林澄 | 组长
            G01  | 周宁 |
            G02  | 何苗 | 组长
            G02  | 周宁 |
        """,
        活动="""
            小组 | 场次 | 日期       | 主持人 | 状态   | 开始  | 结束
            G01  | 1    | 2026-09-02 | 林澄   | 已举行 |       |
            G02  | 1    | 2026-09-02 | 林澄   | 已举行 |       |
            G01  | 2    | 2026-09-09 | 林澄   | 计划   |       |
            G02  | 2    | 2026-09-09 | 林澄   | 计划   |       |
            G01  | 3    | 2026-09-16 | 林澄   | 计划   |       |
            G02  | 3    | 2026-09-16 | 林澄   | 计划   | 20:30 | 21:30
        """,
    )
    spec.shows(
        "要处理的",
        problems(programme, AS_OF),
        """
            代码     | 说明
            PLAN-003 | 林澄 在 2026年9月9日 要同时参加两场活动：「G01 甲组」和「G02 乙组」，时间重叠或没有写明。
        """,
    )


def test_a_room_cannot_be_taken_twice(spec: Spec) -> None:
    spec.says(
        "同一个地点同一时间被两场活动用的，指出来；取消的和联合活动不算。",
        "A place taken by two meetings at once is named; cancelled ones do not count, and a joint one counts once.",
    )
    programme = spec.given(
        小组=TWO_GROUPS,
        活动="""
            小组     | 场次 | 日期       | 地点      | 状态
            G01      | 1    | 2026-09-09 | 3 楼白板间 | 计划
            G02      | 1    | 2026-09-09 | 3楼白板间 | 计划
            G01      | 2    | 2026-09-16 | 503       | 计划
            G02      | 2    | 2026-09-16 | 503       | 已取消
            G01；G02 | 3    | 2026-09-23 | 503       | 计划
        """,
    )
    spec.shows(
        "要处理的",
        problems(programme, AS_OF),
        """
            代码     | 说明
            PLAN-004 | 「3 楼白板间」在 2026年9月9日 有 2 场活动要用：G01 甲组、G02 乙组；时间重叠或没有写明。
        """,
    )


def test_a_room_that_many_want_is_one_conflict(spec: Spec) -> None:
    spec.says(
        "几场活动要同一个地点的，一天里彼此重叠的一次说全，不一对一对地说；前后错开的不算。",
        "All meetings that want one place and overlap are told at once, not pair by pair; one after the other is fine.",
    )
    programme = spec.given(
        小组="编号 | 名称 \n G01 | 甲组 \n G02 | 乙组 \n G03 | 丙组 \n G04 | 丁组",
        活动="""
            小组 | 场次 | 日期       | 开始  | 结束  | 地点 | 状态
            G01  | 1    | 2026-09-09 | 19:00 | 20:00 | 503  | 计划
            G03  | 1    | 2026-09-09 | 20:00 | 21:00 | 503  | 计划
            G02  | 1    | 2026-09-09 | 19:30 | 20:30 | 503  | 计划
            G04  | 1    | 2026-09-09 | 21:00 | 22:00 | 503  | 计划
        """,
    )
    spec.shows(
        "要处理的",
        problems(programme, AS_OF),
        """
            代码     | 说明
            PLAN-004 | 「503」在 2026年9月9日 有 3 场活动要用：G01 甲组、G02 乙组、G03 丙组；时间重叠或没有写明。
        """,
    )


def test_two_rows_due_in_one_week_are_named(spec: Spec) -> None:
    spec.says(
        "同一个人在同一周（周一到周日）有两项到期的，提醒一句；已完成、已取消的不算。",
        "Two rows of one person due in one week (Monday to Sunday) are mentioned; rows done or cancelled do not count.",
    )
    programme = spec.given(
        小组=TWO_GROUPS,
        成员="小组 | 姓名 \n G01 | 林澄 \n G02 | 林澄",
        计划="""
            小组 | 序号 | 子主题   | 负责人 | 截止       | 状态
            G01  | 1    | 常用指标 | 林澄   | 2026-09-14 | 未开始
            G02  | 1    | 项目章程 | 林澄   | 2026-09-20 | 未开始
            G01  | 2    | 数据清洗 | 林澄   | 2026-09-15 | 已完成
            G02  | 2    | 工作分解 | 林澄   | 2026-09-21 | 未开始
        """,
    )
    spec.shows(
        "要处理的",
        problems(programme, AS_OF),
        """
            代码     | 说明
            PLAN-005 | 林澄 在 2026年9月14日 起的一周里有两项到期：「G01 甲组」第 1 项和「G02 乙组」第 1 项。
        """,
    )
