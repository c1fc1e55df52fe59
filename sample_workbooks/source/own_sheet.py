"""A group's own sheet (小组表): one row per meeting, one column per member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from sample_workbooks.source.look import FONT, PHASE_COLOURS, Gap, dress_cell, dress_header, fill_sheet
from sample_workbooks.source.package import packed
from sample_workbooks.source.programme import UNRECORDED
from sample_workbooks.source.typed import person
from toolkit.programme.kinds import Attendance, Phase, SessionStatus, Table
from toolkit.tables.spec import CellKind
from toolkit.tables.specs import OWN_SHEET

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from sample_workbooks.source.drawn import Row
    from sample_workbooks.source.programme import Drawn

# What a leader fills in right after a meeting stands to the left of the columns of marks.
AFTER_A_MEETING = 7
GUIDE = (
    "本表由小组长维护，每次活动后 5 分钟填好即可。",
    "活动记录：一行是一次活动。填日期、主题、主持人、状态，再在每位成员名下选出勤情况。",
    "其余全勤：填“是”，名下空着的成员都算出勤；不填，空着的就是“未记录”，不算缺席。",
    "学习计划：只改状态和完成日期；改期时把原来的日期填进“原定截止”。",
    "成果、问题与待办：有就填一行，没有就空着。",
    "本组成员由人力资源更新，请不要改动；人员有变化请告诉顾嘉宁（分机 8021）。",
)


def own_sheet(drawn: Drawn, group: str, title: str) -> bytes:
    """The bytes of the sheet of one group."""
    workbook = Workbook()
    workbook.properties.creator = "HR"
    _guide(workbook.worksheets[0], title)
    for spec in OWN_SHEET:
        sheet = workbook.create_sheet(drawn.words.of(spec.name))
        rows = drawn.own_rows(spec.table, group)
        records = [drawn.record(spec.table, row) for row in rows]
        members = drawn.members(group, rows[-1]["day"]) if spec.table is Table.SESSIONS else []
        gap = Gap(AFTER_A_MEETING, len(members))
        fill_sheet(sheet, spec.columns, records, spec.phase, drawn.words, gap)
        if members:
            _member_columns(sheet, drawn, members, rows)
            sheet.freeze_panes = "D2"
        if spec.table is Table.MEMBERSHIPS:
            _ours(workbook, sheet)
    return packed(workbook)


def _ours(workbook: Workbook, sheet: Worksheet) -> None:
    """The mark of a tab that the program keeps up."""
    name = f"_studygroup.{Table.MEMBERSHIPS.value}"
    place = f"'{sheet.title}'!$A$1"
    workbook.defined_names[name] = DefinedName(name, attr_text=place, hidden=True, comment="sample")


def _guide(sheet: Worksheet, title: str) -> None:
    sheet.title = "填写说明"
    sheet["A1"] = title
    sheet["A1"].font = Font(name=FONT, size=16, bold=True, color=PHASE_COLOURS[Phase.RUN])
    for row, line in enumerate(GUIDE, start=3):
        sheet.cell(row, 1, line).font = Font(name=FONT, size=11)
    sheet.column_dimensions["A"].width = 100
    sheet.sheet_view.showGridLines = False


def _member_columns(sheet: Worksheet, drawn: Drawn, members: list[str], rows: list[Row]) -> None:
    labels = ",".join(drawn.words.label(each) for each in Attendance)
    validation = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=True)
    sheet.add_data_validation(validation)
    for column, member in enumerate(members, start=AFTER_A_MEETING + 1):
        dress_header(sheet.cell(1, column, person(member)[0]), PHASE_COLOURS[Phase.RUN])
        letter = get_column_letter(column)
        validation.add(f"{letter}2:{letter}60")
        sheet.column_dimensions[letter].width = 11
        for at, row in enumerate(rows, start=2):
            cell = sheet.cell(at, column, _mark(drawn, row, member))
            dress_cell(cell, CellKind.MARK)


def _mark(drawn: Drawn, session: Row, member: str) -> str | None:
    if session["status"] != drawn.words.label(SessionStatus.HELD):
        return None
    mark = drawn.marks(session).get(member)
    if mark in UNRECORDED:
        return None
    # With 其余全勤 a leader types the exceptions only.
    rest = None if session["rest_present"] else drawn.words.label(Attendance.PRESENT)
    return mark or rest
