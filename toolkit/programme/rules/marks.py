"""Marks of people who did not belong to the group on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Mark


def check_marks(programme: Programme) -> Iterator[Problem]:
    """Marks nobody can count: the person was not in the group that day."""
    days = {(group, each.number): each.day for each in programme.sessions for group in each.groups}
    strange = {meeting for meeting, day in days.items() if _strangers(programme, meeting, day)}
    for mark in programme.marks if strange else ():
        meeting = mark.group, mark.session
        if meeting in strange and mark.person not in programme.members(mark.group, days[meeting]):
            yield _not_a_member(programme, mark, days[meeting])


def _strangers(programme: Programme, meeting: tuple[str, int], day: date) -> bool:
    """Whether somebody is marked at a meeting who was not in the group that day."""
    marked = {mark.person for mark in programme.marks_at.get(meeting, ())}
    return not marked.issubset(programme.members(meeting[0], day))


def _not_a_member(programme: Programme, mark: Mark, day: date) -> Problem:
    """Why the person did not belong: left the company, never in the group, or not on that day."""
    at = mark.at.cell("person")
    name = programme.name_of(mark.person)
    group = group_name(programme, mark.group)
    employee = programme.people.get(mark.person)
    if employee and employee.left and day > employee.left:
        return problem(Code.RULE_MARK_AFTER_LEAVING, at, person=name, left=employee.left, day=day)
    ever = any(row.person == mark.person for row in programme.memberships_by_group.get(mark.group, ()))
    code = Code.RULE_MARK_NOT_ON_THAT_DAY if ever else Code.RULE_MARK_OF_STRANGER
    return problem(code, at, person=name, group=group, day=day)
