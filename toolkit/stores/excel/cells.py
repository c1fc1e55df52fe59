"""A sheet part parsed cell by cell, for the sheets calamine cannot be given.

Far stray cells, parts written in an unusual way, workbooks calamine fails on: slower, but nothing readable is refused.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import column_number
from toolkit.sheets import Oddity, Value
from toolkit.stores.damage import Bound, Damage
from toolkit.stores.excel.formats import Formats, pad
from toolkit.stores.excel.scan import Findings, merge_area
from toolkit.stores.excel.serials import from_duration, from_iso, from_serial
from toolkit.stores.excel.strings import unescaped
from toolkit.stores.excel.walk import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.stores.excel.container import Container

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_MERGE = re.compile(rb"([A-Za-z]+)([0-9]+):([A-Za-z]+)([0-9]+)")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_TRUE = frozenset({"1", "true", "on"})
# 200,000 rows x 100 columns, as many empty places as a far stray cell leaves before it.
SLOT_LIMIT = 25_000_000


class Legend(NamedTuple):
    """What the cells of a workbook refer to."""

    formats: Formats
    strings: Sequence[str]
    epoch_1904: bool


def parse_cells(container: Container, data: bytes, legend: Legend) -> tuple[list[list[Value]], Findings]:
    """All rows of a sheet part from A1, ragged, and its findings.

    Raises: StudygroupError FILE_DAMAGED for broken XML, FILE_TOO_LARGE when the cells lie too far apart.
    """
    sheet = _Sheet(legend)
    try:
        walk(container, data, sheet)
    except _OutsideError as outside:
        raise container.damaged(Damage.XML) from outside
    except _ScatteredError as scattered:
        raise container.too_large(Bound.CELLS, SLOT_LIMIT) from scattered
    return sheet.rows, sheet.found


class _OutsideError(Exception):
    """A cell outside of any sheet's bounds."""


class _ScatteredError(Exception):
    """More empty places before cells than are worth keeping."""


class _Sheet:
    """Collects cells while expat walks the part."""

    def __init__(self, legend: Legend) -> None:
        self.rows: list[list[Value]] = []
        self.found = Findings()
        self._legend = legend
        self._row = self._column = 0
        self._attributes: dict[str, str] = {}
        self._formula = False
        self._phonetic = 0
        self._slots = 0
        self._value: list[str] | None = None
        self._inline: list[str] = []
        self._into: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._open_cell(attributes)
        elif tag == "v":
            self._into = self._value = []
        elif tag == "t" and not self._phonetic:
            self._into = self._inline
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._phonetic += 1
        elif tag == "mergeCell" and (match := _MERGE.fullmatch(attributes.get("ref", "").encode())):
            self.found.merges.append(merge_area(*match.groups()))

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self._into = None
        elif tag == "rPh":
            self._phonetic -= 1
        elif tag == "c":
            self._close_cell()

    def text(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def _open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) <= 7 else self._row + 1
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self.found.hidden.add(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self._row, self._column = int(match[2]), column_number(match[1])
        else:
            self._column += 1
        if not (0 < self._row <= _LAST_ROW and self._column <= _LAST_COLUMN):
            raise _OutsideError
        self._attributes, self._formula, self._value, self._inline = attributes, False, None, []

    def _close_cell(self) -> None:
        kind = self._attributes.get("t", "n")
        style = self._attributes.get("s", "0")
        text = None if self._value is None else "".join(self._value)
        at = (self._row, self._column)
        if kind == "e":
            self.found.odd[at] = Oddity.ERROR
        elif self._formula and not text and not (kind == "str" and text is not None):
            self.found.odd[at] = Oddity.UNCACHED
        elif kind == "inlineStr":
            self._put(unescaped("".join(self._inline)) or None)
        elif text:
            self._put(self._typed(kind, text, int(style) if style.isdecimal() else 0))

    def _typed(self, kind: str, text: str, style: int) -> Value:
        if kind == "s":
            index = int(text) if text.strip().isdecimal() else len(self._legend.strings)
            return (self._legend.strings[index] or None) if index < len(self._legend.strings) else None
        if kind == "b":
            return text.strip().lower() in _TRUE
        if kind == "str":
            return unescaped(text)
        if kind == "d":
            return from_iso(text)
        return self._number(text, style)

    def _number(self, text: str, style: int) -> Value:
        try:
            number = float(text)
        except ValueError:
            return text
        formats = self._legend.formats
        if style in formats.dates:
            return plain(from_serial(number, epoch_1904=self._legend.epoch_1904))
        if style in formats.durations and abs(number) < _LAST_ROW:
            return from_duration(timedelta(days=number))
        if formats.padded and style in formats.padded and number.is_integer():
            shown = pad(formats.padded[style], int(number))
            if shown is not None:
                self.found.shown[(self._row, self._column)] = shown
        return plain(number)

    def _put(self, value: Value) -> None:
        if value is None:
            return
        while len(self.rows) < self._row:
            self.rows.append([])
        row = self.rows[self._row - 1]
        missing = self._column - len(row)
        if missing > 0:
            self._slots += missing
            if self._slots > SLOT_LIMIT:
                raise _ScatteredError
            row += [None] * missing
        row[self._column - 1] = value


def plain(value: Value) -> Value:
    """A whole number as int; everything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
