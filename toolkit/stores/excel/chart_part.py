"""A chart of a sheet of ours as the XML of a chart part: references into the sheet, with the same numbers cached.

Shape: parts in the order the schema wants; strict packages get strict namespaces. Series differ in lightness, lines in
their dashes too, so that a grey print tells them apart.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.content import ChartKind
from toolkit.places import column_letters
from toolkit.sheets import Kind, Link
from toolkit.stores.excel.serials import digits
from toolkit.stores.excel.texts import attribute_text, quoted_sheet, xml_text
from toolkit.stores.layout import layout_of
from toolkit.stores.looks import FONT, INK, LINE, NUMBER_FORMATS, SHADES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.sheets import Plot, SheetPatch, SheetValue

# Numbers stand on the bars while there is room for them.
_LABELLED = 24
# Below this lightness a bar's number is written in white.
_DARK = 0.6
_DASHES = ("solid", "sysDash", "dash", "lgDashDot", "sysDot")
_GROUPINGS = {ChartKind.BAR: "clustered", ChartKind.STACKED: "stacked", ChartKind.LINE: "standard"}
_FIFTHS = '<c:majorUnit val="0.2"/>'
_AXES = '<c:axId val="111111111"/><c:axId val="222222222"/>'


class Spaces(NamedTuple):
    """The namespaces drawings use in a package."""

    chart: str
    main: str
    sheet: str


TRANSITIONAL = Spaces(
    "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
)
STRICT = Spaces(
    "http://purl.oclc.org/ooxml/drawingml/chart",
    "http://purl.oclc.org/ooxml/drawingml/main",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
)


def chart_part(plot: Plot, patch: SheetPatch, title: str, spaces: Spaces) -> bytes:
    """The part of one chart; `title` is what the sheet is called in the workbook."""
    return _Chart(plot, patch, title).part(spaces).encode()


class _Chart:
    def __init__(self, plot: Plot, patch: SheetPatch, title: str) -> None:
        self._plot = plot
        self._patch = patch
        self._sheet = xml_text(quoted_sheet(title))
        self._layout = layout_of(patch)

    def part(self, spaces: Spaces) -> str:
        legend = len(self._plot.series) > 1 or self._plot.kind is ChartKind.PIE
        return "".join((
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
            f'<c:chartSpace xmlns:c="{spaces.chart}" xmlns:a="{spaces.main}"><c:roundedCorners val="0"/><c:chart>',
            f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{_font("defRPr", 1200, bold=True)}</a:pPr>',
            f'<a:r>{_font("rPr", 1200, bold=True)}<a:t>{xml_text(self._plot.title)}</a:t></a:r></a:p></c:rich></c:tx>',
            '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>',
            f"<c:plotArea><c:layout/>{self._plotted()}</c:plotArea>",
            '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if legend else "",
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
            f'<c:spPr>{_filled("FFFFFF")}{_line(LINE)}</c:spPr>',
            f'<c:txPr><a:bodyPr/><a:p><a:pPr>{_font("defRPr", 900)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>',
            "</c:chartSpace>",
        ))  # fmt: skip

    def _plotted(self) -> str:
        series = "".join(self._series())
        kind = self._plot.kind
        if kind is ChartKind.PIE:
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        grouping = f'<c:grouping val="{_GROUPINGS[kind]}"/><c:varyColors val="0"/>'
        axes = self._category_axis() + self._value_axis()
        if kind is ChartKind.LINE:
            return f'<c:lineChart>{grouping}{series}<c:marker val="1"/>{_AXES}</c:lineChart>{axes}'
        overlap = '<c:overlap val="100"/>' if kind is ChartKind.STACKED else ""
        return (
            f'<c:barChart><c:barDir val="col"/>{grouping}{series}<c:gapWidth val="60"/>{overlap}{_AXES}'
            f"</c:barChart>{axes}"
        )

    def _series(self) -> Iterator[str]:
        categories = self._texts(self._plot.categories, *self._body, self._column(self._plot.categories))
        for number, column in enumerate(self._plot.series):
            header = self._patch.columns[column - 1].header
            yield "".join((
                f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>',
                f"<c:tx>{self._texts(column, self._layout.header, self._layout.header, [header])}</c:tx>",
                self._look(number),
                self._labels(column, SHADES[number % len(SHADES)]),
                f"<c:cat>{categories}</c:cat>",
                f"<c:val>{self._numbers(column)}</c:val>",
                '<c:smooth val="0"/>' if self._plot.kind is ChartKind.LINE else "",
                "</c:ser>",
            ))  # fmt: skip

    @property
    def _body(self) -> tuple[int, int]:
        first = self._layout.first + self._plot.first - 1
        return first, first + self._plot.rows - 1

    def _column(self, column: int) -> list[SheetValue]:
        before = self._plot.first - 1
        rows = self._patch.rows[before : before + self._plot.rows]
        return [values[column - 1] if column <= len(values) else None for values in rows]

    def _look(self, number: int) -> str:
        shade = SHADES[number % len(SHADES)]
        if self._plot.kind is ChartKind.PIE:
            return "".join(
                f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/>'
                f"<c:spPr>{_filled(SHADES[n % len(SHADES)])}{_line('FFFFFF')}</c:spPr></c:dPt>"
                for n in range(self._plot.rows)
            )
        if self._plot.kind is ChartKind.LINE:
            dash = _DASHES[number % len(_DASHES)]
            marker = f'<c:symbol val="circle"/><c:size val="6"/><c:spPr>{_filled(shade)}</c:spPr>'
            return f"<c:spPr>{_line(shade, 22225, dash)}</c:spPr><c:marker>{marker}</c:marker>"
        return f'<c:spPr>{_filled(shade)}{_line("404040")}</c:spPr><c:invertIfNegative val="0"/>'

    def _labels(self, column: int, shade: str) -> str:
        """Numbers inside the bars, shares beside the slices; a line's points stand on the grid."""
        kind = self._plot.kind
        pie = kind is ChartKind.PIE
        shown = kind is not ChartKind.LINE and self._plot.rows * len(self._plot.series) <= _LABELLED
        flags = {"LegendKey": False, "Val": shown and not pie, "CatName": False, "SerName": False, "Percent": pie}
        said = "".join(f'<c:show{name} val="{int(each)}"/>' for name, each in flags.items())
        look = ""
        if flags["Val"]:
            font = _font("defRPr", 900, ink="FFFFFF" if lightness(shade) < _DARK else INK)
            place = "ctr" if kind is ChartKind.STACKED else "inEnd"
            look = (
                f'<c:numFmt formatCode="{self._format(column)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
                f'<c:txPr><a:bodyPr/><a:p><a:pPr>{font}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
                f'<c:dLblPos val="{place}"/>'
            )
        return f'<c:dLbls>{look}{said}<c:showBubbleSize val="0"/></c:dLbls>'

    def _format(self, column: int) -> str:
        """Whole percents: the cells beside say the rest."""
        kind = self._patch.columns[column - 1].kind
        return "0%" if kind is Kind.PERCENT else attribute_text(NUMBER_FORMATS[kind])

    def _category_axis(self) -> str:
        return (
            '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
            '<c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="low"/><c:spPr>{_line("7F7F7F")}</c:spPr><c:crossAx val="222222222"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
            '<c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _value_axis(self) -> str:
        return (
            '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>'
            f'{self._bounds()}</c:scaling><c:delete val="0"/><c:axPos val="l"/>'
            f"<c:majorGridlines><c:spPr>{_line(LINE)}</c:spPr></c:majorGridlines>"
            f'<c:numFmt formatCode="{self._format(self._plot.series[0])}" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:spPr>{_line("7F7F7F")}</c:spPr><c:crossAx val="111111111"/><c:crosses val="autoZero"/>'
            f'<c:crossBetween val="between"/>{_FIFTHS if self._rates else ""}</c:valAx>'
        )

    def _bounds(self) -> str:
        """Figures from zero up; rates end with all."""
        numbers = [float(each) for column in self._plot.series for each in map(_number, self._column(column)) if each]
        low = '<c:min val="0"/>' if min(numbers, default=0) >= 0 else ""
        return ('<c:max val="1"/>' if self._rates and max(numbers, default=0) <= 1 else "") + low

    @property
    def _rates(self) -> bool:
        kinds = {self._patch.columns[column - 1].kind for column in self._plot.series}
        return kinds == {Kind.PERCENT} and self._plot.kind is not ChartKind.STACKED

    def _texts(self, column: int, first: int, last: int, values: list[SheetValue] | list[str]) -> str:
        texts = [each.text if isinstance(each, Link) else each for each in values]
        points = _points([None if each is None else xml_text(str(each)) for each in texts])
        return f"<c:strRef>{self._reference(column, first, last)}<c:strCache>{points}</c:strCache></c:strRef>"

    def _numbers(self, column: int) -> str:
        code = attribute_text(NUMBER_FORMATS[self._patch.columns[column - 1].kind])
        points = f"<c:formatCode>{code}</c:formatCode>{_points(list(map(_number, self._column(column))))}"
        return f"<c:numRef>{self._reference(column, *self._body)}<c:numCache>{points}</c:numCache></c:numRef>"

    def _reference(self, column: int, first: int, last: int) -> str:
        letters = column_letters(column)
        end = "" if first == last else f":${letters}${last}"
        return f"<c:f>{self._sheet}!${letters}${first}{end}</c:f>"


def _points(texts: list[str | None]) -> str:
    """Cached points; a gap has none."""
    shown = (f'<c:pt idx="{n}"><c:v>{each}</c:v></c:pt>' for n, each in enumerate(texts) if each is not None)
    return f'<c:ptCount val="{len(texts)}"/>{"".join(shown)}'


def _number(value: SheetValue) -> str | None:
    """A cell's number; words in its place, 「未提供」, are a gap."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    return digits(value)


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _line(colour: str, width: int = 6350, dash: str = "solid") -> str:
    return f'<a:ln w="{width}">{_filled(colour)}<a:prstDash val="{dash}"/></a:ln>'


def _font(name: str, size: int, *, bold: bool = False, ink: str = INK) -> str:
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/>'
    return f'<a:{name} sz="{size}" b="{int(bold)}">{_filled(ink)}{faces}</a:{name}>'


def lightness(colour: str) -> float:
    """How light a colour is on a grey print, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
