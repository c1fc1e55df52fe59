"""The hub and a group's own sheet as one: cell by cell the value present wins, the leader's where both differ."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.programme.kinds import PlanStatus, SessionStatus
from toolkit.tables.plain import plain
from toolkit.tables.records.running import PlanRow, SessionRow
from toolkit.tables.rows import Row
from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from toolkit.places import CellRef
    from toolkit.tables.rows import Desk
    from toolkit.tables.spec import TableSpec

# The hub's row is often made long before; "planned" there says nothing against the leader's word.
_NUMBER = re.compile(r"\s*[(（\[【][^()（）]*[)）\]】]\s*$")
SAYS_NOTHING = frozenset({SessionStatus.PLANNED, PlanStatus.NOT_STARTED})


def joined_sessions(
    hub: Sequence[tuple[tuple[str, ...], Row]], own: Sequence[tuple[str, Row]], spec: TableSpec, desk: Desk
) -> tuple[SessionRow, ...]:
    """Meetings by 场次, or by day where one side has no number."""
    rows = list(hub)
    of_group: defaultdict[str, list[int]] = defaultdict(list)
    for at, (groups, _) in enumerate(rows if own else ()):
        for group in groups:
            of_group[group].append(at)
    for group, row in own:
        same = [at for at in of_group[group] if _same_meeting(rows[at][1], row)]
        if len(same) == 1:
            groups, theirs = rows[same[0]]
            rows[same[0]] = (groups, _joined(theirs, row, spec, desk))
        else:
            rows.append(((group,), row))
    return tuple(SessionRow(groups, day, row) for groups, row in rows if (day := _day(row, spec, desk)))


def joined_plan(hub: Sequence[PlanRow], own: Iterable[PlanRow], spec: TableSpec, desk: Desk) -> tuple[PlanRow, ...]:
    """Plan rows by group and 序号."""
    rows = list(hub)
    at_number = {(each.group, each.row.whole("number")): at for at, each in enumerate(rows) if each.group}
    for each in own:
        number = each.row.whole("number")
        at = at_number.get((each.group, number)) if number is not None else None
        if at is None:
            rows.append(each)
        else:
            rows[at] = rows[at]._replace(row=_joined(rows[at].row, each.row, spec, desk))
    return tuple(rows)


def _same_meeting(theirs: Row, ours: Row) -> bool:
    one, other = theirs.whole("number"), ours.whole("number")
    if one is not None and other is not None:
        return one == other
    return theirs.day("day") is not None and theirs.day("day") == ours.day("day")


def _joined(hub: Row, own: Row, spec: TableSpec, desk: Desk) -> Row:
    cells = dict(hub.cells)
    for field, value in own.cells.items():
        before = cells.get(field)
        if before is not None and value in SAYS_NOTHING:
            continue
        if (
            before is not None
            and before not in SAYS_NOTHING
            and not field.startswith("mark:")
            and _differ(before, value, spec.column(field).kind)
        ):
            other = address(hub.origin.cell(field))
            desk.say(Code.SHEETS_DIFFER, own.origin.cell(field), column=spec.column(field).name, other=other)
        cells[field] = value
    return Row(own.origin, cells)


def _differ(one: object, other: object, kind: CellKind) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        if kind is CellKind.PERSON:
            # 王欣怡 in the group's sheet is the 王欣怡(00105) of the hub.
            return not {plain(one), plain(_NUMBER.sub("", one))} & {plain(other), plain(_NUMBER.sub("", other))}
        return plain(one) != plain(other)
    return one != other


def _day(row: Row, spec: TableSpec, desk: Desk) -> date | None:
    day = row.day("day")
    if day is None:
        desk.leave_out(Code.ROW_INCOMPLETE, row.origin.cell(), columns=((spec.column("day").name,),))
    return day


def address(cell: CellRef) -> str:
    """A cell as a fact of somebody else's problem."""
    return f"{cell.workbook} › {cell.sheet}!{cell.address}"
