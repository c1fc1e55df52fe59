"""How much room there is where a tag stands: the column, the cell or the box around it, less indents and margins.

Decides from what the part says itself. A width only a page layout knows (a table that fits its content) is shared out
evenly, which is what Word starts from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.word.tags import TagKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.word.placing import Part

EMU_PER_TWIP = 635
_A4 = (11906, 16838)
_MARGIN, _CELL_MARGIN = 1440, 108
# What Word leaves free inside a text box to the left and right, each.
_BOX_INSET = 91_440
_STYLE_WIDTH = r"(?:^|;)\s*width:\s*([0-9.]+)(pt|in|cm|mm|px)?"
_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, None: 9_525}
_LEAST = 36_000
_SIDES = (("left", "right"), ("start", "end"))


class Room(NamedTuple):
    """Width and height a picture may take, in EMU."""

    width: int
    height: int


class Section(NamedTuple):
    """A section's column, and the headers and footers it names, by relation."""

    room: Room
    names: frozenset[str]


_PAGE = Room((_A4[0] - 2 * _MARGIN) * EMU_PER_TWIP, (_A4[1] - 2 * _MARGIN) * EMU_PER_TWIP)


def sections_of(root: etree._Element) -> tuple[Section, ...]:
    """The sections of a document in their order."""
    return tuple(_section(each) for each in root.iter("{*}sectPr"))


def _section(properties: etree._Element) -> Section:
    size, margins, columns = (properties.find(f"{{*}}{name}") for name in ("pgSz", "pgMar", "cols"))
    wide, high = _number(size, "w", _A4[0]), _number(size, "h", _A4[1])
    width = wide - _number(margins, "left", _MARGIN) - _number(margins, "right", _MARGIN)
    width -= _number(margins, "gutter", 0)
    height = high - abs(_number(margins, "top", _MARGIN)) - abs(_number(margins, "bottom", _MARGIN))
    names = (_attribute(each, "id") for each in properties if etree.QName(each).localname.endswith("Reference"))
    return Section(_room(_column(columns, width), height), frozenset(name for name in names if name))


def _column(columns: etree._Element | None, width: int) -> int:
    """The narrowest column: which one a paragraph lands in only a page layout knows."""
    own = [] if columns is None else [_number(each, "w", 0) for each in columns if _attribute(each, "w")]
    if own:
        return min(own)
    number = max(1, _number(columns, "num", 1))
    return (width - (number - 1) * _number(columns, "space", 720)) // number


class Rooms:
    """The rooms of one part; `around` are the sections it stands in, for a document its own in order."""

    def __init__(self, part: Part, around: Sequence[Section]) -> None:
        self.part = part
        rooms = [each.room for each in around] or [_PAGE]
        self.page = Room(min(each.width for each in rooms), min(each.height for each in rooms))
        body = part.root.find(part.tag("body"))
        self.sections: Mapping[etree._Element, Room] = {} if body is None else dict(_by_block(body, rooms))
        self.cells: dict[etree._Element, int] = {}

    def at(self, element: etree._Element) -> Room:
        """The room where an element stands."""
        part = self.part
        used = 0
        for each in element.iterancestors():
            if each.tag == part.tag("p"):
                used = _indents(part, each)
            elif each.tag == part.tag("tc"):
                return _room(self._cell(each) - used, self._page_of(each).height // EMU_PER_TWIP)
            elif each.tag == part.tag("txbxContent") and (width := _box(each)):
                return Room(max(_LEAST, width - used * EMU_PER_TWIP), self._page_of(each).height)
        page = self._page_of(element)
        return Room(max(_LEAST, page.width - used * EMU_PER_TWIP), page.height)

    def _page_of(self, element: etree._Element) -> Room:
        if not self.sections:
            return self.page
        return next((self.sections[each] for each in _outwards(element) if each in self.sections), self.page)

    def _cell(self, cell: etree._Element) -> int:
        """A cell's inner width in twips."""
        if cell not in self.cells:
            self.cells[cell] = self._measured(cell)
        return self.cells[cell]

    def _measured(self, cell: etree._Element) -> int:
        tag = self.part.tag
        table, row = (next(cell.iterancestors(tag(name)), None) for name in ("tbl", "tr"))
        if table is None or row is None:
            return self.page.width // EMU_PER_TWIP
        whole = self.at(table).width // EMU_PER_TWIP
        asked = cell.find(f"{tag('tcPr')}/{tag('tcW')}")
        kind, number = _attribute(asked, "type"), _number(asked, "w", 0)
        before, spans = _spans(self.part, row, cell)
        grid = [_number(each, "w", 0) for each in table.findall(f"{tag('tblGrid')}/{tag('gridCol')}")]
        if kind == "dxa" and number > 0:
            width = number
        elif kind == "pct" and number > 0:
            width = whole * number // 5000
        elif own := sum(grid[before : before + spans[0]]):
            width = own
        else:
            width = whole * spans[0] // max(1, spans[1])
        return min(width, whole) - _margins(self.part, table, cell)


def rooms_of(part: Part, around: Sequence[Section]) -> Mapping[int, Room]:
    """The room of every value of a part, by the number of its tag."""
    rooms = Rooms(part, around)
    return {tag.number: rooms.at(part.markers[tag.number]) for tag in part.tags if tag.found.kind is TagKind.VALUE}


def _by_block(body: etree._Element, rooms: Sequence[Room]) -> Iterator[tuple[etree._Element, Room]]:
    """The blocks of a document with the section each is in: the first that ends at or after it."""
    section = 0
    for block in body:
        yield block, rooms[min(section, len(rooms) - 1)]
        section += sum(1 for _ in block.iter("{*}sectPr"))


def _outwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _spans(part: Part, row: etree._Element, cell: etree._Element) -> tuple[int, tuple[int, int]]:
    """Grid columns before a cell, its own, and the row's."""
    skipped = _number(row.find(f"{part.tag('trPr')}/{part.tag('gridBefore')}"), "val", 0)
    before, own, whole = skipped, 1, 0
    for each in row.iter(part.tag("tc")):
        if next(each.iterancestors(part.tag("tr")), None) is not row:
            continue
        span = max(1, _number(each.find(f"{part.tag('tcPr')}/{part.tag('gridSpan')}"), "val", 1))
        if each is cell:
            before, own = skipped + whole, span
        whole += span
    return before, (own, whole)


def _margins(part: Part, table: etree._Element, cell: etree._Element) -> int:
    own = cell.find(f"{part.tag('tcPr')}/{part.tag('tcMar')}")
    usual = table.find(f"{part.tag('tblPr')}/{part.tag('tblCellMar')}")
    total = 0
    for names in zip(*_SIDES, strict=True):
        sides = [holder.find(part.tag(name)) for holder in (own, usual) if holder is not None for name in names]
        total += next((_number(each, "w", _CELL_MARGIN) for each in sides if each is not None), _CELL_MARGIN)
    return total


def _indents(part: Part, paragraph: etree._Element) -> int:
    """What a paragraph's own indents take, in twips."""
    indent = paragraph.find(f"{part.tag('pPr')}/{part.tag('ind')}")
    if indent is None:
        return 0
    sides = sum(max(_number(indent, name, 0) for name in names) for names in zip(*_SIDES, strict=True))
    return sides + _number(indent, "firstLine", 0)


def _box(content: etree._Element) -> int:
    """The inner width of the text box around its content, in EMU; 0 when it does not say."""
    for each in content.iterancestors():
        name = etree.QName(each).localname
        if name in {"inline", "anchor"}:
            return max(0, _number(each.find("{*}extent"), "cx", 0) - 2 * _BOX_INSET)
        found = re.search(_STYLE_WIDTH, each.get("style") or "")
        if found:
            return max(0, int(float(found[1]) * _EMU[found[2]]) - 2 * _BOX_INSET)
    return 0


def _room(width: int, height: int) -> Room:
    return Room(max(_LEAST, width * EMU_PER_TWIP), max(_LEAST, height * EMU_PER_TWIP))


def _attribute(element: etree._Element | None, name: str) -> str:
    """An attribute by its local name, whatever its namespace."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    """A measure in whole units; strict documents may write it with a unit."""
    text = _attribute(element, name)
    found = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?)(pt|in|cm|mm)?", text)
    if found is None:
        return otherwise
    return int(float(found[1]) * (_EMU[found[2]] / EMU_PER_TWIP if found[2] else 1))
