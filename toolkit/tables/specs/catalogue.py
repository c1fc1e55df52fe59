"""Every table by its place in the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.tables.specs.forming import APPLICATIONS, BALLOTS, CHARTER, GROUPS, MEMBERSHIPS
from toolkit.tables.specs.meetings import ATTENDANCE, PLAN, SESSIONS
from toolkit.tables.specs.own_sheet import OWN_SHEET
from toolkit.tables.specs.preparing import HOLIDAYS, NEEDS, RESOURCES, ROSTER, TOPICS
from toolkit.tables.specs.results import DIFFICULTIES, FEEDBACK, OUTCOMES, POINTS
from toolkit.tables.specs.settings import SETTINGS

if TYPE_CHECKING:
    from toolkit.programme.kinds import Table
    from toolkit.tables.spec import TableSpec

__all__ = ["OWN_SHEET", "SPECS", "spec_of"]

SPECS: tuple[TableSpec, ...] = (
    SETTINGS,
    ROSTER,
    TOPICS,
    NEEDS,
    APPLICATIONS,
    GROUPS,
    MEMBERSHIPS,
    BALLOTS,
    CHARTER,
    PLAN,
    SESSIONS,
    ATTENDANCE,
    OUTCOMES,
    FEEDBACK,
    DIFFICULTIES,
    RESOURCES,
    POINTS,
    HOLIDAYS,
)
_BY_TABLE = {spec.table: spec for spec in SPECS}


def spec_of(table: Table) -> TableSpec:
    """The spec of a table of the hub."""
    return _BY_TABLE[table]
