"""The rows and cells of a sheet part by their place in its bytes, found without building a tree.

Only for parts written plainly (`scan.plain_prefix`); a row or a cell without its reference stops the search.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import column_letters, column_number
from toolkit.stores.excel.scan import UnusualXmlError

if TYPE_CHECKING:
    from collections.abc import Iterator

# As every program writes a row: its number first.
_FIRST = rb'<%brow(?: r="([0-9]{1,7})")?(?:\s[^>]*)?>'
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_CELL_AT = re.compile(rb'\sr="([A-Za-z]{1,3})([0-9]{1,7})"')
_STYLE = re.compile(rb'\ss="([0-9]{1,7})"')


class Row(NamedTuple):
    """One row: its element from `start` to `end`, its cells from `inner` to `closing`; `inner` is `end` when empty."""

    number: int
    start: int
    inner: int
    closing: int
    end: int


class Cell(NamedTuple):
    """One cell's element; an absent cell has `start` equal to `end`, where it would stand."""

    start: int
    end: int


class Rows:
    """The rows of one sheet part, in order."""

    def __init__(self, data: bytes, prefix: bytes) -> None:
        self.data = data
        self.prefix = prefix
        opened = re.compile(rb"<%bsheetData(?:\s[^>]*)?>" % re.escape(prefix)).search(data)
        if opened is None:
            raise UnusualXmlError
        self.empty = opened[0].endswith(b"/>")
        self.start, self.opened = opened.start(), opened.end()
        self.end = self.opened if self.empty else data.find(b"</" + prefix + b"sheetData>", self.opened)
        self._row_tag = re.compile(_FIRST % re.escape(prefix))
        self._cell_first = re.compile(rb'<%bc r="([A-Z]{1,3})[0-9]{1,7}"' % re.escape(prefix))
        self._any_cell = re.compile(rb"<%bc(?:\s[^>]*)?>" % re.escape(prefix))
        self._cell_tag = b"<" + prefix + b"c "
        self._close_row = b"</" + prefix + b"row>"
        self._close_cell = b"</" + prefix + b"c>"
        self._columns: dict[bytes, int] = {}

    def __iter__(self) -> Iterator[Row]:
        at, before = self.opened, 0
        while (tag := self._row_tag.search(self.data, at, self.end)) is not None:
            start, inner = tag.span()
            number = int(tag[1] or self._number_in(tag[0]))
            if number <= before:
                raise UnusualXmlError
            before = number
            if self.data.startswith(b"/>", inner - 2):
                at = inner
                yield Row(number, start, at, at, at)
                continue
            closing = self.data.find(self._close_row, inner, self.end)
            if closing < 0:
                raise UnusualXmlError
            at = closing + len(self._close_row)
            yield Row(number, start, inner, closing, at)

    def cell(self, row: Row, column: int) -> Cell:
        """Where a cell stands in its row, or would stand."""
        last = self.data.rfind(self._cell_tag, row.inner, row.closing)
        if last >= 0 and self._column(last) < column:
            return Cell(row.closing, row.closing)
        name = b' r="%b%d"' % (column_letters(column).encode(), row.number)
        found = self.data.find(name, row.inner, row.closing)
        if found >= 0:
            start = self.data.rfind(b"<", row.inner, found)
            end = self.data.find(b">", start)
            if found < end and self._any_cell.match(self.data, start):
                return Cell(start, self._cell_end(end + 1))
        return self._searched(row, column)

    def style(self, start: int, end: int) -> int | None:
        """The format a cell names; None when there is no such cell."""
        if start == end:
            return None
        match = _STYLE.search(self.data, start, self.data.find(b">", start) + 1)
        return int(match[1]) if match else 0

    def _cell_end(self, tag_end: int) -> int:
        if self.data[tag_end - 2 : tag_end] == b"/>":
            return tag_end
        closing = self.data.find(self._close_cell, tag_end)
        if closing < 0:
            raise UnusualXmlError
        return closing + len(self._close_cell)

    def _searched(self, row: Row, column: int) -> Cell:
        """The cell found one by one, or the place before the first one further right."""
        at = row.inner
        while (tag := self._any_cell.search(self.data, at, row.closing)) is not None:
            stands = self._column(tag.start())
            if stands > column:
                return Cell(tag.start(), tag.start())
            at = self._cell_end(tag.end())
            if stands == column:
                return Cell(tag.start(), at)
        return Cell(row.closing, row.closing)

    @staticmethod
    def _number_in(tag: bytes) -> bytes:
        number = _NUMBER.search(tag)
        if number is None:
            raise UnusualXmlError
        return number[1]

    def _column(self, start: int) -> int:
        match = self._cell_first.match(self.data, start)
        match = match or _CELL_AT.search(self.data, start, self.data.find(b">", start) + 1)
        if match is None:
            raise UnusualXmlError
        number = self._columns.get(match[1])
        if number is None:
            number = self._columns[match[1]] = column_number(match[1].decode())
        return number
