"""Groups by themselves: names, dates, sizes, mergers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.kinds import GroupStatus
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

ACTIVE = frozenset({GroupStatus.FORMING, GroupStatus.RUNNING})


def check_groups(programme: Programme, as_of: date) -> Iterator[Problem]:
    """What is wrong with the groups as institutions."""
    named: dict[str, Group] = {}
    for group in programme.groups:
        first = named.setdefault(group.name, group)
        if group.name and first is not group:
            yield problem(Code.RULE_GROUP_NAME_TWICE, group.at.cell("name"), name=group.name, row=first.at.row)
        if group.starts and group.ends and group.ends < group.starts:
            yield problem(Code.RULE_GROUP_BACKWARDS, group.at.cell("ends"), starts=group.starts, ends=group.ends)
        if group.merged_into or group.status is GroupStatus.MERGED:
            yield from _merger(programme, group)
        yield from _size(programme, group, as_of)


def day_to_judge(group: Group, as_of: date) -> date:
    """The day on which a group's people are looked at: today, kept within the group's own dates."""
    if group.starts and as_of < group.starts:
        return group.starts
    return group.ends if group.ends and as_of > group.ends else as_of


def _merger(programme: Programme, group: Group) -> Iterator[Problem]:
    if group.status is GroupStatus.MERGED and not group.merged_into:
        at = group.at.cell("merged_into")
        yield problem(Code.RULE_MERGED_NOWHERE, at, group=group_name(programme, group.id))
    elif group.merged_into and group.status is not GroupStatus.MERGED:
        target = group_name(programme, group.merged_into)
        yield problem(Code.RULE_MERGED_STATUS, group.at.cell("status"), target=target, status=group.status)
    elif group.merged_into == group.id:
        at = group.at.cell("merged_into")
        yield problem(Code.RULE_MERGED_INTO_ITSELF, at, group=group_name(programme, group.id))


def _size(programme: Programme, group: Group, as_of: date) -> Iterator[Problem]:
    if group.status not in ACTIVE or not programme.memberships:
        return
    count = len(programme.members(group.id, day_to_judge(group, as_of)))
    least, most = programme.settings.size_min, programme.settings.size_max
    if count and least <= count <= most:
        return
    name, at = group_name(programme, group.id), group.at.cell("id")
    if not count:
        yield problem(Code.RULE_GROUP_EMPTY, at, group=name)
    elif count < least:
        yield problem(Code.RULE_GROUP_TOO_SMALL, at, group=name, count=count, limit=least)
    else:
        yield problem(Code.RULE_GROUP_TOO_LARGE, at, group=name, count=count, limit=most)
