"""Which tables a command cannot do without, and what to say when one is missing."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.kinds import Table
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.tables.reading import Reading

NEEDS: Mapping[str, tuple[Table, ...]] = MappingProxyType(
    {
        "survey": (Table.NEEDS,),
        "proposal": (Table.TOPICS,),
        "recruit": (Table.TOPICS,),
        "kickoff": (Table.GROUPS,),
        "charter": (Table.GROUPS, Table.MEMBERSHIPS),
        "match": (Table.ROSTER, Table.APPLICATIONS, Table.TOPICS),
        "elect": (Table.GROUPS, Table.MEMBERSHIPS, Table.BALLOTS),
        "ballots": (Table.GROUPS, Table.MEMBERSHIPS),
        "plan": (Table.GROUPS, Table.PLAN),
        "signin": (Table.GROUPS, Table.MEMBERSHIPS),
        "attendance": (Table.GROUPS, Table.MEMBERSHIPS, Table.SESSIONS, Table.ATTENDANCE),
        "close": (Table.GROUPS, Table.MEMBERSHIPS),
        "report": (Table.GROUPS, Table.MEMBERSHIPS),
    }
)


def missing_for(needs: Collection[Table], reading: Reading) -> tuple[Problem, ...]:
    """Why a command with these needs cannot start; () when it can.

    Problems: a broken table of the hub stops every command that writes; a needed one that is absent or has no rows
    stops this one.
    """
    if not needs:
        return ()
    found = [problem(Code.TABLE_BROKEN, None, table=spec_of(table).name) for table in Table if table in reading.broken]
    for table in needs:
        name = spec_of(table).name
        if table in reading.broken or _records(reading.programme, table):
            continue
        code = Code.TABLE_EMPTY if table in reading.programme.present else Code.TABLE_MISSING
        found.append(problem(code, None, table=name))
    return tuple(found)


def _records(programme: Programme, table: Table) -> bool:
    """Whether a table has at least one usable row; marks may stand inside 活动记录."""
    records: Mapping[Table, tuple[object, ...]] = {
        Table.ROSTER: programme.employees,
        Table.TOPICS: programme.topics,
        Table.NEEDS: programme.needs,
        Table.APPLICATIONS: programme.applicants,
        Table.GROUPS: programme.groups,
        Table.MEMBERSHIPS: programme.memberships,
        Table.BALLOTS: programme.ballots,
        Table.PLAN: programme.plan,
        Table.SESSIONS: programme.sessions,
        Table.ATTENDANCE: programme.marks,
    }
    return bool(records[table])
