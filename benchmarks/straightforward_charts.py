"""The native charts of the straightforward script's reports, and the workbook that Word opens behind each."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docxtpl import DocxTemplate

    Figure = float | None

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Chart(NamedTuple):
    """A label and a figure of each series, point by point."""

    labels: Sequence[str]
    series: Mapping[str, Sequence[Figure]]


def fill_chart(document: DocxTemplate, name: str, chart: Chart) -> None:
    """Puts figures into the chart that a part of this name holds, and into its workbook."""
    parts = {str(part.partname): part for part in document.docx.part.package.iter_parts()}
    drawn, behind = parts[f"/word/charts/{name}.xml"], parts[f"/word/embeddings/{name}.xlsx"]
    drawn._blob = _drawn(drawn.blob, chart)  # noqa: SLF001 - python-docx has no other way to a part it does not know
    behind._blob = _behind(behind.blob, chart)  # noqa: SLF001 - as above


def _drawn(xml: bytes, chart: Chart) -> bytes:
    root = etree.fromstring(xml)
    last = len(chart.labels) + 1
    for column, (each, figures) in enumerate(zip(root.iter(f"{C}ser"), chart.series.values(), strict=True), start=66):
        _put(next(each.iter(f"{C}cat"))[0], f"Sheet1!$A$2:$A${last}", chart.labels)
        _put(next(each.iter(f"{C}val"))[0], f"Sheet1!${column:c}$2:${column:c}${last}", figures)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put(reference: etree._Element, cells: str, values: Sequence[object]) -> None:
    formula, cache = reference
    formula.text = cells
    for point in cache.findall(f"{C}pt"):
        cache.remove(point)
    for count in cache.iter(f"{C}ptCount"):
        count.set("val", str(len(values)))
    for index, value in enumerate(values):
        if value is not None:
            point = etree.SubElement(cache, f"{C}pt", idx=str(index))
            etree.SubElement(point, f"{C}v").text = str(value)


def _behind(workbook: bytes, chart: Chart) -> bytes:
    book = load_workbook(BytesIO(workbook))
    sheet = book.worksheets[0]
    sheet.delete_rows(2, sheet.max_row)
    for row in _rows(chart):
        sheet.append(row)
    for table in sheet.tables.values():
        table.ref = f"A1:{64 + 1 + len(chart.series):c}{len(chart.labels) + 1}"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _rows(chart: Chart) -> Iterator[tuple[str | Figure, ...]]:
    yield from zip(chart.labels, *chart.series.values(), strict=True)
