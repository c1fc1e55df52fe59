"""The cells of a block of a large sheet part, found and checked by numpy.

Every cell is looked at whether it is written the way spreadsheet programs write one: an address that fits its row, a
format, a type, a number or a text in place. What is written otherwise is told apart as odd.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.stores.excel.scan import UnusualXmlError

if TYPE_CHECKING:
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Numbers = npt.NDArray[np.int64]
    Words = npt.NDArray[np.uint64]
    Flags = npt.NDArray[np.bool_]

EMPTY, SHARED, NUMBER, TEXT, ODD = 0, 1, 2, 3, 4
_LAST_COLUMN = 16_384
_ROW_DIGITS, _INDEX_DIGITS, _NUMBER_DIGITS, _STYLE_DIGITS = 7, 9, 15, 5
_WORD = 8
# Names, marks and numbers; each letter may take eight bytes.
_LONGEST_ALIKE = 32
_SLOT_BITS, _SPREAD = 13, np.uint64(0x9E37_79B9_7F4A_7C15)
# No letter: what a type of several stands for.
_INLINE = 1
_TEXT_TYPE, _TEXT_OPENINGS = b' t="inlineStr"', (b"<t>", b'<t xml:space="preserve">')


@cache
def _as_word(text: bytes) -> np.uint64:
    """Up to eight bytes as the number they are in memory, with zeros behind."""
    return np.uint64(int.from_bytes(text.ljust(_WORD, b"\0"), sys.byteorder))


# A word cut to its first bytes, by how many.
_FIRST = np.array([_as_word(b"\xff" * count) for count in range(_WORD + 1)], np.uint64)


class Block:
    """Some bytes of a sheet part, and the eight that begin at each place as one word: texts are compared by words.

    Shape: places count from `start`.
    """

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self.start = start
        padded = np.zeros(end - start + _WORD, np.uint8)
        padded[: end - start] = np.frombuffer(data, np.uint8, end - start, start)
        self.bytes: Bytes = padded[: end - start]
        self._words: Words = np.ndarray(end - start + 1, np.uint64, padded, strides=(1,)).copy()

    def at(self, places: Numbers) -> Bytes:
        """The byte at each place."""
        return self.bytes.take(places, mode="clip")

    def words(self, places: Numbers) -> Words:
        """The eight bytes from each place on, zeros behind the end."""
        return self._words.take(places, mode="clip")

    def spells(self, places: Numbers, text: bytes) -> Flags:
        """Whether this text stands at each place."""
        same = np.ones(len(places), np.bool_)
        for offset in range(0, len(text), _WORD):
            piece = text[offset : offset + _WORD]
            same &= self.words(places + offset) & _FIRST[len(piece)] == _as_word(piece)
        return same

    def digit(self, places: Numbers) -> tuple[Numbers, Flags]:
        """The digit at each place, and whether there is one."""
        digit = self.at(places).astype(np.int64) - ord("0")
        return digit, (digit >= 0) & (digit <= 9)


class Cells(NamedTuple):
    """The cells of a block by what stands in them; positions count bytes of the block.

    Shape: all arrays are of one length; `form` tells shared strings, numbers, texts in place, empty cells and odd ones
    apart. `value` is the string's index, the number, or, where one is no short whole number, minus the place it stands
    at; of a text in place it is where the text begins.
    """

    at: Numbers
    end: Numbers
    row: Numbers
    column: Numbers
    style: Numbers
    form: Bytes
    value: Numbers
    value_end: Numbers


CELL_TAG, ROW_TAG, ROW_CLOSED = 0, 1, 2
# By the byte behind `<`.
_KINDS = np.zeros(256, np.int8)
_KINDS[[ord("c"), ord("r"), ord("/")]] = CELL_TAG, ROW_TAG, ROW_CLOSED


class Tags:
    """The tags of a block.

    Shape: `at` are their positions; `structure` the places in this array of tags that begin a cell, begin a row or end
    one, `kind` which of these, `reach` how many tags on the next is.
    """

    def __init__(self, block: Block) -> None:
        self.at = np.flatnonzero(block.bytes == ord("<"))
        first, second = block.at(self.at + 1), block.at(self.at + 2)
        if ((first == ord("!")) | (first == ord("?"))).any():
            raise UnusualXmlError
        begins = (first == ord("c")) & (second <= ord(">"))
        rows = np.flatnonzero(
            ((first == ord("r")) & (second == ord("o"))) | ((first == ord("/")) & (second == ord("r")))
        )
        begins[rows] = block.spells(self.at[rows] + 1 + (first[rows] == ord("/")), b"row")
        self.structure = np.flatnonzero(begins)
        self.kind = _KINDS[first[self.structure]]
        self.reach = np.diff(self.structure, append=len(self.at))

    def rows(self) -> Numbers:
        """Where rows begin."""
        begins: Numbers = self.at[self.structure[self.kind == ROW_TAG]]
        return begins

    def disordered(self, empty: Flags) -> bool:
        """Whether cells stand outside of rows, rows in rows, or else beside cells; `empty` rows are one tag."""
        if not len(self.structure) or self.structure[0] or (self.reach[self.kind != CELL_TAG] != 1).any():
            return True
        opens = self.kind == ROW_TAG
        opens[opens] = ~empty
        depth = np.cumsum(opens.astype(np.int8) - (self.kind == ROW_CLOSED))
        return bool((depth != (opens | (self.kind == CELL_TAG))).any() or depth[-1])


class Rows(NamedTuple):
    """The tags that begin rows: the row's number, its digits and the quote behind them, and how many bytes these are.

    Shape: `behind` is where the tag goes on.
    """

    number: Numbers
    spelt: Words
    length: Numbers
    behind: Numbers


def rows_in(block: Block, tags: Tags) -> Rows:
    """The rows that begin in a block.

    Raises: UnusualXmlError for one whose number does not come first, or with zeros before it.
    """
    opened = tags.rows()
    at = opened + len('<row r="')
    number, length = np.zeros_like(at), np.zeros_like(at)
    more = block.spells(opened, b'<row r="') & (block.at(at) != ord("0"))
    for _ in range(_ROW_DIGITS):
        digit, right = block.digit(at + length)
        more &= right
        number = np.where(more, number * 10 + digit, number)
        length += more
    if not ((length > 0) & (block.at(at + length) == ord('"'))).all():
        raise UnusualXmlError
    length += 1
    return Rows(number, block.words(at) & _FIRST[length], length, at + length)


def cells_in(block: Block, tags: Tags, rows: Rows) -> Cells:
    """The cells of a block of rows.

    Raises: UnusualXmlError for an address that does not fit its row or does not follow its neighbour's.
    """
    cell = tags.kind == CELL_TAG
    first, reach = tags.structure[cell], tags.reach[cell]
    at = tags.at[first]
    end = np.append(tags.at, len(block.bytes))[first + reach]
    row = np.cumsum(tags.kind == ROW_TAG)[cell] - 1
    column, behind = _addresses(block, at, row, rows)
    if (np.diff(row * (_LAST_COLUMN + 1) + column) <= 0).any():
        raise UnusualXmlError
    style, behind = _styles(block, behind)
    kind, behind = _types(block, behind)
    form = np.full(len(at), ODD, np.uint8)
    alone = np.flatnonzero(reach == 1)
    form[alone[block.spells(behind[alone], b"/>")]] = EMPTY
    pair = np.flatnonzero(reach == 2)
    form[pair[block.spells(behind[pair], b"></c>")]] = EMPTY
    cells = Cells(at, end, row, column, style, form, np.zeros_like(at), tags.at.take(first + 2, mode="clip"))
    _find_values(block, cells, np.flatnonzero((reach == 4) & (kind != _INLINE)), kind, behind)
    texts = np.flatnonzero((reach == 6) & (kind == _INLINE))
    _find_texts(block, cells, texts, behind[texts], tags.at[first[texts] + 3])
    return cells


def _find_values(block: Block, cells: Cells, places: Numbers, kind: Bytes, behind: Numbers) -> None:
    """Notes which of these cells hold the index of a shared string or a number, and which."""
    right = block.spells(behind[places], b"><v>") & block.spells(cells.value_end[places], b"</v></c>")
    valued = places[right & ((kind[places] == ord("s")) | (kind[places] == ord("n")))]
    shared, begins = kind[valued] == ord("s"), behind[valued] + len("><v>")
    limit = np.where(shared, _INDEX_DIGITS, _NUMBER_DIGITS)
    found, whole = _digits(block, begins, cells.value_end[valued] - begins, limit)
    cells.form[valued[shared & whole]] = SHARED
    cells.form[valued[~shared]] = NUMBER
    # A number with a point or an exponent is told by where it stands.
    cells.value[valued] = np.where(whole, found, -begins)


def _find_texts(block: Block, cells: Cells, places: Numbers, behind: Numbers, closed: Numbers) -> None:
    """Notes which of these cells hold one text in place, with nothing else around it, and where it begins and ends."""
    opened = behind + len("><is>")
    right = (
        block.spells(behind, b"><is>") & block.spells(closed, b"</t></is></c>") & (cells.value_end[places] == opened)
    )
    begins, left = np.zeros_like(opened), np.arange(len(opened))
    for opening in _TEXT_OPENINGS:
        fits = block.spells(opened[left], opening)
        begins[left[fits]] = len(opening)
        left = left[~fits]
    right &= begins > 0
    chosen = places[right]
    cells.form[chosen] = TEXT
    cells.value[chosen], cells.value_end[chosen] = (opened + begins)[right], closed[right]


def _addresses(block: Block, at: Numbers, row: Numbers, rows: Rows) -> tuple[Numbers, Numbers]:
    """The column of each cell, and the place behind its address, which must name the row the cell stands in."""
    right = block.spells(at, b'<c r="')
    behind = at + len('<c r="')
    column, more = np.zeros_like(at), right
    for _ in range(3):
        letter = block.at(behind)
        more = more & (letter >= ord("A")) & (letter <= ord("Z"))
        if not more.any():
            break
        column = np.where(more, column * 26 + letter - (ord("A") - 1), column)
        behind += more
    length = rows.length[row]
    right &= block.words(behind) & _FIRST[length] == rows.spelt[row]
    if not (right & (column > 0) & (column <= _LAST_COLUMN)).all():
        raise UnusualXmlError
    return column, behind + length


def _styles(block: Block, at: Numbers) -> tuple[Numbers, Numbers]:
    """The format of each cell, 0 without one, and the place behind it."""
    has = np.flatnonzero(block.spells(at, b' s="'))
    style, behind = np.zeros_like(at), at.copy()
    end = at[has] + len(' s="')
    number, more = np.zeros_like(end), np.ones(len(end), np.bool_)
    for _ in range(_STYLE_DIGITS):
        digit, right = block.digit(end)
        more &= right
        number = np.where(more, number * 10 + digit, number)
        end += more
    closed = block.at(end) == ord('"')
    style[has[closed]], behind[has[closed]] = number[closed], end[closed] + 1
    return style, behind


def _types(block: Block, at: Numbers) -> tuple[Bytes, Numbers]:
    """The first letter of each cell's type, `n` without one, and the place behind it; other long types stay there."""
    typed = np.flatnonzero(block.spells(at, b' t="'))
    letter, short = block.at(at[typed] + 4), block.at(at[typed] + 5) == ord('"')
    kind, behind = np.full(len(at), ord("n"), np.uint8), at.copy()
    has = typed[short]
    kind[has], behind[has] = letter[short], at[has] + 6
    inline = typed[~short & (letter == ord("i"))]
    inline = inline[block.spells(at[inline], _TEXT_TYPE)]
    kind[inline], behind[inline] = _INLINE, at[inline] + len(_TEXT_TYPE)
    return kind, behind


def _digits(block: Block, at: Numbers, length: Numbers, limit: Numbers) -> tuple[Numbers, Flags]:
    """The number written at each place in so many bytes, and whether they are digits, not more than the limit."""
    whole = (length > 0) & (length <= limit)
    number = np.zeros_like(at)
    for offset in range(int(length.max(initial=0, where=whole))):
        inside = whole & (offset < length)
        digit, right = block.digit(at + offset)
        number = np.where(inside, number * 10 + digit, number)
        whole &= right | ~inside
    return number, whole


def alike(block: Block, begins: Numbers, ends: Numbers) -> Numbers:
    """For each text between two places which one of them has the same bytes: the same for all that do, or itself.

    Shape: not all that are alike are found, and no long ones; an answer that is given holds.
    """
    length, places = ends - begins, np.arange(len(begins))
    words, code = [], length.astype(np.uint64)
    for offset in range(0, min(int(length.max(initial=0)), _LONGEST_ALIKE), _WORD):
        word = block.words(begins + offset) & _FIRST[np.clip(length - offset, 0, _WORD)]
        words.append(word)
        code = (code ^ word) * _SPREAD
    slot = code >> np.uint64(64 - _SLOT_BITS)
    of_slot = np.zeros(1 << _SLOT_BITS, np.int64)
    of_slot[slot] = places
    other = of_slot[slot]
    same = (length == length[other]) & (length <= _LONGEST_ALIKE)
    for word in words:
        same &= word == word[other]
    return np.where(same, other, places)
