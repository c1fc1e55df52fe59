"""Details of the attendance figures that the drawn rules do not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.programme.factory import AS_OF, origin, sound
from toolkit.figures import compute_attendance, whole_scope
from toolkit.programme.groups import Membership
from toolkit.programme.kinds import Role


@pytest.mark.parametrize("leader_first", [True, False])
def test_of_two_roles_that_ended_together_the_one_with_more_duty_is_named(leader_first: bool) -> None:
    programme = sound()
    group = programme.groups[0].id
    person = next(each.person for each in programme.memberships if each.role is Role.MEMBER)
    ended = date(2026, 10, 10)
    both = [
        Membership(origin("成员", Membership, row), group, person, role, date(2026, 9, 1), ended)
        for row, role in ((20, Role.LEADER), (21, Role.DEPUTY))
    ]
    others = tuple(each for each in programme.memberships if each.person != person)
    changed = replace(programme, memberships=(*others, *(both if leader_first else reversed(both))))
    figures = compute_attendance(changed, group, whole_scope(changed, AS_OF))
    assert next(each.role for each in figures.people if each.person == person) is Role.LEADER
