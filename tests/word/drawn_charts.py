"""Word files with one chart in them, drawn by openpyxl: part, caches, workbook, table."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.chart import AreaChart, BarChart, LineChart, PieChart, Reference, ScatterChart, Series
from openpyxl.worksheet.table import Table

from tests.word.drawn_docx import DECLARATION, docx, member, p, part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.chart._chart import ChartBase
    from openpyxl.worksheet.worksheet import Worksheet

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/book1.xlsx"
KINDS = {"bar": BarChart, "stacked": BarChart, "line": LineChart, "pie": PieChart, "area": AreaChart}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"


def relations(kind: str, target: str, mode: str = "") -> str:
    """A part with one relation, rId1."""
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    )


def drawing(alt: str, attribute: str = "descr") -> str:
    """A paragraph that shows the chart."""
    return p(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}wordprocessingDrawing"><wp:extent cx="4000000" cy="2000000"/>'
        f'<wp:docPr id="1" name="c" {attribute}="{alt}"/><a:graphic xmlns:a="{DRAWING}main">'
        f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{OFFICE}" r:id="rId1"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def saved_chart(
    folder: Path,
    kind: str,
    series: int = 2,
    *,
    alt: str = "chart:图",
    attribute: str = "descr",
    linked: bool = False,
    header: bool = False,
) -> Path:
    """A Word file with a chart of that kind, drawn with this many series in its text or its header."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "数 据"
    sheet.append(["x", *(f"s{n}" for n in range(series))])
    for row in (1, 2, 3):
        sheet.append([row if kind == "scatter" else f"c{row}", *range(row, row + series)])
    sheet.add_table(Table(displayName="T1", ref=f"A1:{'ABCDE'[series]}4"))
    data = io.BytesIO()
    book.save(data)
    more = {
        f"word/_rels/{'header1' if header else 'document'}.xml.rels": relations("chart", "charts/chart1.xml"),
        "word/charts/_rels/chart1.xml.rels": relations(
            "package", "../embeddings/book1.xlsx", ' TargetMode="External"' if linked else ""
        ),
        CHART: _drawn(sheet, kind, series),
    }
    drawn = drawing(alt, attribute)
    if header:
        more["word/header1.xml"] = part("header", drawn)
    plain = docx(p("{{ 说 }}"), *([] if header else [drawn]), more=more)
    path = folder / "图.docx"
    path.write_bytes(_with(plain, BOOK, data.getvalue()))
    return path


def _drawn(sheet: Worksheet, kind: str, series: int) -> str:
    first = Reference(sheet, min_col=1, min_row=2, max_row=4)
    if kind == "scatter":
        scatter = ScatterChart()
        for n in range(series):
            values = Reference(sheet, min_col=n + 2, min_row=1, max_row=4)
            scatter.series.append(Series(values, first, title_from_data=True))
        root = _tree(scatter)
    else:
        chart = KINDS[kind]()
        chart.title = "例 图"
        if kind == "stacked":
            chart.grouping = "stacked"
        chart.add_data(Reference(sheet, min_col=2, max_col=series + 1, min_row=1, max_row=4), titles_from_data=True)
        chart.set_categories(first)
        chart.series[0].graphicalProperties.solidFill = "12AB34"
        root = _tree(chart)
    data = etree.SubElement(root, f"{{{C}}}externalData")
    data.set(f"{{{OFFICE}}}id", "rId1")
    return etree.tostring(root, encoding="unicode")


def _tree(chart: ChartBase) -> etree._Element:
    written: etree._Element = chart._write()  # type: ignore[attr-defined]
    return etree.fromstring(etree.tostring(written))


def _with(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def chart_of(document: bytes) -> etree._Element:
    """The chart's part."""
    return etree.fromstring(member(document, CHART))


def cached(series: etree._Element, name: str) -> list[str | None]:
    """The points a page is drawn from; None where there is a gap."""
    holder = series.find(f"{{{C}}}{name}//{{{C}}}ptCount/..")
    assert holder is not None
    points = {each.get("idx"): each.findtext(f"{{{C}}}v") for each in holder.iter(f"{{{C}}}pt")}
    count = holder.find(f"{{{C}}}ptCount")
    assert count is not None
    return [points.get(str(n)) for n in range(int(count.get("val") or 0))]


def book_of(document: bytes) -> tuple[Sequence[Sequence[object]], str]:
    """The cells a reader gets to edit, and the area of their table."""
    book = load_workbook(io.BytesIO(member(document, BOOK)))
    sheet = book["数 据"]
    (table,) = sheet.tables.values()
    assert [each.name for each in table.tableColumns] == [cell.value for cell in sheet[1]]
    return [[cell.value for cell in row] for row in sheet.iter_rows()], table.ref
