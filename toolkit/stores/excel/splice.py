"""A sheet part of people's with some cells written into it: every other byte of it stays as it was."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

from toolkit.places import Area, column_letters
from toolkit.sheets import Kind
from toolkit.stores.excel.around import area_of
from toolkit.stores.excel.serials import digits, to_serial
from toolkit.stores.excel.texts import cell_text
from toolkit.stores.looks import number_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.sheets import Value
    from toolkit.stores.excel.examine import Examined, Spot
    from toolkit.stores.excel.formats import Formats
    from toolkit.stores.excel.rows import Row
    from toolkit.stores.excel.styles import StyleBook

_BLOCK = 1 << 20
_SPANS = b' spans="'
_ROW_STYLE = re.compile(rb' s="([0-9]+)"')
_DIMENSION = re.compile(rb'(<(?:[\w.-]+:)?dimension\s[^>]*?ref=")([^"]+)(")')
_FILTER = re.compile(rb'(<(?:[\w.-]+:)?autoFilter\s[^>]*?ref=")([^"]+)(")')
_AREAS = re.compile(
    rb'(<(?:[\w.-]+:)?(?:dataValidation|conditionalFormatting)\s[^>]*?sqref="|<xm:sqref>)([^"<]+)(["<])'
)
_COLUMN = re.compile(rb'<(?:[\w.-]+:)?col\s(?=[^>]*\bmin="([0-9]+)")(?=[^>]*\bmax="([0-9]+)")[^>]*\bstyle="([0-9]+)"')


def _without_spans(tag: bytes) -> bytes:
    at = tag.find(_SPANS)
    return tag if at < 0 else tag[:at] + tag[tag.index(b'"', at + len(_SPANS)) + 1 :]


def grown(area: Area, examined: Examined) -> Area:
    """A rectangle that ended with the last filled row reaches down to the last row added."""
    if not examined.appended or area.bottom != examined.last or area.top == area.bottom:
        return area
    return area._replace(bottom=examined.last + examined.appended)


def reference_of(area: Area) -> str:
    """A rectangle as sheets write it; a single cell without a colon."""
    first = f"{column_letters(area.left)}{area.top}"
    end = f"{column_letters(area.right)}{area.bottom}"
    return first if first == end else f"{first}:{end}"


def filter_before(examined: Examined) -> Area | None:
    """The area of the sheet's own filter; None without one."""
    found = _FILTER.search(examined.rows.data, examined.rows.end)
    return area_of(found[2]) if found else None


def _is_validation(match: re.Match[bytes]) -> bool:
    """Whether a place is one of a drop-down list, not of a rule for colours."""
    if b"sqref>" not in match[1]:
        return b"dataValidation" in match[1]
    at = match.start()
    return match.string.rfind(b"dataValidation ", 0, at) > match.string.rfind(b"conditionalFormatting", 0, at)


class Splice:
    """One sheet part being edited."""

    def __init__(self, examined: Examined, styles: StyleBook, formats: Formats, *, epoch_1904: bool) -> None:
        self._examined = examined
        self._rows = examined.rows
        self._data = examined.rows.data
        self._prefix = examined.rows.prefix.decode()
        p = self._prefix
        self._text = f' t="inlineStr"><{p}is><{p}t xml:space="preserve">', f"</{p}t></{p}is></{p}c>"
        self._styles = styles
        self._formats = formats
        self._epoch_1904 = epoch_1904
        self._fits: dict[tuple[int, type, bool], str] = {}
        self._known: dict[int, str] = {}
        head = self._data[: self._rows.start]
        self._columns = [(int(m[1]), int(m[2]), int(m[3])) for m in _COLUMN.finditer(head)]

    def blocks(self) -> Iterator[bytes | bytearray | memoryview]:
        """The edited part, piece by piece."""
        rows, whole = self._rows, memoryview(self._data)
        yield _DIMENSION.sub(self._dimension, self._data[: rows.start])
        at = rows.start
        if rows.empty:
            yield f"<{self._prefix}sheetData>".encode()
            at = rows.opened
        # A hundred thousand small pieces are handed on as few large ones.
        joined = bytearray()
        for start, end, new in self._pieces():
            joined += whole[at:start]
            joined += new
            at = max(at, end)
            if len(joined) > _BLOCK:
                yield joined
                joined = bytearray()
        yield joined
        yield whole[at : rows.end]
        if rows.empty:
            yield f"</{self._prefix}sheetData>".encode()
        yield self._tail()

    def _pieces(self) -> Iterator[tuple[int, int, bytes]]:
        for spots in self._by_row():
            row = spots[0].row
            if row is None:
                at = spots[0].start
                yield at, at, self._row(f'<{self._prefix}row r="{spots[0].at.row}">'.encode(), spots)
            elif row.inner == row.end:
                tag = _without_spans(self._data[row.start : row.end]).removesuffix(b"/>").rstrip() + b">"
                yield row.start, row.end, self._row(tag, spots)
            else:
                pieces, at = [self._tag(row, spots)], row.inner
                for spot in spots:
                    pieces += (self._data[at : spot.start], self._cell(spot))
                    at = spot.end
                yield row.start, at, b"".join(pieces)

    def _by_row(self) -> Iterator[Sequence[Spot]]:
        spots, begin = self._examined.spots, 0
        for end in range(1, len(spots) + 1):
            if end == len(spots) or spots[end].at.row != spots[begin].at.row:
                yield spots[begin:end]
                begin = end

    def _tag(self, row: Row, spots: Sequence[Spot]) -> bytes:
        """The row's own tag; where cells are new, without the stretch of columns it once promised."""
        tag = self._data[row.start : row.inner]
        return _without_spans(tag) if any(spot.start == spot.end for spot in spots) else tag

    def _row(self, tag: bytes, spots: Sequence[Spot]) -> bytes:
        return tag + b"".join(map(self._cell, spots)) + f"</{self._prefix}row>".encode()

    def _cell(self, spot: Spot) -> bytes:
        p, value = self._prefix, spot.value
        base = self._base(spot)
        kind = (base, type(value), value == "")
        style = self._fits.get(kind)
        if style is None:
            fitting = self._fitting(base, value)
            style = self._fits[kind] = f' s="{fitting}"' if fitting else ""
        opened = f'<{p}c r="{self._letters(spot.at.column)}{spot.at.row}"{style}'
        if isinstance(value, str) and value:
            return f"{opened}{self._text[0]}{cell_text(value)}{self._text[1]}".encode()
        if value is None or value == "":
            return f"{opened}/>".encode()
        if isinstance(value, bool):
            return f'{opened} t="b"><{p}v>{int(value)}</{p}v></{p}c>'.encode()
        number = to_serial(value, epoch_1904=self._epoch_1904) if isinstance(value, date | time) else value
        return f"{opened}><{p}v>{digits(number)}</{p}v></{p}c>".encode()

    def _letters(self, column: int) -> str:
        known = self._known.get(column)
        if known is None:
            known = self._known[column] = column_letters(column)
        return known

    def _base(self, spot: Spot) -> int:
        """The format people gave to the cell: its own, that of the row above the added ones, its row's or column's."""
        own = self._rows.style(spot.start, spot.end) if spot.start < spot.end else None
        if own is not None:
            return own
        header, like = self._examined.alike.get(spot.at.column, (0, 0))
        if spot.row is not None and spot.at.row == header:
            beside = self._rows.style(*self._rows.cell(spot.row, like))
            if beside is not None:
                return beside
        model = self._examined.model
        if model is not None and spot.at.row > self._examined.last:
            above = self._rows.style(*self._rows.cell(model, spot.at.column))
            if above is not None:
                return above
        row = spot.row
        if row is not None and self._data.find(b' s="', row.start, row.inner) >= 0:
            styled = _ROW_STYLE.search(self._data, row.start, row.inner)
            if styled:
                return int(styled[1])
        if not self._columns:
            return 0
        column = spot.at.column
        return next((style for first, last, style in self._columns if first <= column <= last), 0)

    def _fitting(self, base: int, value: Value) -> int:
        """People's format as it is, unless the value would turn into something else in it."""
        formats = self._formats
        if isinstance(value, str):
            # Text that somebody edits later must stay text: 00017 no number, =1+1 no formula.
            return base if base in formats.texts or not value else self._styles.variant(base, quoted=True)
        if isinstance(value, date | time):
            shows = base in formats.dates or (isinstance(value, time) and base in formats.durations)
            return base if shows else self._styles.variant(base, number_format=number_format(value, Kind.TEXT))
        if value is not None and base in formats.dates | formats.durations | formats.texts:
            return self._styles.variant(base, number_format="General")
        return base

    def _dimension(self, match: re.Match[bytes]) -> bytes:
        area = area_of(match[2])
        if area is None or not self._examined.spots:
            return match[0]
        rows = [spot.at.row for spot in self._examined.spots]
        columns = [spot.at.column for spot in self._examined.spots]
        whole = Area(min(area.top, *rows), min(area.left, *columns), max(area.bottom, *rows), max(area.right, *columns))
        return match[1] + reference_of(whole).encode() + match[3]

    def _tail(self) -> bytes:
        tail = self._data[self._rows.end :]
        if self._examined.appended:
            tail = _FILTER.sub(self._areas, tail)
        return _AREAS.sub(self._areas, tail) if self._examined.appended or self._examined.alike else tail

    def _areas(self, match: re.Match[bytes]) -> bytes:
        areas = [self._area(each) for each in match[2].split()]
        if self._examined.alike and _is_validation(match):
            areas += [new for each in areas for new in self._beside(each)]
        return match[1] + b" ".join(areas) + match[3]

    def _beside(self, reference: bytes) -> Iterator[bytes]:
        """The rows of a list below the header of each new column that is to have it too."""
        area = area_of(reference)
        if area is None:
            return
        for new, (header, like) in self._examined.alike.items():
            if area.left <= like <= area.right and area.bottom > header and not area.left <= new <= area.right:
                yield reference_of(Area(max(area.top, header + 1), new, area.bottom, new)).encode()

    def _area(self, reference: bytes) -> bytes:
        area = area_of(reference)
        larger = grown(area, self._examined) if area else None
        return reference if larger is None or larger == area else reference_of(larger).encode()
