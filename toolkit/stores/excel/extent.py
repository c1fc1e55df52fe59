"""Whether a sheet may be read densely.

calamine keeps a sheet as a full rectangle; one stray cell at XFD1048576 makes it ask for gigabytes and abort the
process, which nobody can catch. So the references are looked at first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.places import column_number
from toolkit.stores.damage import Bound
from toolkit.stores.excel.container import MEBIBYTE

if TYPE_CHECKING:
    from toolkit.stores.excel.container import Container

# All sheets together: 200,000 rows x 25 columns; eleven sheets whose million empty rows somebody gave a format.
CELL_LIMIT = 5_000_000
SHEETS_LIMIT = 768 * MEBIBYTE
# 52 columns x 100,000 rows are dense enough not to count.
_FAR = re.compile(rb' r="(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z]|[A-Za-z]{0,2}[0-9]{6})')
# Cells without a reference stand where their row says; with a malformed one, wherever calamine thinks.
_UNSURE = re.compile(rb'<(?:[\w.-]+:)?c(?:\s(?![^>]*\br=")[^>]*)?/?>| r="(?![A-Za-z]{0,3}[0-9]{1,7}")')
_CELL = re.compile(rb' r="([A-Za-z]{1,3})([0-9]{1,7})"')
_COUNT = re.compile(rb"""ount\s*=\s*["']\s*\+?([0-9]{6,})""")
_ROWS_END, _MERGE = b"sheetData>", b"mergeCell "
_SMALL = 4_000_000
_SHORTEST_CELL, _ORDINARY_CELL = len("<c><v>1</v></c>"), 30
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_COPIES = 256 * MEBIBYTE
_SPREAD = 3


def is_dense(data: bytes) -> bool:
    """Whether the rectangle around all cells is small, or mostly filled."""
    if _FAR.search(data) is None:
        return True
    if _UNSURE.search(data):
        return False
    columns: set[bytes] = set()
    bottom = cells = 0
    for match in _CELL.finditer(data):
        columns.add(match[1])
        bottom = max(bottom, int(match[2]))
        cells += 1
    right = max((column_number(each.decode()) for each in columns), default=0)
    return bottom * right <= max(_SMALL, _SPREAD * cells)


def counts_hold(data: bytes) -> bool:
    """Whether no count="..." promises more than the part can contain; calamine reserves memory by such promises."""
    return all(len(match[1]) < 10 and int(match[1]) <= len(data) for match in _COUNT.finditer(data))


def rows_hold(data: bytes) -> bool:
    """Whether no more rows and cells without a reference stand there than a sheet has room for."""
    return data.count(b"<row>") + data.count(b"<row/>") <= _LAST_ROW and data.count(b"<c>") <= _LAST_COLUMN


def copies_hold(data: bytes, longest: int) -> bool:
    """Whether memory holds a copy of the longest shared text for each cell that shares one; calamine makes them."""
    return data.count(b't="s"') * longest <= _COPIES


def merges_in(data: bytes) -> int:
    """How many merged areas stand behind the rows, counted without reading any; 0 where bytes cannot be searched."""
    return data.count(_MERGE, max(data.rfind(_ROWS_END), 0))


class Weight:
    """What the sheets of one workbook hold together, as they are unpacked one after the other."""

    def __init__(self) -> None:
        self._bytes: dict[str, int] = {}
        self._cells: dict[str, int] = {}
        self._counted: set[str] = set()

    def unpack(self, container: Container, part: str, data: bytes) -> None:
        """Weighs a sheet's bytes, and its cells by guess while they are few.

        Raises: StudygroupError FILE_TOO_LARGE when nobody would wait for the workbook, or memory not hold it.
        """
        self._bytes[part] = len(data)
        size = sum(self._bytes.values())
        if size <= CELL_LIMIT * _SHORTEST_CELL and part not in self._counted:
            self._counted.add(part)
            self._hold(container, part, len(data) // _ORDINARY_CELL)
        if size > SHEETS_LIMIT:
            raise container.too_large(Bound.SHEET_BYTES, SHEETS_LIMIT // MEBIBYTE)

    def count(self, container: Container, part: str, data: bytes) -> None:
        """Counts the cells of an unpacked sheet where no guess is enough."""
        if part not in self._counted:
            self._counted.add(part)
            self._hold(container, part, _cells_in(data))

    def find(self, container: Container, part: str, cells: int) -> None:
        """Holds the cells found so far of a sheet that is counted as it is read."""
        if part not in self._counted:
            self._hold(container, part, cells)

    def _hold(self, container: Container, part: str, cells: int) -> None:
        """So many cells stand in a sheet."""
        self._cells[part] = cells
        if sum(self._cells.values()) > CELL_LIMIT:
            raise container.too_large(Bound.ALL_CELLS, CELL_LIMIT)


def _cells_in(data: bytes) -> int:
    return sum(map(data.count, (b"<c ", b"<c>", b":c ", b":c>")))
