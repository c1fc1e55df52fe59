"""A table set to fit its contents gets columns as wide as its texts need, and its tall rows may go on on the next page.

Word fits columns when a person opens the document, LibreOffice and WPS do not; so it is done here, for all three, and
only where something asks for it: a word longer than its column, or a row taller than it should be. Widths of letters
are estimated on the safe side: which font a reader has, nobody knows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.word.gridding import resize, rows_of, span_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

# Rows of so many lines leave their table as drawn; of more than so many may break across pages.
FEW_LINES, TALL_LINES = 7, 18
# Two rows of more lines than this need not stay together: neither is lost alone on a page.
LONE_LINES = 4
# Words do not fill their lines to the end.
RAGGED = 1.12
# Bold letters, as those of a header, are so much wider.
BOLD = 1.15
# What the insides of a cell lose to its margins, and the most one word may ask of a table.
MARGINS, GREEDIEST = 150, 0.4
# So many Chinese characters in a row stay on one line, as in a name.
UNBROKEN = 7
# A line of so many letters is not broken at all, such as a date or a name.
SHORT = 14
# A text of more twips than this is not set in a narrower column than that.
LONG_TEXT, READABLE = 6000, 1750
USUAL = 21
# Where words find no room, type gets smaller down to this, in half points.
SMALLEST = 14
_AFTER_SIZE = frozenset({
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
})  # fmt: skip
_AFTER_LAYOUT = frozenset({"tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange"})
_OFF = frozenset({"0", "false", "off"})
_PIECE = re.compile(r"[^\s\u2e80-\uffef]+|[\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_BREAK = re.compile(r"(?<=[-/])(?=[^\W\d_])|(?<=·)")
_NARROW, _BROAD = frozenset("fijlrtI.,:;'|()[]·-\u2011 "), frozenset("mwMW@%&")


class Type(NamedTuple):
    """The type of a paragraph style: its size in half points, and whether it is bold."""

    size: int
    bold: bool = False


class _Column(NamedTuple):
    """What a column holds, in twips: its longest word, the least long texts ask for, the whole text of each row."""

    word: int
    readable: int
    texts: Sequence[int]


def types_of(styles: etree._Element | None, w: str) -> Mapping[str, Type]:
    """The type of every paragraph style; of "" what holds without one."""
    if styles is None:
        return {"": Type(USUAL)}
    own = {each.get(f"{w}styleId", ""): each for each in styles.iter(f"{w}style")}
    usual = _number(styles.find(f"{w}docDefaults//{w}sz"), w) or USUAL
    return {"": Type(usual)} | {name: _type_of(name, own, usual, w) for name in own}


def _type_of(name: str, own: Mapping[str, etree._Element], usual: int, w: str) -> Type:
    """What a style says itself, or else the one it is based on."""
    size: int | None = None
    bold: bool | None = None
    seen: set[str] = set()
    while name in own and name not in seen:
        seen.add(name)
        style = own[name]
        size = size or _number(style.find(f"{w}rPr/{w}sz"), w) or None
        said = style.find(f"{w}rPr/{w}b")
        if bold is None and said is not None:
            bold = said.get(f"{w}val") not in _OFF
        based = style.find(f"{w}basedOn")
        name = based.get(f"{w}val", "") if based is not None else ""
    return Type(size or usual, bold=bool(bold))


def fit_contents(table: etree._Element, w: str, types: Mapping[str, Type]) -> None:
    """Shares a table's width out anew if its texts ask for it, and lets its tall rows break."""
    grid = table.find(f"{w}tblGrid")
    drawn = [width_of(each, w) for each in grid] if grid is not None else []
    rows = [(row, [(cell, span_of(cell, w)) for cell in row.iterchildren(f"{w}tc")]) for row in rows_of(table, w)]
    if grid is None or not all(drawn) or any(sum(span for _, span in cells) != len(drawn) for _, cells in rows):
        return
    plain = [(row, cells) for row, cells in rows if len(cells) == len(drawn)]
    heads = [each for row, cells in rows if row.find(f"{w}trPr/{w}tblHeader") is not None for each in cells]
    headers = {cell for cell, _ in heads}

    def measured(types: Mapping[str, Type]) -> list[_Column]:
        return [_column([cells[at][0] for _, cells in plain], headers, drawn[at], w, types) for at in range(len(drawn))]

    columns, room, smaller = measured(types), sum(drawn) - MARGINS * len(drawn), types
    # Not everything gets smaller with the type: a second step may be needed.
    while (share := _type_share(columns, room)) < 1 and (less := _smaller(smaller, share)) != smaller:
        smaller = less
        columns = measured(smaller)
    if smaller is not types:
        _set_type(table, w, smaller)
    columns = _widened(columns, room)
    widths = drawn if _suits(columns, drawn) else _shared(columns, drawn)
    if widths is not drawn:
        for each, width in zip(grid, widths, strict=True):
            each.set(f"{w}w", str(width))
        for _, cells in rows:
            resize(cells, widths, w)
        _fix(table, w)
    lines = [_lines(texts, widths) for texts in zip(*(column.texts for column in columns), strict=True)]
    for (row, _), own, below in zip(plain, lines, [*lines[1:], 0], strict=True):
        if own > TALL_LINES:
            _drop((*row.findall(f"{w}trPr/{w}cantSplit"), *_kept(row, w)))
        elif min(own, below) > LONE_LINES and row.find(f"{w}trPr/{w}tblHeader") is None:
            _drop(_kept(row, w))


def _column(
    cells: Sequence[etree._Element], headers: AbstractSet[etree._Element], drawn: int, w: str, types: Mapping[str, Type]
) -> _Column:
    """A column's needs; that its header fits was seen to when it was drawn."""
    said = [list(_paragraphs(each, w, types, header=each in headers)) for each in cells]
    header = max((_word(lines) for each, lines in zip(cells, said, strict=True) if each in headers), default=0)
    words = [_word(lines) for each, lines in zip(cells, said, strict=True) if each not in headers]
    texts = list(map(_text, said))
    readable = READABLE if max(texts, default=0) > LONG_TEXT else 0
    return _Column(max(*words, min(header, drawn - MARGINS), 0), readable, texts)


def _type_share(columns: Sequence[_Column], room: int) -> float:
    """How much smaller type must be for every word to find room, and every long text too."""
    return next(
        (
            percent / 100
            for percent in range(100, 0, -1)
            if sum(max(column.word * percent / 100, column.readable) for column in columns) <= room
        ),
        0.0,
    )


def _smaller(types: Mapping[str, Type], share: float) -> Mapping[str, Type]:
    return {
        name: each._replace(size=max(int(each.size * share), min(each.size, SMALLEST))) for name, each in types.items()
    }


def _widened(columns: Sequence[_Column], room: int) -> list[_Column]:
    """Columns that count what long texts ask for among their words, as far as no word has to break for it."""
    needed = sum(max(column.word, column.readable) for column in columns)
    spare = [max(column.readable - column.word, 0) for column in columns]
    share = min(1.0, max(room - needed + sum(spare), 0) / sum(spare)) if any(spare) else 0.0
    return [column._replace(word=column.word + int(more * share)) for column, more in zip(columns, spare, strict=True)]


def _set_type(table: etree._Element, w: str, types: Mapping[str, Type]) -> None:
    for paragraph in table.iter(f"{w}p"):
        size = _type(paragraph, w, types).size
        for run in paragraph.iter(f"{w}r"):
            look = run.find(f"{w}rPr")
            if look is None:
                look = run.makeelement(f"{w}rPr")
                run.insert(0, look)
            for name in ("sz", "szCs"):
                for each in look.findall(f"{w}{name}"):
                    look.remove(each)
            before = sum(etree.QName(each).localname not in _AFTER_SIZE for each in look)
            for name in ("szCs", "sz"):
                made = look.makeelement(f"{w}{name}")
                made.set(f"{w}val", str(size))
                look.insert(before, made)


def _suits(columns: Sequence[_Column], widths: Sequence[int]) -> bool:
    return all(column.word <= width - MARGINS for column, width in zip(columns, widths, strict=True)) and all(
        _lines(row, widths) <= FEW_LINES for row in zip(*(column.texts for column in columns), strict=True)
    )


def _lines(texts: Sequence[int], widths: Sequence[int]) -> int:
    return max(
        -(-int(text * RAGGED) // max(width - MARGINS, 1)) if text > width - MARGINS else 1
        for text, width in zip(texts, widths, strict=True)
    )


def _shared(columns: Sequence[_Column], drawn: Sequence[int]) -> list[int]:
    """Every column its longest word, then as few lines as the whole allows, what is left over as it was drawn."""
    whole = sum(drawn)
    least = [min(column.word + MARGINS, int(whole * GREEDIEST)) for column in columns]
    if sum(least) >= whole:
        return _rounded(_capped(least, whole), whole)
    longest = [max(column.texts, default=0) for column in columns]
    lines, needed = FEW_LINES // 2, least
    while True:
        needed = [
            max(word, min(text + MARGINS, int(text * RAGGED / lines) + MARGINS))
            for word, text in zip(least, longest, strict=True)
        ]
        if sum(needed) <= whole:
            break
        lines += 1
    room = [max(was - now, 0) for was, now in zip(drawn, needed, strict=True)]
    if not any(room):
        room = list(drawn)
    left = whole - sum(needed)
    return _rounded([now + left * part / sum(room) for now, part in zip(needed, room, strict=True)], whole)


def _capped(least: Sequence[int], whole: int) -> list[float]:
    """What is too wide together: only the widest give way, so that no more words break than must."""
    left, widths = float(whole), dict.fromkeys(range(len(least)), 0.0)
    for place, at in enumerate(sorted(widths, key=least.__getitem__)):
        widths[at] = min(float(least[at]), left / (len(least) - place))
        left -= widths[at]
    return list(widths.values())


def _rounded(widths: Sequence[float], whole: int) -> list[int]:
    edges, position = [0], 0.0
    for width in widths:
        position += width
        edges.append(round(position))
    edges[-1] = whole
    return [right - left for left, right in pairwise(edges)]


def _paragraphs(cell: etree._Element, w: str, types: Mapping[str, Type], *, header: bool) -> Iterator[tuple[str, int]]:
    """The lines people typed in a cell, each with the width of an em in twips."""
    plain = types[""]
    for paragraph in cell.iter(f"{w}p"):
        size, bold = _type(paragraph, w, types)
        bold = (
            bold
            or header
            or any(types.get(each.get(f"{w}val", ""), plain).bold for each in paragraph.iter(f"{w}rStyle"))
        )
        em = int(size * 10 * BOLD) if bold else size * 10
        said = "".join("\n" if each.tag == f"{w}br" else each.text or "" for each in paragraph.iter(f"{w}t", f"{w}br"))
        yield from ((line, em) for line in said.split("\n"))


def _type(paragraph: etree._Element, w: str, types: Mapping[str, Type]) -> Type:
    style = paragraph.find(f"{w}pPr/{w}pStyle")
    return types.get(style.get(f"{w}val", "") if style is not None else "", types[""])


def _word(lines: Sequence[tuple[str, int]]) -> int:
    return max(
        (
            int(_em(part[:UNBROKEN] if part[0] > "\u2e7f" else part) * em)
            for line, em in lines
            for piece in _pieces(line)
            for part in _BREAK.split(piece)
            if part
        ),
        default=0,
    )


def _pieces(line: str) -> list[str]:
    """What is not to be broken: words, and a whole short line such as a date."""
    if 0 < len(line) <= UNBROKEN:
        return [line]
    return [line.replace("-", "\u2011")] if len(line) <= SHORT and line.isascii() else _PIECE.findall(line)


def _text(lines: Sequence[tuple[str, int]]) -> int:
    return sum(int(_em(line) * em) for line, em in lines)


# Names, figures and states come back row after row.
@lru_cache(maxsize=4096)
def _em(text: str) -> float:
    return sum(
        1.0
        if unicodedata.east_asian_width(each) in "WF"
        else 0.38
        if each in _NARROW
        else 0.95
        if each in _BROAD
        else 0.68
        if each.isupper()
        else 0.64
        for each in text
    )


def _fix(table: etree._Element, w: str) -> None:
    """What has been fitted stays as it is: Word is not to do it again in its own way."""
    properties = table.find(f"{w}tblPr")
    if properties is None:
        return
    layout = properties.find(f"{w}tblLayout")
    if layout is None:
        layout = properties.makeelement(f"{w}tblLayout")
        behind = sum(etree.QName(each).localname in _AFTER_LAYOUT for each in properties)
        properties.insert(len(properties) - behind, layout)
    layout.set(f"{w}type", "fixed")


def _kept(row: etree._Element, w: str) -> Sequence[etree._Element]:
    return row.findall(f"{w}tc/{w}p/{w}pPr/{w}keepNext")


def _drop(found: Sequence[etree._Element]) -> None:
    for each in found:
        holder = each.getparent()
        if holder is not None:
            holder.remove(each)


def _number(size: etree._Element | None, w: str) -> int:
    said = size.get(f"{w}val", "") if size is not None else ""
    return int(said) if said.isascii() and said.isdigit() else 0
