"""What cells show: formulas, number formats, dates, colours."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.formats import serial, shown, with_colour_styles

if TYPE_CHECKING:
    from tests.sheets_server.client import Client
    from tests.sheets_server.formulas import Value
    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Object


@pytest.mark.parametrize(
    ("kind", "pattern", "number", "said"),
    [
        ("", "", 0.1 + 0.2, "0.3"),
        ("", "", 12345678, "12345678"),
        ("NUMBER", "#,##0.00", 1234.5, "1,234.50"),
        ("NUMBER", "0.##", 1.5, "1.5"),
        ("NUMBER", "0.0;(0.0)", -2, "(2.0)"),
        ("NUMBER", '0" 小时"', 3, "3 小时"),
        ("PERCENT", "0.0%", 0.9375, "93.8%"),
        ("PERCENT", "", 0.5, "50.00%"),
        ("TEXT", "@", 7, "7"),
        ("DATE", "", 46085, "2026-03-04"),
        ("DATE", "yyyy/m/d", 46085, "2026/3/4"),
        ("DATE", 'yyyy"年"m"月"d"日"', 46085, "2026年3月4日"),
        ("DATE", "d mmm yy", 46085, "4 Mar 26"),
        ("DATE_TIME", "yyyy-mm-dd hh:mm", 46085.8125, "2026-03-04 19:30"),
        ("TIME", "h:mm am/pm", 0.8125, "7:30 PM"),
    ],
)
def test_numbers_are_shown_by_their_format(kind: str, pattern: str, number: float, said: str) -> None:
    assert shown(number, {"numberFormat": {"type": kind, "pattern": pattern}}) == said


def test_a_date_is_the_days_since_the_end_of_1899() -> None:
    assert serial(datetime(2020, 1, 1)) == 43831  # noqa: DTZ001
    assert serial(datetime(2020, 1, 1, 12)) == 43831.5  # noqa: DTZ001


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=4/2", 2),
        ("=1+2*3", 7),
        ("=-(1+2)/4", -0.75),
        ('="第"&A1&"周"', "第2周"),
        ("=A1*B1", 6),
        ("=SUM(A1:B1,10)", 15),
        ("='另 一'!A1+1", 8),
        ('=HYPERLINK("#gid=7","打开")', "打开"),
        ("=1/0", "#DIV/0!"),
        ("=C1+1", "#VALUE!"),
        ("='没有'!A1", "#REF!"),
        ("=LAMBDA(1)", "#NAME?"),
        ("=1+", "#ERROR!"),
        ("=D1", "#REF!"),
    ],
)
def test_formulas_give_their_value(server: SheetsServer, formula: str, value: Value) -> None:
    book = server.add_spreadsheet("总表", {"考勤": [[2, 3, "x"]], "另 一": [[7]]})
    server.type_in(book, "考勤!D1", [[formula]])
    assert server.rows(book, "考勤") == [[2, 3, "x", value]]


@pytest.mark.parametrize(("formula", "said"), [("=A1+1", "2026-03-05"), ("=A1-A2", "2"), ("=A1*1", "46085")])
def test_a_formula_over_one_date_is_a_date(server: SheetsServer, client: Client, formula: str, said: str) -> None:
    book = server.add_spreadsheet("总表", {"活动": [[date(2026, 3, 4)], [date(2026, 3, 2)]]})
    server.type_in(book, "B1", [[formula]])
    assert client.values(book, "B1") == [[said]]
    mask = "sheets.data.rowData.values(userEnteredFormat,effectiveFormat.numberFormat.type)"
    found = client.get(book, ranges="'活动'!B1", fields=mask)
    shown_as_date: Object = {"effectiveFormat": {"numberFormat": {"type": "DATE"}}}
    cell: Object = shown_as_date if said.startswith("2026") else {"effectiveFormat": {}}
    assert found == {"sheets": [{"data": [{"rowData": [{"values": [cell]}]}]}]}


def test_a_link_is_answered_beside_its_text(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.type_in(book, "A1", [['=HYPERLINK("https://example.com/a","打开")']])
    cell = {"formattedValue": "打开", "hyperlink": "https://example.com/a"}
    found = client.get(book, fields="sheets.data.rowData.values(formattedValue,hyperlink)")
    assert found == {"sheets": [{"data": [{"rowData": [{"values": [cell]}]}]}]}


def test_errors_carry_their_kind(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.type_in(book, "A1", [["=1/0"]])
    found = client.get(book, fields="sheets.data.rowData.values.effectiveValue.errorValue.type")
    error = {"effectiveValue": {"errorValue": {"type": "DIVIDE_BY_ZERO"}}}
    assert found == {"sheets": [{"data": [{"rowData": [{"values": [error]}]}]}]}


def test_a_colour_given_either_way_is_kept_both_ways() -> None:
    both = {"backgroundColor": {"red": 1}, "backgroundColorStyle": {"rgbColor": {"red": 1}}}
    assert with_colour_styles({"backgroundColor": {"red": 1.0, "blue": 0}}) == both
    assert with_colour_styles({"backgroundColorStyle": {"rgbColor": {"red": 1}}}) == both
    theme: Object = {"backgroundColorStyle": {"themeColor": "ACCENT1"}}
    assert with_colour_styles(theme) == theme


def test_what_is_typed_into_one_cell_keeps_the_format_it_had(server: SheetsServer) -> None:
    book = server.add_spreadsheet("总表")
    bold: Object = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    fields = "userEnteredFormat.textFormat.bold"
    server.edit(book, [{"repeatCell": {"range": {"sheetId": 0, "endRowIndex": 1}, "cell": bold, "fields": fields}}])
    server.type_in(book, "A1", [["2026-03-04"]])
    form = server.spreadsheet(book).sheets[0].cells[0, 0]["userEnteredFormat"]
    assert form == {"textFormat": {"bold": True}, "numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
