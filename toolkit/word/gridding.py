"""A table whose columns a loop repeats gets a grid of that many columns, as wide together as the table was drawn."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

# Stands in a table whose rows hold a loop over cells.
GRID_TARGET = "sg-grid"
GRID = f"<?{GRID_TARGET} ?>"


def fit(table: etree._Element, space: str) -> None:
    """Brings a table's grid and the widths of its cells in line with the cells its rows have come to hold."""
    w = f"{{{space}}}"
    grid = table.find(f"{w}tblGrid")
    rows = [
        [(cell, span_of(cell, w)) for cell in row.iter(f"{w}tc") if _row(cell, w) is row] for row in rows_of(table, w)
    ]
    if grid is None or not rows:
        return
    drawn = [width_of(each, w) for each in grid]
    longest = max(rows, key=lambda row: sum(span for _, span in row))
    number = sum(span for _, span in longest)
    if number == len(drawn) or not number:
        return
    widths = _shared([(_cell_width(cell, w), span) for cell, span in longest], sum(drawn))
    for each in list(grid):
        grid.remove(each)
    for width in widths:
        column = grid.makeelement(f"{w}gridCol")
        column.set(f"{w}w", str(width))
        grid.append(column)
    for row in rows:
        resize(row, widths, w)


def _shared(cells: Sequence[tuple[int, int]], whole: int) -> list[int]:
    """The whole width shared out among grid columns as their cells were drawn, evenly where nothing was."""
    columns = [width / span for width, span in cells for _ in range(span)]
    if not all(columns):
        columns = [1.0] * len(columns)
    total = sum(columns)
    edges = [round(whole * edge / total) for edge in accumulate(columns, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def resize(row: Sequence[tuple[etree._Element, int]], widths: Sequence[int], w: str) -> None:
    """Gives the cells of a row, each with how many columns it spans, the widths of the grid."""
    column = 0
    for cell, span in row:
        asked = cell.find(f"{w}tcPr/{w}tcW")
        width = sum(widths[column : column + span])
        column += span
        if asked is not None and width:
            asked.set(f"{w}w", str(width))
            asked.set(f"{w}type", "dxa")


def rows_of(table: etree._Element, w: str) -> list[etree._Element]:
    """A table's own rows, without those of tables in its cells."""
    return [row for row in table.iter(f"{w}tr") if next(row.iterancestors(f"{w}tbl"), None) is table]


def _row(cell: etree._Element, w: str) -> etree._Element | None:
    return next(cell.iterancestors(f"{w}tr"), None)


def span_of(cell: etree._Element, w: str) -> int:
    """How many columns a cell spans."""
    span = cell.find(f"{w}tcPr/{w}gridSpan")
    return max(1, _number(span.get(f"{w}val"))) if span is not None else 1


def width_of(column: etree._Element, w: str) -> int:
    """The width of a column of the grid in twips, 0 where none is said."""
    return _number(column.get(f"{w}w"))


def _cell_width(cell: etree._Element, w: str) -> int:
    asked = cell.find(f"{w}tcPr/{w}tcW")
    return width_of(asked, w) if asked is not None and asked.get(f"{w}type") in {None, "dxa"} else 0


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
