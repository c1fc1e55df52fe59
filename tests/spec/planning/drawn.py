"""Schedules as the drawn answers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.language import ZH
from toolkit.planning import WorkCalendar, compute_schedule, schedule_problems

if TYPE_CHECKING:
    from datetime import date

    from tests.spec.answers import Answer
    from toolkit.programme.programme import Programme

WEEKDAYS = "一二三四五六日"


def items(programme: Programme, as_of: date, *, group: str = "G01", after_cancelled: bool = False) -> Answer:
    """One line per plan row of a group."""
    schedule = compute_schedule(programme, WorkCalendar(programme.holidays), as_of, after_cancelled=after_cancelled)
    return {
        str(each.item.number): {
            "开始": str(each.starts or "未提供"),
            "截止": str(each.due or "未提供"),
            "原截止": str(each.was_due or ""),
            "负责人": programme.name_of(each.responsible),
            "日期是建议": "是" if each.laid else "否",
            "人是建议": "是" if each.rotated else "否",
        }
        for each in schedule.of(group).items
    }


def meetings(programme: Programme, as_of: date, *, group: str = "G01", after_cancelled: bool = False) -> Answer:
    """One line per meeting of a group."""
    schedule = compute_schedule(programme, WorkCalendar(programme.holidays), as_of, after_cancelled=after_cancelled)
    return {
        str(each.day): {
            "星期": WEEKDAYS[each.day.weekday()],
            "场次": str(each.number),
            "状态": ZH.label(each.status) if each.status else "建议",
            "主题": each.topic,
            "计划序号": str(each.plan_number or ""),
            "主持": programme.name_of(each.host),
            "原日期": str(each.was or ""),
        }
        for each in schedule.of(group).meetings
    }


def problems(programme: Programme, as_of: date, *, after_cancelled: bool = False) -> Answer:
    """One line per thing the schedule has to say, by its code."""
    schedule = compute_schedule(programme, WorkCalendar(programme.holidays), as_of, after_cancelled=after_cancelled)
    found = schedule_problems(programme, schedule)
    return {each.code.id: {"说明": ZH.say(each, values=True).message} for each in found}
