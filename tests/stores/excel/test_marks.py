"""Our mark on a sheet survives what people and other programs do to the workbook."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.stores.excel.jobs import charted
from tests.stores.packages import is_sound, members, rewritten, sheet_xml, zipped
from tests.stores.patches import texts
from tests.tools import need
from toolkit.stores import open_location
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.parts import read_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.sheets import Applied, Patch


def apply(path: Path, *patches: Patch) -> Applied:
    store = open_location(str(path))
    return store.apply(patches, based_on=store.read())


def owned(path: Path) -> list[tuple[str, str | None]]:
    return [(each.sheet, each.owned) for each in open_location(str(path)).read().grids]


def renamed(parts: dict[str, bytes]) -> None:
    """What Excel writes after a sheet was renamed: every reference to it follows."""
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = book.replace(
        "考勤汇总", "O'Neil 的<汇总>".replace("<", "&lt;").replace("'", "''")
    ).encode()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"name=\"O''Neil", b"name=\"O'Neil")


def moved(parts: dict[str, bytes]) -> None:
    """To the front: positions in names follow."""
    book = parts["xl/workbook.xml"].decode()
    start, end = book.index("<sheets>") + 8, book.index("</sheets>")
    first, second = book[start:end].removesuffix("/>").split("/>")
    book = f"{book[:start]}{second}/>{first}/>{book[end:]}"
    parts["xl/workbook.xml"] = book.replace('localSheetId="1"', 'localSheetId="0"').encode()


def hidden(parts: dict[str, bytes]) -> None:
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = book.replace('name="考勤汇总"', 'name="考勤汇总" state="hidden"').encode()


CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], None], list[str]]] = {
    "renamed": (renamed, ["名单", "O'Neil 的<汇总>"]),
    "moved": (moved, ["考勤汇总", "名单"]),
    "hidden": (hidden, ["名单", "考勤汇总"]),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "总表.xlsx"
    file.write_bytes(zipped(members({"名单": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')})))
    apply(file, charted())
    return file


@pytest.mark.parametrize("change", CHANGES)
def test_people_may_rename_move_and_hide_a_sheet_of_ours(path: Path, change: str) -> None:
    edit, titles = CHANGES[change]
    with rewritten(path) as parts:
        edit(parts)
    assert [title for title, _ in owned(path)] == titles
    assert [key for _, key in owned(path) if key] == ["attendance"]
    assert apply(path, charted()).outcomes[0].state == "unchanged"
    outcome = apply(path, charted(1)).outcomes[0]
    assert (outcome.state, outcome.sheet) == ("replaced", next(title for title in titles if title != "名单"))
    assert [title for title, _ in owned(path)] == titles
    names = read_parts(open_container(path)).names
    assert len([each for each in names if each.name == "_xlnm._FilterDatabase"]) == 1
    assert is_sound(path)


def test_the_mark_survives_a_save_by_libreoffice_and_what_people_wrote_stays(path: Path, tmp_path: Path) -> None:
    soffice = need("soffice")
    apply(path, texts(("甲", "=1+1")))
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=110)
    saved = out / path.name
    assert [each.name for each in out.iterdir()] == [path.name]
    assert owned(saved) == [("名单", None), ("考勤汇总", "attendance"), ("文字", "texts")]
    states = [each.state for each in apply(saved, charted(1), texts(("乙",))).outcomes]
    assert states == ["replaced", "replaced"]
    grids = open_location(str(saved)).read().grids
    assert [each.owned for each in grids] == [None, "attendance", "texts"]
    assert (grids[0].rows, grids[1].value(6, 4), grids[2].value(2, 2)) == (((1,),), 21, "乙")
    # Its digest is back: an equal run writes nothing.
    assert [each.state for each in apply(saved, charted(1), texts(("乙",))).outcomes] == ["unchanged", "unchanged"]
    assert is_sound(saved)


def test_the_mark_survives_a_save_by_openpyxl(path: Path) -> None:
    before = owned(path)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    book["考勤汇总"].title = "换了名"
    book.move_sheet("换了名", -1)
    names = book.defined_names
    names["_studygroup.attendance"].attr_text = "'换了名'!$A$1"
    book.save(path)
    assert owned(path) == [("换了名", "attendance"), before[0]]
    outcome = apply(path, charted(1)).outcomes[0]
    assert (outcome.state, outcome.sheet) == ("replaced", "换了名")
    assert is_sound(path)


def test_a_copy_of_our_sheet_is_peoples(path: Path) -> None:
    """Excel gives a copied sheet names of its own scope: the copy keeps what it shows when ours is replaced."""
    with rewritten(path) as parts:
        book = parts["xl/workbook.xml"].decode()
        copy = '<sheet name="考勤汇总 (2)" sheetId="7" r:id="rId70"/></sheets>'
        mark = (
            '<definedName name="_studygroup.attendance" localSheetId="2" hidden="1">\'考勤汇总 (2)\'!$A$1</definedName>'
        )
        book = book.replace("</sheets>", copy).replace("</definedNames>", f"{mark}</definedNames>")
        parts["xl/workbook.xml"] = book.encode()
        rels = parts["xl/_rels/workbook.xml.rels"].decode()
        line = rels[rels.index("<Relationship Id") : rels.index("/>") + 2]
        line = line.replace("sheet1.xml", "sheet7.xml").replace('Id="rId1"', 'Id="rId70"')
        parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", f"{line}</Relationships>").encode()
        parts["xl/worksheets/sheet7.xml"] = parts["xl/worksheets/sheet2.xml"].replace(b"<drawing", b"<!--x--><drawing")
        parts["xl/worksheets/_rels/sheet7.xml.rels"] = parts["xl/worksheets/_rels/sheet2.xml.rels"]
    assert owned(path) == [("名单", None), ("考勤汇总", "attendance"), ("考勤汇总 (2)", None)]
    apply(path, charted(5))
    grids = {each.sheet: each for each in open_location(str(path)).read().grids}
    assert (grids["考勤汇总"].value(6, 4), grids["考勤汇总 (2)"].value(6, 4)) == (25, 20)
