"""A large sheet part written plainly, read in blocks of many rows at once instead of cell by cell.

`block` finds the cells and tells those apart that are written otherwise than expected (formulas, errors, marked-up
texts): they are parsed one by one by `cells`. A part with many of them, or with anything unusual around, is not for
this reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from toolkit.stores.excel.block import EMPTY, NUMBER, ODD, SHARED, TEXT, Block, Tags, alike, cells_in, rows_in
from toolkit.stores.excel.cells import parse_cells
from toolkit.stores.excel.formats import pad
from toolkit.stores.excel.scan import Findings, UnusualXmlError, merges_of, plain_prefix

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    import numpy.typing as npt

    from toolkit.sheets import Value
    from toolkit.stores.excel.block import Cells, Numbers, Rows
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.known import Known

# Blocks that the processor's cache holds are read fastest; their rows stand in a rectangle for a moment.
BLOCK = 1 << 19
SLOT_LIMIT = 4_000_000
# Where more than a tenth is written otherwise, cell by cell is no slower.
_ODD_SHARE = 10
_LAST_ROW = 1_048_576
_OPENING, _CLOSING, _ROW_TAG = b"<sheetData>", b"</sheetData>", b"<row"
_REST_OF_ROW = re.compile(rb"(?=[ />])([^<>]*)>")
_PLAIN_ATTRIBUTES = re.compile(rb'(?: [^<>=\'" ]+="[^<>"]*")* ?/?')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')


def read_swiftly(
    container: Container, data: bytes, known: Known, counted: Callable[[int], None]
) -> tuple[list[list[Value]], Findings]:
    """All rows of a sheet part from A1, ragged, and its findings.

    Shape: `counted` is told on the way how many cells there are so far.
    Raises: UnusualXmlError when the part must be read cell by cell.
    """
    opened, closing = data.find(_OPENING), data.rfind(_CLOSING)
    if opened < 0 or closing < 0 or plain_prefix(data[:opened] + data[closing:]):
        raise UnusualXmlError
    sheet = _Sheet(data, known)
    for start, end in _blocks(data, opened + len(_OPENING), closing):
        sheet.read(start, end)
        counted(sheet.cells)
    sheet.add_odd_cells(container)
    sheet.found.merges += merges_of(data[closing:])
    return sheet.rows, sheet.found


def _blocks(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Whole rows, so many bytes at a time."""
    while start < end:
        cut = data.find(_ROW_TAG, min(start + BLOCK, end), end)
        stop = end if cut < 0 else cut
        yield start, stop
        start = stop


class _Sheet:
    """Collects rows while the part is read block by block."""

    def __init__(self, data: bytes, known: Known) -> None:
        self.rows: list[list[Value]] = []
        self.found = Findings()
        self.cells = 0
        self._data = data
        self._known = known
        self._legend = known.legend
        self._last = 0
        self._odd: list[bytes] = []
        self._odd_bytes = 0

    def read(self, start: int, end: int) -> None:
        """One block of whole rows."""
        block = Block(self._data, start, end)
        tags = Tags(block)
        if not len(tags.at):
            return
        rows = rows_in(block, tags)
        follow = np.diff(rows.number, prepend=self._last) > 0
        if not len(follow) or not follow.all() or rows.number[-1] > _LAST_ROW:
            raise UnusualXmlError
        if tags.disordered(self._empty(block, rows)):
            raise UnusualXmlError
        self._last = int(rows.number[-1])
        cells = cells_in(block, tags, rows)
        self.cells += len(cells.at)
        cells.form[_styled(cells, self._legend.formats.durations)] = ODD
        self._put(block, rows.number, cells)

    def _empty(self, block: Block, rows: Rows) -> npt.NDArray[np.bool_]:
        """Which rows are one tag; of each that says more than its number it is noted whether it is hidden."""
        empty = np.zeros(len(rows.number), np.bool_)
        for row in np.flatnonzero(block.at(rows.behind) != ord(">")).tolist():
            rest = _REST_OF_ROW.match(self._data, block.start + int(rows.behind[row]))
            if rest is None:
                raise UnusualXmlError
            empty[row] = rest[1].endswith(b"/")
            if b"hidden" in rest[1] and _hides(rest[1]):
                self.found.hidden.add(int(rows.number[row]))
        return empty

    def _put(self, block: Block, numbers: Numbers, cells: Cells) -> None:
        width = int(cells.column.max(initial=0))
        if len(numbers) * width > SLOT_LIMIT:
            raise UnusualXmlError
        grid = np.full(len(numbers) * width, None, object)
        self._fill(grid, cells.row * width + cells.column - 1, block, numbers, cells)
        # A million empty rows with a format leave nothing behind.
        filled = np.zeros(len(numbers), np.bool_)
        filled[cells.row[cells.form != EMPTY]] = True
        kept, table = numbers[filled].tolist(), grid.reshape(len(numbers), width)
        rows = (table if len(kept) == len(table) else table[filled]).tolist()
        if kept and kept[-1] == len(self.rows) + len(rows):
            self.rows += rows
            return
        for number, row in zip(kept, rows, strict=True):
            while len(self.rows) < number - 1:
                self.rows.append([])
            self.rows.append(row)

    def _fill(self, grid: npt.NDArray[np.object_], at: Numbers, block: Block, numbers: Numbers, cells: Cells) -> None:
        """Puts the value of each cell where it belongs in the rectangle of these rows."""
        shared = np.flatnonzero(cells.form == SHARED)
        grid[at[shared]] = self._known.strings[np.minimum(cells.value[shared], len(self._known.strings) - 1)]
        plainly = np.flatnonzero((cells.form == NUMBER) & (cells.value >= 0))
        grid[at[plainly]] = cells.value[plainly].astype(object)
        others = np.flatnonzero((cells.form == NUMBER) & (cells.value < 0))
        grid[at[others]] = self._read(block, -cells.value[others], cells.value_end[others], self._known.number)
        self._format(grid, at, numbers, cells)
        texts = np.flatnonzero(cells.form == TEXT)
        grid[at[texts]] = self._read(block, cells.value[texts], cells.value_end[texts], self._known.texts.__getitem__)
        odd = np.flatnonzero(cells.form == ODD)
        for begin, end in zip(
            (cells.at[odd] + block.start).tolist(), (cells.end[odd] + block.start).tolist(), strict=True
        ):
            self._keep(self._data[begin:end])

    def _read(
        self, block: Block, begins: Numbers, ends: Numbers, meaning: Callable[[bytes], Value]
    ) -> npt.NDArray[np.object_]:
        """What is written between these places; of those that are alike one is looked at."""
        which, data = alike(block, begins, ends), self._data
        one = np.flatnonzero(which == np.arange(len(which)))
        places = zip((begins[one] + block.start).tolist(), (ends[one] + block.start).tolist(), strict=True)
        values = np.empty(len(which), object)
        values[one] = [meaning(data[begin:end]) for begin, end in places]
        return values[which]

    def _format(self, grid: npt.NDArray[np.object_], at: Numbers, numbers: Numbers, cells: Cells) -> None:
        """Numbers that their formats show as days, or with zeros before them."""
        formats = self._legend.formats
        days = at[_styled(cells, formats.dates)]
        grid[days] = [self._known.days[serial] for serial in grid[days].tolist()]
        padded = formats.padded or {}
        for cell in _styled(cells, padded).tolist():
            value = grid[at[cell]]
            shown = pad(padded[int(cells.style[cell])], value) if isinstance(value, int) else None
            if shown is not None:
                self.found.shown[int(numbers[cells.row[cell]]), int(cells.column[cell])] = shown

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


def _hides(attributes: bytes) -> bool:
    if not _PLAIN_ATTRIBUTES.fullmatch(attributes):
        raise UnusualXmlError
    return _HIDDEN.search(attributes) is not None


def _styled(cells: Cells, styles: Collection[int]) -> Numbers:
    """Where numbers stand in one of these formats."""
    if not styles:
        return np.zeros(0, np.int64)
    among = np.zeros(max([int(cells.style.max(initial=0)), *styles]) + 1, np.bool_)
    among[list(styles)] = True
    return np.flatnonzero(among[cells.style] & (cells.form == NUMBER))
