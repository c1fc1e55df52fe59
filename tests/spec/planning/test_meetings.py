from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.planning.drawn import meetings, problems

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_every_free_week_ahead_gets_a_meeting(spec: Spec) -> None:
    spec.says(
        "「活动」表还没有活动的每一周，按小组的频率和时段建议一场；遇到休息日顺延到同一周的下一个工作日，"
        "没有就提前；主题和主持取当天正在进行的计划事项，没有就取下一项。",
        "Every week ahead without a meeting in the sessions sheet gets one by the group's frequency and slot; a day "
        "off gives way to the next working day of that week, else to the one before; topic and host are those of the "
        "plan row running then, else of the next one.",
    )
    programme = spec.given(
        小组="""
            编号 | 名称 | 开始       | 结束       | 频率     | 例会时段
            G01  | 甲组 | 2026-09-07 | 2026-10-16 | 每周一次 | 周五 16:00-17:30
        """,
        成员="姓名 \n 林澄 \n 周宁",
        计划="""
            序号 | 子主题   | 负责人 | 开始       | 截止
            1    | 常用指标 | 林澄   | 2026-09-07 | 2026-09-24
            2    | 数据清洗 | 周宁   | 2026-09-28 | 2026-10-16
        """,
        活动="场次 | 日期 | 状态 | 本次主题 \n 1 | 2026-09-11 | 计划 | 启动会",
    )
    spec.shows(
        "活动",
        meetings(programme, date(2026, 9, 8)),
        """
            日期       | 星期 | 场次 | 计划序号 | 主持 | 主题     | 状态
            2026-09-11 | 五   | 1    |          |      | 启动会   | 计划
            2026-09-18 | 五   | 2    | 1        | 林澄 | 常用指标 | 建议
            2026-09-24 | 四   | 3    | 1        | 林澄 | 常用指标 | 建议
            2026-09-30 | 三   | 4    | 2        | 周宁 | 数据清洗 | 建议
            2026-10-09 | 五   | 5    | 2        | 周宁 | 数据清洗 | 建议
            2026-10-16 | 五   | 6    | 2        | 周宁 | 数据清洗 | 建议
        """,
    )


def test_fortnights_are_counted_from_the_last_meeting(spec: Spec) -> None:
    spec.says(
        "两周一次从最后一场活动往后数；每月一次固定在同一个第几周。",
        "Fortnights are counted from the last meeting; a monthly group keeps to the same week of the month.",
    )
    programme = spec.given(
        小组="""
            编号 | 名称 | 开始       | 结束       | 频率       | 例会时段
            G01  | 甲组 | 2026-09-01 | 2026-10-31 | 每两周一次 | 周一 19:00-20:30
            G02  | 乙组 | 2026-09-01 | 2026-11-30 | 每月一次   | 周三 19:00-20:30
        """,
        活动="小组 | 场次 | 日期 | 状态 \n G01 | 1 | 2026-09-14 | 已举行 \n G02 | 1 | 2026-09-09 | 已举行",
    )
    as_of = date(2026, 9, 15)
    spec.shows(
        "G01",
        {day: each for day, each in meetings(programme, as_of).items() if each["状态"] == "建议"},
        """
            日期       | 星期 | 场次
            2026-09-28 | 一   | 2
            2026-10-12 | 一   | 3
            2026-10-26 | 一   | 4
        """,
    )
    spec.shows(
        "G02",
        {day: each for day, each in meetings(programme, as_of, group="G02").items() if each["状态"] == "建议"},
        "日期 | 星期 | 场次 \n 2026-10-14 | 三 | 2 \n 2026-11-11 | 三 | 3",
    )


def test_a_group_that_does_not_say_when_it_meets_gets_no_proposals(spec: Spec) -> None:
    spec.says(
        "看不出多久一次、星期几的小组，不替它猜日期，只提醒。",
        "For a group that does not say how often and on which weekday it meets no day is guessed; it is named.",
    )
    programme = spec.given(
        小组="编号 | 名称 | 开始 | 结束 | 频率 \n G01 | 甲组 | 2026-09-07 | 2026-10-16 | 看情况",
    )
    spec.shows(
        "要处理的",
        problems(programme, date(2026, 9, 8)),
        "代码 | 说明 \n PLAN-006 | 看不出「G01 甲组」多久活动一次、星期几活动，没有给它排建议的活动日期。",
    )


def test_a_year_without_published_days_off_is_said(spec: Spec) -> None:
    spec.says(
        "排到还没有公布放假安排的年份，按周一至周五上班排，并且说出来。",
        "Days laid into a year whose days off are not published go by weekday, and this is said.",
    )
    programme = spec.given(
        小组="""
            编号 | 名称 | 开始       | 结束       | 频率     | 例会时段
            G01  | 甲组 | 2099-06-01 | 2099-06-10 | 每周一次 | 周三 19:00-20:30
        """,
    )
    as_of = date(2026, 9, 8)
    spec.shows("活动", meetings(programme, as_of), "日期 | 星期 | 场次 \n 2099-06-03 | 三 | 1 \n 2099-06-10 | 三 | 2")
    spec.shows(
        "要处理的",
        problems(programme, as_of),
        """
            代码    | 说明
            CAL-001 | 2099 年的放假和调休安排还没有收录：除「节假日」表写明的日子外，按周一至周五上班来排。
        """,
    )
