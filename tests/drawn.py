"""Sheets drawn as pipe tables inside tests."""

from __future__ import annotations

from toolkit.sheets import Grid, Value


def rows_of(drawing: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a drawing `a | b`, row by row, trimmed; a line of dashes is for the eye."""
    lines = [line.strip() for line in drawing.strip().splitlines()]
    lines = [line for line in lines if line and not set(line) <= set("-+| ")]
    return tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)


def grid_of(sheet: str, drawing: str, *, workbook: str = "总表.xlsx") -> Grid:
    """A drawing as a grid of text, the way a CSV folder would give it; an empty cell is None."""
    rows: tuple[tuple[Value, ...], ...] = tuple(tuple(cell or None for cell in row) for row in rows_of(drawing))
    return Grid(workbook, sheet, rows)
