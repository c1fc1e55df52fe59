"""Who belongs to a group on a day is what its rows say, row by row, however the days are found."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.factory import origin
from toolkit.programme.groups import Membership
from toolkit.programme.kinds import Role
from toolkit.programme.people import Employee
from toolkit.programme.programme import Programme

DAYS = [date(2026, 9, 1) + timedelta(days=7 * week) for week in range(6)]
PEOPLE = ("00001", "00002", "00003")
maybe = st.none() | st.sampled_from(DAYS)
memberships = st.builds(
    Membership,
    at=st.just(origin("成员", Membership, 2)),
    group=st.sampled_from(("G01", "G02")),
    person=st.sampled_from((*PEOPLE, "name:外人")),
    role=st.sampled_from(Role),
    since=maybe,
    until=maybe,
)
employees = st.tuples(
    *(
        st.builds(Employee, st.just(origin("名单", Employee, 2)), st.just(each), st.just("林澄"), left=maybe)
        for each in PEOPLE
    )
)


@given(st.lists(memberships, max_size=6), employees)
def test_people_of_a_day_are_those_whose_rows_hold_then(rows: list[Membership], roster: tuple[Employee, ...]) -> None:
    programme = Programme(employees=roster, memberships=tuple(rows))
    left = {each.employee_id: each.left or date.max for each in roster}
    for day in (DAYS[0] - timedelta(days=1), *DAYS, *DAYS, DAYS[-1] + timedelta(days=1)):
        for group in ("G01", "G02", "G03"):
            there = [
                each
                for each in rows
                if each.group == group and each.covers(day) and day <= left.get(each.person, date.max)
            ]
            assert programme.members(group, day) == tuple(dict.fromkeys(each.person for each in there))
            assert programme.leaders(group, day) == tuple(each.person for each in there if each.role is Role.LEADER)
            assert all(programme.belongs(each, day) for each in there)
