"""小组表: the workbook of one group's leader, made for five minutes after a meeting."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING

from toolkit.programme.kinds import Attendance, Table
from toolkit.programme.programme import NAME_KEY
from toolkit.sheets import Column, Kind, SheetPatch, Tone
from toolkit.tables.spec import CellKind
from toolkit.tables.specs import OWN_SHEET
from toolkit.tables.specs.own_sheet import OWN_MEMBERS
from toolkit.tables.starter_columns import column_of
from toolkit.tables.starter_examples import examples_of, marked_row
from toolkit.tables.starter_guide import TABS, guide_sheet
from toolkit.tables.starter_options import Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.language import Words
    from toolkit.programme.groups import Group, Membership
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import PlanItem, Session
    from toolkit.sheets import SheetValue, Value
    from toolkit.tables.spec import ColumnSpec, TableSpec

# What a leader fills in right after a meeting stands to the left of the columns of marks.
AFTER_A_MEETING = 7
MARK_WIDTH = 11


def group_sheets(programme: Programme, group: Group, words: Words) -> tuple[SheetPatch, ...]:
    """A group's own workbook: its members, its planned meetings and its plan stand in it already."""
    options = Options(words)
    sheets = tuple(
        members_sheet(programme, group, words)
        if spec is OWN_MEMBERS
        else _sheet(programme, group, spec, words, options)
        for spec in OWN_SHEET
    )
    title = words.text("starter.guide.group.title", group=group.name or group.id)
    return (guide_sheet(OWN_SHEET, words, kind="group", title=title), *sheets, options.sheet())


def members_sheet(programme: Programme, group: Group, words: Words) -> SheetPatch:
    """本组成员: ours, made anew as 成员 of the hub changes; names and roles, nothing else of 名单."""
    columns = tuple(
        column_of(each, OWN_MEMBERS, words, tables=(), options=None, example="") for each in OWN_MEMBERS.columns
    )
    title = words.of(OWN_MEMBERS.name)
    return SheetPatch(
        OWN_MEMBERS.table.value,
        title,
        tuple(each._replace(choices=(), note="") for each in columns),
        tuple(_member(programme, each, words) for each in _open_rows(programme, group)),
        above=(title, words.text("starter.members.ours")),
        tab=TABS[OWN_MEMBERS.phase],
    )


def _sheet(programme: Programme, group: Group, spec: TableSpec, words: Words, options: Options) -> SheetPatch:
    rows, notes = _rows(programme, group, spec, words)
    return SheetPatch(
        spec.table.value,
        words.of(spec.name),
        _columns(programme, group, spec, words, options),
        rows,
        tones=notes,
        tab=TABS[spec.phase],
        owned=False,
        frozen=2 if spec.table is Table.SESSIONS else 1,
    )


def _columns(programme: Programme, group: Group, spec: TableSpec, words: Words, options: Options) -> tuple[Column, ...]:
    columns = tuple(_column(programme, group, each, spec, words, options) for each in spec.columns)
    if spec.table is not Table.SESSIONS:
        return columns
    marks = options.list_of(tuple(words.label(each) for each in Attendance))
    people = tuple(
        Column(name, Kind.TEXT, max(MARK_WIDTH, 2 * len(name) + 2), marks, words.text("starter.note.mark", person=name))
        for name in headers_of(programme, members_now(programme, group))
    )
    return (*columns[:AFTER_A_MEETING], *people, *columns[AFTER_A_MEETING:])


def _column(
    programme: Programme, group: Group, each: ColumnSpec, spec: TableSpec, words: Words, options: Options
) -> Column:
    column = column_of(each, spec, words, tables=(), options=options, example="")
    if each.kind is CellKind.PERSON and not each.many:
        names = tuple(headers_of(programme, members_now(programme, group)))
        column = column._replace(choices=options.list_of(names) if names else ())
    after_a_meeting = spec.table is Table.SESSIONS and spec.columns.index(each) < AFTER_A_MEETING
    return column._replace(tone=Tone.HEADER) if after_a_meeting else column


def members_now(programme: Programme, group: Group) -> tuple[str, ...]:
    """Who belongs to the group and has not left it, each once, in sheet order."""
    return tuple(dict.fromkeys(each.person for each in _open_rows(programme, group)))


def headers_of(programme: Programme, people: Iterable[str]) -> tuple[str, ...]:
    """Names as column headers; two people of one name are told apart by 工号."""
    people = tuple(people)
    names = Counter(map(programme.name_of, people))
    return tuple(
        f"{programme.name_of(each)}({each})" if names[programme.name_of(each)] > 1 else programme.name_of(each)
        for each in people
    )


def _open_rows(programme: Programme, group: Group) -> Sequence[Membership]:
    rows = programme.memberships_by_group.get(group.id, ())
    return [each for each in rows if each.until is None and not _gone(programme, each.person)]


def _gone(programme: Programme, person: str) -> bool:
    employee = programme.people.get(person)
    return employee is not None and employee.left is not None


Rows = tuple[tuple[tuple["SheetValue", ...], ...], dict[int, Tone]]


def _rows(programme: Programme, group: Group, spec: TableSpec, words: Words) -> Rows:
    if spec.table is Table.SESSIONS:
        width = len(members_now(programme, group))
        sessions = [each for each in programme.sessions_by_group.get(group.id, ()) if len(each.groups) == 1]
        return tuple(_session(programme, each, spec, words, width) for each in sessions), {}
    if spec.table is Table.PLAN:
        plan = programme.plan_by_group.get(group.id, ())
        return tuple(typed_cells(programme, each, spec.columns, words) for each in plan), {}
    examples = tuple(marked_row(spec.columns, example, words) for example in examples_of(spec, words))
    return examples, dict.fromkeys(range(1, len(examples) + 1), Tone.NOTE)


def _member(programme: Programme, row: Membership, words: Words) -> tuple[SheetValue, ...]:
    number = "" if row.person.startswith(NAME_KEY) else row.person
    return (number or None, programme.name_of(row.person), words.label(row.role), row.since, row.until)


def _session(
    programme: Programme, session: Session, spec: TableSpec, words: Words, width: int
) -> tuple[SheetValue, ...]:
    cells = typed_cells(programme, session, spec.columns, words)
    return (*cells[:AFTER_A_MEETING], *([None] * width), *cells[AFTER_A_MEETING:])


def typed_cells(
    programme: Programme, record: Session | PlanItem, columns: Sequence[ColumnSpec], words: Words
) -> tuple[Value, ...]:
    """A record's fields as cells of these columns."""
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return tuple(_cell(programme, each, values[each.field], words) for each in columns)


def _cell(programme: Programme, each: ColumnSpec, value: object, words: Words) -> Value:
    """A record's field as people would type it; a no is left blank."""
    if isinstance(value, Enum):
        return words.label(value)
    if isinstance(value, bool):
        return words.text("starter.yes") if value else None
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | date):
        return value
    text = value if isinstance(value, str) else ""
    return (programme.name_of(text) if each.kind is CellKind.PERSON else text) or None
