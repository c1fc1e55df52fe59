from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import members
from toolkit.figures import compute_attendance, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_with_the_tick_blank_cells_of_people_due_are_present(spec: Spec) -> None:
    spec.says(
        "勾了「其余全勤」的活动，当天应到而没有填的成员算出勤，并数出有几次是这样来的；填了的以填的为准；"
        "当天还不是成员的人不算。没勾的活动，空着仍是未记录。",
        "Where 其余全勤 is ticked, members due that day without a mark count as present, and how many is said; typed "
        "marks stand; people who were no members yet are left out. Unticked, a blank stays unrecorded.",
    )
    programme = spec.given(
        成员="""
            姓名 | 加入日期
            林澄 |
            周宁 |
            许文 | 2026-09-09
        """,
        活动="""
            场次 | 日期       | 状态   | 其余全勤
            1    | 2026-09-02 | 已举行 | 是
            2    | 2026-09-09 | 已举行 | 是
            3    | 2026-09-16 | 已举行 |
        """,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16
            林澄 |            | 请假       | 出勤
            周宁 | 迟到       |            |
            许文 |            |            | 出勤
        """,
    )
    spec.shows(
        "考勤",
        members(programme, compute_attendance(programme, "G01", whole_scope(programme, AS_OF))),
        """
            姓名 | 应到 | 出勤 | 迟到 | 请假 | 未记录 | 来自其余全勤
            林澄 | 3    | 2    | 0    | 1    | 0      | 1
            周宁 | 3    | 1    | 1    | 0    | 1      | 1
            许文 | 2    | 2    | 0    | 0    | 0      | 1
            全组 | 8    | 5    | 1    | 1    | 1      | 3
        """,
    )
