"""Leaders: one on every day that matters."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.kinds import Role
from toolkit.programme.rules.groups import ACTIVE, day_to_judge
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.problems import Problem
    from toolkit.programme.groups import Group, Membership
    from toolkit.programme.programme import Programme


def check_leaders(programme: Programme, as_of: date) -> Iterator[Problem]:
    """Groups with no leader, with one who has left the company, or with two at once."""
    for group in programme.groups:
        rows = [each for each in programme.memberships_by_group.get(group.id, ()) if each.role is Role.LEADER]
        yield from _two_at_once(programme, group, rows)
        gone = _left_company(programme, rows, day_to_judge(group, as_of))
        if group.status in ACTIVE and gone is not None:
            yield _gone_problem(programme, group, gone)
        elif group.status in ACTIVE:
            yield from _none(programme, group, as_of)


def _two_at_once(programme: Programme, group: Group, rows: Sequence[Membership]) -> Iterator[Problem]:
    for first, second in combinations(rows, 2):
        begins = max(first.since or date.min, second.since or date.min)
        ends = min(_last_day(programme, first), _last_day(programme, second))
        if first.person != second.person and begins <= ends:
            yield problem(
                Code.RULE_TWO_LEADERS,
                second.at.cell("role"),
                group=group_name(programme, group.id),
                first=programme.name_of(first.person),
                second=programme.name_of(second.person),
                row=first.at.row,
            )


def _last_day(programme: Programme, row: Membership) -> date:
    employee = programme.people.get(row.person)
    left = employee.left if employee and employee.left else date.max
    return min(row.until or date.max, left)


def _left_company(programme: Programme, rows: Sequence[Membership], day: date) -> Membership | None:
    """The leader's row that would still hold on the day, had the person not left; None when somebody leads."""
    if any(programme.belongs(row, day) for row in rows):
        return None
    return next((row for row in rows if row.covers(day)), None)


def _gone_problem(programme: Programme, group: Group, row: Membership) -> Problem:
    return problem(
        Code.RULE_LEADER_LEFT,
        row.at.cell("role"),
        group=group_name(programme, group.id),
        person=programme.name_of(row.person),
        left=programme.people[row.person].left or date.min,
    )


def _none(programme: Programme, group: Group, as_of: date) -> Iterator[Problem]:
    """The first day on which people met, or today, without a leader; a group without people is another matter."""
    met = [each.day for each in programme.sessions_by_group.get(group.id, ()) if each.day <= as_of]
    for day in dict.fromkeys((*met, day_to_judge(group, as_of))):
        if programme.members(group.id, day) and not programme.leaders(group.id, day):
            yield problem(Code.RULE_NO_LEADER, group.at.cell("id"), group=group_name(programme, group.id), day=day)
            return
