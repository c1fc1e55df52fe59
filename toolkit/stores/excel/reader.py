"""A workbook as a Snapshot: a large one by `swift`, others by calamine and `scan`, what neither can do by `cells`."""

from __future__ import annotations

import io
import os
from datetime import datetime, timedelta
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.collecting import without_collecting
from toolkit.places import Area
from toolkit.problems import Code
from toolkit.sheets import Grid, Snapshot, Value
from toolkit.stores.damage import Bound, Damage
from toolkit.stores.excel.cells import Legend, parse_cells, plain
from toolkit.stores.excel.container import MEBIBYTE, open_container, refusal
from toolkit.stores.excel.extent import Weight, copies_hold, counts_hold, is_dense, merges_in, rows_hold
from toolkit.stores.excel.formats import read_formats
from toolkit.stores.excel.parts import SheetKind, read_parts
from toolkit.stores.excel.scan import Findings, UnusualXmlError, scan
from toolkit.stores.excel.serials import day_or_moment, from_duration
from toolkit.stores.excel.strings import read_strings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from python_calamine import CalamineWorkbook

    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.known import Known
    from toolkit.stores.excel.parts import Sheet, WorkbookParts

MERGE_LIMIT = 100_000
# Where no sheet has as many bytes, calamine is done before numpy is loaded.
SWIFT_FROM = 2 * MEBIBYTE
# Cell by cell takes four times as long.
THOROUGH_LIMIT = 96 * MEBIBYTE
# What calamine opens whether or not the workbook's relationships name it.
_OPENED_BY_CALAMINE = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml")


@without_collecting()
def read_workbook(path: Path, sheets: Collection[str] | None = None) -> Snapshot:
    """The workbook at a path as it is now; `sheets` limits it to these names.

    Shape: worksheets in workbook order, hidden ones too, chart sheets left out.
    Raises: StudygroupError naming the file and the reason when it cannot be read.
    """
    container = open_container(path)
    return snapshot_of(container, read_parts(container), sheets)


def snapshot_of(container: Container, parts: WorkbookParts, sheets: Collection[str] | None = None) -> Snapshot:
    """The grids of an opened package."""
    wanted = [
        each for each in parts.sheets if each.kind is SheetKind.WORKSHEET and (sheets is None or each.name in sheets)
    ]
    if not any(each.kind is SheetKind.WORKSHEET for each in parts.sheets):
        raise refusal(Code.FILE_NOT_WORKBOOK, container.file)
    reading = _Reading(container, parts)
    return Snapshot(container.file, tuple(reading.grid(each) for each in wanted), container.version)


class _Reading:
    """One pass over a workbook; what only odd sheets need is read when the first of them asks."""

    def __init__(self, container: Container, parts: WorkbookParts) -> None:
        self._container = container
        self._parts = parts
        self._formats = read_formats(container, parts.styles)
        self._weight = Weight()

    def grid(self, sheet: Sheet) -> Grid:
        rows, found = self._swiftly(sheet) or self._quickly(sheet) or self._thoroughly(sheet)
        if len(found.merges) > MERGE_LIMIT:
            raise self._container.too_large(Bound.MERGES, MERGE_LIMIT)
        for (row, column), value in found.dates.items():
            rows[row - 1][column - 1] = value
        trimmed = _trimmed(rows)
        merges = _within(trimmed, found.merges)
        if sum(_size(each) for each in merges) > len(trimmed) * max(map(len, trimmed), default=0):
            # More than there is room for: some lie over others, and each would be filled cell by cell.
            raise self._container.damaged(Damage.MERGES)
        mark = self._parts.marks.by_sheet(sheet.name)
        return Grid(
            self._container.file,
            sheet.name,
            trimmed,
            MappingProxyType(found.shown),
            MappingProxyType(found.odd),
            tuple(merges),
            frozenset(row for row in found.hidden if row <= len(trimmed)),
            mark.key if mark else None,
            self._parts.epoch_1904,
        )

    def _swiftly(self, sheet: Sheet) -> tuple[list[list[Value]], Findings] | None:
        """In blocks; None when all sheets are small or this one is not written plainly."""
        if not self._is_large or self._container.find(sheet.part) is None:
            return None
        # The algebra library inside numpy starts a thread per core as it is loaded; nothing here uses them.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from toolkit.stores.excel.swift import read_swiftly  # noqa: PLC0415 - only large sheets need numpy

        found = partial(self._weight.find, self._container, sheet.part)
        try:
            return read_swiftly(self._container, self._unpacked(sheet), self._known, found)
        except UnusualXmlError:
            return None

    def _quickly(self, sheet: Sheet) -> tuple[list[list[Value]], Findings] | None:
        """By search and calamine; None when this sheet must be parsed."""
        found = self._searched(sheet) if self._calamine else None
        rows = _calamine_rows(self._calamine, sheet.name) if self._calamine and found else None
        return (rows, found) if rows is not None and found else None

    def _searched(self, sheet: Sheet) -> Findings | None:
        """What calamine drops; None when the part must be parsed. Its bytes are let go before calamine unpacks them."""
        data = self._xml(sheet)
        try:
            found = scan(data, self._formats, epoch_1904=self._parts.epoch_1904)
        except UnusualXmlError:
            return None
        fits = is_dense(data) and counts_hold(data) and rows_hold(data) and copies_hold(data, self._longest)
        return found if fits else None

    def _thoroughly(self, sheet: Sheet) -> tuple[list[list[Value]], Findings]:
        data = self._xml(sheet)
        if len(data) > THOROUGH_LIMIT:
            raise self._container.too_large(Bound.PART_BYTES, THOROUGH_LIMIT // MEBIBYTE)
        return parse_cells(self._container, data, self._legend)

    def _xml(self, sheet: Sheet) -> bytes:
        data = self._unpacked(sheet)
        self._weight.count(self._container, sheet.part, data)
        return data

    def _unpacked(self, sheet: Sheet) -> bytes:
        data = self._container.xml(sheet.part)
        self._weight.unpack(self._container, sheet.part, data)
        if merges_in(data) > MERGE_LIMIT:
            raise self._container.too_large(Bound.MERGES, MERGE_LIMIT)
        return data

    @cached_property
    def _is_large(self) -> bool:
        members = (self._container.find(each.part) for each in self._parts.sheets)
        return any(member.info.file_size >= SWIFT_FROM for member in members if member)

    @cached_property
    def _longest(self) -> int:
        """The longest text that cells may share, in bytes."""
        strings = self._parts.strings
        if strings is None or self._container.find(strings) is None:
            return 0
        return max(map(len, self._container.xml(strings).split(b"</")))

    @cached_property
    def _known(self) -> Known:
        from toolkit.stores.excel.known import Known  # noqa: PLC0415 - only large sheets need numpy

        return Known(self._legend)

    @cached_property
    def _calamine(self) -> CalamineWorkbook | None:
        return _open_calamine(self._container, self._parts)

    @cached_property
    def _legend(self) -> Legend:
        strings = read_strings(self._container, self._parts.strings)
        return Legend(self._formats, strings, self._parts.epoch_1904)


def _open_calamine(container: Container, parts: WorkbookParts) -> CalamineWorkbook | None:
    """The workbook in calamine, after every part it opens has passed the guards; None when it cannot read it."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only workbooks need it

    opened = {*_OPENED_BY_CALAMINE, *filter(None, (parts.part, parts.rels, parts.styles, parts.strings))}
    strings = {parts.strings, "xl/sharedStrings.xml"}
    for name in sorted(each for each in opened if container.find(each)):
        if not counts_hold(container.xml(name, Bound.STRING_BYTES if name in strings else Bound.TREE_BYTES)):
            return None
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(container.data))
    except CalamineError:
        return None


def _calamine_rows(workbook: CalamineWorkbook, name: str) -> list[list[Value]] | None:
    from python_calamine import CalamineError  # noqa: PLC0415 - only workbooks need it

    try:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        return None
    return [[_value(value) for value in row] for row in rows]


def _value(value: Value | timedelta) -> Value:
    if isinstance(value, str):
        return value or None
    if isinstance(value, timedelta):
        return from_duration(value)
    if isinstance(value, datetime):
        return day_or_moment(value)
    return plain(value)


def _trimmed(rows: list[list[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Without the empty cells and rows at the ends."""
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return tuple(map(tuple, rows))


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def _within(rows: Sequence[Sequence[Value]], merges: Iterable[Area]) -> list[Area]:
    """Merges cut to the used rectangle, so that nobody walks a million empty cells."""
    bottom, right = len(rows), max(map(len, rows), default=0)
    cut = [Area(each.top, each.left, min(each.bottom, bottom), min(each.right, right)) for each in merges]
    return [each for each in cut if each.top <= each.bottom and each.left <= each.right]
