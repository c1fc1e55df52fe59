"""Example rows of a new sheet: believable, marked, and typed like real ones.

They stand in the catalogues as drawings: a line of field names, then the rows.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from toolkit.language import Words
    from toolkit.sheets import Value
    from toolkit.tables.spec import ColumnSpec, TableSpec

WHOLE = frozenset({CellKind.INTEGER, CellKind.LEVEL, CellKind.MINUTES, CellKind.NUMBER})


def examples_of(spec: TableSpec, words: Words) -> tuple[dict[str, str], ...]:
    """The example rows of a table, field by field, as people would type them."""
    fields, *rows = (_cells(line) for line in words.text(f"starter.examples.{spec.table.name}").splitlines())
    return tuple(
        {field: cell for field, cell in zip(fields, row, strict=True) if cell and _has(spec, field)} for row in rows
    )


def marked_row(columns: tuple[ColumnSpec, ...], example: dict[str, str], words: Words) -> tuple[Value, ...]:
    """An example as a row of cells; the first filled cell begins with the mark, so that reading passes over it."""
    row: list[Value] = [typed(each, example.get(each.field, "")) for each in columns]
    first = next(position for position, value in enumerate(row) if value is not None)
    row[first] = f"{words.text('starter.mark')} {example[columns[first].field]}"
    return tuple(row)


def typed(each: ColumnSpec, text: str) -> Value:
    """A cell of an example as the workbook would hold it: numbers and dates as such."""
    if not text:
        return None
    if each.kind is CellKind.DATE:
        return date.fromisoformat(text)
    if each.kind is CellKind.MOMENT:
        return datetime.fromisoformat(text)
    return int(text) if each.kind in WHOLE else text


def _has(spec: TableSpec, field: str) -> bool:
    return any(each.field == field for each in spec.columns)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]
