"""Which table a name means, and which tables a workbook has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.tables.headers import spec_for
from toolkit.tables.specs import SPECS

if TYPE_CHECKING:
    from toolkit.programme.kinds import Table
    from toolkit.sheets import Snapshot


def table_named(text: str) -> Table | None:
    """The table a sheet's name, an alias or an option's word stands for, in either language."""
    spec = spec_for(text, SPECS)
    return spec.table if spec else None


def recognised(hub: Snapshot) -> frozenset[Table]:
    """The tables people's sheets of a workbook are, whether they can be read or not."""
    named = (table_named(grid.sheet) for grid in hub.grids if grid.owned is None)
    return frozenset(table for table in named if table is not None)
