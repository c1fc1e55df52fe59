"""A sheet of marks read in columns says what its rows say one by one, of marks and of faults, whatever people typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from toolkit.places import CellRef
from toolkit.problems import Code
from toolkit.programme.kinds import Table
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.programme.people import Employee
from toolkit.programme.running import Session
from toolkit.sheets import Grid, Oddity, Value
from toolkit.tables.cells.days import Period
from toolkit.tables.locating import locate
from toolkit.tables.mark_rows import MarkSheet
from toolkit.tables.marks import MarkColumns, MarkReader, attendance_layout, empty_marks_allowed
from toolkit.tables.meetings import Meetings
from toolkit.tables.people import People
from toolkit.tables.referring import Named
from toolkit.tables.resolving import Resolver
from toolkit.tables.rows import Desk, rows_of
from toolkit.tables.specs import spec_of

NO_MORE = MarkColumns({}, {})
HEADER = ("小组", "场次", "日期", "工号", "姓名", "出勤情况", "参会分钟", "来源")
PLACE = Origin(TableOrigin("总表.xlsx", "名单", {}), 2)
ROSTER = tuple(
    Employee(PLACE, id_, name)
    for id_, name in (("00001", "林澄"), ("00002", "欧阳岚"), ("00003", "张伟"), ("00004", "张伟"), ("", "何苇"))
)
MEMBERS = {"G01": frozenset({"00001", "00003", "name:何苇"}), "G02": frozenset({"00002", "00004", "00001"})}
FIRST, SECOND = date(2026, 9, 9), date(2026, 9, 16)
SESSIONS = (
    Session(PLACE, ("G01",), 1, FIRST),
    Session(PLACE, ("G01",), 2, SECOND),
    Session(PLACE, ("G01",), 3, SECOND),
    Session(PLACE, ("G02",), 1, SECOND, originally=FIRST),
)
# The first of each is what most people type.
TYPED: tuple[tuple[Value, ...], ...] = (
    ("G01", "G02", "里程碑", "G01 数据分析", "G09", None, "合计", "备注：数"),
    (1, 2, 3, 0, 9, "第2次", "2026-09-09", "下周", True, None),
    (None, FIRST, SECOND, date(2026, 9, 10), "9月16日", "9.1"),
    ("00001", "00002", "00003", "1", 3, "00009", None),
    ("林澄", "欧阳岚", "张伟", "何苇", "张炜", "林澄(00001)", "没有的人", None),
    ("出勤", "√", "请假", "来了一半", 1, True, None),
    (None, 90, "1.5小时", "很久"),
    (None, "腾讯会议", 3),
)
lines = st.tuples(*(st.just(cells[0]) | st.sampled_from(cells) for cells in TYPED))
columns = st.sets(st.sampled_from(HEADER[1:5] + HEADER[6:])).map(lambda left: [h for h in HEADER if h not in left])
ods = st.dictionaries(st.tuples(st.integers(2, 9), st.integers(1, 8)), st.sampled_from(Oddity), max_size=2)


@given(st.lists(lines, min_size=1, max_size=8), columns, ods, st.sampled_from(("", "G01")))
def test_read_together_they_are_what_they_are_one_by_one(
    written: list[tuple[Value, ...]], kept: list[str], odd: dict[tuple[int, int], Oddity], group: str
) -> None:
    at = [HEADER.index(header) for header in kept]
    rows = tuple(tuple(row[place] for place in at) for row in (HEADER, *written))
    grid = Grid("总表.xlsx", "考勤", rows, odd=odd)
    sheet, desk = sheet_of(grid, group)
    if sheet is None:
        return
    one_by_one, other_desk = sheet_of(grid, group)
    assert one_by_one is not None
    assert sheet.marks() == [mark for row in one_by_one.rows.rows() for mark in one_by_one.singly(row)]
    assert desk.problems == other_desk.problems
    assert desk.counts() == other_desk.counts()


def test_what_a_row_names_is_looked_up_and_a_row_that_names_nothing_known_is_told() -> None:
    rows: tuple[tuple[Value, ...], ...] = (
        HEADER,
        ("G01", 1, None, "00001", "林澄", "出勤", 90, None),
        ("G09", 1, None, "00001", "林澄", "出勤", None, None),
        ("里程碑", 1, None, "00002", None, "迟到", None, "签到表"),
        ("G01", 2, None, None, "张伟", None, None, None),
        ("G01", 7, None, None, "张伟", "出勤", None, None),
    )
    sheet, desk = sheet_of(Grid("总表.xlsx", "考勤", rows))
    assert sheet is not None
    found = [(each.at.row, each.group, each.session, each.person, each.minutes, each.source) for each in sheet.marks()]
    assert found == [(2, "G01", 1, "00001", 90, ""), (4, "G02", 1, "00002", None, "签到表")]
    told = [(each.code, each.at) for each in desk.problems]
    assert told == [
        (Code.GROUP_UNKNOWN, CellRef("总表.xlsx", "考勤", 3, 1)),
        (Code.MARK_WITHOUT_SESSION, CellRef("总表.xlsx", "考勤", 6, 2)),
    ]
    assert desk.counts() == (5, 3, 2)


def sheet_of(grid: Grid, group: str = "") -> tuple[MarkSheet | None, Desk]:
    """A sheet about to be read, and the desk where its faults will be told."""
    desk, people = Desk(), People(ROSTER)
    people.knows_members(MEMBERS)
    named = Named(Code.GROUP_UNKNOWN, (("G01", "数据分析"), ("G02", "里程碑")))
    nothing = Named(Code.TOPIC_UNKNOWN, ())
    spec = spec_of(Table.ATTENDANCE)
    found = locate(grid, spec, desk, shape=lambda header: attendance_layout(spec, header, NO_MORE)).found
    if found is None:
        return None, desk
    rows = rows_of(
        replace(found, spec=empty_marks_allowed(found.spec)), desk, Period(date(2026, 9, 7), date(2026, 11, 30)), {}
    )
    reader = MarkReader(desk, people, Meetings(SESSIONS), MEMBERS)
    return MarkSheet(rows, NO_MORE, group, Resolver(desk, people, named, nothing, nothing), reader), desk
