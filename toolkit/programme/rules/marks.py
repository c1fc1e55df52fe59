"""Marks of people who did not belong to the group on the day."""

from __future__ import annotations

from functools import cache
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

    @cache
    def due(group: str, day: date) -> frozenset[str]:
        return frozenset(programme.members(group, day))

    for mark in programme.marks:
        day = days.get((mark.group, mark.session))
        if day is not None and mark.person not in due(mark.group, day):
            yield _not_a_member(programme, mark, day)


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
