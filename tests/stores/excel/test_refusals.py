"""Every reason not to write into a workbook: it is found before a byte changes, and one line says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stores.excel.test_edits import tabled
from tests.stores.packages import OFFICE, members, rels_xml, sheet_xml, write_rows, zipped
from tests.stores.patches import summary
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.language import EN, ZH
from toolkit.places import CellRef
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch, Snapshot
from toolkit.stores import open_location
from toolkit.stores.damage import Damage
from toolkit.stores.excel.apply import apply_patches
from toolkit.stores.excel.container import version_of
from toolkit.stores.obstacle import Obstacle, Remedy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.problems import Problem
    from toolkit.sheets import Patch, Value

ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'


def plain() -> dict[str, str | bytes]:
    return {**members({"名单": sheet_xml(ROWS)})}


def with_top_relation(kind: str, target: str) -> dict[str, str | bytes]:
    parts = plain()
    main = f"{OFFICE}/officeDocument"
    return parts | {"_rels/.rels": rels_xml((main, "xl/workbook.xml"), (kind, target)), target: "<x/>"}


def duplicated() -> bytes:
    """Two members whose names differ in case only: readers differ in which they take."""
    return zipped(plain() | {"XL/Workbook.xml": "<workbook/>"})


def tracked() -> dict[str, str | bytes]:
    parts = plain()
    sheet = (f"{OFFICE}/worksheet", "worksheets/sheet1.xml")
    log = (f"{OFFICE}/revisionHeaders", "revisions/revisionHeaders.xml")
    return parts | {"xl/_rels/workbook.xml.rels": rels_xml(sheet, log), "xl/revisions/revisionHeaders.xml": "<x/>"}


def binary() -> dict[str, str | bytes]:
    return {"_rels/.rels": rels_xml((f"{OFFICE}/officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"\x83\x01"}


def before_root(name: str) -> dict[str, str | bytes]:
    parts = plain()
    text = str(parts[name])
    head, _, body = text.rpartition("?>") if "?>" in text else ("", "", text)
    return parts | {name: f"{head}?>{DOCTYPE}{body}" if head else DOCTYPE + text}


def protected_structure() -> dict[str, str | bytes]:
    return {**members({"名单": sheet_xml(ROWS)}, before='<workbookProtection lockStructure="1"/>')}


WHOLE_FILES: dict[str, tuple[Callable[[], bytes], Code, object]] = {
    "encrypted": (lambda: OLE + "EncryptedPackage".encode("utf-16-le") * 9, Code.FILE_ENCRYPTED, None),
    "xls": (lambda: OLE + b"\0" * 600, Code.FILE_OLD_XLS, None),
    "xlsb": (lambda: zipped(binary()), Code.FILE_WRONG_KIND, ".xlsb"),
    "duplicate names": (duplicated, Code.FILE_DAMAGED, Damage.DUPLICATE_MEMBER),
    "DOCTYPE in the workbook": (lambda: zipped(before_root("xl/workbook.xml")), Code.FILE_DAMAGED, Damage.DOCTYPE),
    "DOCTYPE in the types": (lambda: zipped(before_root("[Content_Types].xml")), Code.FILE_DAMAGED, Damage.DOCTYPE),
    "DOCTYPE in the relations": (
        lambda: zipped(before_root("xl/_rels/workbook.xml.rels")),
        Code.FILE_DAMAGED,
        Damage.DOCTYPE,
    ),
}
SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
WHOLE_BOOKS: dict[str, tuple[Callable[[], dict[str, str | bytes]], Obstacle]] = {
    "signed": (lambda: with_top_relation(SIGNATURE, "_xmlsignatures/origin.sigs"), Obstacle.SIGNED),
    "revision log": (tracked, Obstacle.CHANGES_TRACKED),
    "structure protected": (protected_structure, Obstacle.STRUCTURE_PROTECTED),
    "escaping name": (lambda: plain() | {"../outside.xml": "<x/>"}, Obstacle.ESCAPING_NAME),
    "escaping backslash": (lambda: plain() | {"xl\\..\\..\\outside.xml": "<x/>"}, Obstacle.ESCAPING_NAME),
    "drive in a name": (lambda: plain() | {"C:/outside.xml": "<x/>"}, Obstacle.ESCAPING_NAME),
}


def edit(row: int, before: Value = None) -> CellsPatch:
    return CellsPatch("名单", (CellEdit(CellRef("总表.xlsx", "名单", row, 1), before, "填"),))


def row(inside: str) -> str:
    return f'<row r="1"><c r="A1"{inside}</c></row>'


SHEETS: dict[str, tuple[Callable[[Path], Path], Patch, Obstacle]] = {
    "merged cell": (
        lambda folder: write_rows(folder, ROWS, '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'),
        edit(2),
        Obstacle.MERGED,
    ),
    "formula": (lambda folder: write_rows(folder, row("><f>1+1</f><v>2</v>")), edit(1, 2), Obstacle.FORMULA),
    "shared formula": (
        lambda folder: write_rows(folder, row('><f t="shared" si="0" ref="A1:A9">B1</f><v>2</v>')),
        edit(1, 2),
        Obstacle.FORMULA,
    ),
    "array formula": (
        lambda folder: write_rows(
            folder, row('><f t="array" ref="A1:A3">B1:B3</f><v>2</v>') + '<row r="2"><c r="A2"><v>3</v></c></row>'
        ),
        edit(2, 3),
        Obstacle.FORMULA,
    ),
    "protected sheet": (
        lambda folder: write_rows(folder, ROWS, '<sheetProtection sheet="1"/>'),
        edit(2),
        Obstacle.SHEET_PROTECTED,
    ),
    "header of a table": (lambda folder: tabled(folder / "总表.xlsx"), edit(1, "工号"), Obstacle.TABLE_EDGE),
    "rows below totals": (
        lambda folder: tabled(folder / "总表.xlsx", totals=1),
        CellsPatch("名单", (), (("丁",),)),
        Obstacle.TABLE_TOTALS,
    ),
    "rows below a note": (
        lambda folder: tabled(folder / "总表.xlsx", below='<row r="7"><c r="A7"><v>1</v></c></row>'),
        CellsPatch("名单", (), (("丁",),)),
        Obstacle.BELOW_TABLE,
    ),
    "comments in the XML": (lambda folder: write_rows(folder, ROWS + "<!-- x -->"), edit(2), Obstacle.UNUSUAL_SHEET),
    "CDATA": (
        lambda folder: write_rows(folder, row(' t="str"><v><![CDATA[x]]></v>')),
        edit(2),
        Obstacle.UNUSUAL_SHEET,
    ),
}


def assert_said(problem: Problem) -> None:
    """One line in either language, and what to do about it."""
    for words in (ZH, EN):
        said = words.say(problem, values=False)
        assert said.message
        assert said.fix
        assert said.effect or problem.code in {Code.FILE_OLD_XLS, Code.FILE_ENCRYPTED, Code.FILE_WRONG_KIND}
        assert not any("\n" in each or "{" in each for each in said)


def read_then_write(path: Path) -> None:
    store = open_location(str(path))
    store.apply([summary()], based_on=store.read())


def assert_untouched(folder: Path, path: Path, before: bytes) -> None:
    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir()] == [path.name]


@pytest.mark.parametrize("kind", WHOLE_FILES)
def test_a_file_that_is_no_workbook_we_may_open_is_refused(tmp_path: Path, kind: str) -> None:
    make, code, fact = WHOLE_FILES[kind]
    path = tmp_path / "总表.xlsx"
    path.write_bytes(make())
    before = path.read_bytes()
    with pytest.raises(StudygroupError) as stopped:
        # Reading needs no list of types; writing does.
        read_then_write(path)
    assert (stopped.value.problem.code, stopped.value.exit_code) == (code, INPUT_UNUSABLE)
    assert fact in {None, stopped.value.problem.facts.get("reason"), stopped.value.problem.facts.get("found")}
    assert_said(stopped.value.problem)
    assert_untouched(tmp_path, path, before)
    # Nor does a write that never read it.
    with pytest.raises(StudygroupError):
        apply_patches(path, [summary()], based_on=Snapshot("", (), version_of(before)))
    assert_untouched(tmp_path, path, before)


@pytest.mark.parametrize("kind", WHOLE_BOOKS)
def test_a_workbook_that_must_stay_as_it_is_is_read_and_not_written(tmp_path: Path, kind: str) -> None:
    make, expected = WHOLE_BOOKS[kind]
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(make()))
    before = path.read_bytes()
    store = open_location(str(path))
    snapshot = store.read()
    assert snapshot.grids[0].rows == (("工号",),)
    (outcome,) = store.apply([summary()], based_on=snapshot).outcomes
    assert (outcome.state, outcome.problem and outcome.problem.facts["reason"]) == ("refused", expected)
    assert outcome.problem is not None
    assert_said(outcome.problem)
    assert_untouched(tmp_path, path, before)


@pytest.mark.parametrize("kind", SHEETS)
def test_a_cell_that_must_stay_as_it_is_is_refused(tmp_path: Path, kind: str) -> None:
    make, patch, expected = SHEETS[kind]
    path = make(tmp_path)
    before = path.read_bytes()
    store = open_location(str(path))
    (outcome,) = store.apply([patch], based_on=store.read()).outcomes
    assert (outcome.state, outcome.problem and outcome.problem.facts["reason"]) == ("refused", expected)
    assert outcome.problem is not None
    assert_said(outcome.problem)
    assert_untouched(tmp_path, path, before)


@pytest.mark.parametrize("title", ["考勤汇总", "名单", "NAMES", "names"])
def test_a_sheet_of_peoples_with_our_name_is_never_touched(tmp_path: Path, title: str) -> None:
    path = tmp_path / "总表.xlsx"
    theirs = "names" if title.isascii() else title
    path.write_bytes(zipped(members({theirs: sheet_xml(ROWS)})))
    before = path.read_bytes()
    store = open_location(str(path))
    (outcome,) = store.apply([summary(title=title)], based_on=store.read()).outcomes
    assert outcome.problem is not None
    assert outcome.problem.code is Code.SHEET_NAME_TAKEN
    assert_said(outcome.problem)
    assert_untouched(tmp_path, path, before)


def test_every_obstacle_has_a_remedy_and_none_is_said_twice() -> None:
    assert [each.value for each in Remedy] == list(Obstacle)
    assert len(Obstacle) >= 14
    for words in (ZH, EN):
        for kinds in (Obstacle, Remedy):
            said = [words.label(each) for each in kinds]
            assert len(set(said)) == len(said)
