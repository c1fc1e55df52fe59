from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members
from toolkit.figures import compute_attendance, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_who_attended_has_the_hours_of_the_session(spec: Spec) -> None:
    spec.says(
        "出勤、迟到、早退有学时，请假、缺席、未记录没有。有参会分钟的按参会分钟；没有的按活动的起止时间，"
        "再没有按「设置」里的单次时长。没有写「学时折算」时 60 分钟为 1 学时。",
        "Present, late and left early earn hours; leave, absence and no mark earn none. Minutes attended go first, "
        "then the session's own times, then 单次时长 of 设置. Without a rate, 60 minutes make an hour.",
    )
    programme = spec.given(
        设置="""
            设置项   | 值
            单次时长 | 90
        """,
        活动="""
            场次 | 日期       | 状态   | 开始  | 结束
            1    | 2026-09-02 | 已举行 | 19:00 | 21:00
            2    | 2026-09-09 | 已举行 |       |
        """,
        考勤="""
            场次 | 姓名 | 出勤情况 | 参会分钟
            1    | 林澄 | 出勤     |
            2    | 林澄 | 出勤     |
            1    | 周宁 | 迟到     | 100
            2    | 周宁 | 请假     |
            1    | 许文 | 缺席     |
        """,
    )
    spec.shows(
        "学时",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 分钟 | 学时
            林澄 | 210  | 7/2
            周宁 | 100  | 5/3
            许文 | 0    | 0
            全组 | 310  | 31/6
        """,
    )


def test_the_settings_say_how_many_minutes_make_an_hour(spec: Spec) -> None:
    spec.says(
        "「学时折算」写「45 分钟 = 1 学时」时，90 分钟是 2 学时。",
        "With 学时折算 of “45 分钟 = 1 学时”, 90 minutes are 2 hours.",
    )
    programme = spec.given(
        设置="""
            设置项   | 值
            单次时长 | 90
            学时折算 | 45 分钟 = 1 学时
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02
            林澄 | 出勤
        """,
    )
    attendance = compute_attendance(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows("学时", members(programme, attendance), "姓名 | 分钟 | 学时 \n 林澄 | 90 | 2")


def test_a_session_of_unknown_length_earns_no_guessed_hours(spec: Spec) -> None:
    spec.says(
        "不知道时长的活动不估算：只数出有几次；一次都不知道时长的人写「未提供」，不写 0。",
        "A session of unknown length is not guessed but counted apart; who attended only such sessions has no hours, "
        "not 0.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态   | 开始  | 结束
            1    | 2026-09-02 | 已举行 | 19:00 | 20:00
            2    | 2026-09-09 | 已举行 |       |
        """,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09
            林澄 | 出勤       | 出勤
            周宁 | 缺席       | 出勤
        """,
    )
    spec.shows(
        "学时",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 分钟 | 不知时长 | 学时
            林澄 | 60   | 1        | 1
            周宁 | 0    | 1        | 未提供
            全组 | 60   | 2        | 1
        """,
    )
