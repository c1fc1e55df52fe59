"""A chart as a designer would draw it, with example data and the workbook behind it, as parts of a template."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from templates.source.look import PRIMARY, QUIET, RULE, TEXT
from templates.source.package import STAMP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AXES = ("111111101", "111111102")
LABELLED = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


class Line(NamedTuple):
    """One drawn series: its name, its colour, whether it is drawn dashed."""

    name: str
    colour: str
    dashed: bool = False


class Drawn(NamedTuple):
    """A chart to draw: its field, title and series; bars in numbers when `stacked`, else lines in percent.

    Shape: `places` are the decimals of the numbers in the bars.
    """

    field: str
    title: str
    series: Sequence[Line]
    stacked: bool
    font: str
    height: float = 6.0
    places: int = 0


EXAMPLE = ("1", "2", "3")


def chart_run(document: Document, drawn: Drawn, width: float) -> BaseOxmlElement:
    """A run that shows the chart; its parts are added to the document."""
    package = document.part.package
    number = 1 + sum(part.content_type == CHART_TYPE for part in package.iter_parts())
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), BOOK_TYPE, _book(drawn), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    key = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _chart(drawn, key).encode()
    shown = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    size = f'cx="{Cm(width)}" cy="{Cm(drawn.height)}"'
    made: BaseOxmlElement = parse_xml(
        f'<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing>'
        f'<wp:inline xmlns:wp="{DRAWING}wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="{drawn.field}" descr="chart:{drawn.field}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}main"><a:graphicData uri="{DRAWING}chart">'
        f'<c:chart xmlns:c="{DRAWING}chart" xmlns:r="{RELATED}" r:id="{shown}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return made


def _chart(drawn: Drawn, book: str) -> str:
    series = "".join(_series(drawn, number) for number in range(len(drawn.series)))
    axes = "".join(f'<c:axId val="{each}"/>' for each in AXES)
    grouping = "clustered" if _alone(drawn) else "stacked"
    if drawn.stacked:
        plot = (
            f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
            f'{series}<c:gapWidth val="60"/><c:overlap val="100"/>{axes}</c:barChart>'
        )
    else:
        plot = (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    return (
        f'{DECLARED}<c:chartSpace xmlns:c="{DRAWING}chart" xmlns:a="{DRAWING}main" xmlns:r="{RELATED}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart>{_title(drawn)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plot}{_axes(drawn)}</c:plotArea>'
        f'{_legend(drawn)}<c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_letters(drawn, 900, TEXT, 'defRPr')}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(drawn: Drawn) -> str:
    """What the colours mean; of a single one the title says it."""
    return '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(drawn.series) > 1 else ""


def _title(drawn: Drawn) -> str:
    look = _letters(drawn, 1050, PRIMARY, "rPr", bold=True)
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>{look}<a:t>{drawn.title}</a:t></a:r></a:p></c:rich>"
        '</c:tx><c:overlay val="0"/></c:title>'
    )


def _letters(drawn: Drawn, size: int, colour: str, element: str, *, bold: bool = False) -> str:
    fonts = f'<a:latin typeface="{drawn.font}"/><a:ea typeface="{drawn.font}"/>'
    return f'<a:{element} sz="{size}" b="{int(bold)}">{_solid(colour)}{fonts}</a:{element}>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _series(drawn: Drawn, number: int) -> str:
    line = drawn.series[number]
    column = "BCDEF"[number]
    points = "".join(f'<c:pt idx="{n}"><c:v>{each}</c:v></c:pt>' for n, each in enumerate(EXAMPLE))
    name = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{line.name}</c:v></c:pt></c:strCache>'
    if drawn.stacked:
        look = f'<c:spPr>{_solid(line.colour)}</c:spPr><c:invertIfNegative val="0"/>{_labels(drawn, line)}'
    else:
        dash = '<a:prstDash val="dash"/>' if line.dashed else ""
        mark = "none" if line.dashed else "circle"
        spot = "" if line.dashed else f'<c:size val="6"/><c:spPr>{_solid(line.colour)}</c:spPr>'
        look = (
            f'<c:spPr><a:ln w="{12700 if line.dashed else 25400}" cap="rnd">{_solid(line.colour)}{dash}</a:ln></c:spPr>'
            f'<c:marker><c:symbol val="{mark}"/>{spot}</c:marker>'
        )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>{name}'
        f'</c:strRef></c:tx>{look}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$4</c:f><c:strCache><c:ptCount val="3"/>{points}'
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}$4</c:f><c:numCache>"
        f'<c:formatCode>{_code(drawn)}</c:formatCode><c:ptCount val="3"/>{points}</c:numCache></c:numRef></c:val>'
        f"{_curve(drawn)}</c:ser>"
    )


def _labels(drawn: Drawn, line: Line) -> str:
    """The numbers in the bars, at the end of bars that stand alone, none for zero: read without axis or colours."""
    flags = "".join(f'<c:show{each} val="{int(each == "Val")}"/>' for each in LABELLED)
    inside = not _alone(drawn)
    look = _letters(drawn, 900, "FFFFFF" if inside and line.colour != RULE else TEXT, "defRPr")
    return (
        f'<c:dLbls><c:numFmt formatCode="{_decimals(drawn)};;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        f'<c:dLblPos val="{"ctr" if inside else "outEnd"}"/>{flags}</c:dLbls>'
    )


def _alone(drawn: Drawn) -> bool:
    return len(drawn.series) == 1


def _decimals(drawn: Drawn) -> str:
    return "0." + "0" * drawn.places if drawn.places else "0"


def _curve(drawn: Drawn) -> str:
    return "" if drawn.stacked else '<c:smooth val="0"/>'


def _code(drawn: Drawn) -> str:
    return _decimals(drawn) if drawn.stacked else "0%"


def _axes(drawn: Drawn) -> str:
    first, second = AXES
    # Bars along the page begin at the bottom; stages are read from the top.
    order, places = ("maxMin", ("l", "b")) if drawn.stacked else ("minMax", ("b", "l"))
    crossing = "max" if drawn.stacked else "autoZero"
    # Bars say their numbers themselves; Word would leave out the names of some where they are many.
    bounds = '<c:min val="0"/>' if drawn.stacked else '<c:max val="1"/><c:min val="0"/>'
    every = '<c:tickLblSkip val="1"/>' if drawn.stacked else ""
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid(RULE)}</a:ln></c:spPr></c:majorGridlines>'
    lines = "" if drawn.stacked else grid
    step = "" if drawn.stacked else '<c:majorUnit val="0.2"/>'
    quiet = f'<c:spPr><a:ln w="6350">{_solid(QUIET)}</a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{first}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{places[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{quiet}<c:crossAx val="{second}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'{every}<c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="{second}"/><c:scaling>'
        f'<c:orientation val="minMax"/>{bounds}</c:scaling><c:delete val="{int(drawn.stacked)}"/>'
        f'<c:axPos val="{places[1]}"/>{lines}'
        f'<c:numFmt formatCode="{_code(drawn)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:crossAx val="{first}"/><c:crosses val="{crossing}"/><c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _book(drawn: Drawn) -> bytes:
    """The workbook Word opens for Edit Data: one sheet with one table."""
    names = (" ", *(line.name for line in drawn.series))
    rows = [_row(1, names), *(_row(n, [each] * len(names)) for n, each in enumerate(EXAMPLE, start=2))]
    area = f"A1:{'ABCDEF'[len(names) - 1]}4"
    columns = "".join(f'<tableColumn id="{n}" name="{each}"/>' for n, each in enumerate(names, start=1))
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(
                f'<Override PartName="/xl/{name}" ContentType="{BOOK_TYPE.removesuffix("sheet")}{kind}+xml"/>'
                for name, kind in (
                    ("workbook.xml", "sheet.main"),
                    ("worksheets/sheet1.xml", "worksheet"),
                    ("tables/table1.xml", "table"),
                )
            )
            + "</Types>",
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{RELATED}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}" xmlns:r="{RELATED}"><sheetData>{"".join(rows)}'
            '</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
            "xl/worksheets/_rels/sheet1.xml.rels": _relation("table", "../tables/table1.xml"),
            "xl/tables/table1.xml": f'<table xmlns="{SHEETS}" id="1" name="Table1" displayName="Table1" ref="{area}" '
            f'totalsRowShown="0"><tableColumns count="{len(names)}">{columns}</tableColumns></table>',
        }
    )


def _row(number: int, texts: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{"ABCDEF"[n]}{number}" t="inlineStr"><is><t xml:space="preserve">{each}</t></is></c>'
        if number == 1 or n == 0
        else f'<c r="{"ABCDEF"[n]}{number}"><v>{each}</v></c>'
        for n, each in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{RELATED}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def _zipped(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in members.items():
            member = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, DECLARED + text)
    return out.getvalue()
