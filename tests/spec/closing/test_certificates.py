from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.closing_answers import certificates
from toolkit.figures import compute_certificates

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 12, 5)


def test_who_stays_to_the_end_comes_often_and_long_enough_has_a_certificate(spec: Spec) -> None:
    spec.says(
        "证书发给小组最后一天仍在组里、出勤率达到「证书出勤率」、学时达到「证书学时」的成员；空着的学时不作要求。"
        "编号由结束年月、小组编号和工号组成，什么时候做、别人拿没拿到都不变。停止和并入的小组不发。",
        "A certificate goes to members who belong to the group on its last day and reach the attendance and hours the "
        "settings ask for; blank hours ask for none. Its number is made of the month of the end, the group and the "
        "employee id: the same whenever it is made and whoever else has one. Stopped and merged groups give none.",
    )
    programme = spec.given(
        设置="""
            设置项     | 值
            证书出勤率 | 80%
            证书学时   | 2
            单次时长   | 60
        """,
        小组="""
            编号 | 名称   | 状态 | 结束日期
            G01  | 数据组 | 结项 | 2026-11-30
            G02  | 沟通组 | 停止 | 2026-10-31
        """,
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
            00003 | 许文
            00004 | 乔木
        """,
        成员="""
            小组 | 姓名 | 退出日期
            G01  | 林澄 |
            G01  | 周宁 |
            G01  | 许文 | 2026-11-01
            G02  | 乔木 |
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-10-14 | 已举行
            G01  | 2    | 2026-10-21 | 已举行
            G02  | 1    | 2026-10-21 | 已举行
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 2    | 林澄 | 迟到
            G01  | 1    | 周宁 | 出勤
            G01  | 2    | 周宁 | 缺席
            G01  | 1    | 许文 | 出勤
            G01  | 2    | 许文 | 出勤
            G02  | 1    | 乔木 | 出勤
        """,
    )
    found = [each for group in programme.groups for each in compute_certificates(programme, group, AS_OF)]
    spec.shows(
        "2026 年 12 月 5 日做",
        certificates(programme, found),
        """
            姓名 | 出勤率 | 学时 | 证书编号         | 缺
            林澄 | 1      | 2    | 202611-G01-00001 | —
            周宁 | 1/2    | 1    | —                | 出勤率不足、学时不足
            许文 | 1      | 2    | —                | 已退出
        """,
    )
