"""Programmes whose documents have something to say: an ordinary one, a crowded one with long texts, an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.programme.factory import (
    FIRST,
    SECOND,
    clauses,
    employee,
    mark,
    membership,
    origin,
    plan_item,
    session,
    sound,
)
from toolkit.programme.groups import Clause, Group
from toolkit.programme.kinds import (
    ActivityForm,
    Attendance,
    ClauseKind,
    DifficultyKind,
    DifficultyStatus,
    LedBy,
    OutcomeKind,
    PlanStatus,
    Role,
    SessionStatus,
    TopicStatus,
)
from toolkit.programme.people import Topic
from toolkit.programme.programme import Programme
from toolkit.programme.running import Difficulty, Mark, Outcome, PlanItem, Rating, Session
from toolkit.programme.settings import Settings

LONG = "围绕真实业务场景，梳理指标口径、数据来源与常见误区，形成可以直接使用的分析清单，并在部门例会上讲解一次；" * 4
AS_OF = date(2026, 10, 20)


def ordinary() -> Programme:
    """One group in its second stage, with a bit of everything."""
    base = sound()
    group = replace(
        base.groups[0],
        name="数据先锋",
        topic="T1",
        vision="学会用数据支持营销决策。\n每人独立完成一份分析报告。",
        frequency="每周一次",
        slot="周三晚 19:00–20:30",
        minutes=90,
        place="三楼培训室",
        led_by=LedBy.BOTH,
        sponsor="市场部",
    )
    topic = Topic(
        origin("主题", Topic, 2),
        "T1",
        "数据分析在营销决策中的应用",
        TopicStatus.CHOSEN,
        expected_outcomes="营销看板一套",
    )
    settings = replace(base.settings, programme="学习小组项目", company="云帆示例公司", cycle="2026年秋季")
    return replace(
        base,
        settings=settings,
        groups=(group,),
        topics=(topic,),
        clauses=(
            *clauses((ClauseKind.MEETINGS, ClauseKind.DISCIPLINE)),
            _clause(9, ClauseKind.TASKS, "", "轮流主持。\n组长提前公布。"),
            _clause(10, None, "积分办法", "每参加一次活动记 1 分。"),
        ),
        plan=_plan(),
        sessions=_sessions(),
        marks=_marks(),
        outcomes=(
            Outcome(
                origin("成果", Outcome, 2), "G01", "指标字典", plan_number=1, kind=OutcomeKind.CASE,
                authors=("001", "003"), day=date(2026, 10, 12), link="https://docs.example.com/metrics",
            ),
        ),
        ratings=tuple(
            Rating(
                origin("反馈", Rating, 2 + number), "G01", 3, person=f"{number:03}", indicator="内容实用",
                day=date(2026, 10, 14), score=Fraction(4 + number % 2), full=Fraction(5), comment="案例贴近工作",
            )
            for number in range(1, 5)
        ),
        difficulties=(
            Difficulty(
                origin("问题与待办", Difficulty, 2), "G01", DifficultyKind.PROBLEM, "取数权限还没有批下来",
                day=date(2026, 10, 9), support="请信息部协助开通", owner="002", due=date(2026, 10, 16),
            ),
            Difficulty(
                origin("问题与待办", Difficulty, 3), "G01", DifficultyKind.TASK, "整理第三场纪要",
                day=date(2026, 10, 14), owner="004", due=date(2026, 10, 18), status=DifficultyStatus.DONE,
            ),
        ),
    )  # fmt: skip


def crowded(people: int = 60) -> Programme:
    """Many members with long names and departments, and long texts everywhere."""
    base = ordinary()
    names = [f"欧阳若{'一二三四五六七八九十'[number % 10]}{number}" for number in range(1, people + 1)]
    employees = tuple(
        replace(employee(number, name), department="华东区市场推广与客户运营中心", position="高级数据运营专员")
        for number, name in enumerate(names, start=1)
    )
    return replace(
        base,
        employees=employees,
        memberships=tuple(
            membership(number + 1, f"{number:03}", Role.LEADER if number == 1 else Role.MEMBER)
            for number in range(1, people + 1)
        ),
        plan=tuple(
            replace(each, sub_topic=LONG[:40], content=LONG, deliverable=LONG[:80], change_reason=LONG[:60])
            for each in base.plan
        ),
        difficulties=tuple(replace(each, text=LONG, support=LONG[:90]) for each in base.difficulties),
        sessions=tuple(replace(each, topic=LONG[:50], minutes=LONG, decisions=LONG) for each in base.sessions),
    )


def bare() -> Programme:
    """A group of which nothing is known but its number and name."""
    return Programme(settings=Settings(), groups=(Group(origin("小组", Group, 2), "G01", "数据先锋"),))


def _clause(row: int, kind: ClauseKind | None, title: str, text: str) -> Clause:
    return Clause(origin("章程", Clause, row), "G01", kind, title, text, "v1.1", date(2026, 9, 3))


def _plan() -> tuple[PlanItem, ...]:
    rows = (
        ("常用指标", "指标口径与数据来源", ActivityForm.SHARING, "001", FIRST, date(2026, 9, 25), PlanStatus.DONE),
        (
            "看板搭建",
            "用看板讲清一个问题",
            ActivityForm.PRACTICE,
            "002",
            SECOND,
            date(2026, 10, 16),
            PlanStatus.IN_PROGRESS,
        ),
        ("案例复盘", "复盘一次促销活动", ActivityForm.CASE, "003", SECOND, date(2026, 10, 30), PlanStatus.NOT_STARTED),
    )
    items = []
    for number, (sub_topic, content, form, who, stage, due, status) in enumerate(rows, start=1):
        item = replace(
            plan_item(number, stage.name, due),
            sub_topic=sub_topic, content=content, form=form, responsible=who, starts=stage.starts, status=status,
            deliverable=f"{sub_topic}清单",
        )  # fmt: skip
        items.append(item)
    items[0] = replace(items[0], done_on=date(2026, 9, 28))
    items[1] = replace(items[1], originally_due=date(2026, 10, 12), change_reason="讲师出差，顺延")
    return tuple(items)


def _sessions() -> tuple[Session, ...]:
    held = SessionStatus.HELD
    return (
        replace(session(1, date(2026, 9, 9), held), topic="指标入门", form=ActivityForm.SHARING),
        replace(
            session(2, date(2026, 10, 9), held),
            topic="看板练习",
            form=ActivityForm.PRACTICE,
            minutes="两组交换看板。",
            decisions="下次由周衡主讲。",
        ),
        replace(session(3, date(2026, 10, 14), held), topic="促销复盘", form=ActivityForm.CASE),
        replace(session(4, date(2026, 10, 16), SessionStatus.CANCELLED), topic="专家答疑", form=ActivityForm.EXPERT),
        replace(session(5, date(2026, 10, 19), SessionStatus.PLANNED), topic="读书会", form=ActivityForm.READING),
        replace(session(6, date(2026, 10, 28), SessionStatus.PLANNED), topic="成果预演", form=ActivityForm.SHARING),
    )


def _marks() -> tuple[Mark, ...]:
    said = {
        ("002", 2): Attendance.LATE,
        ("003", 2): Attendance.EXCUSED,
        ("004", 3): Attendance.ABSENT,
    }
    unrecorded = {("005", 3)}
    seats = [(f"{number:03}", meeting) for meeting in (1, 2, 3) for number in range(1, 7)]
    return tuple(
        mark(row, *seat)._replace(attendance=said.get(seat, Attendance.PRESENT))
        for row, seat in enumerate(seats, start=2)
        if seat not in unrecorded
    )
