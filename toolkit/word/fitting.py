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
# Words do not fill their lines to the end.
RAGGED = 1.12
# Letters of a header, which is bold, are so much wider.
BOLD = 1.15
# What the insides of a cell lose to its margins, and the most one word may ask of a table.
MARGINS, GREEDIEST = 150, 0.4
# So many Chinese characters in a row stay on one line, as in a name.
UNBROKEN = 7
# A line of so many letters is not broken at all, such as a date.
SHORT = 11
# A text of more twips than this is not set in a narrower column than that.
LONG_TEXT, READABLE = 6000, 1300
USUAL = 21
# Where words find no room, type gets smaller down to this, in half points.
SMALLEST = 14
_AFTER_SIZE = frozenset({
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
})  # fmt: skip
_AFTER_LAYOUT = frozenset({"tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange"})
_PIECE = re.compile(r"[^\s\u2e80-\uffef]+|[\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_BREAK = re.compile(r"(?<=[-/])(?=[^\W\d_])|(?<=·)")
_NARROW, _BROAD = frozenset("fijlrtI.,:;'|()[]·-\u2011 "), frozenset("mwMW@%&")


class _Column(NamedTuple):
    """What a column holds, in twips: its longest word, and the whole text of each row."""

    word: int
    texts: Sequence[int]


def sizes_of(styles: etree._Element | None, w: str) -> Mapping[str, int]:
    """The size of type of every paragraph style, in half points; of "" what holds without one."""
    if styles is None:
        return {"": USUAL}
    own = {each.get(f"{w}styleId", ""): each for each in styles.iter(f"{w}style")}
    usual = styles.find(f"{w}docDefaults//{w}sz")
    sizes = {"": _number(usual, w) or USUAL}
    for name, style in own.items():
        seen: set[str] = set()
        found: etree._Element | None = style
        while found is not None and name not in sizes and (at := found.get(f"{w}styleId", "")) not in seen:
            seen.add(at)
            if size := _number(found.find(f"{w}rPr/{w}sz"), w):
                sizes[name] = size
            based = found.find(f"{w}basedOn")
            found = own.get(based.get(f"{w}val", "")) if based is not None else None
    return sizes


def fit_contents(table: etree._Element, w: str, sizes: Mapping[str, int]) -> None:
    """Shares a table's width out anew if its texts ask for it, and lets its tall rows break."""
    grid = table.find(f"{w}tblGrid")
    drawn = [width_of(each, w) for each in grid] if grid is not None else []
    rows = [(row, [(cell, span_of(cell, w)) for cell in row.iterchildren(f"{w}tc")]) for row in rows_of(table, w)]
    if grid is None or not all(drawn) or any(sum(span for _, span in cells) != len(drawn) for _, cells in rows):
        return
    plain = [(row, cells) for row, cells in rows if len(cells) == len(drawn)]
    headers = [each for row, cells in rows if row.find(f"{w}trPr/{w}tblHeader") is not None for each in cells]
    bold = {cell for cell, _ in headers}

    def measured(sizes: Mapping[str, int]) -> list[_Column]:
        return [_column([cells[at][0] for _, cells in plain], bold, drawn[at], w, sizes) for at in range(len(drawn))]

    columns = measured(sizes)
    if (share := _type_share(columns, sum(drawn))) < 1:
        sizes = {name: max(int(size * share), min(size, SMALLEST)) for name, size in sizes.items()}
        _set_type(table, w, sizes)
        columns = measured(sizes)
    widths = drawn if _suits(columns, drawn) else _shared(columns, drawn)
    if widths is not drawn:
        for each, width in zip(grid, widths, strict=True):
            each.set(f"{w}w", str(width))
        for _, cells in rows:
            resize(cells, widths, w)
        _fix(table, w)
    for (row, _), texts in zip(plain, zip(*(column.texts for column in columns), strict=True), strict=True):
        if _lines(texts, widths) > TALL_LINES:
            _let_break(row, w)


def _column(
    cells: Sequence[etree._Element], bold: AbstractSet[etree._Element], drawn: int, w: str, sizes: Mapping[str, int]
) -> _Column:
    """A column's needs; that its header fits was seen to when it was drawn."""
    said = [list(_paragraphs(each, w, sizes)) for each in cells]
    header = max((int(_word(lines) * BOLD) for each, lines in zip(cells, said, strict=True) if each in bold), default=0)
    words = [_word(lines) for each, lines in zip(cells, said, strict=True) if each not in bold]
    texts = list(map(_text, said))
    readable = READABLE if max(texts, default=0) > LONG_TEXT else 0
    return _Column(max(*words, min(header, drawn - MARGINS), readable, 0), texts)


def _type_share(columns: Sequence[_Column], whole: int) -> float:
    """How much smaller type must be for every word to find room."""
    room, words = whole - MARGINS * len(columns), sum(column.word for column in columns)
    return min(1.0, max(room, 0) / words) if words else 1.0


def _set_type(table: etree._Element, w: str, sizes: Mapping[str, int]) -> None:
    for paragraph in table.iter(f"{w}p"):
        size = _size(paragraph, w, sizes)
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


def _paragraphs(cell: etree._Element, w: str, sizes: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The lines people typed in a cell, each with the width of an em in twips."""
    for paragraph in cell.iter(f"{w}p"):
        size = _size(paragraph, w, sizes)
        said = "".join("\n" if each.tag == f"{w}br" else each.text or "" for each in paragraph.iter(f"{w}t", f"{w}br"))
        yield from ((line, size * 10) for line in said.split("\n"))


def _size(paragraph: etree._Element, w: str, sizes: Mapping[str, int]) -> int:
    style = paragraph.find(f"{w}pPr/{w}pStyle")
    return sizes.get(style.get(f"{w}val", "") if style is not None else "", sizes[""])


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


def _let_break(row: etree._Element, w: str) -> None:
    for each in (*row.findall(f"{w}trPr/{w}cantSplit"), *row.findall(f"{w}tc/{w}p/{w}pPr/{w}keepNext")):
        holder = each.getparent()
        if holder is not None:
            holder.remove(each)


def _number(size: etree._Element | None, w: str) -> int:
    said = size.get(f"{w}val", "") if size is not None else ""
    return int(said) if said.isascii() and said.isdigit() else 0
