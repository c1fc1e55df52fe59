"""Which tables a workbook has, and which table a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.tables.headers import spec_for
from toolkit.tables.specs import SPECS

if TYPE_CHECKING:
    from toolkit.programme.kinds import Table
    from toolkit.sheets import Snapshot


def recognised(snapshot: Snapshot) -> frozenset[Table]:
    """The tables people's sheets are, whatever is in them."""
    found = (table_named(grid.sheet) for grid in snapshot.grids if grid.owned is None)
    return frozenset(table for table in found if table is not None)


def table_named(name: str) -> Table | None:
    """The table of that name in either language, an alias or a command's own word for it."""
    spec = spec_for(name, SPECS) or next((each for each in SPECS if each.table.value == name), None)
    return spec.table if spec else None
