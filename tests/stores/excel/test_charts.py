"""Native charts on sheets of ours: drawn from the sheet's own cells, exchanged with it, beside what people drew."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from tests.stores.packages import (
    OFFICE,
    STRICT_MAIN,
    STRICT_OFFICE,
    is_sound,
    members,
    rels_xml,
    rewritten,
    sheet_xml,
    write_rows,
    zipped,
)
from tests.stores.patches import summary
from tests.tools import need
from toolkit.content import ChartKind
from toolkit.places import column_number
from toolkit.sheets import Plot
from toolkit.stores import open_location, rendered
from toolkit.stores.excel.chart_part import lightness
from toolkit.stores.excel.container import open_container
from toolkit.stores.looks import SHADES

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.sheets import Grid, SheetPatch, Value

KINDS = (ChartKind.BAR, ChartKind.LINE, ChartKind.PIE, ChartKind.STACKED)
REFERENCE = re.compile(r"'((?:[^']|'')+)'!\$([A-Z]+)\$([0-9]+)(?::\$([A-Z]+)\$([0-9]+))?")


def charted(*kinds: ChartKind, extra: int = 0) -> SheetPatch:
    """A sheet of two groups with a chart of each kind; 出勤率 of one series, 应到 of the other."""
    plots = (Plot(kind, "各组 <出勤>", 1, (3,) if kind is ChartKind.PIE else (3, 4), 2) for kind in kinds)
    return replace(summary(extra=extra), charts=tuple(plots))


def write(path: Path, patch: SheetPatch) -> str:
    store = open_location(str(path))
    return store.apply([patch], based_on=store.read()).outcomes[0].state


def charts(path: Path) -> list[etree._Element]:
    container = open_container(path)
    names = sorted(each.name for each in container.members if re.fullmatch(r"xl/charts/chart\d+\.xml", each.name))
    return [etree.fromstring(container.read(name)) for name in names]


def grid(path: Path) -> Grid:
    return next(each for each in open_location(str(path)).read().grids if each.owned)


def cells(grid: Grid, reference: str) -> list[Value]:
    """What a reference of a chart leads to."""
    match = REFERENCE.fullmatch(reference)
    assert match is not None
    sheet, left, top, _right, bottom = match.groups()
    assert sheet.replace("''", "'") == grid.sheet
    return [grid.value(row, column_number(left)) for row in range(int(top), int(bottom or top) + 1)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["考勤汇总", "O'Neil & <组>"])
def test_a_chart_refers_to_the_cells_and_caches_what_stands_in_them(
    tmp_path: Path, kind: ChartKind, title: str
) -> None:
    path = write_rows(tmp_path, "")
    assert write(path, replace(charted(kind), title=title)) == "created"
    (chart,) = charts(path)
    assert [each.text for each in chart.iterfind("{*}chart/{*}title//{*}t")] == ["各组 <出勤>"]
    ours = grid(path)
    seen = 0
    for reference in [*chart.iter("{*}strRef"), *chart.iter("{*}numRef")]:
        found = [each.findtext("{*}v") for each in reference.iter("{*}pt")]
        stands = cells(ours, reference.findtext("{*}f") or "")
        assert found == [str(each) for each in stands]
        seen += 1
    assert seen == 3 * (1 if kind is ChartKind.PIE else 2)
    assert is_sound(path)


def test_a_chart_of_rows_further_down_refers_to_these_alone(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    patch = summary()
    write(path, replace(patch, charts=(Plot(ChartKind.LINE, "图", 1, (3, 4), 2, first=2),)))
    (chart,) = charts(path)
    ours = grid(path)
    names = [str(row[0]) for row in patch.rows[1:3]]
    for series in chart.iter("{*}ser"):
        categories = series.find("{*}cat/{*}strRef")
        assert categories is not None
        assert [each.findtext("{*}v") for each in categories.iter("{*}pt")] == names
        assert [str(each) for each in cells(ours, categories.findtext("{*}f") or "")] == names


def test_words_in_place_of_a_figure_are_a_gap(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    patch = charted(ChartKind.BAR)
    first, *others = patch.rows
    write(path, replace(patch, rows=((*first[:2], "未提供", *first[3:]), *others)))
    (chart,) = charts(path)
    rates = next(chart.iter("{*}numCache"))
    assert [each.get("idx") for each in rates.iter("{*}pt")] == ["1"]
    assert rates.find("{*}ptCount").get("val") == "2"  # type: ignore[union-attr]


def test_a_later_run_exchanges_the_charts_and_leaves_no_part_behind(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    write(path, charted(ChartKind.BAR, ChartKind.LINE))
    before = {each.name for each in open_container(path).members}
    assert write(path, charted(ChartKind.LINE, ChartKind.PIE, extra=1)) == "replaced"
    assert {each.name for each in open_container(path).members} == before
    assert [next(each.iter("{*}plotArea"))[1].tag.rpartition("}")[2] for each in charts(path)] == [
        "lineChart",
        "pieChart",
    ]
    write(path, charted(ChartKind.PIE, extra=2))
    assert len(charts(path)) == 1
    assert is_sound(path)
    write(path, charted(extra=3))
    assert not [each.name for each in open_container(path).members if "chart" in each.name or "drawing" in each.name]
    assert is_sound(path)


def test_what_people_drew_over_our_sheet_stays_when_our_charts_come_and_go(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    write(path, charted(ChartKind.BAR))
    shape = b'<xdr:absoluteAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="9" name="note"/></xdr:nvSpPr></xdr:sp>'
    with rewritten(path) as parts:
        parts["xl/drawings/drawing1.xml"] = parts["xl/drawings/drawing1.xml"].replace(
            b"</xdr:wsDr>", shape + b"</xdr:absoluteAnchor></xdr:wsDr>"
        )
        # What Excel adds to a chart when it saves.
        style = ("http://schemas.microsoft.com/office/2011/relationships/chartStyle", "style1.xml")
        parts["xl/charts/_rels/chart1.xml.rels"] = rels_xml(style).encode()
        parts["xl/charts/style1.xml"] = b"<x/>"
    for patch, charts_left in ((charted(ChartKind.LINE, extra=1), 1), (charted(extra=2), 0)):
        write(path, patch)
        drawing = etree.fromstring(open_container(path).read("xl/drawings/drawing1.xml"))
        assert [each.get("name") for each in drawing.iter("{*}cNvPr")].count("note") == 1
        assert len(charts(path)) == charts_left
        assert is_sound(path)
    assert open_container(path).find("xl/charts/style1.xml") is None


def test_a_chart_follows_its_sheet_to_a_new_name(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    write(path, charted(ChartKind.BAR))
    with rewritten(path) as parts:
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("考勤汇总".encode(), "我的".encode())
    write(path, charted(ChartKind.BAR, extra=1))
    assert {each.text.split("!")[0] for each in charts(path)[0].iter("{*}f") if each.text} == {"'我的'"}


def test_charts_of_peoples_own_sheets_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    parts = members({"名单": sheet_xml("", f'<drawing xmlns:r="{OFFICE}" r:id="rId1"/>')})
    people = {
        "xl/worksheets/_rels/sheet1.xml.rels": rels_xml((f"{OFFICE}/drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": "<wsDr/>",
        "xl/drawings/_rels/drawing1.xml.rels": rels_xml((f"{OFFICE}/chart", "../charts/chart1.xml")),
        "xl/charts/chart1.xml": "<chartSpace/>",
    }
    path.write_bytes(zipped(parts | people))
    old = open_container(path)
    write(path, charted(ChartKind.BAR))
    write(path, charted(ChartKind.LINE, extra=1))
    new = open_container(path)
    for name in people:
        before, after = old.find(name), new.find(name)
        assert before
        assert after
        assert old.raw(before) == new.raw(after)
    assert len(charts(path)) == 2


def test_strict_workbooks_get_strict_charts(tmp_path: Path) -> None:
    path = tmp_path / "严格.xlsx"
    path.write_bytes(zipped(members({"名单": sheet_xml("", main=STRICT_MAIN)}, main=STRICT_MAIN, office=STRICT_OFFICE)))
    write(path, charted(*KINDS))
    data = b"".join(open_container(path).read(each.name) for each in open_container(path).members)
    assert b"schemas.openxmlformats.org/drawingml" not in data
    assert OFFICE.encode() not in data
    assert is_sound(path)


def test_openpyxl_reads_every_kind_of_chart_also_in_a_new_workbook(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "")
    write(path, charted(*KINDS))
    for data in (path.read_bytes(), rendered([summary(key="x", title="无图"), charted(*KINDS)])):
        sheet = openpyxl.load_workbook(io.BytesIO(data))["考勤汇总"]
        assert [type(each).__name__ for each in vars(sheet)["_charts"]] == [
            "BarChart",
            "LineChart",
            "PieChart",
            "BarChart",
        ]
    new = tmp_path / "新.xlsx"
    new.write_bytes(data)
    assert is_sound(new)


def test_a_save_by_libreoffice_does_not_double_a_chart(tmp_path: Path) -> None:
    soffice = need("soffice")
    path = write_rows(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>')
    write(path, charted(ChartKind.BAR, ChartKind.PIE))
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=110)
    saved = out / path.name
    assert len(charts(saved)) == 2
    assert write(saved, charted(ChartKind.BAR, ChartKind.PIE, extra=1)) == "replaced"
    assert len(charts(saved)) == 2
    assert is_sound(saved)


def test_neighbouring_series_differ_on_a_grey_print() -> None:
    lights = [lightness(each) for each in SHADES]
    assert min(abs(one - other) for one, other in pairwise(lights)) > 0.15
