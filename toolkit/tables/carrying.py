"""A table's rows as people typed them, by field, ready to stand in another workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from toolkit.tables.body import Body
from toolkit.tables.cells import text_of
from toolkit.tables.cells.days import Period
from toolkit.tables.locating import locate, sheets_of
from toolkit.tables.rows import Desk, rows_of
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.programme.kinds import Table
    from toolkit.programme.settings import Settings
    from toolkit.sheets import Snapshot, Value
    from toolkit.tables.rows import Found


class Carried(NamedTuple):
    """Rows by field; `more` are the headers of people's own columns, whose cells stand by the header."""

    rows: tuple[dict[str, Value], ...] = ()
    more: tuple[str, ...] = ()

    def changed(self, change: Callable[[dict[str, Value]], dict[str, Value] | None]) -> Carried:
        """Each row changed; one changed into nothing is left out."""
        return self.with_rows(row for each in self.rows if (row := change(each)) is not None)

    def with_rows(self, rows: Iterable[dict[str, Value]]) -> Carried:
        """The same columns with other rows."""
        return self._replace(rows=tuple(rows))


def carried(snapshot: Snapshot, table: Table, settings: Settings) -> Carried:
    """Every usable row of a table, its cells untouched; examples, totals and faulty rows are left out.

    Shape: a day typed without its year is carried with it: the next programme's years are others.
    """
    rows: list[dict[str, Value]] = []
    more: dict[str, None] = {}
    period = Period(settings.starts, settings.ends)
    for grid, spec in sheets_of(snapshot, (spec_of(table),), Desk()).get(table, ()):
        found = locate(grid, spec, Desk()).found
        if found is not None:
            own = _own_columns(found)
            more |= dict.fromkeys(own)
            rows += _rows(found, own, period)
    return Carried(tuple(rows), tuple(more))


def _own_columns(found: Found) -> dict[str, int]:
    known = {name for each in found.spec.columns for name in (each.name.zh, each.name.en)}
    return {head: at for at, cell in found.header.others.items() if (head := text_of(cell)) and head not in known}


def _rows(found: Found, own: dict[str, int], period: Period) -> list[dict[str, Value]]:
    body = Body(found.grid, found.header.last)
    columns = {key: body.column(at) for key, at in {**found.header.columns, **own}.items()}
    usable = [(row, row.origin.row - body.first) for row in rows_of(found, Desk(), period, {}).rows()]
    return [{key: _lasting(values[at], row.cells.get(key)) for key, values in columns.items()} for row, at in usable]


def _lasting(typed: Value, read: object) -> Value:
    yearless = isinstance(typed, str) and isinstance(read, date) and str(read.year) not in typed
    return cast("Value", read) if yearless else typed
