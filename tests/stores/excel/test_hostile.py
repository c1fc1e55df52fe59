"""Parts that say impossible things: read or refused, never a crash of the process or an unnamed error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import MAIN, members, sheet_xml, styles_xml, write_rows, zipped
from tests.stores.patches import summary
from toolkit.errors import StudygroupError
from toolkit.problems import Code
from toolkit.sheets import SheetRemoval
from toolkit.stores import open_location
from toolkit.stores.damage import Damage
from toolkit.stores.excel import reader
from toolkit.stores.excel.reader import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

MANY = "9" * 5000
CELLS = (
    '<c r="A-1"><v>1</v></c>',
    '<c r="A0"><v>1</v></c>',
    '<c r="A9999999"><v>1</v></c>',
    '<c r="ZZZZZZZ1"><v>1</v></c>',
    f'<c r="A{MANY}"><v>1</v></c>',
    '<c r=""><v>1</v></c>',
    '<c r="B2"><v>1e999</v></c>',
    '<c r="B2"><v>nan</v></c>',
    f'<c r="B2"><v>{MANY}</v></c>',
    f'<c r="B2" s="{MANY}"><v>1</v></c>',
    '<c r="B2" s="-1"><v>1</v></c>',
    '<c r="B2" t="s"><v>7</v></c>',
    f'<c r="B2" t="s"><v>{MANY}</v></c>',
    '<c r="B2" t="s"><v>-1</v></c>',
    '<c r="B2" t="d"><v>99999-13-45</v></c>',
    '<c r="B2" t="?"><v>1</v></c>',
    '<c r="B2"><v>1</v><v>2</v></c>',
    '<c r="B2"><f><v>1</v></f></c>',
    '<c r="B2"><is><t>x</t></is></c>',
    "<c/>",
    f'<mergeCells count="{MANY}"><mergeCell ref="A1:B2"/></mergeCells>',
    '<mergeCells count="99999999"><mergeCell ref="A0:ZZZ0"/></mergeCells>',
)


@pytest.mark.parametrize("thoroughly", [False, True])
@pytest.mark.parametrize("swift_from", [0, reader.SWIFT_FROM])
@pytest.mark.parametrize("number", range(len(CELLS)))
def test_an_impossible_cell_is_read_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, swift_from: int, thoroughly: bool
) -> None:
    monkeypatch.setattr(reader, "SWIFT_FROM", swift_from)
    # A comment is what sends a sheet to our own parser.
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{CELLS[number]}</row>{"<!-- -->" * thoroughly}'
    path = write_rows(tmp_path, rows)
    assert outcome(path) in {(1,), Code.FILE_DAMAGED, Code.FILE_TOO_LARGE}


def outcome(path: Path) -> object:
    """The first row, or why there is none."""
    try:
        return read_workbook(path).grids[0].rows[0]
    except StudygroupError as stopped:
        return stopped.problem.code


def test_a_count_that_promises_too_much_is_not_believed(tmp_path: Path) -> None:
    strings = f'<sst xmlns="{MAIN}" count="1" uniqueCount="4294967296"><si><t>王小满</t></si></sst>'
    path = write_rows(tmp_path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings)
    assert read_workbook(path).grids[0].rows == (("王小满",),)


def test_sheets_nested_without_end_are_read_or_refused(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "<a>" * 50_000 + "</a>" * 50_000)
    assert read_workbook(path).grids[0].rows == ()


@pytest.mark.parametrize("encoding", ["GB18030", "x-unknown", "Big5"])
def test_a_part_in_an_encoding_xml_readers_do_not_know_is_damage(tmp_path: Path, encoding: str) -> None:
    xml = sheet_xml("").replace("UTF-8", encoding)
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(members({"名单": xml})))
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(path)
    assert stopped.value.problem.facts["reason"] is Damage.XML


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_part_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    xml = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>').replace("UTF-8", encoding)
    parts: dict[str, str | bytes] = {**members({"名单": ""}), "xl/worksheets/sheet1.xml": xml.encode(encoding)}
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(parts))
    assert read_workbook(path).grids[0].rows == (("é",),)


NONSENSE = {
    "sheet number": ("xl/workbook.xml", 'sheetId="1"', 'sheetId="x"'),
    "no sheet number": ("xl/workbook.xml", 'sheetId="1"', 'sheetId=""'),
    "scope of a name": ("xl/workbook.xml", 'localSheetId="0"', 'localSheetId="x"'),
    "first tab": ("xl/workbook.xml", 'activeTab="0"', 'activeTab="x"'),
    "number of a format": ("xl/styles.xml", 'numFmtId="164"', 'numFmtId="x"'),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_a_number_that_is_none_does_not_keep_our_sheet_out(tmp_path: Path, kind: str) -> None:
    name, was, becomes = NONSENSE[kind]
    views = '<bookViews><workbookView activeTab="0"/></bookViews>'
    names = '<definedNames><definedName name="n" localSheetId="0">A!$A$1</definedName></definedNames>'
    parts = members({"名单": sheet_xml("")}, styles=styles_xml("0.000"), before=views, after=names)
    assert was in parts[name]
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped({**parts, name: parts[name].replace(was, becomes)}))
    for patch, state in (
        (summary(), "created"),
        (summary(extra=1), "replaced"),
        (SheetRemoval("attendance"), "removed"),
    ):
        store = open_location(str(path))
        assert store.apply([patch], based_on=store.read()).outcomes[0].state == state
