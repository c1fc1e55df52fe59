"""Sheets of ours as the grids people would hand back, without a workbook in between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.sheets import Grid, Link, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.sheets import SheetPatch, SheetValue, Value


def snapshot_of(patches: Iterable[SheetPatch], *, unmarked: str = "", workbook: str = "学习小组.xlsx") -> Snapshot:
    """The sheets as read; `unmarked` is a mark taken away from the rows that bear it."""
    return Snapshot(workbook, tuple(_grid(patch, unmarked, workbook) for patch in patches), "1")


def _grid(patch: SheetPatch, unmarked: str, workbook: str) -> Grid:
    above = tuple((line,) for line in patch.above)
    header = (tuple(column.header for column in patch.columns),) if patch.columns else ()
    rows = tuple(tuple(_value(value, unmarked) for value in row) for row in patch.rows)
    return Grid(workbook, patch.title, (*above, *header, *rows))


def _value(value: SheetValue, unmarked: str) -> Value:
    if isinstance(value, Link):
        return value.text
    if isinstance(value, Fraction):
        return float(value)
    if unmarked and isinstance(value, str) and value.startswith(unmarked):
        return value.removeprefix(unmarked).strip()
    return value
