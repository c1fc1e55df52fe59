"""The styles part, appended to only: every format of people's keeps its number and its look.

Shape: formats are named by index (`s` of a cell, `dxfId` of a rule). What stands there already in the same form is
used again, so that a sheet written every month does not make the part grow.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from toolkit.stores.excel.xml_part import child, ensure, make, part_bytes, whole
from toolkit.stores.looks import FONT, LINE, LOOKS, Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from toolkit.sheets import Tone

ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
# Numbers below belong to the formats built into every spreadsheet program.
_FIRST_OWN_FORMAT = 164
_BUILT_IN = {"General": 0, "0": 1, "@": 49}


class CellFormat(NamedTuple):
    """How one cell is drawn; `text` cells are typed text for good, also when somebody edits them."""

    look: Look
    number_format: str = "General"
    boxed: bool = False
    horizontal: str = ""
    wrapped: bool = False
    text: bool = False
    underlined: bool = False


class StyleBook:
    """The styles of one workbook while a patch is drawn."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._known: dict[CellFormat, int] = {}
        self._rules: dict[Tone, int] = {}
        self._variants: dict[tuple[int, str | None, bool], int] = {}
        self._lay_ground()

    def cell(self, wanted: CellFormat) -> int:
        """The index of a cell format."""
        if wanted not in self._known:
            xfs = self._group("cellXfs")
            self._known[wanted] = _index(xfs, self._xf(xfs, wanted))
        return self._known[wanted]

    def variant(self, base: int, *, number_format: str | None = None, quoted: bool = False) -> int:
        """The index of people's own format with another number format, or as text for good; all else stays."""
        wanted = (base, number_format, quoted)
        if wanted not in self._variants:
            xfs = self._group("cellXfs")
            elements = list(xfs.iterchildren("{*}xf"))
            xf = deepcopy(elements[base if base < len(elements) else 0])
            xf.tail = None
            xf.attrib.pop("quotePrefix", "")
            if number_format is not None:
                xf.set("numFmtId", str(self._number_format(number_format)))
                xf.set("applyNumberFormat", "1")
            if quoted:
                xf.set("quotePrefix", "1")
            self._variants[wanted] = _index(xfs, xf)
        return self._variants[wanted]

    def rule(self, tone: Tone) -> int:
        """The index of the look a rule gives to cells."""
        if tone not in self._rules:
            dxfs = self._group("dxfs")
            look = LOOKS[tone]
            dxf = make(dxfs, "dxf")
            font = _under(dxf, "font")
            _under(font, "color", rgb=f"FF{look.ink}")
            if look.fill:
                fill = _under(dxf, "fill")
                pattern = _under(fill, "patternFill")
                # Rules take the background colour for a solid fill; cells take the foreground.
                _under(pattern, "bgColor", rgb=f"FF{look.fill}")
            self._rules[tone] = _index(dxfs, dxf)
        return self._rules[tone]

    def bytes(self) -> bytes:
        """The part as it is to be written."""
        return part_bytes(self._root)

    def _xf(self, xfs: etree._Element, wanted: CellFormat) -> etree._Element:
        xf = make(
            xfs,
            "xf",
            numFmtId=str(self._number_format(wanted.number_format)),
            fontId=str(self._font(wanted)),
            fillId=str(self._fill(wanted.look.fill)),
            borderId=str(self._border() if wanted.boxed else self._plain_border()),
            xfId="0",
            applyNumberFormat="1",
            applyFont="1",
            applyFill="1",
            applyBorder="1",
            applyAlignment="1",
        )
        if wanted.text:
            xf.set("quotePrefix", "1")
        alignment = _under(xf, "alignment", vertical="center")
        if wanted.horizontal:
            alignment.set("horizontal", wanted.horizontal)
        # Not on the right: LibreOffice draws some of a column's numbers indented and some not.
        if wanted.horizontal == "left":
            alignment.set("indent", "1")
        if wanted.wrapped:
            alignment.set("wrapText", "1")
        return xf

    def _number_format(self, code: str) -> int:
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        formats = self._group("numFmts")
        taken = {whole(each, "numFmtId"): each.get("formatCode") for each in formats.iterchildren("{*}numFmt")}
        for number, known in taken.items():
            if known == code:
                return number
        number = max([_FIRST_OWN_FORMAT - 1, *taken]) + 1
        _index(formats, make(formats, "numFmt", numFmtId=str(number), formatCode=code))
        return number

    def _font(self, wanted: CellFormat) -> int:
        """Our sizes and colours in the typeface of the workbook, so that our sheets look at home in it."""
        fonts = self._group("fonts")
        look = wanted.look
        font = make(fonts, "font")
        if look.bold:
            _under(font, "b")
        if look.italic:
            _under(font, "i")
        if wanted.underlined:
            _under(font, "u")
        _under(font, "sz", val=str(look.size))
        _under(font, "color", rgb=f"FF{look.ink}")
        first = child(fonts, "font")
        for name in ("name", "family", "charset"):
            found = child(first, name) if first is not None else None
            if found is not None:
                font.append(deepcopy(found))
        if child(font, "name") is None:
            _under(font, "name", val=FONT)
        return _index(fonts, font)

    def _fill(self, colour: str) -> int:
        fills = self._group("fills")
        if not colour:
            return 0
        fill = make(fills, "fill")
        pattern = _under(fill, "patternFill", patternType="solid")
        _under(pattern, "fgColor", rgb=f"FF{colour}")
        _under(pattern, "bgColor", indexed="64")
        return _index(fills, fill)

    def _border(self) -> int:
        borders = self._group("borders")
        border = make(borders, "border")
        for side in ("left", "right", "top", "bottom"):
            _under(_under(border, side, style="thin"), "color", rgb=f"FF{LINE}")
        _under(border, "diagonal")
        return _index(borders, border)

    def _plain_border(self) -> int:
        borders = self._group("borders")
        border = make(borders, "border")
        for side in ("left", "right", "top", "bottom", "diagonal"):
            _under(border, side)
        return _index(borders, border)

    def _group(self, name: str) -> etree._Element:
        return ensure(self._root, name, ORDER)

    def _lay_ground(self) -> None:
        """What index 0 means by the standard must exist before anything of ours is appended."""
        grounds: dict[str, tuple[Callable[[etree._Element], None], ...]] = {
            "fonts": (_ground_font,),
            "fills": (_ground_no_fill, _ground_grey_fill),
            "borders": (_ground_border,),
            "cellStyleXfs": (_ground_style_xf,),
            "cellXfs": (_ground_xf,),
            "cellStyles": (_ground_style,),
        }
        for name, makers in grounds.items():
            group = self._group(name)
            if child(group, "*") is None:
                for maker in makers:
                    maker(group)
                group.set("count", str(len(makers)))


def _ground_font(group: etree._Element) -> None:
    font = _under(group, "font")
    _under(font, "sz", val="11")
    _under(font, "name", val=FONT)


def _ground_no_fill(group: etree._Element) -> None:
    _under(_under(group, "fill"), "patternFill", patternType="none")


def _ground_grey_fill(group: etree._Element) -> None:
    _under(_under(group, "fill"), "patternFill", patternType="gray125")


def _ground_border(group: etree._Element) -> None:
    border = _under(group, "border")
    for side in ("left", "right", "top", "bottom", "diagonal"):
        _under(border, side)


def _ground_style_xf(group: etree._Element) -> None:
    _under(group, "xf", numFmtId="0", fontId="0", fillId="0", borderId="0")


def _ground_xf(group: etree._Element) -> None:
    _under(group, "xf", numFmtId="0", fontId="0", fillId="0", borderId="0", xfId="0")


def _ground_style(group: etree._Element) -> None:
    _under(group, "cellStyle", name="Normal", xfId="0", builtinId="0")


def _under(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    new = make(parent, name, **attributes)
    parent.append(new)
    return new


def _index(group: etree._Element, wanted: etree._Element) -> int:
    """The position of an equal element, appended when there is none."""
    form = _form(wanted)
    elements = list(group.iterchildren("{*}*"))
    for position, each in enumerate(elements):
        if each.tag == wanted.tag and _form(each) == form:
            return position
    group.append(wanted)
    group.set("count", str(len(elements) + 1))
    return len(elements)


def _form(element: etree._Element) -> tuple[object, ...]:
    """What an element says, however its attributes are ordered or its space is laid out."""
    inner = tuple(_form(each) for each in element.iterchildren("{*}*"))
    return (element.tag, tuple(sorted(element.attrib.items())), inner)
