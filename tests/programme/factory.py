"""A small programme that breaks no rule, and the pieces tests change in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.programme.groups import Clause, Group, Membership
from toolkit.programme.kinds import ActivityForm, Attendance, ClauseKind, Role, SessionStatus
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.programme.people import Employee
from toolkit.programme.programme import Programme
from toolkit.programme.running import Mark, PlanItem, Session
from toolkit.programme.settings import Settings, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

WORKBOOK = "总表.xlsx"
AS_OF = date(2026, 10, 20)
FIRST = Stage(1, "打基础", date(2026, 9, 1), date(2026, 9, 30))
SECOND = Stage(2, "做项目", date(2026, 10, 8), date(2026, 10, 31))
SETTINGS = TableOrigin(WORKBOOK, "设置", MappingProxyType({"item": 1, "value": 2, "starts": 3, "ends": 4}))
SETTINGS_ROWS = {"stages": 5, "stages.1": 5, "stages.2": 6, "size_max": 9}
PEOPLE = ("林澄", "欧阳岚", "周衡", "何苇", "沈亦", "邱漫")


def origin(sheet: str, record: type, row: int) -> Origin:
    """A row of a sheet whose columns are the record's fields, in order."""
    columns = {name: position for position, name in enumerate(record.__annotations__, start=1)}
    return Origin(TableOrigin(WORKBOOK, sheet, MappingProxyType(columns)), row)


def employee(number: int, name: str, left: date | None = None) -> Employee:
    """One person of the roster; 1 is 001."""
    return Employee(origin("名单", Employee, number + 1), f"{number:03}", name, department="市场部", left=left)


def group(row: int = 2, id_: str = "G01", name: str = "数据先锋") -> Group:
    """One running group of the whole programme."""
    return Group(origin("小组", Group, row), id_, name, starts=date(2026, 9, 1), ends=date(2026, 10, 31))


def membership(row: int, person: str, role: Role = Role.MEMBER, group_id: str = "G01") -> Membership:
    """One member for the whole time."""
    return Membership(origin("成员", Membership, row), group_id, person, role)


def session(number: int, day: date, status: SessionStatus = SessionStatus.HELD, group_id: str = "G01") -> Session:
    """One meeting, held; its row follows its number."""
    return Session(origin("活动", Session, number + 1), (group_id,), number, day, host="001", status=status)


def mark(row: int, person: str, number: int = 1, group_id: str = "G01") -> Mark:
    """One person present at a meeting."""
    return Mark(origin("考勤", Mark, row), group_id, number, person, Attendance.PRESENT)


def plan_item(number: int, stage: str = "打基础", due: date = date(2026, 9, 20)) -> PlanItem:
    """One row of the plan of G01."""
    return PlanItem(
        origin("计划", PlanItem, number + 1),
        "G01",
        "",
        number,
        stage=stage,
        content="常用指标",
        form=ActivityForm.SHARING,
        responsible="001",
        starts=due - timedelta(days=14),
        due=due,
    )


def clauses(kinds: Sequence[ClauseKind] = tuple(ClauseKind)) -> tuple[Clause, ...]:
    """A common charter."""
    return tuple(
        Clause(origin("章程", Clause, row), "", kind, kind.value, "内容") for row, kind in enumerate(kinds, start=2)
    )


def sound() -> Programme:
    """Six people in one group, two meetings held, one planned; nothing in it contradicts anything."""
    marks = tuple(
        mark(10 * number + position, f"{position:03}", number) for number in (1, 2) for position in range(1, 7)
    )
    return Programme(
        settings=Settings(
            starts=date(2026, 9, 1),
            ends=date(2026, 10, 31),
            stages=(FIRST, SECOND),
            origins={name: Origin(SETTINGS, row) for name, row in SETTINGS_ROWS.items()},
        ),
        employees=tuple(employee(number, name) for number, name in enumerate(PEOPLE, start=1)),
        groups=(group(),),
        memberships=(
            membership(2, "001", Role.LEADER),
            *(membership(number + 1, f"{number:03}") for number in range(2, 7)),
        ),
        clauses=clauses(),
        plan=(plan_item(1), plan_item(2, "做项目", date(2026, 10, 30))),
        sessions=(
            session(1, date(2026, 9, 9)),
            session(2, date(2026, 10, 14)),
            session(3, date(2026, 10, 28), SessionStatus.PLANNED),
        ),
        marks=marks,
    )


def with_row(programme: Programme, table: str, position: int, **changes: object) -> Programme:
    """The programme with one record of a table changed, counted from 0."""
    records = list(getattr(programme, table))
    records[position] = replace(records[position], **changes)
    return replace(programme, **{table: tuple(records)})  # type: ignore[arg-type]  # the table is named at run time


def plus(programme: Programme, table: str, *records: object) -> Programme:
    """The programme with records added to a table."""
    added = (*getattr(programme, table), *records)
    return replace(programme, **{table: added})  # type: ignore[arg-type]  # the table is named at run time
