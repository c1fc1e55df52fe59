"""A workbook as people keep it: titles, notes, totals, merges, hidden rows, dates of every kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from tests.tables.sheets import told
from toolkit.programme.kinds import Attendance
from toolkit.stores import open_location
from toolkit.tables import read_programme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.tables import Reading

ROSTER = (
    (),
    (),
    ("云杉公司员工花名册",),
    ("填表说明：工号按八位填写，如有疑问请联系人力资源部",),
    ("基本信息", None, None, "任职信息", None, None),
    ("序号", "员工编号", "姓　名", "所 属 部 门", "岗位", "入职时间"),
    ("市场部",),
    (1, 1, "林澄", "市场部", "专员", date(2020, 3, 1)),
    (2, 2, "欧阳　岚", "市场部", "经理", "2019年7月15日"),
    (3, "００００００03", "张伟", "研发部", "工程师", "2018.5.6"),
    (4, "00000004", "周衡", None, "会计", "２０１７／１／９"),
    (5, 5, "何苇", None, "会计", 43101),
    (6,),
    ("小计（人）", None, 5),
    (None, "以上名单由各部门确认，如有变动请于每月五日前告知"),
    ("制表人：王五", None, "审核人：赵六", None, "日期：2026-9-1"),
    (None, "注：外包人员不在其中"),
)
MEMBERS = (
    ("小组", "工号", "姓名", "组内角色"),
    ("Ｇ０１", "00000001", "林澄", "组长"),
    (None, "00000002", "欧阳岚", "组员"),
    (None, "00000003", "", "组员"),
    ("合计：3人",),
)
MEETINGS = (
    ("小组", "场次", "日期", "状态"),
    ("G01", "１", "9月9日", "已举行"),
    ("G01", "第2次", 46281, "已举行"),
    ("G01", 3, "二〇二六年九月二十三日", "已举行"),
    ("G01", 4, "9.30", "计划"),
    ("G01", 5, "=C4+14", "计划"),
)
SIGN_IN = (
    ("2026年秋学习小组签到表",),
    ("图例：√出勤 ×缺席",),
    ("小组", "姓名", "出勤情况", None, None, "备注"),
    (None, None, date(2026, 9, 9), 46281, "9月23日", None),
    ("G01", "林　澄", "√", "到", "迟到"),
    (None, "欧阳岚", "产假", None, None, "9月起"),
    (None, "张 伟", "× ", "缺勤", "线上"),
    ("出勤人数", None, 1, 1, 2),
    ("出勤率", None, 0.33, 0.33, 0.67),
)
SETTINGS = (("设置项", "值", "起", "止"), ("周期", None, "2026-09-01", "2026.12.31"), ("出勤目标", "８０％"))
MERGED = {
    "花名册": ("A3:F3", "A5:C5", "D5:F5", "A7:F7", "D11:D12"),
    "成员": ("A2:A4",),
    "签到表": ("A1:F1", "C3:E3", "A3:A4", "B3:B4", "F3:F4", "A5:A7", "C6:E6"),
}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The messy workbook, saved and read."""
    return read(messy(tmp_path_factory.mktemp("messy")))


def messy(folder: Path) -> Path:
    """A workbook as people keep it."""
    book = Workbook()
    roster = sheet(book, "花名册", ROSTER)
    for row in range(8, 13):
        roster.cell(row, 2).number_format = "00000000"
    roster.row_dimensions[9].hidden = True
    sheet(book, "小组", (("编号", "名称"), ("G01", "数据分析")))
    for name, rows in (("成员", MEMBERS), ("活动", MEETINGS), ("签到表", SIGN_IN), ("设置", SETTINGS)):
        sheet(book, name, rows)
    book.remove(book.worksheets[0])
    path = folder / "总表.xlsx"
    book.save(path)
    return path


def sheet(book: Workbook, name: str, rows: Sequence[Sequence[object]]) -> Worksheet:
    """One sheet of it, with its merged cells."""
    made: Worksheet = book.create_sheet(name)
    for row in rows:
        made.append(list(row))
    for area in MERGED.get(name, ()):
        made.merge_cells(area)
    return made


def read(path: Path) -> Reading:
    """What the workbook says."""
    return read_programme(open_location(str(path)).read(), {})


def test_only_people_are_employees(reading: Reading) -> None:
    people = [(each.employee_id, each.name, each.department, each.joined) for each in reading.programme.employees]
    assert people == [
        ("00000001", "林澄", "市场部", date(2020, 3, 1)),
        ("00000002", "欧阳　岚", "市场部", date(2019, 7, 15)),
        ("00000003", "张伟", "研发部", date(2018, 5, 6)),
        ("00000004", "周衡", "", date(2017, 1, 9)),
        ("00000005", "何苇", "", date(2018, 1, 1)),
    ]


def test_members_and_marks_are_read_through_merges_spaces_and_aliases(reading: Reading) -> None:
    programme = reading.programme
    assert [(each.group, each.person) for each in programme.memberships] == [
        ("G01", "00000001"), ("G01", "00000002"), ("G01", "00000003"),
    ]  # fmt: skip
    assert [(each.number, each.day) for each in programme.sessions] == [
        (1, date(2026, 9, 9)), (2, date(2026, 9, 16)), (3, date(2026, 9, 23)),
    ]  # fmt: skip
    p, late, leave, absent = Attendance.PRESENT, Attendance.LATE, Attendance.EXCUSED, Attendance.ABSENT
    marks = {(each.session, each.person[-1]): each.attendance for each in programme.marks}
    assert marks == {
        (1, "1"): p, (2, "1"): p, (3, "1"): late,
        (1, "2"): leave, (2, "2"): leave, (3, "2"): leave,
        (1, "3"): absent, (2, "3"): absent, (3, "3"): p,
    }  # fmt: skip


def test_what_is_no_data_is_told_once_and_what_cannot_be_read_is_named(reading: Reading) -> None:
    assert sorted(told(reading)) == sorted(
        [
            "TAB-012 花名册!7", "TAB-006 花名册!", "TAB-007 花名册!14", "TAB-012 花名册!15",
            "TAB-007 成员!5", "CELL-010 活动!C5", "CELL-002 活动!C6", "TAB-007 签到表!8", "TAB-012 签到表!9",
        ]
    )  # fmt: skip
    hidden = next(each for each in reading.problems if each.code.id == "TAB-006")
    assert hidden.facts["count"] == 1
    assert [each.until.row for each in reading.problems if each.until] == [17]
    assert reading.counts.read == reading.counts.used + reading.counts.skipped


def test_serial_numbers_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = book.epoch.replace(1904, 1, 1)
    sheet(book, "节假日", (("日期", "类型"), (44833, "休息"), ("44834", "休息"), (date(2026, 10, 2), "休息")))
    book.remove(book.worksheets[0])
    path = tmp_path / "总表.xlsx"
    book.save(path)
    days = [each.day for each in read(path).programme.holidays]
    assert days == [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2)]
