"""The cells below a header, column by column: merged cells filled, padded numbers as they are shown."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from toolkit.tables.faults import Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from toolkit.sheets import Grid, Value
    from toolkit.tables.cells import Parser

# A merge wider than that is a stripe across the sheet, not a value of many columns.
MERGE_WIDTH = 60
_NUMBERS = frozenset({int, float, bool})


class Body:
    """What stands below a header.

    Shape: `rows` are the sheet's rows from `first` on, ragged; `odd` says in which columns a row has a cell without a
    usable value.
    """

    def __init__(self, grid: Grid, header: int) -> None:
        self.first = header + 1
        self.rows = list(grid.rows[header:])
        for row, values in _merged(grid, header).items():
            self.rows[row - self.first] = _with(self.rows[row - self.first], values)
        self.odd: defaultdict[int, list[int]] = defaultdict(list)
        for row, column in sorted(grid.odd):
            self.odd[row].append(column)
        self._shown: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for (row, column), text in grid.shown.items():
            self._shown[column].append((row - self.first, text))
        # The rows turned over once: looking into each row for each column costs four times as much.
        self._across = zip_longest(*self.rows)
        self._turned: list[tuple[Value, ...]] = []

    def column(self, column: int) -> list[Value]:
        """The values of a column, top down."""
        values = self._values(column - 1)
        for index, text in self._shown.get(column, ()):
            if 0 <= index < len(values) and values[index] is not None:
                values[index] = text
        return values

    def heads(self) -> list[Value]:
        """The first cell of each row, top down."""
        return self._values(0)

    def _values(self, at: int) -> list[Value]:
        if at >= MERGE_WIDTH:
            return [row[at] if at < len(row) else None for row in self.rows]
        self._turned += islice(self._across, max(at + 1 - len(self._turned), 0))
        return list(self._turned[at]) if at < len(self._turned) else [None] * len(self.rows)


def parsed(values: Sequence[Value], distinct: Collection[Value], parse: Parser) -> tuple[list[object], bool]:
    """Every value parsed, equal ones once, `distinct` as a dict tells them, and whether any is Unread.

    Blanks: an empty text is None.
    """
    if not _NUMBERS.isdisjoint(map(type, distinct)) and len(_NUMBERS.intersection(map(type, values))) > 1:
        # 1, 1.0 and True are one key to a dict.
        keys = list(zip(map(type, values), values, strict=True))
        known: dict[object, object] = {key: _parsed(key[1], parse) for key in dict.fromkeys(keys)}
        return list(map(known.get, keys)), Unread in set(map(type, known.values()))
    if len(distinct) > len(values) // 2:
        # Where most differ, looking each up costs more than parsing a few again.
        each = [None if value is None or (found := parse(value)) == "" else found for value in values]
        return each, Unread in set(map(type, each))
    known = {value: _parsed(value, parse) for value in distinct}
    return list(map(known.get, values)), Unread in set(map(type, known.values()))


def _parsed(value: Value, parse: Parser) -> object:
    if value is None:
        return None
    found = parse(value)
    return None if found == "" else found


def _merged(grid: Grid, below: int) -> Mapping[int, Mapping[int, Value]]:
    """Values that merged cells of the body stand for, by row and column index."""
    found: defaultdict[int, dict[int, Value]] = defaultdict(dict)
    for area in grid.merges:
        value = grid.value(area.top, area.left) if area.top > below and area.top <= len(grid.rows) else None
        if value is None:
            continue
        for row in range(area.top, min(area.bottom, len(grid.rows)) + 1):
            for column in range(area.left, min(area.right, area.left + MERGE_WIDTH) + 1):
                found[row][column - 1] = value
    return found


def _with(cells: tuple[Value, ...], values: Mapping[int, Value]) -> tuple[Value, ...]:
    filled = list(cells) + [None] * (max(values) + 1 - len(cells))
    for index, value in values.items():
        filled[index] = value
    return tuple(filled)
