"""The cells of a block of a large sheet part, found and checked by numpy.

Every cell is looked at whether it is written the way spreadsheet programs write one: an address that fits its row, a
format, a type, a number or a text in place. What is written otherwise is told apart as odd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.stores.excel.scan import UnusualXmlError

if TYPE_CHECKING:
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Numbers = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]

EMPTY, SHARED, NUMBER, TEXT, ODD = 0, 1, 2, 3, 4
_LAST_COLUMN = 16_384
_INDEX_DIGITS, _NUMBER_DIGITS, _STYLE_DIGITS = 9, 15, 5
_TENS = np.array([10**power for power in range(1, 8)])
# No letter: what a type of several stands for.
_INLINE = 1
_TEXT_TYPE, _TEXT_OPENINGS = b' t="inlineStr"', (b"<t>", b'<t xml:space="preserve">')


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

    Shape: `at` are their positions; `first` and `second` the bytes behind `<`; `structure` the places in these arrays
    of tags that begin a cell, begin a row or end one, `kind` which of these, `reach` how many tags on the next is.
    """

    def __init__(self, block: Bytes) -> None:
        self.at = np.flatnonzero(block == ord("<"))
        self.first, self.second = block.take(self.at + 1, mode="clip"), block.take(self.at + 2, mode="clip")
        if ((self.first == ord("!")) | (self.first == ord("?"))).any():
            raise UnusualXmlError
        begins = (self.first == ord("c")) & (self.second <= ord(">"))
        row = ((self.first == ord("r")) & (self.second == ord("o"))) | (
            (self.first == ord("/")) & (self.second == ord("r"))
        )
        rows = np.flatnonzero(row)
        begins[rows] = _spells(block, self.at[rows] + 1 + (self.first[rows] == ord("/")), b"row")
        self.structure = np.flatnonzero(begins)
        self.kind = _KINDS[self.first[self.structure]]
        self.reach = np.diff(self.structure, append=len(self.at))

    def disordered(self, empty: list[bool]) -> bool:
        """Whether cells stand outside of rows, rows in rows, or else beside cells; `empty` rows are one tag."""
        if not len(self.structure) or self.structure[0] or (self.reach[self.kind != CELL_TAG] != 1).any():
            return True
        opens = self.kind == ROW_TAG
        opens[opens] = ~np.array(empty, np.bool_)
        depth = np.cumsum(opens.astype(np.int8) - (self.kind == ROW_CLOSED))
        return bool((depth != (opens | (self.kind == CELL_TAG))).any() or depth[-1])


def cells_in(block: Bytes, tags: Tags, numbers: Numbers) -> Cells:
    """The cells of a block of rows with these numbers.

    Raises: UnusualXmlError for an address that does not fit its row or does not follow its neighbour's.
    """
    cell = tags.kind == CELL_TAG
    first, reach = tags.structure[cell], tags.reach[cell]
    at = tags.at[first]
    end = np.append(tags.at, len(block))[first + reach]
    row = np.cumsum(tags.kind == ROW_TAG)[cell] - 1
    column, behind = _addresses(block, at, row, numbers)
    if (np.diff(row * (_LAST_COLUMN + 1) + column) <= 0).any():
        raise UnusualXmlError
    style, behind = _styles(block, behind)
    kind, behind = _types(block, behind)
    closed = block.take(behind, mode="clip") == ord(">")
    form = np.full(len(at), ODD, np.uint8)
    alone = np.flatnonzero(reach == 1)
    form[alone[_spells(block, behind[alone], b"/>")]] = EMPTY
    pair = np.flatnonzero((reach == 2) & closed)
    form[pair[_follows(tags, first[pair], behind[pair], b"/c")]] = EMPTY
    value, value_end = behind + 1 + len("<v>"), tags.at.take(first + 2, mode="clip")
    valued = (reach == 4) & closed & _follows(tags, first, behind, b"v>") & _ends(tags, first, value_end)
    shared, number = valued & (kind == ord("s")), valued & (kind == ord("n"))
    found, whole = _digits(block, value, value_end - value, np.where(shared, _INDEX_DIGITS, _NUMBER_DIGITS))
    form[shared & whole] = SHARED
    form[number] = NUMBER
    # A number with a point or an exponent is told by where it stands.
    cells = Cells(at, end, row, column, style, form, np.where(whole, found, -value), value_end)
    texts = np.flatnonzero((reach == 6) & closed & (kind == _INLINE))
    if len(texts):
        _find_texts(block, tags, cells, texts, first[texts], behind[texts])
    return cells


def _find_texts(block: Bytes, tags: Tags, cells: Cells, texts: Numbers, first: Numbers, behind: Numbers) -> None:
    """Notes which of these cells hold one text in place, with nothing else around it, and where it begins and ends."""
    opened, closed = behind + 1 + len("<is>"), tags.at[first + 3]
    right = _spells(block, behind, b"><is>") & _spells(block, closed, b"</t></is></c>")
    right &= (tags.at[first + 2] == opened) & (tags.at[first + 4] == closed + len("</t>"))
    right &= tags.at[first + 5] == closed + len("</t></is>")
    begins = np.zeros_like(opened)
    for opening in _TEXT_OPENINGS:
        begins[_spells(block, opened, opening)] = len(opening)
    right &= begins > 0
    chosen = texts[right]
    cells.form[chosen] = TEXT
    cells.value[chosen], cells.value_end[chosen] = (opened + begins)[right], closed[right]


def _spells(block: Bytes, at: Numbers, text: bytes) -> Flags:
    """Whether this text stands at each place."""
    same = np.ones(len(at), np.bool_)
    for offset, letter in enumerate(text):
        same &= block.take(at + offset, mode="clip") == letter
    return same


def _addresses(block: Bytes, at: Numbers, row: Numbers, numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The column of each cell, and the place behind its address, which must name the row the cell stands in."""
    right = _spells(block, at, b'<c r="')
    behind = at + len('<c r="')
    column, more = np.zeros_like(at), right
    for _ in range(3):
        letter = block.take(behind, mode="clip")
        more = more & (letter >= ord("A")) & (letter <= ord("Z"))
        if not more.any():
            break
        column = np.where(more, column * 26 + letter - (ord("A") - 1), column)
        behind += more
    lengths = np.searchsorted(_TENS, numbers, "right") + 1
    for place in range(int(lengths.max(initial=0))):
        digit = numbers // 10 ** np.maximum(lengths - place - 1, 0) % 10 + ord("0")
        right &= (block.take(behind + place, mode="clip") == digit[row]) | (lengths <= place)[row]
    behind += lengths[row]
    right &= (column > 0) & (column <= _LAST_COLUMN) & _spells(block, behind, b'"')
    if not right.all():
        raise UnusualXmlError
    return column, behind + 1


def _styles(block: Bytes, at: Numbers) -> tuple[Numbers, Numbers]:
    """The format of each cell, 0 without one, and the place behind it."""
    has = np.flatnonzero(_spells(block, at, b' s="'))
    style, behind = np.zeros_like(at), at.copy()
    end = at[has] + len(' s="')
    number, more = np.zeros_like(end), np.ones(len(end), np.bool_)
    for _ in range(_STYLE_DIGITS):
        digit = block.take(end, mode="clip").astype(np.int64) - ord("0")
        more = more & (digit >= 0) & (digit <= 9)
        number = np.where(more, number * 10 + digit, number)
        end += more
    closed = block.take(end, mode="clip") == ord('"')
    style[has[closed]], behind[has[closed]] = number[closed], end[closed] + 1
    return style, behind


def _types(block: Bytes, at: Numbers) -> tuple[Bytes, Numbers]:
    """The first letter of each cell's type, `n` without one, and the place behind it; other long types stay there."""
    typed = np.flatnonzero(_spells(block, at, b' t="'))
    letter, short = block.take(at[typed] + 4, mode="clip"), block.take(at[typed] + 5, mode="clip") == ord('"')
    kind, behind = np.full(len(at), ord("n"), np.uint8), at.copy()
    has = typed[short]
    kind[has], behind[has] = letter[short], at[has] + 6
    inline = typed[~short & (letter == ord("i"))]
    inline = inline[_spells(block, at[inline], _TEXT_TYPE)]
    kind[inline], behind[inline] = _INLINE, at[inline] + len(_TEXT_TYPE)
    return kind, behind


def _follows(tags: Tags, first: Numbers, behind: Numbers, text: bytes) -> Flags:
    """Whether the tag behind a cell's own comes at once and begins so."""
    after = first + 1
    begins: Flags = tags.first.take(after, mode="clip") == text[0]
    begins &= tags.second.take(after, mode="clip") == text[1]
    begins &= tags.at.take(after, mode="clip") == behind + 1
    return begins


def _ends(tags: Tags, first: Numbers, value_end: Numbers) -> Flags:
    """Whether a cell ends with `</v></c>`."""
    right: Flags = tags.at.take(first + 3, mode="clip") == value_end + len("</v>")
    for offset, letter in ((2, ord("v")), (3, ord("c"))):
        right &= tags.first.take(first + offset, mode="clip") == ord("/")
        right &= tags.second.take(first + offset, mode="clip") == letter
    return right


def _digits(block: Bytes, at: Numbers, length: Numbers, limit: Numbers) -> tuple[Numbers, Flags]:
    """The number written at each place in so many bytes, and whether they are digits, not more than the limit."""
    whole = (length > 0) & (length <= limit)
    number = np.zeros_like(at)
    for offset in range(int(length.max(initial=0, where=whole))):
        inside = whole & (offset < length)
        digit = block.take(at + offset, mode="clip").astype(np.int64) - ord("0")
        right = (digit >= 0) & (digit <= 9)
        number = np.where(inside, number * 10 + digit, number)
        whole &= right | ~inside
    return number, whole
