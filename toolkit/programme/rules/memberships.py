"""Periods of membership: against each other, the group's dates, and the roster."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.problems import Problem
    from toolkit.programme.groups import Membership
    from toolkit.programme.programme import Programme


def check_memberships(programme: Programme) -> Iterator[Problem]:
    """Memberships that cannot be true as written."""
    periods: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
    for row in programme.memberships:
        periods[row.group, row.person].append(row)
        yield from _dates(programme, row)
    for rows in periods.values():
        if len(rows) > 1:
            yield from _overlaps(programme, rows)


def _dates(programme: Programme, row: Membership) -> Iterator[Problem]:
    if row.since and row.until and row.until < row.since:
        yield problem(Code.RULE_MEMBER_BACKWARDS, row.at.cell("until"), since=row.since, until=row.until)
        return
    employee = programme.people.get(row.person)
    if employee is not None and employee.left is not None:
        yield from _employment(row, employee.name, employee.left)
    group = programme.group_by_id.get(row.group)
    if group is None:
        return
    if group.ends and row.since and row.since > group.ends:
        name = group_name(programme, group.id)
        yield problem(Code.RULE_MEMBER_AFTER_GROUP, row.at.cell("since"), group=name, ends=group.ends)
    if group.starts and row.until and row.until < group.starts:
        name = group_name(programme, group.id)
        yield problem(Code.RULE_MEMBER_BEFORE_GROUP, row.at.cell("until"), group=name, starts=group.starts)


def _employment(row: Membership, name: str, left: date) -> Iterator[Problem]:
    if row.since and row.since > left:
        yield problem(Code.RULE_MEMBER_JOINS_AFTER_LEAVING, row.at.cell("since"), person=name, left=left)
    elif row.until and row.until > left:
        yield problem(Code.RULE_MEMBER_STAYS_AFTER_LEAVING, row.at.cell("until"), person=name, left=left)


def _overlaps(programme: Programme, rows: list[Membership]) -> Iterator[Problem]:
    ordered = sorted(rows, key=lambda each: (each.since or date.min, each.at.row))
    for earlier, later in pairwise(ordered):
        if (later.since or date.min) <= (earlier.until or date.max):
            yield problem(
                Code.RULE_MEMBER_TWICE,
                later.at.cell("since"),
                person=programme.name_of(later.person),
                group=group_name(programme, later.group),
                row=earlier.at.row,
            )
