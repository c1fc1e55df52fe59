"""A large sheet part written plainly, read in blocks of many rows at once instead of cell by cell.

`block` finds the cells and tells those apart that are written otherwise than expected (formulas, errors, marked-up
texts): they are parsed one by one by `cells`. A part with many of them, or with anything unusual around, is not for
this reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from lxml import etree

from toolkit.stores.excel.block import EMPTY, NUMBER, ODD, ROW_TAG, SHARED, TEXT, Tags, cells_in
from toolkit.stores.excel.cells import parse_cells, plain
from toolkit.stores.excel.formats import pad
from toolkit.stores.excel.scan import Findings, UnusualXmlError, merges_of, plain_prefix
from toolkit.stores.excel.serials import from_serial
from toolkit.stores.excel.strings import unescaped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import numpy.typing as npt

    from toolkit.sheets import Value
    from toolkit.stores.excel.block import Cells, Numbers
    from toolkit.stores.excel.cells import Legend
    from toolkit.stores.excel.container import Container

# Blocks that the processor's cache holds are read fastest; their rows stand in a rectangle for a moment.
BLOCK = 1 << 19
SLOT_LIMIT = 4_000_000
# Ages and marks repeat; numbers that never do are not worth remembering.
_MOST_KNOWN = 10_000
# Where more than a tenth is written otherwise, cell by cell is no slower.
_ODD_SHARE = 10
_LAST_ROW = 1_048_576
_OPENING, _CLOSING, _ROW_TAG = b"<sheetData>", b"</sheetData>", b"<row"
_ROW = re.compile(rb'<row r="([0-9]{1,7})"(?=[ />])([^<>]*)>')
_PLAIN_ATTRIBUTES = re.compile(rb'(?: [^<>=\'" ]+="[^<>"]*")* ?/?')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')


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
    """Whole rows, so many bytes at a time."""
    while start < end:
        cut = data.find(_ROW_TAG, min(start + BLOCK, end), end)
        stop = end if cut < 0 else cut
        yield start, stop
        start = stop


class _Sheet:
    """Collects rows while the part is read block by block."""

    def __init__(self, data: bytes, legend: Legend) -> None:
        self.rows: list[list[Value]] = []
        self.found = Findings()
        self._data = data
        self._legend = legend
        self._strings = np.empty(len(legend.strings) + 1, object)
        self._strings[:-1] = legend.strings
        self._strings[self._strings == ""] = None
        self._dates: dict[float, Value] = {}
        self._numbers: dict[bytes, Value] = {}
        self._known = _Texts()
        self._last = 0
        self._odd: list[bytes] = []
        self._odd_bytes = 0

    def read(self, start: int, end: int) -> None:
        """One block of whole rows."""
        block = np.frombuffer(self._data, np.uint8, end - start, start)
        tags = Tags(block)
        if not len(tags.at):
            return
        found = [_ROW.match(self._data, start + at) for at in tags.at[tags.structure[tags.kind == ROW_TAG]].tolist()]
        rows = [row.groups() for row in found if row is not None]
        if len(rows) < len(found):
            raise UnusualXmlError
        numbers = np.array([int(number) for number, _ in rows], np.int64)
        follow = np.diff(numbers, prepend=self._last) > 0
        if not len(numbers) or not follow.all() or numbers[-1] > _LAST_ROW:
            raise UnusualXmlError
        if tags.disordered([others.endswith(b"/") for _, others in rows]):
            raise UnusualXmlError
        self.found.hidden.update(int(number) for number, others in rows if b"hidden" in others and _hides(others))
        self._last = int(numbers[-1])
        cells = cells_in(block, tags, numbers)
        cells.form[_styled(cells, self._legend.formats.durations)] = ODD
        self._put(start, numbers, cells)

    def _put(self, start: int, numbers: Numbers, cells: Cells) -> None:
        width = int(cells.column.max(initial=0))
        if len(numbers) * width > SLOT_LIMIT:
            raise UnusualXmlError
        grid = np.full(len(numbers) * width, None, object)
        self._fill(grid, cells.row * width + cells.column - 1, start, numbers, cells)
        # A million empty rows with a format leave nothing behind.
        filled = np.zeros(len(numbers), np.bool_)
        filled[cells.row[cells.form != EMPTY]] = True
        kept, rows = numbers[filled].tolist(), grid.reshape(len(numbers), width)
        for number, row in zip(kept, (rows if len(kept) == len(rows) else rows[filled]).tolist(), strict=True):
            while len(self.rows) < number - 1:
                self.rows.append([])
            self.rows.append(row)

    def _fill(self, grid: npt.NDArray[np.object_], at: Numbers, start: int, numbers: Numbers, cells: Cells) -> None:
        """Puts the value of each cell where it belongs in the rectangle of these rows."""
        shared = np.flatnonzero(cells.form == SHARED)
        grid[at[shared]] = self._strings[np.minimum(cells.value[shared], len(self._strings) - 1)]
        plainly = np.flatnonzero((cells.form == NUMBER) & (cells.value >= 0))
        grid[at[plainly]] = cells.value[plainly].astype(object)
        for cell in np.flatnonzero((cells.form == NUMBER) & (cells.value < 0)).tolist():
            grid[at[cell]] = self._number(start + int(-cells.value[cell]), start + int(cells.value_end[cell]))
        self._format(grid, at, numbers, cells)
        texts = np.flatnonzero(cells.form == TEXT)
        grid[at[texts]] = self._texts(start, texts, cells)
        odd = np.flatnonzero(cells.form == ODD)
        for begin, end in zip((cells.at[odd] + start).tolist(), (cells.end[odd] + start).tolist(), strict=True):
            self._keep(self._data[begin:end])

    def _texts(self, start: int, texts: Numbers, cells: Cells) -> npt.NDArray[np.object_]:
        """The texts written in these cells."""
        values = np.empty(len(texts), object)
        places = zip((cells.value[texts] + start).tolist(), (cells.value_end[texts] + start).tolist(), strict=True)
        values[:] = [self._known[self._data[begin:end]] for begin, end in places]
        return values

    def _number(self, start: int, end: int) -> Value:
        written = self._data[start:end]
        known = self._numbers.get(written)
        if known is None:
            try:
                known = plain(float(written))
            except ValueError as wrong:
                raise UnusualXmlError from wrong
            if len(self._numbers) < _MOST_KNOWN:
                self._numbers[written] = known
        return known

    def _format(self, grid: npt.NDArray[np.object_], at: Numbers, numbers: Numbers, cells: Cells) -> None:
        """Numbers that their formats show as days, or with zeros before them."""
        formats = self._legend.formats
        for place in at[_styled(cells, formats.dates)].tolist():
            grid[place] = self._date(grid[place])
        padded = formats.padded or {}
        for cell in _styled(cells, padded).tolist():
            value = grid[at[cell]]
            shown = pad(padded[int(cells.style[cell])], value) if isinstance(value, int) else None
            if shown is not None:
                self.found.shown[int(numbers[cells.row[cell]]), int(cells.column[cell])] = shown

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


class _Texts(dict[bytes, str | None]):
    """Texts by the bytes between their tags: names and marks repeat, and each is read once."""

    def __missing__(self, written: bytes) -> str | None:
        found = self[written] = unescaped(_read(written)) or None
        return found


def _read(written: bytes) -> str:
    try:
        if b"&" in written or b"\r" in written:
            return etree.fromstring(b"<t>" + written + b"</t>").text or ""
        return written.decode()
    except (etree.XMLSyntaxError, UnicodeDecodeError) as broken:
        raise UnusualXmlError from broken


def _hides(attributes: bytes) -> bool:
    if not _PLAIN_ATTRIBUTES.fullmatch(attributes):
        raise UnusualXmlError
    return _HIDDEN.search(attributes) is not None


def _styled(cells: Cells, styles: Collection[int]) -> Numbers:
    """Where numbers stand in one of these formats."""
    among = np.zeros(max([int(cells.style.max(initial=0)), *styles]) + 1, np.bool_)
    among[list(styles)] = True
    return np.flatnonzero(among[cells.style] & (cells.form == NUMBER))
