"""A large sheet part written plainly, read in blocks of many rows at once instead of cell by cell.

numpy finds the tags of a block and checks that every cell is written the way spreadsheet programs write one: an
address that fits its row, a format, a type, a number. Cells written otherwise (formulas, texts in place, errors) are
parsed one by one by `cells`; a part with many of them, or with anything else unexpected, is not for this reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.stores.excel.cells import parse_cells, plain
from toolkit.stores.excel.formats import pad
from toolkit.stores.excel.scan import Findings, UnusualXmlError, merges_of, plain_prefix
from toolkit.stores.excel.serials import from_serial

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import numpy.typing as npt

    from toolkit.sheets import Value
    from toolkit.stores.excel.cells import Legend
    from toolkit.stores.excel.container import Container

    Bytes = npt.NDArray[np.uint8]
    Numbers = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]

# Blocks that the processor's cache holds are read fastest; their rows stand in a rectangle for a moment.
BLOCK = 1 << 20
SLOT_LIMIT = 4_000_000
# Where more than a tenth is written otherwise, cell by cell is no slower.
_ODD_SHARE = 10
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_INDEX_DIGITS, _NUMBER_DIGITS, _STYLE_DIGITS = 9, 15, 5
_OPENING, _CLOSING, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_ROW = re.compile(rb'<row r="([0-9]{1,7})"(?=[ />])([^<>]*)>')
_PLAIN_ATTRIBUTES = re.compile(rb'(?: [^<>=\'" ]+="[^<>"]*")* ?/?')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_TENS = np.array([10**power for power in range(1, 8)])


def read_swiftly(container: Container, data: bytes, legend: Legend) -> tuple[list[list[Value]], Findings]:
    """All rows of a sheet part from A1, ragged, and its findings.

    Raises: UnusualXmlError when the part must be read cell by cell.
    """
    opened, closing = data.find(_OPENING), data.rfind(_CLOSING)
    if opened < 0 or closing < 0 or plain_prefix(data[:opened] + data[closing:]):
        raise UnusualXmlError
    sheet = _Sheet(data, legend)
    for start, end in _blocks(data, opened + len(_OPENING), closing):
        sheet.read(start, end)
    sheet.add_odd_cells(container)
    sheet.found.merges += merges_of(data[closing:])
    return sheet.rows, sheet.found


def _blocks(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Whole rows, about a megabyte each."""
    while start < end:
        cut = data.find(_ROW_END, min(start + BLOCK, end), end)
        stop = end if cut < 0 else cut + len(_ROW_END)
        yield start, stop
        start = stop


class _Cells(NamedTuple):
    """The cells of a block by what stands in them; positions count bytes of the block.

    Shape: all arrays are of one length; `form` tells shared strings, numbers, empty cells and odd ones apart.
    """

    at: Numbers
    end: Numbers
    row: Numbers
    column: Numbers
    style: Numbers
    form: Bytes
    value: Numbers
    value_end: Numbers


_EMPTY, _SHARED, _NUMBER, _ODD = 0, 1, 2, 3


class _Sheet:
    """Collects rows while the part is read block by block."""

    def __init__(self, data: bytes, legend: Legend) -> None:
        self.rows: list[list[Value]] = []
        self.found = Findings()
        self._data = data
        self._legend = legend
        self._strings = np.array([*(text or None for text in legend.strings), None], dtype=object)
        self._hides = data.find(b"hidden", data.find(_OPENING)) >= 0
        self._dates: dict[float, Value] = {}
        self._last = 0
        self._odd: list[bytes] = []
        self._odd_bytes = 0

    def read(self, start: int, end: int) -> None:
        """One block of whole rows."""
        block = np.frombuffer(self._data, np.uint8, end - start, start)
        tags = _Tags(block)
        if not len(tags.at):
            return
        rows = [self._row(start + at) for at in tags.at[tags.structure[tags.kind == _ROW_TAG]].tolist()]
        numbers = np.array([int(row[1]) for row in rows], np.int64)
        follow = np.diff(numbers, prepend=self._last) > 0
        if not len(numbers) or not follow.all() or numbers[-1] > _LAST_ROW:
            raise UnusualXmlError
        if tags.disordered([row[2].endswith(b"/") for row in rows]):
            raise UnusualXmlError
        self._last = int(numbers[-1])
        cells = _cells(block, tags, numbers)
        cells.form[_styled(cells, self._legend.formats.durations)] = _ODD
        self._put(start, numbers, cells)

    def _row(self, at: int) -> re.Match[bytes]:
        match = _ROW.match(self._data, at)
        if match is None:
            raise UnusualXmlError
        if self._hides and b"hidden" in match[2]:
            if not _PLAIN_ATTRIBUTES.fullmatch(match[2]):
                raise UnusualXmlError
            if _HIDDEN.search(match[2]):
                self.found.hidden.add(int(match[1]))
        return match

    def _put(self, start: int, numbers: Numbers, cells: _Cells) -> None:
        values = self._values(start, numbers, cells)
        width = int(cells.column.max(initial=0))
        if len(numbers) * width > SLOT_LIMIT:
            raise UnusualXmlError
        grid = np.full((len(numbers), width), None, object)
        grid[cells.row, cells.column - 1] = values
        # A million empty rows with a format leave nothing behind.
        filled = np.unique(cells.row[cells.form != _EMPTY])
        for number, row in zip(numbers[filled].tolist(), grid[filled].tolist(), strict=True):
            while len(self.rows) < number - 1:
                self.rows.append([])
            self.rows.append(row)

    def _values(self, start: int, numbers: Numbers, cells: _Cells) -> npt.NDArray[np.object_]:
        values = np.full(len(cells.at), None, object)
        shared = np.flatnonzero(cells.form == _SHARED)
        values[shared] = self._strings[np.minimum(cells.value[shared], len(self._strings) - 1)]
        plainly = np.flatnonzero((cells.form == _NUMBER) & (cells.value >= 0))
        values[plainly] = cells.value[plainly].astype(object)
        for at in np.flatnonzero((cells.form == _NUMBER) & (cells.value < 0)).tolist():
            values[at] = self._number(start + int(-cells.value[at]), start + int(cells.value_end[at]))
        self._format(numbers, cells, values)
        odd = np.flatnonzero(cells.form == _ODD)
        for at, end in zip((cells.at[odd] + start).tolist(), (cells.end[odd] + start).tolist(), strict=True):
            self._keep(self._data[at:end])
        return values

    def _number(self, start: int, end: int) -> Value:
        try:
            return plain(float(self._data[start:end]))
        except ValueError as wrong:
            raise UnusualXmlError from wrong

    def _format(self, numbers: Numbers, cells: _Cells, values: npt.NDArray[np.object_]) -> None:
        """Numbers that their formats show as days, or with zeros before them."""
        formats = self._legend.formats
        for at in _styled(cells, formats.dates).tolist():
            values[at] = self._date(values[at])
        padded = formats.padded or {}
        for at in _styled(cells, padded).tolist():
            value = values[at]
            shown = pad(padded[int(cells.style[at])], value) if isinstance(value, int) else None
            if shown is not None:
                self.found.shown[int(numbers[cells.row[at]]), int(cells.column[at])] = shown

    def _date(self, serial: float) -> Value:
        known = self._dates.get(serial)
        if known is None:
            known = self._dates[serial] = plain(from_serial(serial, epoch_1904=self._legend.epoch_1904))
        return known

    def _keep(self, cell: bytes) -> None:
        """Puts a cell aside that must be parsed."""
        self._odd.append(cell)
        self._odd_bytes += len(cell)
        if self._odd_bytes * _ODD_SHARE > len(self._data):
            raise UnusualXmlError

    def add_odd_cells(self, container: Container) -> None:
        """Parses the cells put aside and puts them where they belong."""
        rows, found = parse_cells(container, b"<s>" + b"".join(self._odd) + b"</s>", self._legend)
        self.found.shown |= found.shown
        self.found.odd |= found.odd
        for row, cells in zip(self.rows, rows, strict=False):
            for at, value in enumerate(cells):
                if value is not None:
                    row[at] = value


_CELL_TAG, _ROW_TAG, _ROW_CLOSED = 0, 1, 2
# By the byte behind `<`.
_KINDS = np.zeros(256, np.int8)
_KINDS[[ord("c"), ord("r"), ord("/")]] = _CELL_TAG, _ROW_TAG, _ROW_CLOSED


class _Tags:
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
        if not len(self.structure) or self.structure[0] or (self.reach[self.kind != _CELL_TAG] != 1).any():
            return True
        opens = self.kind == _ROW_TAG
        opens[opens] = ~np.array(empty, np.bool_)
        depth = np.cumsum(opens.astype(np.int8) - (self.kind == _ROW_CLOSED))
        return bool((depth != (opens | (self.kind == _CELL_TAG))).any() or depth[-1])


def _cells(block: Bytes, tags: _Tags, numbers: Numbers) -> _Cells:
    """The cells of a block of rows with these numbers.

    Raises: UnusualXmlError for an address that does not fit its row or does not follow its neighbour's.
    """
    cell = tags.kind == _CELL_TAG
    first, reach = tags.structure[cell], tags.reach[cell]
    at = tags.at[first]
    end = np.append(tags.at, len(block))[first + reach]
    row = np.cumsum(tags.kind == _ROW_TAG)[cell] - 1
    column, behind = _addresses(block, at, row, numbers)
    if (np.diff(row * (_LAST_COLUMN + 1) + column) <= 0).any():
        raise UnusualXmlError
    style, behind = _styles(block, behind)
    kind, behind = _types(block, behind)
    closed = block.take(behind, mode="clip") == ord(">")
    form = np.full(len(at), _ODD, np.uint8)
    form[(reach == 1) & _spells(block, behind, b"/>")] = _EMPTY
    form[(reach == 2) & closed & _follows(tags, first, behind, b"/c")] = _EMPTY
    value, value_end = behind + 1 + len("<v>"), tags.at.take(first + 2, mode="clip")
    valued = (reach == 4) & closed & _follows(tags, first, behind, b"v>") & _ends(tags, first, value_end)
    shared, number = valued & (kind == ord("s")), valued & (kind == ord("n"))
    found, whole = _digits(block, value, value_end - value, np.where(shared, _INDEX_DIGITS, _NUMBER_DIGITS))
    form[shared & whole] = _SHARED
    form[number] = _NUMBER
    # A number with a point or an exponent is told by where it stands.
    return _Cells(at, end, row, column, style, form, np.where(whole, found, -value), value_end)


def _styled(cells: _Cells, styles: Collection[int]) -> Numbers:
    """Where numbers stand in one of these formats."""
    among = np.zeros(max([int(cells.style.max(initial=0)), *styles]) + 1, np.bool_)
    among[list(styles)] = True
    return np.flatnonzero(among[cells.style] & (cells.form == _NUMBER))


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
    """The one letter of each cell's type, `n` without one, and the place behind it."""
    has = np.flatnonzero(_spells(block, at, b' t="') & (block.take(at + 5, mode="clip") == ord('"')))
    kind, behind = np.full(len(at), ord("n"), np.uint8), at.copy()
    kind[has], behind[has] = block.take(at[has] + 4, mode="clip"), at[has] + 6
    return kind, behind


def _follows(tags: _Tags, first: Numbers, behind: Numbers, text: bytes) -> Flags:
    """Whether the tag behind a cell's own comes at once and begins so."""
    after = first + 1
    begins: Flags = tags.first.take(after, mode="clip") == text[0]
    begins &= tags.second.take(after, mode="clip") == text[1]
    begins &= tags.at.take(after, mode="clip") == behind + 1
    return begins


def _ends(tags: _Tags, first: Numbers, value_end: Numbers) -> Flags:
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
