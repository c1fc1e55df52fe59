"""The groups that stand already, as a grouping to start from, so that nobody in them is moved without need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.grouping import Grouping, Placed, ProposedGroup
from toolkit.programme.kinds import GroupStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.matching.instance import Instance
    from toolkit.programme.groups import Group, Membership
    from toolkit.programme.programme import Programme

GOES_ON = frozenset({GroupStatus.FORMING, GroupStatus.RUNNING})


def standing_groups(
    programme: Programme, instance: Instance, proposed: Iterable[ProposedGroup] = ()
) -> Grouping | None:
    """Groups that go on, with those of their members the question is about; None where there are none.

    Shape: scores nothing; it only says who sits with whom, learning what and when. Groups of an earlier proposal stand
    beside them as far as they are not in 小组 yet; who is a member somewhere is not proposed elsewhere.
    """
    free = {each.id for each in instance.people}
    groups = []
    for group in programme.groups:
        members = tuple(Placed(row.person, None, row.fixed) for row in current_rows(programme, group))
        groups.append(ProposedGroup(group.id, group.topic, slot_of(group, instance.slots), members, ()))
    known = {each.id for each in groups}
    groups += [each for each in proposed if each.id not in known]
    proposals = {each.id: each for each in proposed}
    found = []
    for each in groups:
        more = proposals[each.id].members if each.id in known and each.id in proposals else ()
        members = tuple(dict.fromkeys(one._replace(choice=None) for one in each.members if one.person in free))
        free -= {one.person for one in members}
        found.append((each, members, more))
    whole = []
    for each, members, more in found:
        joining = tuple(one for one in more if one.person in free)
        free -= {one.person for one in joining}
        if members or joining:
            whole.append(each._replace(members=(*members, *joining)))
    return Grouping(0, tuple(whole), (), 0, None, stopped_early=False) if whole else None


def current_rows(programme: Programme, group: Group) -> list[Membership]:
    """The memberships of a group that goes on, none of one that does not."""
    if group.status not in GOES_ON:
        return []
    return [row for row in programme.memberships_by_group.get(group.id, ()) if row.until is None]


def slot_of(group: Group, slots: tuple[str, ...]) -> str:
    """The group's weekly time by the name people choose it by; the nameless one where nobody was asked for times."""
    if "" in slots:
        return ""
    return group.meets.name if group.meets else group.slot
