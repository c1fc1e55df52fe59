"""Groups of an earlier cycle (上期): rows of 小组 whose 期次 is another; known, and part of nothing that is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.programme.groups import EarlierGroup
from toolkit.tables.plain import plain
from toolkit.tables.records.groups import group_id
from toolkit.tables.referring import Known, Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.tables.resolving import Resolver
    from toolkit.tables.rows import Desk, Row


def is_earlier(row: Row, cycle: str) -> bool:
    """Whether a row of 小组 is of another cycle than this one; an empty 期次 is this one."""
    return bool(row.text("cycle")) and plain(row.text("cycle")) != plain(cycle)


def parted_groups(rows: Iterable[Row], cycle: str, desk: Desk) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows of this cycle's groups, and those of earlier ones, which are told about."""
    rows = tuple(rows)
    earlier = tuple(row for row in rows if is_earlier(row, cycle))
    for row in earlier:
        desk.say(Code.GROUP_EARLIER, row.origin.cell("cycle"), value=row.text("cycle"))
    return tuple(row for row in rows if row not in earlier), earlier


def parted_members(rows: Iterable[Row], earlier: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows of 成员 of this cycle, and those that name an earlier group by its 编号."""
    ids = {plain(group_id(row)) for row in earlier}
    rows = tuple(rows)
    theirs = tuple(row for row in rows if plain(row.text("group")) in ids)
    return tuple(row for row in rows if row not in theirs), theirs


def build_earlier(groups: Sequence[Row], members: Sequence[Row], resolver: Resolver) -> Iterator[EarlierGroup]:
    """The earlier groups, each with everybody who was in it."""
    named = Named(Code.GROUP_UNKNOWN, ((group_id(row), row.text("name")) for row in groups))
    people: dict[str, dict[str, None]] = {}
    for row in members:
        found, person = named.find(row.text("group")), resolver.person(row, "person")
        if isinstance(found, Known) and person is not None:
            people.setdefault(found.id, {})[person] = None
    for row in groups:
        yield EarlierGroup(
            at=row.origin,
            id=group_id(row),
            name=row.text("name") or row.text("id"),
            cycle=row.text("cycle"),
            topic=resolver.topic(row, "topic"),
            people=tuple(people.get(group_id(row), ())),
        )
