from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import STRICT_MAIN, STRICT_OFFICE, members, sheet_xml, styles_xml, zipped
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.parts import SheetKind, WorkbookParts, read_parts, sheet_of
from toolkit.stores.marks import Mark

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = sheet_xml("")


def parts_of(folder: Path, parts: dict[str, str]) -> WorkbookParts:
    path = folder / "总表.xlsx"
    path.write_bytes(zipped(parts))
    return read_parts(open_container(path))


def test_sheets_are_found_by_their_relationships(tmp_path: Path) -> None:
    found = parts_of(tmp_path, members({"名单": EMPTY, "选项": EMPTY}, states={"选项": "hidden"}, styles=styles_xml()))
    assert [(sheet.name, sheet.id, sheet.rid, sheet.state, sheet.part, sheet.kind) for sheet in found.sheets] == [
        ("名单", 1, "rId1", "visible", "xl/worksheets/sheet1.xml", SheetKind.WORKSHEET),
        ("选项", 2, "rId2", "hidden", "xl/worksheets/sheet2.xml", SheetKind.WORKSHEET),
    ]
    assert (found.part, found.rels) == ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    assert (found.styles, found.strings) == ("xl/styles.xml", None)
    assert not found.strict


def test_absolute_targets_and_other_folders_are_followed(tmp_path: Path) -> None:
    parts = members({"名单": EMPTY})
    parts["_rels/.rels"] = parts["_rels/.rels"].replace('"xl/workbook.xml"', '"/office/book.xml"')
    parts["office/book.xml"] = parts.pop("xl/workbook.xml")
    rels = parts.pop("xl/_rels/workbook.xml.rels")
    parts["office/_rels/book.xml.rels"] = rels.replace('"worksheets/sheet1.xml"', '"/xl/worksheets/sheet1.xml"')
    found = parts_of(tmp_path, parts)
    assert found.part == "office/book.xml"
    assert [sheet.part for sheet in found.sheets] == ["xl/worksheets/sheet1.xml"]


def test_strict_packages_are_known_by_their_namespace(tmp_path: Path) -> None:
    strict = members({"名单": EMPTY}, main=STRICT_MAIN, office=STRICT_OFFICE)
    found = parts_of(tmp_path, strict)
    assert found.strict
    assert found.sheets[0].kind is SheetKind.WORKSHEET


def test_names_of_the_whole_workbook_are_our_marks_also_after_libreoffice_made_them_visible(tmp_path: Path) -> None:
    names = (
        "<definedName name='_studygroup.b' hidden='1' comment='d1'>'B''s'!$A$1</definedName>"
        "<definedName name='_studygroup.a' hidden='1' comment='d2'>A!$A$1</definedName>"
        "<definedName name='_studygroup.c' hidden='1'>#REF!</definedName>"
        "<definedName name='_studygroup.d' hidden='1' localSheetId='0'>A!$A$1</definedName>"
        "<definedName name='_studygroup.e'>A!$A$1</definedName>"
    )
    sheets = {"A": EMPTY, "B's": EMPTY}
    found = parts_of(tmp_path, members(sheets, after=f"<definedNames>{names}</definedNames>"))
    assert len(found.names) == 5
    assert found.marks.all == (Mark("a", "A", "d2"), Mark("e", "A", ""), Mark("b", "B's", "d1"))
    assert found.marks.by_key("b") == found.marks.by_sheet("b's") == Mark("b", "B's", "d1")
    assert found.marks.by_sheet("C") is None


@pytest.mark.parametrize(
    ("refers_to", "sheet"),
    [
        ("'考勤 汇总'!$A$1", "考勤 汇总"),
        ("='甲''乙'!$A$1", "甲'乙"),
        ("Sheet1!$A$1:$B$2", "Sheet1"),
        ("#REF!", "#REF"),
        ("1+1", ""),
    ],
)
def test_a_reference_names_its_sheet(refers_to: str, sheet: str) -> None:
    assert sheet_of(refers_to) == sheet
