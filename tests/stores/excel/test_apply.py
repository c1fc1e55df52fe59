"""Writing into workbooks other people's programs made: what is not ours keeps its bytes."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from tests.stores.packages import OFFICE, STRICT_MAIN, STRICT_OFFICE, members, sheet_xml, write_rows, zipped
from tests.stores.patches import summary, texts
from tests.tools import shared_data
from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.files.lock import locked
from toolkit.places import Area
from toolkit.problems import Code
from toolkit.stores import open_location
from toolkit.stores.excel.container import folded, open_container
from toolkit.stores.excel.parts import read_parts
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from toolkit.sheets import Applied, Patch

SAMPLES = Path(__file__).resolve().parents[3] / "sample_workbooks"
FEWEST_WRITTEN = 60
FEWEST_MEMBERS = 800
MAY_CHANGE = {"[content_types].xml", "docprops/app.xml"}


def apply(path: Path, *patches: Patch) -> Applied:
    store = open_location(str(path))
    return store.apply(patches, based_on=store.read())


def part(path: Path, name: str) -> etree._Element:
    return etree.fromstring(open_container(path).read(name))


def reason(applied: Applied) -> object:
    problem = applied.outcomes[0].problem
    return problem.facts.get("reason") if problem else None


def compared(source: Path, folder: Path) -> int | None:
    """How many members of a workbook were found as they were after our sheet came and changed; None when refused."""
    path = folder / source.name
    shutil.copyfile(source, path)
    if apply(path, summary()).outcomes[0].state == "refused":
        assert path.read_bytes() == source.read_bytes()
        return None
    apply(path, summary(extra=1))
    old, new = open_container(source), open_container(path)
    parts = read_parts(new)
    own = next(sheet.part for sheet in parts.sheets if sheet.name == "考勤汇总")
    allowed = MAY_CHANGE | {folded(each) for each in (parts.part, parts.rels, parts.styles or "", own)}
    names = [folded(member.name) for member in old.members]
    assert [folded(member.name) for member in new.members][: len(names)] == names
    foreign = [member for member in old.members if folded(member.name) not in allowed]
    for member in foreign:
        same = new.find(member.name)
        assert same is not None
        assert (old.raw(member), member.info.CRC) == (new.raw(same), same.info.CRC), (source.name, member.name)
    return len(foreign)


def test_every_member_that_is_not_ours_keeps_its_compressed_bytes_and_its_place(tmp_path: Path) -> None:
    found = [compared(source, tmp_path) for source in sorted(shared_data("excel-made").glob("*.xls[xm]"))]
    written = [each for each in found if each is not None]
    assert len(written) >= FEWEST_WRITTEN
    assert sum(written) >= FEWEST_MEMBERS
    assert len(found) - len(written) >= 5


def test_every_member_of_the_sample_workbooks_keeps_its_bytes(tmp_path: Path) -> None:
    found = [
        compared(source, tmp_path) for source in sorted(SAMPLES.glob("*.xlsx")) if "考勤汇总" not in sheets(source)
    ]
    assert len(found) >= 3
    assert all(each is not None and each >= 10 for each in found)


def sheets(path: Path) -> set[str]:
    return {each.name for each in read_parts(open_container(path)).sheets}


def test_peoples_sheets_names_and_formats_stay_listed_as_they_were(tmp_path: Path) -> None:
    seen = 0
    for source in sorted(shared_data("excel-made").glob("*.xls[xm]"))[:30]:
        path = tmp_path / source.name
        shutil.copyfile(source, path)
        if apply(path, summary()).outcomes[0].state != "created":
            continue
        old, new = read_parts(open_container(source)), read_parts(open_container(path))
        assert new.sheets[: len(old.sheets)] == old.sheets
        assert [name for name in new.names if name in old.names] == list(old.names)
        if old.styles:
            before = etree.fromstring(open_container(source).read(old.styles))
            after = etree.fromstring(open_container(path).read(old.styles))
            for group in ("cellXfs", "fonts", "fills", "borders", "dxfs"):
                was = [etree.tostring(each, method="c14n") for each in before.iterfind(f"{{*}}{group}/{{*}}*")]
                now = [etree.tostring(each, method="c14n") for each in after.iterfind(f"{{*}}{group}/{{*}}*")]
                assert now[: len(was)] == was
                seen += len(was)
    assert seen >= 200


def test_writing_every_month_does_not_make_the_styles_grow(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    apply(path, summary())
    sizes = []
    for month in range(1, 4):
        apply(path, summary(extra=month))
        name = read_parts(open_container(path)).styles
        assert name is not None
        sizes.append(len(list(part(path, name).iterfind("{*}cellXfs/{*}xf"))))
    assert sizes[0] == sizes[-1] >= 10


def test_a_workbook_without_styles_gets_them(tmp_path: Path) -> None:
    path = write_rows(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>')
    apply(path, summary())
    grid = next(grid for grid in open_location(str(path)).read().grids if grid.owned)
    assert str(grid.value(4, 2)) == "2026-11-04"


def test_dates_are_right_in_workbooks_that_count_from_1904(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "", before='<workbookPr date1904="1"/>')
    apply(path, summary())
    grid = next(grid for grid in open_location(str(path)).read().grids if grid.owned)
    assert [str(grid.value(row, 2)) for row in (4, 5)] == ["2026-11-04", "2026-02-28"]


def test_strict_workbooks_stay_strict(tmp_path: Path) -> None:
    path = tmp_path / "严格.xlsx"
    sheet = sheet_xml("", main=STRICT_MAIN)
    path.write_bytes(zipped(members({"名单": sheet}, main=STRICT_MAIN, office=STRICT_OFFICE)))
    apply(path, summary())
    data = b"".join(open_container(path).read(each.name) for each in open_container(path).members)
    assert b"schemas.openxmlformats.org/spreadsheetml" not in data
    assert OFFICE.encode() not in data
    grids = open_location(str(path)).read().grids
    assert [grid.owned for grid in grids] == [None, "attendance"]


def test_prefixed_parts_keep_their_prefix(tmp_path: Path) -> None:
    path = tmp_path / "前缀.xlsx"
    parts = members({"名单": sheet_xml("")})
    workbook = parts["xl/workbook.xml"].replace('xmlns="', 'xmlns:x="')
    for name in ("workbook", "sheets", "sheet "):
        workbook = workbook.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    path.write_bytes(zipped(parts | {"xl/workbook.xml": workbook}))
    apply(path, summary())
    root = part(path, "xl/workbook.xml")
    assert {each.prefix for each in root.iter("{*}*")} == {"x"}
    assert len(list(root.iter("{*}sheet"))) == 2


def test_a_sheet_people_renamed_moved_and_hid_is_found_and_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(members({"名单": sheet_xml("")})))
    apply(path, summary())
    before = read_parts(open_container(path)).sheets[1]
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    book = kept["xl/workbook.xml"].decode().replace("考勤汇总", "我的汇总")
    kept["xl/workbook.xml"] = book.replace(f'sheetId="{before.id}"', f'sheetId="{before.id}" state="hidden"').encode()
    path.write_bytes(zipped(kept))
    outcome = apply(path, summary(extra=1)).outcomes[0]
    after = read_parts(open_container(path)).sheets[1]
    assert (outcome.sheet, outcome.state) == ("我的汇总", "replaced")
    assert after == before._replace(name="我的汇总", state="hidden")
    assert len(read_parts(open_container(path)).sheets) == 2


def test_what_people_put_onto_our_sheet_outlives_its_replacement(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    apply(path, summary())
    own = read_parts(open_container(path)).sheets[1].part
    rels = f"xl/worksheets/_rels/{own.rsplit('/', 1)[1]}.rels"
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    line = f'<Relationship Id="rId9" Type="{OFFICE}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    kept[rels] = kept[rels].replace(b"</Relationships>", line.encode())
    kept[own] = kept[own].replace(b"</worksheet>", b'<drawing r:id="rId9"/></worksheet>')
    kept["xl/drawings/drawing1.xml"] = b'<wsDr xmlns="urn:test"/>'
    path.write_bytes(zipped(kept))
    apply(path, summary(extra=1))
    drawing = part(path, own).find("{*}drawing")
    assert drawing is not None
    assert drawing.get(f"{{{OFFICE}}}id") == "rId9"
    targets = [each.get("Target") for each in part(path, rels)]
    assert targets == ["../drawings/drawing1.xml", "https://example.com/?a=1&b=2"]
    assert open_container(path).find("xl/drawings/drawing1.xml")


def test_a_formula_somebody_typed_into_our_sheet_takes_the_calculation_order_with_it(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    apply(path, summary())
    own = read_parts(open_container(path)).sheets[1].part
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept[own] = kept[own].replace(b"</sheetData>", b'<row r="90"><c r="A90"><f>1+1</f></c></row></sheetData>')
    chain = f'<Relationship Id="rId90" Type="{OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>'
    kept["xl/_rels/workbook.xml.rels"] = kept["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", chain.encode())
    kept["xl/calcChain.xml"] = b'<calcChain xmlns="urn:test"/>'
    path.write_bytes(zipped(kept))
    apply(path, summary(extra=1))
    assert open_container(path).find("xl/calcChain.xml") is None
    assert b"calcChain" not in open_container(path).read("xl/_rels/workbook.xml.rels")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("signed.xlsx", Obstacle.SIGNED),
        ("digitally-signed.xlsx", Obstacle.SIGNED),
        ("revisions.xlsx", Obstacle.CHANGES_TRACKED),
        ("structure-protection.xlsx", Obstacle.STRUCTURE_PROTECTED),
    ],
)
def test_workbooks_a_change_would_break_are_refused_untouched(tmp_path: Path, name: str, expected: Obstacle) -> None:
    source = shared_data("excel-made") / name
    path = tmp_path / name
    shutil.copyfile(source, path)
    assert reason(apply(path, summary())) is expected
    assert path.read_bytes() == source.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_sheet_of_ours_may_be_replaced_where_no_sheet_may_be_added(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    apply(path, summary())
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept["xl/workbook.xml"] = kept["xl/workbook.xml"].replace(
        b"<sheets>", b'<workbookProtection lockStructure="1"/><sheets>'
    )
    path.write_bytes(zipped(kept))
    applied = apply(path, summary(extra=1), summary(key="other", title="另一张"))
    assert [each.state for each in applied.outcomes] == ["replaced", "refused"]


def test_a_note_longer_than_its_table_goes_on_below_itself_in_merged_cells(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    long = "出勤率 = 实到 ÷ 应到；请假不计入应到。" * 6
    apply(path, replace(summary(), above=("考勤汇总", "请假不计入应到", long)))
    sheet = openpyxl.load_workbook(path)["考勤汇总"]
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A3:G3"]
    assert (sheet["A3"].value, sheet["A3"].alignment.wrap_text) == (long, True)
    assert sheet.row_dimensions[3].height > 2 * 14
    grid = open_location(str(path)).read().grids[1]
    assert grid.merges == (Area(3, 1, 3, 7),)
    assert apply(path, replace(summary(), above=("考勤汇总",))).outcomes[0].state == "replaced"
    assert open_location(str(path)).read().grids[1].merges == ()


def test_text_too_long_for_a_cell_is_refused_never_cut(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    before = path.read_bytes()
    applied = apply(path, texts(("短", "长" * 32_768)))
    problem = applied.outcomes[0].problem
    assert problem is not None
    assert problem.code is Code.SHEET_TEXT_TOO_LONG
    assert problem.facts == {"length": 32_768, "limit": 32_767}
    assert path.read_bytes() == before
    assert apply(path, texts(("长" * 32_767,))).outcomes[0].state == "created"


def test_characters_no_workbook_holds_are_replaced_and_counted(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    outcome = apply(path, texts(("甲\x0b乙\x00", "\ud800"))).outcomes[0]
    assert outcome.state == "created"
    assert outcome.problem is not None
    assert outcome.problem.code is Code.SHEET_CHARACTER_REPLACED
    assert outcome.problem.facts["count"] == 3
    grid = next(grid for grid in open_location(str(path)).read().grids if grid.owned)
    assert [row[1] for row in grid.rows[1:]] == ["甲�乙�", "�"]


def test_a_workbook_another_run_holds_is_left_alone(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    before = path.read_bytes()
    with locked(path), pytest.raises(StudygroupError) as stopped:
        apply(path, summary())
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.FILE_LOCKED_BY_RUN, CANNOT_WRITE)
    assert path.read_bytes() == before


def test_a_workbook_opened_while_we_worked_is_left_alone(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    store = open_location(str(path))
    snapshot = store.read()
    (tmp_path / f"~${path.name}").touch()
    before = path.read_bytes()
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary()], based_on=snapshot)
    assert stopped.value.problem.code is Code.FILE_OPEN_ELSEWHERE
    assert path.read_bytes() == before


def test_the_list_of_sheets_in_the_document_properties_counts_right(tmp_path: Path) -> None:
    source = next(each for each in sorted(shared_data("excel-made").glob("chart*.xlsx")) if _titles(each))
    path = tmp_path / source.name
    shutil.copyfile(source, path)
    apply(path, summary())
    before, after = _titles(source), _titles(path)
    assert len(after) == len(before) + 1
    assert "考勤汇总" in after
    vector = part(path, "docProps/app.xml").find("{*}TitlesOfParts/{*}vector")
    assert vector is not None
    assert vector.get("size") == str(len(after))


def _titles(path: Path) -> list[str]:
    if open_container(path).find("docProps/app.xml") is None:
        return []
    return [str(each.text) for each in part(path, "docProps/app.xml").iterfind("{*}TitlesOfParts/{*}vector/{*}lpstr")]
