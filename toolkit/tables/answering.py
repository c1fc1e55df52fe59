"""Reads the yellow answer columns of a sheet of ours, by row key, as people left them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.answers import Answer
from toolkit.tables.cells import text_of
from toolkit.tables.plain import plain_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.answers import Answers, Asking, RowKey
    from toolkit.names import Name
    from toolkit.sheets import Grid, Snapshot, Value


class _Columns(NamedTuple):
    below: int
    keys: tuple[int, ...]
    answers: tuple[int, ...]


def read_answers(snapshot: Snapshot, asking: Asking) -> Answers:
    """What people answered, row by row; rows without an answer are absent.

    Shape: people may have sorted, filtered or moved columns; where a row stands twice the upper answer counts.
    """
    found: dict[RowKey, Answer] = {}
    for grid in snapshot.grids:
        columns = _columns(grid, asking) if grid.owned == asking.sheet else None
        for key, answer in _rows(grid, columns) if columns else ():
            found.setdefault(key, answer)
    return found


def _columns(grid: Grid, asking: Asking) -> _Columns | None:
    """The header row: the first that has every key and every answer column."""
    for number, row in enumerate(grid.rows, start=1):
        heads = {plain_header(text_of(cell)): column for column, cell in reversed([*enumerate(row, start=1)]) if cell}
        keys = [_column(heads, name) for name in asking.keys]
        answers = [_column(heads, name) for name in asking.columns]
        if all(keys) and all(answers):
            return _Columns(number, tuple(keys), tuple(answers))
    return None


def _column(heads: dict[str, int], name: Name) -> int:
    """Where a header stands in either language: the workbook may have changed its own since; 0 for nowhere."""
    return heads.get(plain_header(name.zh)) or heads.get(plain_header(name.en), 0)


def _rows(grid: Grid, columns: _Columns) -> Iterator[tuple[RowKey, Answer]]:
    for number in range(columns.below + 1, len(grid.rows) + 1):
        values = tuple(_said(grid.value(number, column)) for column in columns.answers)
        key = tuple(text_of(_shown(grid, number, column)) for column in columns.keys)
        if any(key) and any(value is not None for value in values):
            first = next(at for at, value in zip(columns.answers, values, strict=True) if value is not None)
            yield key, Answer(values, grid.at(number, first))


def _said(value: Value) -> Value:
    return value if text_of(value) else None


def _shown(grid: Grid, row: int, column: int) -> Value:
    return grid.shown.get((row, column), grid.value(row, column))
