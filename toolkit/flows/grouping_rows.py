"""A grouping as rows of 小组 and 成员: new groups with a name, new members, and who changed groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from toolkit.programme.grouping import WhyUnplaced
from toolkit.programme.kinds import GroupStatus, Table
from toolkit.programme.programme import NAME_KEY
from toolkit.tables.wanted import WantedCell, WantedRow, WantedTable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.language import Words
    from toolkit.programme.grouping import Grouping, ProposedGroup
    from toolkit.programme.groups import Membership
    from toolkit.programme.programme import Programme

GROUP_BY = (("id", "name"),)
MEMBER_BY = (("group",), ("person", "name"))


def grouping_tables(programme: Programme, grouping: Grouping, as_of: date, words: Words) -> tuple[WantedTable, ...]:
    """What 小组 and 成员 lack of a grouping; who leaves a group of theirs was a member until the day before."""
    names = _names(programme, grouping, words)
    groups = tuple(
        WantedRow(
            {
                "id": each.id,
                "name": names[each.id],
                "topic": _topic(programme, each),
                "status": GroupStatus.FORMING,
                "slot": each.slot,
            },
            GROUP_BY,
        )
        for each in grouping.groups
        if each.id not in programme.group_by_id
    )
    return (
        WantedTable(Table.GROUPS, rows=groups),
        WantedTable(
            Table.MEMBERSHIPS,
            tuple(_endings(programme, grouping, as_of)),
            tuple(_joinings(programme, grouping, as_of)),
        ),
    )


def _joinings(programme: Programme, grouping: Grouping, as_of: date) -> Iterator[WantedRow]:
    current = _current(programme)
    for group in grouping.groups:
        for member in group.members:
            if group.id in current[member.person]:
                continue
            employee = programme.people.get(member.person)
            cells = {
                "group": group.id,
                "person": "" if member.person.startswith(NAME_KEY) else member.person,
                "name": employee.name if employee else programme.name_of(member.person),
                "since": as_of if _has_begun(programme, group.id, as_of) else None,
            }
            yield WantedRow(cells, (*MEMBER_BY, ("since",)) if cells["since"] else MEMBER_BY)


def _endings(programme: Programme, grouping: Grouping, as_of: date) -> Iterator[WantedCell]:
    """Members whom the grouping places in another group, or who were asked to wait."""
    waiting = {each.person for each in grouping.unplaced if each.why is WhyUnplaced.WAITING}
    for person, rows in _current(programme).items():
        now = grouping.group_of.get(person)
        if len(rows) == 1 and ((now is not None and now not in rows) or person in waiting):
            (row,) = rows.values()
            yield WantedCell(row.at, "until", as_of - timedelta(days=1), f"{row.group}/{person}")


def _current(programme: Programme) -> defaultdict[str, dict[str, Membership]]:
    found: defaultdict[str, dict[str, Membership]] = defaultdict(dict)
    for row in programme.memberships:
        if row.until is None:
            found[row.person][row.group] = row
    return found


def _has_begun(programme: Programme, group: str, as_of: date) -> bool:
    """Whether the group met before: who joins then is due from the day of joining."""
    known = programme.group_by_id.get(group)
    return known is not None and (known.status is GroupStatus.RUNNING or (known.starts or as_of) < as_of)


def _topic(programme: Programme, group: ProposedGroup) -> str:
    topic = programme.topic_by_id.get(group.topic)
    return topic.name if topic else group.topic


def _names(programme: Programme, grouping: Grouping, words: Words) -> dict[str, str]:
    """A group is called after its topic, with a number where the topic has several."""
    of_topic = Counter(each.topic for each in grouping.groups)
    taken = {each.name for each in programme.groups}
    found: dict[str, str] = {}
    for each in grouping.groups:
        topic = _topic(programme, each)
        number = 0
        name = topic if of_topic[each.topic] == 1 else ""
        while not name or name in taken:
            number += 1
            name = words.text("accept.group_name", topic=topic, number=number)
        taken.add(name)
        found[each.id] = name
    return found
