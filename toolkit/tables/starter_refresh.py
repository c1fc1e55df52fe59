"""What a group's own sheet lacks since it was made: columns of people who joined, and meetings the hub has since.

Only empty cells are filled: joiners get a column to the right of everything, with the list the other members' columns
have, meetings a row below everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import SessionStatus
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.tables.cells.days import Period
from toolkit.tables.locating import locate, sheets_of
from toolkit.tables.plain import plain
from toolkit.tables.rows import Desk, rows_of
from toolkit.tables.specs.own_sheet import OWN_SESSIONS
from toolkit.tables.starter_group import headers_of, members_now, typed_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session
    from toolkit.sheets import Snapshot, Value
    from toolkit.tables.headers import Header
    from toolkit.tables.rows import Found


class Refresh(NamedTuple):
    """What is added to one own sheet: the names heading new columns, the numbers of new meetings, and the cells."""

    people: tuple[str, ...]
    meetings: tuple[int, ...]
    patch: CellsPatch


def plan_refresh(own: Snapshot, programme: Programme, group: Group, words: Words) -> Refresh | None:
    """What 活动记录 lacks. Blanks: None when the workbook has no 活动记录 that can be read."""
    people = members_now(programme, group)
    names = dict(zip(people, headers_of(programme, people), strict=True))
    spoken = {plain(each) for person in people for each in (*_ways(programme, person), names[person])}
    found = _log(own, spoken)
    if found is None:
        return None
    headed = {plain(str(each)) for each in found.header.others.values()}
    joined = [
        person for person in people if not headed & {plain(each) for each in (*_ways(programme, person), names[person])}
    ]
    right = max([len(row) for row in found.grid.rows] or [0])
    edits = tuple(
        CellEdit(found.grid.at(found.header.last, right + place), None, names[person])
        for place, person in enumerate(joined, start=1)
    )
    others = [column for column, value in found.header.others.items() if plain(str(value)) in spoken]
    alike = {right + place: others[-1] for place in range(1, len(joined) + 1)} if others else {}
    missing = _missing(found, programme, group)
    rows = tuple(_row(found.header, programme, each, words) for each in missing)
    patch = CellsPatch(found.grid.sheet, edits, rows, alike)
    return Refresh(tuple(names[person] for person in joined), tuple(each.number for each in missing), patch)


def _ways(programme: Programme, person: str) -> tuple[str, ...]:
    """How a leader may have headed somebody's column."""
    name = programme.name_of(person)
    return (name, person, f"{name}({person})")


def _log(own: Snapshot, spoken: set[str]) -> Found | None:
    for grid, spec in sheets_of(own, (OWN_SESSIONS,), Desk()).get(OWN_SESSIONS.table, ()):
        found = locate(grid, spec, Desk(), also=lambda cell: isinstance(cell, str) and plain(cell) in spoken).found
        if found is not None:
            return found
    return None


def _missing(found: Found, programme: Programme, group: Group) -> Sequence[Session]:
    """The hub's meetings of this group alone that the log has neither by number nor by day."""
    rows = list(rows_of(found, Desk(), Period(), {}).rows())
    numbers = {row.whole("number") for row in rows}
    days = {row.day("day") for row in rows if row.whole("number") is None}
    return [
        each
        for each in programme.sessions_by_group.get(group.id, ())
        if len(each.groups) == 1
        and each.status is not SessionStatus.CANCELLED
        and each.number not in numbers
        and each.day not in days
    ]


def _row(header: Header, programme: Programme, session: Session, words: Words) -> tuple[Value, ...]:
    """A meeting as a row of the log, whatever order its columns stand in."""
    values = dict(
        zip(
            (each.field for each in OWN_SESSIONS.columns),
            typed_cells(programme, session, OWN_SESSIONS.columns, words),
            strict=True,
        )
    )
    row: list[Value] = [None] * max(header.columns.values())
    for field, column in header.columns.items():
        row[column - 1] = values.get(field)
    return tuple(row)
