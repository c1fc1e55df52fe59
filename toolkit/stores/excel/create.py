"""New workbooks: the only place where openpyxl is used, and it never sees a person's file.

Shape: equal patches make equal bytes, for no time of the run stands in the file.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.durable import replace_durably
from toolkit.files.faults import cannot_write, refused
from toolkit.places import CellRef, column_letters
from toolkit.problems import Code
from toolkit.sheets import Kind, Link, Tone
from toolkit.stores.digest import digest_of
from toolkit.stores.excel.charting import with_charts
from toolkit.stores.excel.layout import condition, filter_range, list_formula, row_height
from toolkit.stores.excel.texts import CELL_LIMIT, quoted_sheet
from toolkit.stores.layout import layout_of, tone_at, too_long, widths_of
from toolkit.stores.looks import (
    ABOVE_NOTE,
    FONT,
    HEADER_HEIGHT,
    LINE,
    LINK_INK,
    LOOKS,
    NUMBER_FORMATS,
    TEXT_FORMAT,
    TITLE_HEIGHT,
    Look,
    number_format,
)
from toolkit.stores.marks import NAME_PREFIX
from toolkit.stores.texts import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.sheets import Column, SheetPatch, SheetValue

# How far drop-downs reach below the header: people add rows.
ROOM = 1000
_MAKER = "studygroup"
_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - document properties know no zone
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_NOTE_WIDTH = 260
_NOTE_LINE = 18
_NOTE_LETTERS = 18
_THIN = Side(style="thin", color=LINE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_RIGHT = Alignment(horizontal="right", vertical="center")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


def create_workbook(path: Path, patches: Sequence[SheetPatch]) -> None:
    """A new workbook with these sheets, in their order; folders above it are made.

    Raises: StudygroupError when a file stands there already, a text is too long for a cell, or it cannot be written.
    """
    if path.exists():
        raise refused(Code.FILE_EXISTS, path)
    for patch in patches:
        long = too_long(patch, path.name, CELL_LIMIT)
        if long:
            raise StudygroupError(long, INPUT_UNUSABLE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(error, path) from error
    replace_durably(path, workbook_bytes(patches))


def workbook_bytes(patches: Sequence[SheetPatch]) -> bytes:
    """The file of a new workbook, the same for the same patches."""
    book = Workbook()
    for leftover in book.worksheets:
        book.remove(leftover)
    for patch in patches:
        _Drawing(book.create_sheet(patch.title), patch, patches).draw()
        if patch.owned:
            name = f"{NAME_PREFIX}{patch.key}"
            place = f"{quoted_sheet(patch.title)}!$A$1"
            book.defined_names[name] = DefinedName(name, attr_text=place, hidden=True, comment=digest_of(patch))
    book.active = next((n for n, patch in enumerate(patches) if not patch.hidden), 0)
    book.properties.creator = _MAKER
    book.properties.created = book.properties.modified = _LONG_AGO
    packed = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED)).save()
    made = _timeless(packed)
    return with_charts(made, patches) if any(patch.charts for patch in patches) else made


def _timeless(packed: io.BytesIO) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as made, zipfile.ZipFile(out, "w") as anew:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.create_system = 0
            anew.writestr(info, made.read(name), zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


class _Drawing:
    """One sheet of a new workbook."""

    def __init__(self, sheet: Worksheet, patch: SheetPatch, batch: Sequence[SheetPatch]) -> None:
        self._sheet = sheet
        self._patch = patch
        self._batch = batch
        self._layout = layout_of(patch)
        self._widths = widths_of(patch)

    def draw(self) -> None:
        self._columns()
        self._above()
        self._headers()
        for position, values in enumerate(self._patch.rows, start=1):
            self._row(position, values)
        self._rules()
        self._page()

    def _columns(self) -> None:
        for number in range(1, self._layout.width + 1):
            dimension = self._sheet.column_dimensions[column_letters(number)]
            dimension.font = _font(LOOKS[Tone.PLAIN])
            dimension.alignment = Alignment(vertical="center")
            dimension.width = self._widths[number - 1] + 0.7
            if number > len(self._patch.columns):
                continue
            column = self._patch.columns[number - 1]
            # A whole column typed as text keeps the zeros of 00017 in rows nobody has filled yet.
            dimension.number_format = TEXT_FORMAT if column.kind is Kind.TEXT else NUMBER_FORMATS[column.kind]

    def _above(self) -> None:
        for number, line in enumerate(self._patch.above, start=1):
            cell = self._text(number, 1, line)
            cell.font = _font(LOOKS[Tone.TITLE] if number == 1 else ABOVE_NOTE)
            cell.alignment = Alignment(vertical="center")
        if self._patch.above:
            self._sheet.row_dimensions[1].height = TITLE_HEIGHT

    def _headers(self) -> None:
        for number, column in enumerate(self._patch.columns, start=1):
            cell = self._text(self._layout.header, number, column.header)
            _paint(cell, LOOKS[column.tone])
            cell.alignment, cell.border = _CENTRED, _BOX
            if column.note:
                cell.comment = _note(column.note)
            self._choices(number, column)
        if self._patch.columns:
            self._sheet.row_dimensions[self._layout.header].height = HEADER_HEIGHT
            self._sheet.auto_filter.ref = filter_range(self._patch)
            self._sheet.print_title_rows = f"{self._layout.header}:{self._layout.header}"
        if self._layout.header or self._patch.frozen:
            self._sheet.freeze_panes = f"{column_letters(self._patch.frozen + 1)}{self._layout.header + 1}"

    def _row(self, position: int, values: tuple[SheetValue, ...]) -> None:
        row = self._layout.first + position - 1
        self._sheet.row_dimensions[row].height = row_height(values, self._widths)
        for number in range(1, max(len(values), len(self._patch.columns)) + 1):
            value = values[number - 1] if number <= len(values) else None
            kind = self._patch.columns[number - 1].kind if number <= len(self._patch.columns) else Kind.TEXT
            cell = self._value(row, number, value, kind)
            look = LOOKS[tone_at(self._patch, position, number)]
            _paint(cell, look._replace(ink=LINK_INK) if isinstance(value, Link) else look)
            if self._patch.columns:
                cell.border = _BOX

    def _value(self, row: int, column: int, value: SheetValue, kind: Kind) -> Cell:
        if isinstance(value, Link):
            cell = self._text(row, column, value.text)
            cell.alignment = _MIDDLE
            self._link(cell, value)
            return cell
        if isinstance(value, str):
            cell = self._text(row, column, value)
            cell.alignment = _MIDDLE
            return cell
        cell = self._cell(row, column)
        cell.value = float(value) if isinstance(value, Fraction) else value
        text_column = value is None and kind is Kind.TEXT
        cell.number_format = TEXT_FORMAT if text_column else number_format(value, kind)
        cell.alignment = _CENTRED if isinstance(value, date) else _RIGHT
        return cell

    def _text(self, row: int, column: int, text: str) -> Cell:
        """Typed text whatever it begins with; the quote prefix keeps it text when somebody edits it."""
        cell = self._cell(row, column)
        if text:
            cell.value = clean(text).text
            cell.data_type = "s"
        cell.number_format = TEXT_FORMAT
        cell.quotePrefix = True
        return cell

    def _cell(self, row: int, column: int) -> Cell:
        cell = self._sheet.cell(row, column)
        if not isinstance(cell, Cell):
            raise TypeError("a new sheet has no merged cells")
        return cell

    def _link(self, cell: Cell, link: Link) -> None:
        if isinstance(link.to, CellRef):
            target = f"{column_letters(max(link.to.column, 1))}{max(link.to.row, 1)}"
            location = f"{quoted_sheet(link.to.sheet)}!{target}"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=clean(link.text).text)
        else:
            cell.hyperlink = link.to

    def _choices(self, number: int, column: Column) -> None:
        source = list_formula(column.choices, self._batch)
        if source is None:
            return
        # A warning, not a wall: cells may hold several words, and `check` names a wrong one with its cell.
        rule = DataValidation(
            type="list", formula1=source, allow_blank=True, errorStyle="warning", showErrorMessage=True
        )
        letters = column_letters(number)
        rule.add(f"{letters}{self._layout.first}:{letters}{max(self._layout.last, self._layout.header + ROOM)}")
        self._sheet.add_data_validation(rule)

    def _rules(self) -> None:
        for rule in self._patch.rules:
            letters = column_letters(rule.column)
            first, last = self._layout.first, max(self._layout.last, self._layout.header + ROOM)
            look = LOOKS[rule.tone]
            fill = PatternFill(bgColor=f"FF{look.fill}") if look.fill else None
            style = DifferentialStyle(font=Font(color=f"FF{look.ink}"), fill=fill)
            formula = condition(f"{letters}{first}", rule)
            self._sheet.conditional_formatting.add(
                f"{letters}{first}:{letters}{last}", Rule(type="expression", dxf=style, formula=[formula])
            )

    def _page(self) -> None:
        sheet = self._sheet
        sheet.sheet_view.showGridLines = bool(self._patch.columns)
        sheet.sheet_state = "hidden" if self._patch.hidden else "visible"
        if self._patch.tab:
            sheet.sheet_properties.tabColor = f"FF{self._patch.tab}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        if sheet.sheet_properties.pageSetUpPr is not None:
            sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _paint(cell: Cell, look: Look) -> None:
    cell.font = _font(look)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{look.fill}")


def _font(look: Look) -> Font:
    return Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=f"FF{look.ink}")


def _note(text: str) -> Comment:
    lines = sum(1 + len(line) // _NOTE_LETTERS for line in text.split("\n"))
    return Comment(clean(text).text, _MAKER, width=_NOTE_WIDTH, height=_NOTE_LINE * (lines + 1))
