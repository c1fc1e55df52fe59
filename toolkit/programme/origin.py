"""Where a record was read, kept so cheaply that every record can carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TableOrigin:
    """The sheet a table was read from; `columns` maps a field to its 1-based column."""

    workbook: str
    sheet: str
    columns: Mapping[str, int]


class Origin(NamedTuple):
    """The row of one record; `column` is set where one row holds several records (a grid of marks)."""

    table: TableOrigin
    row: int
    column: int = 0

    def cell(self, field: str = "") -> CellRef:
        """The cell of a field; the whole row when the sheet has no such column."""
        column = self.column or self.table.columns.get(field, 0)
        return CellRef(self.table.workbook, self.table.sheet, self.row, column)
