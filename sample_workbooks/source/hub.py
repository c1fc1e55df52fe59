"""A programme's hub workbook: every table on its sheet, HR's own figures behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from sample_workbooks.source.look import fill_sheet
from sample_workbooks.source.package import packed
from sample_workbooks.source.statistics import add_statistics
from toolkit.programme.kinds import Table
from toolkit.tables.specs import SPECS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from sample_workbooks.source.programme import Drawn


def hub(drawn: Drawn) -> bytes:
    """The hub's bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "HR"
    tables = drawn.tables()
    for spec in SPECS:
        sheet = workbook.create_sheet(drawn.words.of(spec.name))
        fill_sheet(sheet, spec.columns, tables[spec.table], spec.phase, drawn.words)
        if spec.table is Table.ROSTER:
            _as_excel_table(sheet, "Roster")
        elif spec.table is not Table.SETTINGS:
            sheet.auto_filter.ref = sheet.dimensions
    return packed(workbook, add_statistics(workbook, tables, drawn.words))


def _as_excel_table(sheet: Worksheet, name: str) -> None:
    table = ExcelTable(displayName=name, ref=sheet.dimensions)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
