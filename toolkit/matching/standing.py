"""The groups that stand already, as a grouping to start from, so that nobody in them is moved without need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.grouping import Grouping, Placed, ProposedGroup
from toolkit.programme.kinds import GroupStatus

if TYPE_CHECKING:
    from toolkit.matching.instance import Instance
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

_GOES_ON = frozenset({GroupStatus.FORMING, GroupStatus.RUNNING})


def standing_groups(programme: Programme, instance: Instance) -> Grouping | None:
    """Groups that go on, with those of their members the question is about; None where there are none.

    Shape: scores nothing; it only says who sits with whom, learning what and when.
    """
    asked = {each.id for each in instance.people}
    groups = tuple(
        ProposedGroup(group.id, group.topic, _slot(group, instance), members, ())
        for group in programme.groups
        if group.status in _GOES_ON and (members := _members(programme, group, asked))
    )
    return Grouping(0, groups, (), 0, None, stopped_early=False) if groups else None


def _members(programme: Programme, group: Group, asked: set[str]) -> tuple[Placed, ...]:
    rows = [row for row in programme.memberships_by_group.get(group.id, ()) if row.until is None]
    return tuple(Placed(row.person, None, row.fixed) for row in rows if row.person in asked)


def _slot(group: Group, instance: Instance) -> str:
    """The group's weekly time by the name people choose it by; the nameless one where nobody was asked for times."""
    if "" in instance.slots:
        return ""
    return group.meets.name if group.meets else group.slot
