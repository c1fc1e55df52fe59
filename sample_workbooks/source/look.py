"""How a well-kept sheet looks: header, widths, formats, drop-downs, colours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from toolkit.programme.kinds import Attendance, DifficultyStatus, Phase, PlanStatus, SessionStatus
from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from enum import Enum

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from sample_workbooks.source.programme import Record
    from toolkit.language import Words
    from toolkit.tables.spec import ColumnSpec

FONT = "微软雅黑"
PHASE_COLOURS = {Phase.PREPARE: "2F5D8C", Phase.FORM: "2E7D6B", Phase.RUN: "B06A1E", Phase.REVIEW: "6B4C8C"}
FORMATS = {
    CellKind.DATE: "yyyy-mm-dd",
    CellKind.MOMENT: "yyyy-mm-dd hh:mm",
    CellKind.TIME: "hh:mm",
    CellKind.PERSON_ID: "@",
}
LEFT = {
    CellKind.TEXT,
    CellKind.PERSON_ID,
    CellKind.PERSON,
    CellKind.GROUP,
    CellKind.TOPIC,
    CellKind.SLOT,
    CellKind.CHOICE,
}
RED, AMBER, GREEN = "F8D7DA", "FFF1CC", "DDF0E0"
COLOURS: dict[Enum, str] = {
    Attendance.ABSENT: RED,
    Attendance.LATE: AMBER,
    Attendance.LEFT_EARLY: AMBER,
    PlanStatus.DONE: GREEN,
    PlanStatus.IN_PROGRESS: AMBER,
    SessionStatus.CANCELLED: RED,
    SessionStatus.HELD: GREEN,
    DifficultyStatus.DONE: GREEN,
    DifficultyStatus.OPEN: RED,
}
THIN = Side(style="thin", color="D0D5DB")
WIDEST = 46


class Gap(NamedTuple):
    """Room for columns that are no field: so many, behind so many."""

    behind: int = 0
    wide: int = 0

    def place(self, number: int) -> int:
        """Where the field of that number stands."""
        return number + self.wide if number > self.behind else number


def fill_sheet(
    sheet: Worksheet,
    columns: tuple[ColumnSpec, ...],
    records: list[Record],
    phase: Phase,
    words: Words,
    gap: Gap = Gap(),  # noqa: B008 - immutable
) -> None:
    """Writes headers and records, and dresses them."""
    sheet.row_dimensions[1].height = 26
    for at, column in enumerate(columns, start=1):
        number = gap.place(at)
        letter = get_column_letter(number)
        _header(sheet.cell(1, number, words.of(column.name)), column, phase, words)
        texts = [words.of(column.name), *(str(record.get(column.field) or "") for record in records)]
        sheet.column_dimensions[letter].width = width_of(texts)
        for row, record in enumerate(records, start=2):
            cell = sheet.cell(row, number, record.get(column.field))
            dress_cell(cell, column.kind)
            if column.field == "value":
                cell.number_format = _format_of(cell.value)
        _choices(sheet, column, letter, len(records) + 60, words)
    for row, record in enumerate(records, start=2):
        sheet.row_dimensions[row].height = _height(record)
    _page(sheet, phase)


def _page(sheet: Worksheet, phase: Phase) -> None:
    sheet.freeze_panes = "A2"
    sheet.sheet_properties.tabColor = PHASE_COLOURS[phase]
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = "1:1"
    fit_to_page(sheet)


def fit_to_page(sheet: Worksheet) -> None:
    """Prints across, one page wide."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _height(record: Record) -> int:
    """Tall enough for the longest cell at the widest column."""
    lines = (
        sum(max(1, -(-(_cells(line) + 3) // WIDEST)) for line in str(each).split("\n")) for each in record.values()
    )
    return 5 + 14 * max(lines, default=1)


def width_of(texts: list[str]) -> int:
    """A width that shows most texts whole; Chinese characters take two."""
    longest = max(max((_cells(line) for line in text.split("\n")), default=0) for text in texts)
    return min(max(9, longest + 3), WIDEST)


def dress_cell(cell: Cell, kind: CellKind) -> None:
    """Font, border, wrap and number format of a cell of data."""
    cell.font = Font(name=FONT, size=10)
    cell.border = Border(bottom=THIN)
    across = "left" if kind in LEFT else "center"
    cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=kind is CellKind.TEXT)
    cell.number_format = FORMATS.get(kind, "General")


def dress_header(cell: Cell, colour: str) -> None:
    """White bold text on the phase's colour."""
    cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=colour)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _header(cell: Cell, column: ColumnSpec, phase: Phase, words: Words) -> None:
    dress_header(cell, PHASE_COLOURS[phase])
    if column.kind not in LEFT:
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    if column.required:
        cell.comment = Comment(words.of(column.note), "HR", height=60, width=220)


def _choices(sheet: Worksheet, column: ColumnSpec, letter: str, last: int, words: Words) -> None:
    if column.choices is None:
        return
    area = f"{letter}2:{letter}{last}"
    labels = [words.label(each) for each in column.choices]
    validation = DataValidation(type="list", formula1='"' + ",".join(labels) + '"', allow_blank=True)
    # A charter may have clauses of its own, so that list only proposes.
    validation.showErrorMessage = column.field != "kind"
    sheet.add_data_validation(validation)
    validation.add(area)
    for each in column.choices:
        if each in COLOURS:
            fill = PatternFill("solid", bgColor=COLOURS[each])
            style = DifferentialStyle(fill=fill)
            rule = Rule(type="cellIs", operator="equal", formula=[f'"{words.label(each)}"'], dxf=style)
            sheet.conditional_formatting.add(area, rule)


def _format_of(value: object) -> str:
    """A value of 设置 may be of any kind."""
    if isinstance(value, float):
        return "0%"
    return FORMATS[CellKind.DATE] if isinstance(value, date) else "General"


def _cells(text: str) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
