from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members
from toolkit.figures import compute_attendance, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_every_mark_is_one_of_five_states_and_a_blank_is_the_sixth(spec: Spec) -> None:
    spec.says(
        "出勤、迟到、早退、请假、缺席各自单独统计；空着的是未记录。已记录 = 前五种之和；应到 = 已记录 + 未记录。",
        "Present, late, left early, on leave and absent are counted apart; a blank is unrecorded. "
        "Recorded is the sum of the five; due = recorded + unrecorded.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02
            林澄 | 出勤
            周宁 | 迟到
            许文 | 早退
            何苗 | 请假
            石磊 | 缺席
            陶然 |
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 出勤 | 迟到 | 早退 | 请假 | 缺席 | 未记录
            林澄 | 1    | 1    | 0    | 0    | 0    | 0    | 0
            周宁 | 1    | 0    | 1    | 0    | 0    | 0    | 0
            许文 | 1    | 0    | 0    | 1    | 0    | 0    | 0
            何苗 | 1    | 0    | 0    | 0    | 1    | 0    | 0
            石磊 | 1    | 0    | 0    | 0    | 0    | 1    | 0
            陶然 | 1    | 0    | 0    | 0    | 0    | 0    | 1
            全组 | 6    | 1    | 1    | 1    | 1    | 1    | 1
        """,
    )


def test_who_comes_late_or_leaves_early_has_attended(spec: Spec) -> None:
    spec.says(
        "迟到和早退都算实到，另外单独列出；实到 = 出勤 + 迟到 + 早退。",
        "Late and left early count as attended and are listed apart: attended = present + late + left early.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
            2    | 2026-09-09 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09
            周宁 | 迟到       | 出勤
            许文 | 早退       | 缺席
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 实到 | 计入 | 出勤率
            周宁 | 2    | 2    | 1
            许文 | 1    | 2    | 1/2
        """,
    )


def test_unrecorded_is_not_absent(spec: Spec) -> None:
    spec.says(
        "未记录不是缺席，也不是 0：它不进出勤率，只使覆盖率降低。全部未记录的人没有出勤率，写「未提供」。",
        "Unrecorded is neither absent nor 0: it leaves the rate alone and lowers coverage. Somebody without any mark "
        "has no rate.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
            2    | 2026-09-09 | 已举行
        """,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09
            林澄 | 出勤       |
            周宁 | 出勤       | 缺席
            许文 |            |
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 实到 | 计入 | 出勤率 | 覆盖率
            林澄 | 1    | 1    | 1      | 1/2
            周宁 | 1    | 2    | 1/2    | 1
            许文 | 0    | 0    | 未提供 | 0
        """,
    )
