from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import items, plan, sessions
from tests.spec.closing_answers import certificates
from toolkit.figures import compute_certificates, compute_progress, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 11, 30)


def test_what_a_stopped_group_had_planned_after_its_last_day_falls_away(spec: Spec) -> None:
    spec.says(
        "停止、并入的小组，结束日期以后还写着「计划」的活动按取消算，没做完的计划事项也按取消算：既不是未登记，"
        "也不是逾期。结束日期以前欠着的照样算。结项的小组，结束以后的活动同样按取消算，没做完的计划事项仍算没做完。",
        "Meetings a stopped or merged group had planned after its last day count as cancelled, and so does what its "
        "plan had left for then: neither unrecorded nor overdue. What was owed before stays owed. A closed group's "
        "meetings after its end are cancelled as well; rows of its plan left undone stay undone.",
    )
    programme = spec.given(
        小组="""
            编号 | 名称   | 状态 | 结束日期
            G01  | 沟通组 | 停止 | 2026-10-31
            G02  | 数据组 | 结项 | 2026-10-31
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
            G02  | 周宁
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-10-14 | 已举行
            G01  | 2    | 2026-10-21 | 计划
            G01  | 3    | 2026-11-04 | 计划
            G02  | 1    | 2026-11-04 | 计划
        """,
        计划="""
            小组 | 序号 | 学习内容 | 截止       | 状态
            G01  | 1    | 倾听     | 2026-10-15 | 未开始
            G01  | 2    | 反馈     | 2026-11-15 | 未开始
            G02  | 1    | 复盘     | 2026-11-15 | 未开始
        """,
    )
    stopped = compute_progress(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows(
        "沟通组的活动",
        sessions(stopped.sessions),
        """
            项目 | 计划 | 已举行 | 已取消 | 未登记
            活动 | 3    | 1      | 1      | 1
        """,
    )
    spec.shows(
        "沟通组的计划",
        items(stopped),
        """
            序号 | 状态
            1    | 逾期未完成
            2    | 取消
        """,
    )
    closed = compute_progress(programme, "G02", whole_scope(programme, AS_OF))
    spec.shows(
        "数据组",
        {"数据组": {**plan(closed.counts), **sessions(closed.sessions)["活动"]}},
        """
            小组   | 计划事项 | 逾期未完成 | 计划 | 已取消
            数据组 | 1        | 1          | 1    | 1
        """,
    )


def test_a_merged_groups_members_bring_their_attendance_along(spec: Spec) -> None:
    spec.says(
        "并入别组的小组不发证书、不评优；转过去的成员，原来小组的出勤和学时并在一起看够不够发证书。"
        "两个小组的出勤率仍各算各的。",
        "A merged group gives no certificates and is no candidate for awards; for the certificate of the group it went "
        "into, attendance and hours of both are added for those who moved. The rates of the two groups stay apart.",
    )
    programme = spec.given(
        设置="""
            设置项   | 值
            证书学时 | 3
            单次时长 | 60
        """,
        小组="""
            编号 | 名称   | 状态 | 并入小组 | 结束日期
            G01  | 数据组 | 结项 |          | 2026-11-30
            G02  | 指标组 | 并入 | G01      | 2026-09-30
        """,
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
        """,
        成员="""
            小组 | 姓名 | 加入日期   | 退出日期
            G01  | 林澄 |            |
            G02  | 周宁 |            | 2026-09-30
            G01  | 周宁 | 2026-10-01 |
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-09-09 | 已举行
            G01  | 2    | 2026-10-14 | 已举行
            G01  | 3    | 2026-10-21 | 已举行
            G02  | 1    | 2026-09-10 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 2    | 林澄 | 出勤
            G01  | 3    | 林澄 | 出勤
            G02  | 1    | 周宁 | 出勤
            G01  | 2    | 周宁 | 出勤
            G01  | 3    | 周宁 | 出勤
        """,
    )
    found = [each for group in programme.groups for each in compute_certificates(programme, group, AS_OF)]
    spec.shows(
        "证书",
        certificates(programme, found),
        """
            姓名 | 出勤率 | 学时 | 证书编号         | 缺
            林澄 | 1      | 3    | 202611-G01-00001 | —
            周宁 | 1      | 3    | 202611-G01-00002 | —
        """,
    )
