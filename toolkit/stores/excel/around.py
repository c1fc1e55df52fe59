"""What on a sheet of people's must not break when cells are filled: tables, merges, formulas, protection."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import Area
from toolkit.stores.edits import contains
from toolkit.stores.excel.parts import parse_xml, read_relationships, rels_of
from toolkit.stores.excel.scan import merge_area, merges_of, tags_with
from toolkit.stores.excel.xml_part import child, whole
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.rows import Rows

_TALL = 64
_CORNERS = re.compile(rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_SPREAD = re.compile(rb'\sref="([A-Za-z0-9:]+)"')
_PROTECTED = re.compile(rb'<(?:[\w.-]+:)?sheetProtection\b[^>]*?\ssheet="(?:1|true|on)"')


class Table(NamedTuple):
    """An Excel table (列表) on a sheet."""

    part: str
    area: Area
    headers: int
    totals: int


class Areas:
    """Rectangles, found by the rows they lie in: a hundred thousand cells ask thousands of them."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._tall: list[Area] = []
        self._short: defaultdict[int, list[Area]] = defaultdict(list)
        for each in areas:
            if each.bottom - each.top >= _TALL:
                self._tall.append(each)
            else:
                for row in range(each.top, each.bottom + 1):
                    self._short[row].append(each)

    def __bool__(self) -> bool:
        return bool(self._tall or self._short)

    def at(self, row: int, column: int) -> list[Area]:
        """Those a cell lies in."""
        near = (*self._short.get(row, ()), *self._tall) if self._tall else self._short.get(row, ())
        return [each for each in near if contains(each, row, column)]


class Around(NamedTuple):
    """Everything on a sheet that edits must not break."""

    protected: bool
    merges: Areas
    spread: Areas
    tables: tuple[Table, ...]
    pivots: tuple[Area, ...]

    @property
    def is_free(self) -> bool:
        """Whether nothing stands there that a cell could lie in."""
        return not (self.merges or self.spread or self.tables or self.pivots)

    def obstacle(self, row: int, column: int) -> Obstacle | None:
        """Why that cell must not be filled."""
        if any((row, column) != (each.top, each.left) for each in self.merges.at(row, column)):
            return Obstacle.MERGED
        if self.spread.at(row, column):
            return Obstacle.FORMULA
        if any(contains(each, row, column) for each in self.pivots):
            return Obstacle.TABLE_EDGE
        for table in self.tables:
            inside = table.area.top + table.headers <= row <= table.area.bottom - table.totals
            if contains(table.area, row, column) and not inside:
                return Obstacle.TABLE_EDGE
        return None

    def obstacle_below(self, last: int) -> Obstacle | None:
        """Why no rows may be added below the last filled row."""
        if any(table.totals for table in self.tables):
            return Obstacle.TABLE_TOTALS
        return Obstacle.BELOW_TABLE if any(table.area.bottom < last for table in self.tables) else None


def around_of(container: Container, part: str, rows: Rows) -> Around:
    """What stands on a sheet, given its part and the rows in it."""
    # What people lock and merge is listed behind the rows.
    behind = rows.data[rows.end :]
    rels = rels_of(part)
    related = read_relationships(container, rels) if container.find(rels) else ()
    tables = tuple(_table(container, each.target) for each in related if each.type == "table")
    pivots = [_pivot(container, each.target) for each in related if each.type == "pivotTable"]
    return Around(
        _PROTECTED.search(behind) is not None,
        Areas(merges_of(behind)),
        Areas(_spread(rows)),
        tables,
        tuple(each for each in pivots if each is not None),
    )


def _spread(rows: Rows) -> Iterator[Area]:
    """The areas of formulas that fill more than their own cell."""
    for tag, _ in tags_with(rows.data, b'ref="', b"<" + rows.prefix + b"f"):
        match = _SPREAD.search(tag)
        area = area_of(match[1]) if match else None
        if area is not None:
            yield area


def area_of(reference: bytes) -> Area | None:
    """A reference like `$A$1:B7` or `A1` as a rectangle; None for whole rows, whole columns and anything else."""
    match = _CORNERS.fullmatch(reference)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    return merge_area(left, top, right or left, bottom or top)


def _table(container: Container, part: str) -> Table:
    root = parse_xml(container, part)
    area = area_of(root.get("ref", "").encode())
    return Table(part, area or Area(0, 0, 0, 0), whole(root, "headerRowCount", 1), whole(root, "totalsRowCount"))


def _pivot(container: Container, part: str) -> Area | None:
    location = child(parse_xml(container, part), "location")
    return area_of(location.get("ref", "").encode()) if location is not None else None
