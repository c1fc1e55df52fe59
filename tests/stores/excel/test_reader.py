from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.packages import (
    MAIN,
    STRICT_MAIN,
    STRICT_OFFICE,
    members,
    sheet_xml,
    styles_xml,
    write_rows,
    zipped,
)
from tests.tools import LONG
from toolkit.places import Area
from toolkit.sheets import Oddity
from toolkit.stores.excel import reader, swift
from toolkit.stores.excel.reader import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.sheets import Grid, Value

RICH = '<r><t>研</t></r><r><t xml:space="preserve"> 发</t></r><rPh sb="0" eb="1"><t>yan</t></rPh>'
STRINGS = f'<sst xmlns="{MAIN}"><si><t>王小满</t></si><si>{RICH}</si></sst>'


@pytest.fixture(params=["swiftly", "quickly", "thoroughly"])
def both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each claim holds for blocks of rows, for calamine with the byte search, and for our own parser."""
    if request.param == "swiftly":
        monkeypatch.setattr(reader, "SWIFT_FROM", 0)
        monkeypatch.setattr(swift, "_ODD_SHARE", 1)
    elif request.param == "thoroughly":
        monkeypatch.setattr(reader, "_open_calamine", lambda *_: None)
    return str(request.param)


def only(path: Path) -> Grid:
    (grid,) = read_workbook(path).grids
    return grid


@pytest.mark.usefixtures("both")
def test_values_keep_the_type_excel_gave_them(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>17</v></c><c r="B1"><v>0.5</v></c><c r="C1" t="b"><v>1</v></c>'
        '<c r="D1" t="s"><v>0</v></c><c r="E1" t="s"><v>1</v></c>'
        '<c r="F1" t="inlineStr"><is><t xml:space="preserve"> 空格 </t></is></c>'
        '<c r="G1" t="str"><f>A1</f><v>算出</v></c><c r="H1"><v>1E3</v></c></row>'
    )
    grid = only(write_rows(tmp_path, rows, strings=STRINGS))
    assert grid.rows == ((17, 0.5, True, "王小满", "研 发", " 空格 ", "算出", 1000),)
    assert [type(value) for value in grid.rows[0][:3]] == [int, float, bool]
    assert (grid.workbook, grid.sheet, grid.owned) == ("总表.xlsx", "名单", None)


@pytest.mark.usefixtures("both")
def test_numbers_become_days_and_times_by_their_format(tmp_path: Path) -> None:
    formats = (14, 31, 'yyyy"年"m"月"d"日"', "yyyy-mm-dd hh:mm", 20, "[h]:mm", "aaaa", '0"天"')
    serials = ("46000", "46000", "46000", "46000.75", "0.75", "1.5", "46000", "3")
    cells = "".join(f'<c r="{chr(65 + i)}1" s="{i + 1}"><v>{serial}</v></c>' for i, serial in enumerate(serials))
    grid = only(write_rows(tmp_path, f'<row r="1">{cells}</row>', styles=styles_xml(*formats)))
    day = date(2025, 12, 9)
    assert grid.rows == ((day, day, day, datetime.fromisoformat("2025-12-09T18:00"), time(18), "36:00", day, 3),)


@pytest.mark.usefixtures("both")
def test_the_1904_calendar_is_honoured(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>44538</v></c></row>'
    path = write_rows(tmp_path, rows, styles=styles_xml(14), before='<workbookPr date1904="1"/>')
    assert only(path).rows == ((date(2025, 12, 9),),)


@pytest.mark.usefixtures("both")
def test_what_a_padding_format_shows_is_kept_beside_the_number(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2" s="1"><v>17</v></c><c r="B2" s="2"><v>17</v></c>'
        '<c r="C2" s="1" t="inlineStr"><is><t>外包</t></is></c>'
        '<c r="D2" s="1"><v>1.5</v></c><c r="E2" s="1"/><c r="F2"><v>17</v></c></row>'
    )
    grid = only(write_rows(tmp_path, rows, styles=styles_xml("00000", '"E"0000')))
    assert grid.rows == ((), (17, 17, "外包", 1.5, None, 17))
    assert grid.shown == {(2, 1): "00017", (2, 2): "E0017"}


@pytest.mark.usefixtures("both")
def test_errors_and_uncalculated_formulas_are_odd_and_an_empty_result_is_not(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v></v></c>'
        '<c r="D1" t="str"><f>IF(1,"")</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c>'
        '<c r="F1"><f t="shared" si="0"/></c><c r="G1"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    grid = only(write_rows(tmp_path, rows))
    unknown = {(1, column): Oddity.UNCACHED for column in (2, 3, 6)}
    assert grid.odd == {(1, 1): Oddity.ERROR, **unknown}
    assert grid.rows == ((None, None, None, None, 2, None, 3),)


@pytest.mark.usefixtures("both")
def test_merges_and_hidden_rows_are_told_inside_the_used_rectangle(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c></row><row r="9" hidden="1"/>'
    )
    merges = '<mergeCell ref="A1:B1"/><mergeCell ref="A3:XFD1048576"/><mergeCell ref="H8:I9"/>'
    grid = only(write_rows(tmp_path, rows, f"<mergeCells>{merges}</mergeCells>"))
    assert grid.rows == ((1,), (None, 2), (3,))
    assert grid.merges == (Area(1, 1, 1, 2), Area(3, 1, 3, 2))
    assert grid.hidden == {2}


@pytest.mark.usefixtures("both")
def test_cells_without_references_stand_one_after_the_other(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row r="4"><c><v>2</v></c></row>'
    grid = only(write_rows(tmp_path, rows))
    assert grid.rows == ((1,), (), (), (2,))
    assert grid.odd == {(1, 2): Oddity.ERROR}


@pytest.mark.usefixtures("both")
def test_a_prefixed_namespace_is_read_like_any_other(tmp_path: Path) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1" hidden="1"><x:c r="A1" t="e"><x:v>#N/A</x:v></x:c>'
        '<x:c r="B1"><x:f>A2</x:f></x:c><x:c r="C1" s="1"><x:v>7</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    path = tmp_path / "前缀.xlsx"
    path.write_bytes(zipped(members({"名单": xml}, styles=styles_xml("000"))))
    grid = only(path)
    assert grid.odd == {(1, 1): Oddity.ERROR, (1, 2): Oddity.UNCACHED}
    assert grid.shown == {(1, 3): "007"}
    assert grid.hidden == {1}
    assert grid.merges == (Area(1, 1, 1, 2),)


@pytest.mark.usefixtures("both")
def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "严格.xlsx"
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>', main=STRICT_MAIN)
    path.write_bytes(zipped(members({"名单": xml}, main=STRICT_MAIN, office=STRICT_OFFICE)))
    assert only(path).rows == ((1,),)


@pytest.mark.usefixtures("both")
def test_comments_cdata_and_single_quotes_are_xml_too(tmp_path: Path) -> None:
    text = "<c r='A1' t='inlineStr'><is><t><![CDATA[甲<乙]]></t></is></c>"
    rows = f"<row r='1'>{text}<!-- 话 --><c r = 'B1' t='e'><v>#N/A</v></c></row>"
    grid = only(write_rows(tmp_path, rows))
    assert grid.rows[0][0] == "甲<乙"
    assert grid.odd == {(1, 2): Oddity.ERROR}


def test_sheets_keep_their_order_hidden_ones_are_read_and_marks_are_seen(tmp_path: Path) -> None:
    empty = sheet_xml("")
    ours = '<definedName name="_studygroup.attendance" hidden="1" comment="abc">\'考勤 汇总\'!$A$1</definedName>'
    theirs = "<definedName name=\"studygroup.mine\">'名单'!$A$1</definedName>"
    names = f"<definedNames>{ours}{theirs}</definedNames>"
    parts = members({"选项": empty, "考勤 汇总": empty, "名单": empty}, states={"选项": "veryHidden"}, after=names)
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(parts))
    snapshot = read_workbook(path)
    assert [(grid.sheet, grid.owned) for grid in snapshot.grids] == [
        ("选项", None),
        ("考勤 汇总", "attendance"),
        ("名单", None),
    ]
    assert [grid.sheet for grid in read_workbook(path, ["名单"]).grids] == ["名单"]


def test_the_version_is_of_the_content_not_of_the_hour(tmp_path: Path) -> None:
    path = write_rows(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>')
    first = read_workbook(path)
    path.touch()
    assert read_workbook(path) == first
    assert first.location == "总表.xlsx"
    write_rows(tmp_path, '<row r="1"><c r="A1"><v>2</v></c></row>')
    assert read_workbook(path).version != first.version


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20
)
CELLS = st.one_of(
    st.none(),
    TEXTS.filter(lambda text: not text.startswith("=")),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.15g}")),  # Excel keeps 15 digits
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)


@settings(max_examples=400 if LONG else 40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=6))
@pytest.mark.usefixtures("both")
def test_what_openpyxl_writes_is_read_back(tmp_path: Path, rows: list[list[Value]]) -> None:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.worksheets[0].cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(tmp_path / "往返.xlsx")
    assert only(tmp_path / "往返.xlsx").rows == expected(rows)


def expected(rows: list[list[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Without empty ends, whole numbers as int, empty text as None."""
    kept = [[value if value != "" else None for value in row] for row in rows]
    for row in kept:
        while row and row[-1] is None:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return tuple(tuple(row) for row in kept)
