"""The cells below a header, column by column: merged cells filled, padded numbers as they are shown."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

    def column(self, column: int) -> list[Value]:
        """The values of a column, top down."""
        at = column - 1
        values = [row[at] if at < len(row) else None for row in self.rows]
        for index, text in self._shown.get(column, ()):
            if 0 <= index < len(values) and values[index] is not None:
                values[index] = text
        return values


def parsed(values: Sequence[Value], parse: Parser) -> list[object]:
    """Every value parsed, equal ones once; an empty text is None."""
    keys: Sequence[object] = values
    if len(_NUMBERS.intersection(map(type, values))) > 1:
        # 1, 1.0 and True are one key to a dict.
        keys = list(zip(map(type, values), values, strict=True))
    known: dict[object, object] = {}
    for key, value in {key: value for key, value in zip(keys, values, strict=True) if value is not None}.items():
        found = parse(value)
        known[key] = None if found == "" else found
    return list(map(known.get, keys))


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
