"""The whole reading: the hub's sheets and each group's own become one programme, with every fault named in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.collecting import without_collecting
from toolkit.places import FileRef
from toolkit.problems import Code, fold, problem
from toolkit.programme.kinds import Table
from toolkit.programme.people import Employee
from toolkit.programme.programme import Programme, person_key
from toolkit.tables.cells import parser_for
from toolkit.tables.cells.clock import short_name
from toolkit.tables.cells.days import Period
from toolkit.tables.earlier import build_earlier, parted_groups, parted_members
from toolkit.tables.joining import joined_plan, joined_sessions
from toolkit.tables.locating import locate, sheets_of
from toolkit.tables.mark_rows import MarkSheet
from toolkit.tables.marks import (
    MARK,
    MarkColumns,
    MarkReader,
    Written,
    attendance_layout,
    combined,
    empty_marks_allowed,
    heads_day_unclearly,
    heads_meeting,
    mark_columns,
    rest_present,
)
from toolkit.tables.meetings import Meetings
from toolkit.tables.people import People
from toolkit.tables.records.groups import (
    build_ballots,
    build_clauses,
    build_groups,
    build_memberships,
    distinct_groups,
    group_id,
)
from toolkit.tables.records.people import build_applicants, build_employees, build_needs, build_topics
from toolkit.tables.records.results import (
    GroupRow,
    build_difficulties,
    build_holidays,
    build_outcomes,
    build_points,
    build_ratings,
    build_resources,
)
from toolkit.tables.records.running import PlanRow, build_plan, build_sessions
from toolkit.tables.records.settings import build_settings
from toolkit.tables.referring import Named
from toolkit.tables.resolving import Resolver
from toolkit.tables.rows import Desk, Found, Row, Rows, rows_of
from toolkit.tables.specs import SPECS, spec_of
from toolkit.tables.specs.own_sheet import OWN_READ

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.problems import Problem
    from toolkit.programme.groups import Membership
    from toolkit.programme.running import Mark
    from toolkit.programme.settings import Settings
    from toolkit.sheets import Counts, Grid, Snapshot, Value
    from toolkit.tables.headers import Header
    from toolkit.tables.spec import ColumnSpec, TableSpec

NO_MARKS = MarkColumns({}, {})
WITH_MARKS = frozenset({Table.SESSIONS, Table.ATTENDANCE})


@dataclass(frozen=True, slots=True)
class Reading:
    """A programme as its sheets say it.

    Shape: `broken` are tables of the hub that cannot be read; `stopped` says of a group why its own sheet cannot be.
    """

    programme: Programme
    problems: tuple[Problem, ...]
    counts: Counts
    broken: frozenset[Table]
    stopped: Mapping[str, Problem]


@without_collecting()
def read_programme(hub: Snapshot, own: Mapping[str, Snapshot]) -> Reading:
    """Everything the hub and the groups' own sheets say.

    Shape: `own` is keyed by group id, as `read_links` gave it.
    """
    return _Whole(hub).reading(own)


@dataclass(slots=True)
class _Read:
    """A sheet's rows with the mark columns beside them."""

    found: Found
    columns: MarkColumns
    usable: Rows

    @property
    def rows(self) -> Iterator[Row]:
        """One by one."""
        return self.usable.rows()


@dataclass(slots=True)
class _Whole:
    """One reading under way."""

    hub: Snapshot
    desk: Desk = field(default_factory=Desk)
    period: Period = field(default_factory=Period)
    broken: set[Table] = field(default_factory=set)
    present: set[Table] = field(default_factory=set)
    stopped: dict[str, Problem] = field(default_factory=dict)
    sheets: Mapping[Table, list[tuple[Grid, TableSpec]]] = field(default_factory=dict)
    people: People = field(default_factory=lambda: People(()))
    own: dict[Table, list[_Read]] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)

    def reading(self, own: Mapping[str, Snapshot]) -> Reading:
        self.sheets = sheets_of(self.hub, SPECS, self.desk)
        self.present = set(self.sheets)
        settings = self._settings()
        programme, resolver = self._people(settings)
        for group, snapshot in own.items():
            self._own(group, snapshot)
        programme = self._running(programme, resolver)
        programme = replace(programme, present=frozenset(self.present))
        problems = fold(self.desk.problems)
        return Reading(programme, problems, self.desk.counts(), frozenset(self.broken), self.stopped)

    def _settings(self) -> Settings:
        # Days without a year in 设置 itself are completed by the years its full days name.
        seen = replace(self, desk=Desk()).rows(Table.SETTINGS)
        days = [day for row in seen for name in ("starts", "ends") if (day := row.day(name))]
        self.period = Period(min(days, default=None), max(days, default=None))
        rows = self.rows(Table.SETTINGS)
        settings = build_settings(rows, self.desk, self.period)
        self.period = Period(settings.starts or self.period.starts, settings.ends or self.period.ends)
        return settings

    def _people(self, settings: Settings) -> tuple[Programme, Resolver]:
        """The records others refer to, in the order they refer to each other."""
        all_groups = distinct_groups(self.rows(Table.GROUPS), self.desk)
        group_rows, earlier = parted_groups(all_groups, settings.cycle, self.desk)
        member_rows, earlier_members = parted_members(self.rows(Table.MEMBERSHIPS), earlier)
        employees = tuple(build_employees(self.rows(Table.ROSTER), self.desk)) or _from_members(member_rows)
        self.people = People(employees)
        employees = self._with_managers(employees)
        topics = tuple(build_topics(self.rows(Table.TOPICS), self.desk))
        resolver = Resolver(
            self.desk,
            self.people,
            Named(Code.GROUP_UNKNOWN, ((group_id(row), row.text("name")) for row in group_rows)),
            Named(Code.TOPIC_UNKNOWN, ((each.id, each.name) for each in topics)),
            Named(Code.SLOT_UNKNOWN, ((each.name, short_name(each)) for each in settings.slots)),
        )
        groups = tuple(build_groups(group_rows, resolver, settings))
        memberships = tuple(build_memberships(member_rows, resolver))
        self.members = _by_group(memberships)
        self.people.knows_members(self.members)
        programme = Programme(
            settings=settings,
            employees=employees,
            topics=topics,
            needs=tuple(build_needs(self.rows(Table.NEEDS), resolver)),
            applicants=tuple(build_applicants(self.rows(Table.APPLICATIONS), resolver)),
            groups=groups,
            memberships=memberships,
            ballots=tuple(build_ballots(self.rows(Table.BALLOTS), resolver)),
            clauses=tuple(build_clauses(self.rows(Table.CHARTER), resolver)),
            resources=tuple(build_resources(self.rows(Table.RESOURCES), resolver)),
            points=tuple(build_points(self.rows(Table.POINTS), resolver)),
            holidays=tuple(build_holidays(self.rows(Table.HOLIDAYS), self.desk)),
            earlier=tuple(build_earlier(earlier, earlier_members, resolver)),
        )
        return programme, resolver

    def _running(self, programme: Programme, resolver: Resolver) -> Programme:
        """Plans, meetings and what belongs to meetings."""
        plan = joined_plan(
            tuple(self._plan_rows(resolver)),
            [PlanRow(group, "", row) for group, row in self._own_rows(Table.PLAN)],
            spec_of(Table.PLAN),
            self.desk,
        )
        hub_meetings = self.reads(Table.SESSIONS)
        hub_rows = [
            (groups, row) for read in hub_meetings for row in read.rows if (groups := resolver.groups(row, "groups"))
        ]
        own_rows = list(self._own_rows(Table.SESSIONS))
        sessions = build_sessions(joined_sessions(hub_rows, own_rows, spec_of(Table.SESSIONS), self.desk), resolver)
        meetings = Meetings(sessions)
        programme = replace(
            programme,
            plan=tuple(build_plan(plan, resolver)),
            sessions=sessions,
            outcomes=tuple(build_outcomes(self._group_rows(Table.OUTCOMES, resolver), resolver)),
            ratings=tuple(build_ratings(self._group_rows(Table.FEEDBACK, resolver), resolver, meetings)),
            difficulties=tuple(build_difficulties(self._group_rows(Table.DIFFICULTIES, resolver), resolver, meetings)),
        )
        programme = replace(programme, marks=self._marks(hub_meetings, resolver, meetings))
        return replace(programme, marks=(*programme.marks, *rest_present(programme)))

    def _marks(self, hub_meetings: Sequence[_Read], resolver: Resolver, meetings: Meetings) -> tuple[Mark, ...]:
        reader = MarkReader(self.desk, self.people, meetings, self.members)
        written: list[Written] = []
        for read in (*hub_meetings, *self.own.get(Table.SESSIONS, ())):
            marks: list[Mark] = []
            for row in read.rows if read.columns.people else ():
                groups = (read.found.group,) if read.found.group else resolver.groups_again(row, "groups")
                marks += reader.of_meeting(row, groups, read.columns)
            written.append(Written(bool(read.found.group), marks))
        for read in (*self.reads(Table.ATTENDANCE), *self.own.get(Table.ATTENDANCE, ())):
            sheet = MarkSheet(read.usable, read.columns, read.found.group, resolver, reader)
            written.append(Written(bool(read.found.group), sheet.marks()))
        return combined(written, self.desk)

    def _own(self, group: str, snapshot: Snapshot) -> None:
        """A group's own workbook; what is broken there stops that group."""
        sheets = sheets_of(snapshot, OWN_READ, self.desk)
        if not sheets:
            names = tuple(grid.sheet for grid in snapshot.grids)
            self.stopped[group] = problem(Code.FILE_NO_KNOWN_SHEET, FileRef(snapshot.location), sheets=names)
            self.desk.problems.append(self.stopped[group])
            return
        reads = {table: [self._read(*each, group=group) for each in found] for table, found in sheets.items()}
        if group in self.stopped:
            return
        for table, each in reads.items():
            self.present.add(table)
            self.own.setdefault(table, []).extend(read for read in each if read)

    def reads(self, table: Table) -> tuple[_Read, ...]:
        """The hub's sheets of a table, with their rows."""
        found = [self._read(grid, spec) for grid, spec in self.sheets.get(table, ())]
        return tuple(read for read in found if read)

    def rows(self, table: Table) -> tuple[Row, ...]:
        """The hub's usable rows of a table."""
        return tuple(row for read in self.reads(table) for row in read.rows)

    def _read(self, grid: Grid, spec: TableSpec, group: str = "") -> _Read | None:
        groups = (group,) if group else ()
        period = self.period.counting(epoch_1904=grid.epoch_1904)

        def also(cell: Value) -> bool:
            return spec.table in WITH_MARKS and self._heads_marks(cell, period)

        def shape(header: Header) -> TableSpec:
            return attendance_layout(spec, header, self._columns(grid, spec, header, groups, Desk()))

        located = locate(
            grid, spec, self.desk, group=group, also=also, shape=shape if spec.table is Table.ATTENDANCE else None
        )
        if located.broken and group:
            self.stopped.setdefault(group, located.broken)
        elif located.broken:
            self.broken.add(spec.table)
        if located.found is None:
            return None
        columns = self._columns(grid, spec, located.found.header, groups, self.desk)
        parse = parser_for(_MARK_COLUMN, period)
        extra = {at: (f"{MARK}{at}", parse) for at in (*columns.meetings, *columns.people)}
        found = replace(located.found, spec=empty_marks_allowed(located.found.spec))
        return _Read(found, columns, rows_of(found, self.desk, self.period, extra))

    def _columns(self, grid: Grid, spec: TableSpec, header: Header, groups: tuple[str, ...], desk: Desk) -> MarkColumns:
        if spec.table not in WITH_MARKS or "attendance" in header.columns:
            return NO_MARKS
        return mark_columns(grid, header, self.people, groups, desk, self.period.counting(epoch_1904=grid.epoch_1904))

    def _heads_marks(self, cell: Value, period: Period) -> bool:
        if heads_meeting(cell, period) is not None or heads_day_unclearly(cell, period):
            return True
        return isinstance(cell, str) and self.people.key_of(cell) is not None

    def _plan_rows(self, resolver: Resolver) -> Iterator[PlanRow]:
        for row in self.rows(Table.PLAN):
            group = resolver.group_or_blank(row)
            if group is not None:
                yield PlanRow(group, resolver.topic(row, "topic"), row)

    def _own_rows(self, table: Table) -> Iterator[tuple[str, Row]]:
        for read in self.own.get(table, ()):
            for row in read.rows:
                yield read.found.group, row

    def _group_rows(self, table: Table, resolver: Resolver) -> Iterator[GroupRow]:
        for row in self.rows(table):
            group = resolver.group(row)
            if group is not None:
                yield GroupRow(group, row)
        for group, row in self._own_rows(table):
            yield GroupRow(group, row)

    def _with_managers(self, employees: tuple[Employee, ...]) -> tuple[Employee, ...]:
        """Managers by their key, where that is known."""
        texts = {each.manager for each in employees} - {""}
        keys = {text: key for text in texts if (key := self.people.key_of(text)) is not None and key != text}
        if not keys:
            return employees
        return tuple(replace(each, manager=keys[each.manager]) if each.manager in keys else each for each in employees)


_MARK_COLUMN: ColumnSpec = spec_of(Table.ATTENDANCE).column("attendance")


def _by_group(memberships: Sequence[Membership]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for each in memberships:
        found.setdefault(each.group, set()).add(each.person)
    return {group: frozenset(persons) for group, persons in found.items()}


def _from_members(rows: Sequence[Row]) -> tuple[Employee, ...]:
    """Without 名单, the people are those 成员 names."""
    found: dict[str, Employee] = {}
    for row in rows:
        employee = Employee(row.origin, row.text("person"), row.text("name"))
        found.setdefault(person_key(employee), employee)
    return tuple(found.values())
