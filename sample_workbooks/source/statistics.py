"""HR's own 统计 sheet: formulas with cached values and a native chart, which write-back must leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from sample_workbooks.source.look import FONT, dress_header, fit_to_page
from toolkit.programme.kinds import Attendance, SessionStatus, Table
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from openpyxl import Workbook

    from sample_workbooks.source.programme import Record
    from toolkit.language import Words

GREY = "5B6573"
TITLE = {"zh": "统计", "en": "HR figures"}
HEADINGS = {
    "zh": ("小组", "总表已登记的活动", "出勤人次", "迟到人次", "缺席人次"),
    "en": ("Group", "Sessions held", "Present", "Late", "Absent"),
}
CHART = {"zh": "各组出勤、迟到、缺席人次", "en": "Marks by group"}
MARKS = (Attendance.PRESENT, Attendance.LATE, Attendance.ABSENT)
NOTE = {
    "zh": "人力资源自用，公式随总表更新；小组另有小组表的，只含总表里的行。",
    "en": "For HR's own use; the formulas follow the other sheets.",
}


def add_statistics(workbook: Workbook, tables: dict[Table, list[Record]], words: Words) -> dict[str, dict[str, float]]:
    """Adds the sheet; returns the values its formulas have, by sheet and address."""
    language = words.language.value
    sheet = workbook.create_sheet(TITLE[language])
    sheet["A1"] = NOTE[language]
    sheet["A1"].font = Font(name=FONT, size=9, italic=True, color=GREY)
    for column, heading in enumerate(HEADINGS[language], start=1):
        dress_header(sheet.cell(3, column, heading), GREY)
        sheet.column_dimensions["ABCDE"[column - 1]].width = 18
    values: dict[str, float] = {}
    for row, group in enumerate(tables[Table.GROUPS], start=4):
        sheet.cell(row, 1, f"{group['id']}")
        formulas = _formulas(row, words)
        counts = _counts(str(group["id"]), tables, words)
        for column, (formula, count) in enumerate(zip(formulas, counts, strict=True), start=2):
            sheet.cell(row, column, formula)
            values[f"{'ABCDE'[column - 1]}{row}"] = count
    last = 3 + len(tables[Table.GROUPS])
    chart = BarChart()
    chart.title = CHART[language]
    chart.add_data(Reference(sheet, min_col=3, max_col=5, min_row=3, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=4, max_row=last))
    chart.height, chart.width = 8, 18
    sheet.add_chart(chart, f"A{last + 3}")
    fit_to_page(sheet)
    name = "学习小组" if language == "zh" else "StudyGroups"
    workbook.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!$A$4:$A${last}")
    return {sheet.title: values}


def _formulas(row: int, words: Words) -> list[str]:
    group, status = _area(Table.SESSIONS, "groups", words), _area(Table.SESSIONS, "status", words)
    held = words.label(SessionStatus.HELD)
    whose, what = _area(Table.ATTENDANCE, "group", words), _area(Table.ATTENDANCE, "attendance", words)
    first = f'COUNTIFS({group},"*"&A{row}&"*",{status},"{held}")'
    return [f"={first}", *(f'=COUNTIFS({whose},A{row},{what},"{words.label(mark)}")' for mark in MARKS)]


def _area(table: Table, field: str, words: Words) -> str:
    spec = spec_of(table)
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[[column.field for column in spec.columns].index(field)]
    return f"'{words.of(spec.name)}'!${letter}$2:${letter}$2000"


def _counts(group: str, tables: dict[Table, list[Record]], words: Words) -> list[int]:
    held = words.label(SessionStatus.HELD)
    sessions = [r for r in tables[Table.SESSIONS] if group in str(r["groups"]) and r["status"] == held]
    marks = [r["attendance"] for r in tables[Table.ATTENDANCE] if r["group"] == group]
    return [len(sessions), *(marks.count(words.label(mark)) for mark in MARKS)]
