"""What people's formulas, charts, names and pivots say about a sheet of ours: it survives the sheet's replacement, and
keeps the sheet from being removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.stores.excel.jobs import charted
from tests.stores.packages import MAIN, OFFICE, is_sound, members, rels_xml, rewritten, sheet_xml, zipped
from tests.stores.patches import summary, texts
from toolkit.sheets import SheetRemoval
from toolkit.stores import open_location
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.parts import read_parts
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.sheets import Applied, Patch

    Parts = dict[str, bytes]

PEOPLE = "xl/worksheets/sheet1.xml"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def apply(path: Path, *patches: Patch) -> Applied:
    store = open_location(str(path))
    return store.apply(patches, based_on=store.read())


def part(path: Path, name: str) -> etree._Element:
    return etree.fromstring(open_container(path).read(name))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """名单, 考勤汇总 (ours), 备注: the sheet of ours stands between two of people's."""
    file = tmp_path / "总表.xlsx"
    parts = members({"名单": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')})
    file.write_bytes(zipped(parts))
    apply(file, charted())
    with rewritten(file) as now:
        replace(now, "xl/workbook.xml", "</sheets>", '<sheet name="备注" sheetId="9" r:id="rId90"/></sheets>')
        line = f'<Relationship Id="rId90" Type="{OFFICE}/worksheet" Target="worksheets/sheet9.xml"/></Relationships>'
        replace(now, "xl/_rels/workbook.xml.rels", "</Relationships>", line)
        now["xl/worksheets/sheet9.xml"] = sheet_xml("").encode()
    return file


def replace(parts: Parts, name: str, old: str, new: str) -> None:
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())


def into_sheet(xml: str) -> Callable[[Parts], None]:
    return lambda parts: replace(parts, PEOPLE, "</sheetData>", f"</sheetData>{xml}")


def formula(parts: Parts) -> None:
    replace(parts, PEOPLE, "<v>1</v>", "<f>SUM(考勤汇总!$D$4:$D$5)</f><v>20</v>")


def quoted_formula(parts: Parts) -> None:
    replace(parts, PEOPLE, "<v>1</v>", "<f>'考勤汇总'!D4</f><v>8</v>")


def defined_name(parts: Parts) -> None:
    replace(
        parts, "xl/workbook.xml", "<definedNames>", '<definedNames><definedName name="率">考勤汇总!$C$4</definedName>'
    )


def chart(parts: Parts) -> None:
    reference = f'<c:chartSpace xmlns:c="{CHART}"><c:f>考勤汇总!$C$4:$C$5</c:f></c:chartSpace>'
    parts |= {
        "xl/worksheets/_rels/sheet1.xml.rels": rels_xml((f"{OFFICE}/drawing", "../drawings/drawing9.xml")).encode(),
        "xl/drawings/drawing9.xml": b"<wsDr/>",
        "xl/drawings/_rels/drawing9.xml.rels": rels_xml((f"{OFFICE}/chart", "../charts/chart9.xml")).encode(),
        "xl/charts/chart9.xml": reference.encode(),
    }


def pivot(parts: Parts) -> None:
    source = f'<worksheetSource xmlns="{MAIN}" ref="A3:G6" sheet="考勤汇总"/>'
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = source.encode()
    line = (
        f'<Relationship Id="rId91" Type="{OFFICE}/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/>'
    )
    replace(parts, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{line}</Relationships>")


REFERENCES: dict[str, Callable[[Parts], None]] = {
    "formula": formula,
    "quoted formula": quoted_formula,
    "name": defined_name,
    "chart": chart,
    "pivot": pivot,
    "conditional format": into_sheet(
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>考勤汇总!$D$4&gt;3</formula>'
        "</cfRule></conditionalFormatting>"
    ),
    "drop-down": into_sheet(
        '<dataValidations count="1"><dataValidation type="list" sqref="A2"><formula1>考勤汇总!$A$4:$A$5</formula1>'
        "</dataValidation></dataValidations>"
    ),
    "link": into_sheet('<hyperlinks><hyperlink ref="A1" location="\'考勤汇总\'!A1"/></hyperlinks>'),
}


@pytest.mark.parametrize("kind", REFERENCES)
def test_a_reference_survives_the_replacement_of_the_sheet_it_leads_to(path: Path, kind: str) -> None:
    with rewritten(path) as parts:
        REFERENCES[kind](parts)
    old = open_container(path)
    before = read_parts(old)
    assert apply(path, charted(1)).outcomes[0].state == "replaced"
    new = open_container(path)
    after = read_parts(new)
    # Same name, same place, same id: whatever leads to it still does.
    assert after.sheets == before.sheets
    assert [each for each in after.names if each.name == "率"] == [each for each in before.names if each.name == "率"]
    changed = {
        member.name for member in old.members if (found := new.find(member.name)) and old.raw(member) != new.raw(found)
    }
    ours = next(each.part for each in after.sheets if each.name == "考勤汇总")
    known = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", ours}
    assert changed - known <= {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml"}
    assert part(path, "xl/workbook.xml").find("{*}calcPr").get("fullCalcOnLoad") == "1"  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", REFERENCES)
def test_a_sheet_somebody_refers_to_is_not_removed(path: Path, kind: str) -> None:
    with rewritten(path) as parts:
        REFERENCES[kind](parts)
    before = path.read_bytes()
    (outcome,) = apply(path, SheetRemoval("attendance")).outcomes
    assert outcome.state == "refused"
    assert outcome.problem is not None
    assert outcome.problem.facts["reason"] is Obstacle.REFERRED_TO
    assert path.read_bytes() == before


def test_a_removed_sheet_takes_all_its_parts_and_names_and_nothing_else(path: Path) -> None:
    with rewritten(path) as parts:
        names = '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="2">备注!$A$1</definedName>'
        replace(parts, "xl/workbook.xml", "<definedNames>", names)
        replace(parts, "xl/workbook.xml", "<sheets>", '<bookViews><workbookView activeTab="2"/></bookViews><sheets>')
    apply(path, texts(("说到考勤汇总!A1",)))
    old = open_container(path)
    kept = {each.name: old.raw(each) for each in old.members}
    (outcome,) = apply(path, SheetRemoval("attendance")).outcomes
    assert (outcome.sheet, outcome.state) == ("考勤汇总", "removed")
    new = open_container(path)
    gone = kept.keys() - {each.name for each in new.members}
    assert gone == {
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/drawings/drawing1.xml",
        "xl/drawings/_rels/drawing1.xml.rels",
        "xl/charts/chart1.xml",
    }
    changed = {each.name for each in new.members if new.raw(each) != kept[each.name]}
    assert changed <= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    parts_now = read_parts(new)
    assert [each.name for each in parts_now.sheets] == ["名单", "备注", "文字"]
    scopes = {each.name: each.scope for each in parts_now.names if each.refers_to.startswith("备注")}
    assert scopes == {"_xlnm.Print_Area": 1}
    assert not [each for each in parts_now.names if "考勤汇总" in each.refers_to]
    view = next(part(path, "xl/workbook.xml").iter("{*}workbookView"))
    assert view.get("activeTab") == "1"
    assert is_sound(path)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("shape", Obstacle.PEOPLES_WORK), ("comment", Obstacle.PEOPLES_WORK), ("alone", Obstacle.ONLY_SHEET)],
)
def test_a_sheet_people_put_something_on_or_have_no_other_than_is_not_removed(
    path: Path, kind: str, expected: Obstacle
) -> None:
    with rewritten(path) as parts:
        if kind == "shape":
            shape = '<xdr:absoluteAnchor><xdr:cNvPr id="9" name="箭头"/></xdr:absoluteAnchor></xdr:wsDr>'
            replace(parts, "xl/drawings/drawing1.xml", "</xdr:wsDr>", shape)
        elif kind == "comment":
            line = f'<Relationship Id="rId90" Type="{OFFICE}/comments" Target="../comments1.xml"/></Relationships>'
            replace(parts, "xl/worksheets/_rels/sheet2.xml.rels", "</Relationships>", line)
            parts["xl/comments1.xml"] = b"<comments/>"
        else:
            replace(parts, "xl/workbook.xml", 'state="visible"', 'state="hidden"')
            replace(parts, "xl/workbook.xml", '<sheet name="备注"', '<sheet state="hidden" name="备注"')
    before = path.read_bytes()
    (outcome,) = apply(path, SheetRemoval("attendance")).outcomes
    assert outcome.problem is not None
    assert outcome.problem.facts["reason"] is expected
    assert path.read_bytes() == before


def test_replacing_and_removing_in_one_go(path: Path) -> None:
    states = [
        each.state
        for each in apply(path, SheetRemoval("attendance"), texts(("甲",)), summary(key="x", title="乙")).outcomes
    ]
    assert states == ["removed", "created", "created"]
    assert [each.name for each in read_parts(open_container(path)).sheets] == ["名单", "备注", "文字", "乙"]
    assert is_sound(path)
