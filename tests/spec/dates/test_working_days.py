from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toolkit.planning import WorkCalendar

if TYPE_CHECKING:
    from tests.spec.answers import Answer
    from tests.spec.paragraph import Spec

WORDS = {True: "上班", False: "休息", None: "不知道"}


def _days(calendar: WorkCalendar, *days: date) -> Answer:
    return {str(day): {"是": WORDS[calendar.is_working_day(day)]} for day in days}


def test_the_published_calendar_knows_holidays_and_make_up_days(spec: Spec) -> None:
    spec.says(
        "没有填「节假日」时按国家公布的放假和调休安排：放假的工作日休息，调休的周末上班。",
        "Without 节假日 the published calendar holds: weekdays on holiday are off, weekends made up for are worked.",
    )
    calendar = WorkCalendar(spec.given(成员="姓名 \n 林澄").holidays)
    spec.shows(
        "哪天上班",
        _days(
            calendar, date(2025, 9, 30), date(2025, 10, 1), date(2025, 10, 8), date(2025, 10, 11), date(2025, 10, 12)
        ),
        """
            日期       | 是
            2025-09-30 | 上班
            2025-10-01 | 休息
            2025-10-08 | 休息
            2025-10-11 | 上班
            2025-10-12 | 休息
        """,
    )


def test_the_companys_own_days_go_before_the_published_ones(spec: Spec) -> None:
    spec.says(
        "「节假日」里写的以写的为准，公布的安排其次。",
        "What 节假日 says goes before the published calendar.",
    )
    programme = spec.given(
        节假日="""
            日期       | 类型 | 说明
            2025-10-11 | 休息 | 公司统一休息
            2025-10-18 | 上班 | 盘点
        """
    )
    spec.shows(
        "哪天上班",
        _days(WorkCalendar(programme.holidays), date(2025, 10, 11), date(2025, 10, 18), date(2025, 10, 19)),
        "日期 | 是 \n 2025-10-11 | 休息 \n 2025-10-18 | 上班 \n 2025-10-19 | 休息",
    )


def test_a_year_nobody_has_published_goes_by_weekday_and_says_so(spec: Spec) -> None:
    spec.says(
        "还没有公布安排的年份，不说某天休息还是上班；数工作日时按周一到周五数，并注明不确定。",
        "For a year without a published calendar no day is called off or worked; working days are then counted Monday "
        "to Friday, and said to be uncertain.",
    )
    programme = spec.given(
        节假日="""
            日期       | 类型
            2099-06-01 | 休息
        """
    )
    calendar = WorkCalendar(programme.holidays)
    spec.shows(
        "哪天上班",
        _days(calendar, date(2099, 6, 1), date(2099, 6, 2), date(2099, 6, 6)),
        "日期 | 是 \n 2099-06-01 | 休息 \n 2099-06-02 | 不知道 \n 2099-06-06 | 不知道",
    )
    spans = ((date(2099, 5, 29), date(2099, 6, 8)), (date(2025, 9, 29), date(2025, 10, 13)))
    found = {}
    for first, last in spans:
        distance = calendar.distance(first, last)
        found[f"{first} 到 {last}"] = {"工作日": str(distance.days), "确定": "是" if distance.certain else "否"}
    spec.shows(
        "工作日",
        found,
        """
            从次日起 | 工作日 | 确定
            2099-05-29 到 2099-06-08 | 5 | 否
            2025-09-29 到 2025-10-13 | 5 | 是
        """,
    )
