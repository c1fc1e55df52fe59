"""A hub workbook of any size, drawn from a seed: invented people, groups that meet weekly, marks for every meeting."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Cell = str | int | date | time | None
    Row = Sequence[Cell]

FIRST = date(2026, 9, 1)
LAST = date(2026, 11, 30)
SURNAMES = "林陈黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐"
GIVEN = "安博辰达恩帆冠浩佳凯岚明宁沛琪睿思桐薇欣雅奕哲"
DEPARTMENTS = ("市场部", "研发一部", "研发二部", "财务部", "供应链部", "客服中心", "人力资源部", "生产部")
STATES = ("出勤",) * 16 + ("迟到", "早退", "请假", "请假", "缺席", None)
FORMS = ("主题分享与研讨", "案例分析与复盘", "读书/文献共读", "实践项目/课题攻关", "邀请内外部专家指导", "跨界交流")
TOPICS = 20
PLAN = ("小组", "序号", "阶段", "子主题", "学习内容", "活动形式", "开始", "截止", "预期产出", "状态")
MEETINGS = ("小组", "场次", "日期", "开始", "结束", "活动形式", "本次主题", "主持人", "状态", "纪要")


class Size(NamedTuple):
    """How large a hub is: groups, people in each, meetings of each."""

    groups: int
    people: int = 8
    meetings: int = 12


def write_hub(path: Path, size: Size, seed: int = 1) -> None:
    """The workbook; equal sizes and seeds give equal tables.

    Shape: texts stand in their cells, letters written as numbers, as openpyxl does it.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in _sheets(size, random.Random(seed)):  # noqa: S311 - drawn, not secret
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def people_of(group: int, size: Size) -> Iterator[tuple[str, str]]:
    """工号 and 姓名 of a group's members, the leader first."""
    for n in range(group * size.people, (group + 1) * size.people):
        surname, rest = SURNAMES[n % len(SURNAMES)], n // len(SURNAMES)
        yield f"{n + 1:06}", surname + GIVEN[rest % len(GIVEN)] + GIVEN[rest // len(GIVEN) % len(GIVEN)]


def _sheets(size: Size, chance: random.Random) -> Iterator[tuple[str, Iterable[Row]]]:
    groups = range(size.groups)
    yield "设置", _settings()
    yield "名单", chain([("工号", "姓名", "部门", "职级", "入职日期")], _each(_employees, groups, size))
    yield "主题", [("编号", "名称", "状态"), *((f"T{n:02}", f"主题{n:02}", "入选") for n in range(1, TOPICS + 1))]
    yield "小组", chain([("编号", "名称", "主题", "状态", "开始日期", "时长", "地点")], map(_group, groups))
    yield "成员", chain([("小组", "工号", "姓名", "角色", "加入日期")], _each(_members, groups, size))
    yield "计划", chain([PLAN], chain.from_iterable(map(_plan, groups)))
    yield "活动", chain([MEETINGS], _each(_meetings, groups, size))
    yield "考勤", chain([("小组", "场次", "工号", "姓名", "出勤情况")], _marks(groups, size, chance))
    yield "成果", chain([("小组", "阶段", "名称", "类型", "作者", "日期")], _each(_outcomes, groups, size))


def _each(rows: Callable[[int, Size], Iterable[Row]], groups: range, size: Size) -> Iterator[Row]:
    return chain.from_iterable(rows(group, size) for group in groups)


def _settings() -> Iterator[Row]:
    yield "设置项", "值", "起", "止"
    yield "项目名称", "学习小组建设项目", None, None
    yield "公司", "云杉制造有限公司", None, None
    yield "期次", "2026 年秋季", None, None
    yield "周期", None, FIRST, LAST
    for name, month in (("打基础", 9), ("做练习", 10), ("出成果", 11)):
        yield "阶段", name, date(2026, month, 1), date(2026, month, 31 if month == 10 else 30)


def _id(group: int) -> str:
    return f"G{group + 1:04}"


def _group(group: int) -> Row:
    topic, room = f"T{group % TOPICS + 1:02}", f"{group % 40 + 1}号会议室"
    return _id(group), f"第{group + 1}学习小组", topic, "运行", FIRST, 90, room


def _employees(group: int, size: Size) -> Iterator[Row]:
    for number, (key, name) in enumerate(people_of(group, size)):
        yield key, name, DEPARTMENTS[(group + number) % len(DEPARTMENTS)], f"P{number % 6 + 1}", date(2020, 1, 1)


def _members(group: int, size: Size) -> Iterator[Row]:
    for number, (key, name) in enumerate(people_of(group, size)):
        yield _id(group), key, name, "成员" if number else "组长", FIRST


def _day(group: int, meeting: int) -> date:
    return FIRST + timedelta(days=group % 5 + 7 * meeting)


def _plan(group: int) -> Iterator[Row]:
    for number, (stage, month) in enumerate((("打基础", 9), ("做练习", 10), ("出成果", 11)), start=1):
        first, last = date(2026, month, 1), date(2026, month, 31 if month == 10 else 30)
        # A fifth of the groups is still at its last work on the last day.
        done = "进行中" if month == 11 and not group % 5 else "已完成"
        yield _id(group), number, stage, f"子主题{number}", "方法与案例", FORMS[number], first, last, "心得一篇", done


def _meetings(group: int, size: Size) -> Iterator[Row]:
    hosts = list(people_of(group, size))
    for meeting in range(size.meetings):
        host, form = hosts[meeting % len(hosts)][0], FORMS[meeting % len(FORMS)]
        topic, day = f"第{meeting + 1}次：方法与案例", _day(group, meeting)
        yield _id(group), meeting + 1, day, time(19), time(20, 30), form, topic, host, "已举行", "讨论了两个真实案例。"


def _marks(groups: range, size: Size, chance: random.Random) -> Iterator[Row]:
    for group in groups:
        people = list(people_of(group, size))
        for meeting in range(1, size.meetings + 1):
            for key, name in people:
                yield _id(group), meeting, key, name, chance.choice(STATES)


def _outcomes(group: int, size: Size) -> Iterator[Row]:
    author = next(people_of(group, size))[0]
    for stage, month in (("打基础", 9), ("做练习", 10)):
        yield _id(group), stage, f"{stage}心得", "心得", author, date(2026, month, 28)
