"""Attendance marks in every layout: a row per mark, persons by dates, meetings by persons."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code
from toolkit.programme.kinds import Attendance, SessionStatus
from toolkit.programme.running import Mark
from toolkit.tables.cells import text_of
from toolkit.tables.cells.days import day_of
from toolkit.tables.cells.numbers import integer_of
from toolkit.tables.choices import words_of
from toolkit.tables.faults import Effect, Unread
from toolkit.tables.joining import address
from toolkit.tables.people import Person
from toolkit.tables.plain import plain
from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.places import CellRef
    from toolkit.programme.origin import Origin
    from toolkit.programme.programme import Programme
    from toolkit.sheets import Grid, Value
    from toolkit.tables.cells.days import Period
    from toolkit.tables.headers import Header
    from toolkit.tables.meetings import Meetings
    from toolkit.tables.people import People
    from toolkit.tables.rows import Desk, Row
    from toolkit.tables.spec import TableSpec

_NUMBERED = re.compile(r"第\d{1,3}[次场期周]|(?:session|meeting|week|no\.?)\d{1,3}|\d{1,3}")
MARK = "mark:"
# The group, the session and the person of a mark.
_SEAT = slice(1, 4)


class Written(NamedTuple):
    """Marks of one sheet as read; `own` when the leader wrote them in the group's own sheet."""

    own: bool
    marks: Sequence[Mark]


class MarkColumns(NamedTuple):
    """Columns of marks by position: the meeting or the person that heads each."""

    meetings: Mapping[int, int | date]
    people: Mapping[int, str]


def heads_meeting(cell: Value, period: Period) -> int | date | None:
    """The number or day a header cell names."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, str) and _NUMBERED.fullmatch(plain(cell)):
        number = integer_of(re.sub(r"\D", "", plain(cell)))
        return None if isinstance(number, Unread) else number
    if isinstance(cell, int) and not isinstance(cell, bool) and 0 < cell < 1000:
        return cell
    day = None if isinstance(cell, bool | None) else day_of(cell, period)
    # A plain number heads a meeting only where it counts to a day of the programme; 20231 may be somebody's 工号.
    counted = isinstance(cell, int | float)
    return day if isinstance(day, date) and not (counted and day.year not in period.years()) else None


def heads_day_unclearly(cell: Value, period: Period) -> Unread | None:
    """A header such as 9.3 that is meant as a day and cannot be read as one."""
    if isinstance(cell, bool) or not isinstance(cell, str | float):
        return None
    day = day_of(cell, period)
    return day if isinstance(day, Unread) and day.code is not Code.CELL_NOT_DATE else None


def mark_columns(
    grid: Grid, header: Header, people: People, groups: tuple[str, ...], desk: Desk, period: Period
) -> MarkColumns:
    """Which further columns hold marks. With a 姓名 or 工号 column they are meetings, else they are people."""
    by_person = "person" in header.columns or "name" in header.columns
    meetings: dict[int, int | date] = {}
    persons: dict[int, str] = {}
    for column, cell in header.others.items():
        if by_person:
            meeting = heads_meeting(cell, period)
            unclear = heads_day_unclearly(cell, period)
            if meeting is not None:
                meetings[column] = meeting
            elif unclear is not None:
                at = grid.at(header.last, column)
                desk.say(unclear.code, at, column=text_of(cell), effect=Effect.COLUMN_LEFT_OUT, **dict(unclear.facts))
            continue
        found = people.named(text_of(cell), groups)
        if isinstance(found, Person):
            persons[column] = found.key
        elif _holds_marks(grid, header.last, column):
            desk.say(Code.MARK_COLUMN_UNCLEAR, grid.at(header.last, column), header=text_of(cell))
    return MarkColumns(meetings, persons)


def _holds_marks(grid: Grid, below: int, column: int) -> bool:
    """Whether a column under an unknown header is one of marks: everything in it says so."""
    cells = [text for row in range(below + 1, len(grid.rows) + 1) if (text := plain(text_of(grid.value(row, column))))]
    return bool(cells) and all(cell in words_of(Attendance) for cell in cells)


def attendance_layout(spec: TableSpec, header: Header, columns: MarkColumns) -> TableSpec:
    """考勤 as it must be for the layout found.

    A grid has no column of marks, and the group may follow from the person.
    """
    grid = "attendance" not in header.columns and bool(columns.meetings or columns.people)
    missing = {"group"} - header.columns.keys()
    changed = tuple(
        replace(
            each, required=(each.field == "attendance" and not grid) or (each.required and each.field not in missing)
        )
        for each in spec.columns
    )
    about = ("person", "name") if columns.meetings else ("session", "day")
    one_of = tuple(fields for fields in spec.one_of if not grid or fields == about)
    return replace(spec, columns=changed, one_of=one_of)


def empty_marks_allowed(spec: TableSpec) -> TableSpec:
    """The column of marks must be there; an empty cell in it means 未记录."""
    columns = tuple(replace(each, required=each.required and each.kind is not CellKind.MARK) for each in spec.columns)
    return replace(spec, columns=columns)


class MarkReader:
    """Rows of marks become marks of a group, a session and a person."""

    def __init__(self, desk: Desk, people: People, meetings: Meetings, members: Mapping[str, frozenset[str]]) -> None:
        self.desk, self.people, self.meetings = desk, people, meetings
        self.groups_of: defaultdict[str, list[str]] = defaultdict(list)
        for group, persons in members.items():
            for person in persons:
                self.groups_of[person].append(group)

    def of_row(self, row: Row, groups: tuple[str, ...], person: str, columns: MarkColumns) -> list[Mark]:
        """The marks of a row about one person: a mark of its own, or one per meeting."""
        marks: list[Mark] = []
        attendance = row.choice("attendance", Attendance)
        if attendance is not None:
            named = row.cells.get("session") or row.cells.get("day")
            found = self._mark(row.origin, groups, named, person, attendance, row)
            if found is None:
                self.desk.skipped += 1
            else:
                marks.append(found)
        for column, meeting in columns.meetings.items():
            mark = row.choice(f"{MARK}{column}", Attendance)
            if mark is not None:
                found = self._mark(row.origin._replace(column=column), groups, meeting, person, mark, row)
                marks += (found,) if found else ()
        return marks

    def of_meeting(self, row: Row, groups: tuple[str, ...], columns: MarkColumns) -> Iterator[Mark]:
        """The marks of a row about one meeting, one per member."""
        named = row.cells.get("number") or row.cells.get("session") or row.cells.get("day")
        for column, person in columns.people.items():
            mark = row.choice(f"{MARK}{column}", Attendance)
            if mark is not None:
                found = self._mark(row.origin._replace(column=column), groups, named, person, mark, row)
                if found:
                    yield found

    def _mark(
        self, at: Origin, groups: tuple[str, ...], named: object, person: str, mark: Attendance, row: Row
    ) -> Mark | None:
        if not isinstance(named, int | date):
            return None
        group = self._group(groups, person, named)
        if group is None:
            self.desk.say(Code.MARK_GROUP_UNCLEAR, at.cell(), groups=tuple(groups or self.groups_of[person]))
            return None
        found = self.meetings.numbers(group, named)
        if len(found) == 1:
            return Mark(at, group, found[0], person, mark, row.whole("minutes"), row.text("source"))
        if found:
            self.desk.say(Code.MARK_DAY_AMBIGUOUS, at.cell("day"), day=named)
        else:
            where = at.cell("session" if isinstance(named, int) else "day")
            self.desk.say(Code.MARK_WITHOUT_SESSION, where, session=named)
        return None

    def _group(self, groups: tuple[str, ...], person: str, named: int | date) -> str | None:
        """The group meant: the only one given, else the only one of the person's that met then."""
        if len(groups) == 1:
            return groups[0]
        mine = [group for group in self.groups_of[person] if not groups or group in groups]
        met = [group for group in mine if self.meetings.numbers(group, named)]
        best = met or mine
        return best[0] if len(best) == 1 or (best and groups) else None


def combined(read: Sequence[Written], desk: Desk) -> tuple[Mark, ...]:
    """One mark per person and session; what contradicts itself is left out, the leader's word stands over the hub's."""
    marks = tuple(mark for sheet in read for mark in sheet.marks)
    if len({mark[_SEAT] for mark in marks}) == len(marks):
        return marks
    first: dict[tuple[str, int, str], Mark] = {}
    again: defaultdict[tuple[str, int, str], list[tuple[bool, Mark]]] = defaultdict(list)
    led: set[tuple[str, int, str]] = set()
    for sheet in read:
        for each in sheet.marks:
            key = (each.group, each.session, each.person)
            if first.setdefault(key, each) is not each:
                again[key].append((sheet.own, each))
            elif sheet.own:
                led.add(key)
    counts = (_agreed([(key in led, each), *again[key]], desk) if key in again else each for key, each in first.items())
    return tuple(each for each in counts if each)


def _agreed(several: Sequence[tuple[bool, Mark]], desk: Desk) -> Mark | None:
    hub = _one([each for own, each in several if not own], desk)
    own = _one([each for own, each in several if own], desk)
    if own and hub and own.attendance is not hub.attendance:
        desk.say(Code.MARKS_DIFFER, _cell(own), other=address(_cell(hub)))
    return own or hub


def _cell(mark: Mark) -> CellRef:
    return mark.at.cell("attendance")


def _one(marks: Sequence[Mark], desk: Desk) -> Mark | None:
    if not marks:
        return None
    first, *others = marks
    says = {each.attendance for each in marks}
    for each in others:
        code = Code.MARK_TWICE if len(says) == 1 else Code.MARKS_CONTRADICT
        desk.say(code, _cell(each), first=_cell(first).address)
    return first if len(says) == 1 else None


def rest_present(programme: Programme) -> Iterator[Mark]:
    """What 其余全勤 stands for: every member due that day without a mark was present."""
    filled = [each for each in programme.sessions if each.rest_present and each.status is not SessionStatus.CANCELLED]
    marked = {(each.group, each.session, each.person) for each in programme.marks} if filled else set()
    for session in filled:
        for group in session.groups:
            for person in programme.members(group, session.day):
                if (group, session.number, person) not in marked:
                    yield Mark(session.at, group, session.number, person, Attendance.PRESENT, derived=True)
