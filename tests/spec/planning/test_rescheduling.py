from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.planning.drawn import items, meetings, problems

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 9, 17)
GROUP = """
    编号 | 名称 | 开始       | 结束       | 频率     | 例会时段
    G01  | 甲组 | 2026-09-02 | {ends} | 每周一次 | 周三 19:00-20:30
"""
PLAN = """
    序号 | 子主题   | 截止       | 状态
    1    | 常用指标 | 2026-09-16 | 未开始
    2    | 数据清洗 | 2026-09-23 | 未开始
    3    | 做看板   | 2026-09-30 | 未开始
"""
SESSIONS = """
    场次 | 日期       | 计划序号 | 本次主题 | 状态
    1    | 2026-09-09 | 1        | 指标入门 | 已举行
    2    | 2026-09-16 | 1        | 指标口径 | 已取消
    3    | 2026-09-23 | 2        | 数据清洗 | 计划
    4    | 2026-09-30 | 3        | 做看板   | 计划
"""


def _programme(spec: Spec, ends: str) -> Programme:
    return spec.given(小组=GROUP.format(ends=ends), 计划=PLAN, 活动=SESSIONS)


def test_what_is_left_moves_on_by_one_meeting(spec: Spec) -> None:
    spec.says(
        "取消而没有补的活动排到后面第一场，原来的各场依次顺延，最后用建议的日子；活动晚于计划事项的截止日期时，"
        "截止日期随着推迟。原日期一并列出，只是建议，不改「活动」和「计划」表。",
        "A cancelled meeting that was not made up comes next, the others move on one by one, at the end onto proposed "
        "days; a plan row is due no earlier than its last meeting. The days before are shown; the sheets stay as "
        "they are.",
    )
    programme = _programme(spec, "2026-10-16")
    spec.shows(
        "活动",
        meetings(programme, AS_OF, after_cancelled=True),
        """
            日期       | 原日期     | 场次 | 主题     | 状态
            2026-09-09 |            | 1    | 指标入门 | 已举行
            2026-09-16 |            | 2    | 指标口径 | 已取消
            2026-09-23 | 2026-09-16 | 5    | 指标口径 | 建议
            2026-09-30 | 2026-09-23 | 3    | 数据清洗 | 计划
            2026-10-08 | 2026-09-30 | 4    | 做看板   | 计划
        """,
    )
    spec.shows(
        "计划事项",
        items(programme, AS_OF, after_cancelled=True),
        """
            序号 | 截止       | 原截止
            1    | 2026-09-23 | 2026-09-16
            2    | 2026-09-30 | 2026-09-23
            3    | 2026-10-08 | 2026-09-30
        """,
    )


def test_without_asking_nothing_moves(spec: Spec) -> None:
    spec.says(
        "没有要求重排时，取消的活动照列，其余不动。",
        "Unless asked to reschedule, a cancelled meeting is listed and nothing moves.",
    )
    spec.shows(
        "计划事项",
        items(_programme(spec, "2026-10-16"), AS_OF),
        "序号 | 截止 \n 1 | 2026-09-16 \n 2 | 2026-09-23 \n 3 | 2026-09-30",
    )


def test_what_no_longer_fits_is_named(spec: Spec) -> None:
    spec.says(
        "小组结束以前排不下的那一场不硬塞，指出来。",
        "A meeting that no longer fits before the group ends is named, not squeezed in.",
    )
    programme = _programme(spec, "2026-09-30")
    spec.shows(
        "要处理的",
        problems(programme, AS_OF, after_cancelled=True),
        """
            代码     | 说明
            PLAN-007 | 「G01 甲组」原定 2026年9月30日 的活动往后排时，结束日期之前已经没有活动日了。
        """,
    )


def test_what_was_made_up_or_settled_stays(spec: Spec) -> None:
    spec.says(
        "取消以后又为同一计划事项举行过活动的，或者该事项已完成、已取消的，算已经补过，不再顺延。",
        "A cancelled meeting counts as made up when a later one was held for the same plan row, or when that row is "
        "done or cancelled.",
    )
    programme = spec.given(
        小组=GROUP.format(ends="2026-10-16"),
        计划=PLAN.replace("2026-09-23 | 未开始", "2026-09-23 | 已取消"),
        活动="""
            场次 | 日期       | 计划序号 | 状态
            1    | 2026-09-02 | 1        | 已取消
            2    | 2026-09-09 | 1        | 已举行
            3    | 2026-09-16 | 2        | 已取消
            4    | 2026-09-23 | 3        | 计划
        """,
    )
    found = meetings(programme, AS_OF, after_cancelled=True)
    spec.shows("活动", found, "日期 | 场次 | 计划序号 | 状态 \n 2026-09-23 | 4 | 3 | 计划")
