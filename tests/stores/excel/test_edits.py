"""Cells filled and rows added in people's own sheets: all else stays, and what stands against it is named."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from tests.stores.packages import MAIN, OFFICE, PACKAGE, members, sheet_xml, styles_xml, write_rows, zipped
from tests.stores.patches import HOSTILE, summary
from tests.tools import shared_data
from toolkit.places import CellRef
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores import open_location
from toolkit.stores.excel.container import folded, open_container
from toolkit.stores.excel.parts import SheetKind, read_parts
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.sheets import Applied, Grid, Patch, Value

ROSTER = (
    '<row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>工号</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    '<row r="2" spans="1:2" ht="20"><c r="A2" s="1"><v>17</v></c><c r="B2" t="inlineStr"><is><t>周乙</t></is></c></row>'
    '<row r="4"><c r="A4" s="2"><v>46000</v></c><c r="C4" s="3"/></row>'
)
EVENING = datetime(2026, 2, 28, 19, 30)  # noqa: DTZ001 - cells know no time zone
STYLES = styles_xml("00000", "yyyy-mm-dd", "@")


def edit(row: int, column: int, before: Value, after: Value) -> CellEdit:
    return CellEdit(CellRef("总表.xlsx", "名单", row, column), before, after)


def fill(path: Path, *edits: CellEdit, appended: tuple[tuple[Value, ...], ...] = ()) -> Applied:
    return apply(path, CellsPatch("名单", edits, appended))


def apply(path: Path, *patches: Patch) -> Applied:
    store = open_location(str(path))
    return store.apply(patches, based_on=store.read())


def grid(path: Path, name: str = "名单") -> Grid:
    return next(each for each in open_location(str(path)).read().grids if each.sheet == name)


def sheet(path: Path) -> str:
    return open_container(path).read("xl/worksheets/sheet1.xml").decode()


def reason(applied: Applied) -> object:
    problem = applied.outcomes[0].problem
    return problem.facts.get("reason") if problem else None


def test_filled_cells_read_back_and_the_others_keep_their_bytes(tmp_path: Path) -> None:
    path = write_rows(tmp_path, ROSTER, styles=STYLES)
    outcome = fill(
        path,
        edit(2, 2, "周乙", "周丙"),
        edit(2, 3, None, date(2026, 11, 3)),
        edit(3, 2, None, 4),
        edit(4, 3, None, "00018"),
        edit(9, 1, None, True),
    ).outcomes[0]
    assert (outcome.state, outcome.cells, outcome.problem) == ("edited", 5, None)
    now = grid(path)
    assert now.rows[1] == (17, "周丙", date(2026, 11, 3))
    assert now.shown[(2, 1)] == "00017"
    assert (now.value(3, 2), now.value(4, 3), now.value(9, 1)) == (4, "00018", True)
    xml = sheet(path)
    assert '<c r="A2" s="1"><v>17</v></c>' in xml
    assert ROSTER[: ROSTER.index('<row r="2"')] in xml
    assert '<row r="2" ht="20">' in xml
    assert xml.index('r="2"') < xml.index('r="3"') < xml.index('r="4"') < xml.index('r="9"')
    assert '<c r="C4" s="3" t="inlineStr">' in xml


@pytest.mark.parametrize("value", [date(2026, 2, 28), EVENING, time(19, 30), 7, 2.5, False, "7"])
@pytest.mark.parametrize("column", [1, 2, 3, 4])
@pytest.mark.parametrize("epoch", ["", '<workbookPr date1904="1"/>'])
def test_a_value_reads_back_the_same_from_whatever_format_the_cell_has(
    tmp_path: Path, value: Value, column: int, epoch: str
) -> None:
    cells = '<row r="1"><c r="A1" s="1"/><c r="B1" s="2"/><c r="C1" s="3"/><c r="D1"/></row>'
    path = write_rows(tmp_path, cells, styles=STYLES, before=epoch)
    assert fill(path, edit(1, column, None, value)).outcomes[0].state == "edited"
    found = grid(path).value(1, column)
    assert (type(found), found) == (type(value), value)


def test_hostile_text_stays_text_also_when_somebody_edits_the_cell(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    fill(path, *(edit(row, 1, None, text) for row, text in enumerate(HOSTILE, start=1)))
    assert [row[0] for row in grid(path).rows] == list(HOSTILE)
    cells = [row[0] for row in openpyxl.load_workbook(path)["名单"].iter_rows()]
    assert len(cells) == len(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_rows_come_below_the_last_filled_one_and_look_like_it(tmp_path: Path) -> None:
    after = (
        '<autoFilter ref="A1:C4"/>'
        '<conditionalFormatting sqref="A2:A4"><cfRule type="expression" priority="1"><formula>1</formula></cfRule>'
        "</conditionalFormatting>"
        '<dataValidations count="1"><dataValidation type="list" sqref="B2:B4 D7"><formula1>"a"</formula1>'
        "</dataValidation></dataValidations>"
    )
    path = write_rows(tmp_path, ROSTER + '<row r="6"><c r="A6" s="2"/></row>', after, styles=STYLES)
    rows = ((date(2026, 1, 2), "陈丁"), (date(2026, 1, 3), None, "00020"))
    outcome = fill(path, appended=rows).outcomes[0]
    assert (outcome.state, outcome.cells) == ("edited", 4)
    assert grid(path).rows[4:] == rows
    xml = sheet(path)
    assert '<c r="A5" s="2">' in xml
    assert '<c r="C6" s="3" t=' in xml
    assert 'autoFilter ref="A1:C6"' in xml
    assert 'sqref="A2:A6"' in xml
    assert 'sqref="B2:B6 D7"' in xml


def test_what_stands_there_already_is_not_written_again(tmp_path: Path) -> None:
    path = write_rows(tmp_path, ROSTER, styles=STYLES)
    before = path.read_bytes()
    outcome = fill(path, edit(2, 2, None, "周乙"), edit(2, 1, None, 17)).outcomes[0]
    assert (outcome.state, outcome.cells) == ("unchanged", 0)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("rows", "after", "change", "code", "expected"),
    [
        (ROSTER, "", edit(2, 2, None, "周丙"), Code.SHEET_CELL_CHANGED, None),
        (ROSTER, "", edit(3, 1, None, "长" * 32_768), Code.SHEET_TEXT_TOO_LONG, None),
        (ROSTER, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>', edit(3, 1, None, 1), None, Obstacle.MERGED),
        ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', "", edit(1, 1, 2, 3), None, Obstacle.FORMULA),
        (
            '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>2</v></c></row><row r="2"><c r="B2"/></row>',
            "",
            edit(2, 2, None, 3),
            None,
            Obstacle.FORMULA,
        ),
        ('<row r="1"><c r="A1" vm="1" t="e"><v>#VALUE!</v></c></row>', "", edit(1, 1, None, 1), None, Obstacle.FORMULA),
        (ROSTER, '<sheetProtection sheet="1"/>', edit(3, 1, None, 1), None, Obstacle.SHEET_PROTECTED),
        ("<row><c><v>1</v></c></row>", "", edit(3, 1, None, 1), None, Obstacle.UNUSUAL_SHEET),
        (ROSTER + "<!-- x -->", "", edit(3, 1, None, 1), None, Obstacle.UNUSUAL_SHEET),
    ],
)
def test_one_cell_that_stands_against_it_refuses_them_all_and_is_named(
    tmp_path: Path, rows: str, after: str, change: CellEdit, code: Code | None, expected: Obstacle | None
) -> None:
    path = write_rows(tmp_path, rows, after, styles=STYLES)
    before = path.read_bytes()
    applied = fill(path, edit(9, 9, None, "好"), change)
    assert applied.outcomes[0].state == "refused"
    problem = applied.outcomes[0].problem
    assert problem is not None
    assert problem.code is (code or Code.SHEET_CANNOT_ADD)
    assert reason(applied) is expected
    if expected not in {Obstacle.SHEET_PROTECTED, Obstacle.UNUSUAL_SHEET}:
        assert problem.at == change.at
    assert path.read_bytes() == before


def test_a_refused_sheet_does_not_keep_the_others_from_being_written(tmp_path: Path) -> None:
    path = write_rows(tmp_path, ROSTER, styles=STYLES)
    applied = apply(
        path, CellsPatch("没有", (edit(1, 1, None, 1),)), CellsPatch("名单", (edit(3, 1, None, 1),)), summary()
    )
    assert [each.state for each in applied.outcomes] == ["refused", "edited", "created"]
    assert applied.outcomes[0].problem is not None
    assert applied.outcomes[0].problem.code is Code.SHEET_GONE
    assert (grid(path).value(3, 1), grid(path, "考勤汇总").owned) == (1, "attendance")


def tabled(path: Path, *, totals: int = 0, below: str = "") -> Path:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for row, text in enumerate(("工号", "甲", "乙"), start=1)
    )
    parts = members({"名单": sheet_xml(rows + below, "<tableParts count='1'/>".replace("'", '"'))})
    count = f' totalsRowCount="{totals}"' if totals else ""
    columns = '<tableColumns count="1"><tableColumn id="1" name="工号"/></tableColumns>'
    parts["xl/tables/table1.xml"] = (
        f'<table xmlns="{MAIN}" id="1" name="表1" displayName="表1" ref="A1:A3"{count}>'
        f'<autoFilter ref="A1:A{3 - totals}"/>{columns}</table>'
    )
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/table" Target="../tables/table1.xml"/></Relationships>'
    )
    path.write_bytes(zipped(parts))
    return path


def test_a_table_grows_with_the_rows_added_at_its_end(tmp_path: Path) -> None:
    path = tabled(tmp_path / "总表.xlsx")
    assert fill(path, edit(2, 1, "甲", "丙"), appended=(("丁",), ("戊",))).outcomes[0].cells == 3
    table = etree.fromstring(open_container(path).read("xl/tables/table1.xml"))
    assert (table.get("ref"), table[0].get("ref")) == ("A1:A5", "A1:A5")
    assert [row[0] for row in grid(path).rows] == ["工号", "丙", "乙", "丁", "戊"]


def test_headers_and_totals_of_a_table_and_the_rows_below_it_are_not_touched(tmp_path: Path) -> None:
    path = tabled(tmp_path / "总表.xlsx", totals=1)
    assert reason(fill(path, edit(1, 1, "工号", "编号"))) is Obstacle.TABLE_EDGE
    assert reason(fill(path, edit(3, 1, "乙", "丁"))) is Obstacle.TABLE_EDGE
    assert reason(fill(path, appended=(("丁",),))) is Obstacle.TABLE_TOTALS
    path = tabled(tmp_path / "备注.xlsx", below='<row r="7"><c r="A7"><v>1</v></c></row>')
    assert reason(fill(path, appended=(("丁",),))) is Obstacle.BELOW_TABLE


def test_programs_are_told_to_calculate_anew(tmp_path: Path) -> None:
    path = write_rows(tmp_path, ROSTER, styles=STYLES)
    fill(path, edit(3, 1, None, 1))
    workbook = etree.fromstring(open_container(path).read("xl/workbook.xml"))
    assert [each.get("fullCalcOnLoad") for each in workbook.iterfind("{*}calcPr")] == ["1"]


def test_filling_a_cell_of_a_foreign_workbook_changes_that_sheet_and_no_other_member(tmp_path: Path) -> None:
    edited = compared = 0
    for source in sorted(shared_data("excel-made").glob("*.xls[xm]")):
        path = tmp_path / source.name
        shutil.copyfile(source, path)
        old = open_container(path)
        parts = read_parts(old)
        first = next(each for each in parts.sheets if each.kind is SheetKind.WORKSHEET)
        at = CellRef(path.name, first.name, 3000, 60)
        outcome = apply(path, CellsPatch(first.name, (CellEdit(at, None, "=1+1"),))).outcomes[0]
        if outcome.state != "edited":
            assert path.read_bytes() == source.read_bytes()
            continue
        assert grid(path, first.name).value(3000, 60) == "=1+1"
        new = open_container(path)
        touched = {
            parts.part,
            parts.rels,
            parts.styles or "xl/styles.xml",
            first.part,
            "[Content_Types].xml",
            "docProps/app.xml",
        }
        allowed = {folded(each) for each in touched}
        for member in old.members:
            kept = new.find(member.name)
            assert kept is not None
            if folded(member.name) not in allowed:
                assert old.raw(member) == new.raw(kept), (source.name, member.name)
                compared += 1
        edited += 1
    assert edited >= 50
    assert compared >= 700
