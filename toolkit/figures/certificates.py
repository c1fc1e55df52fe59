"""Who earned a certificate, by the conditions 设置 states, and its number, which never changes."""

from __future__ import annotations

import hashlib
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.attendance import PersonAttendance, compute_attendance, counted
from toolkit.figures.scope import whole_scope
from toolkit.programme.groups import UNFINISHED
from toolkit.programme.kinds import GroupStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


class Lacking(Enum):
    """Why somebody has no certificate."""

    LEFT = "left"  # no member on the group's last day
    NO_RATE = "no_rate"
    RATE = "rate"
    HOURS = "hours"


class Certificate(NamedTuple):
    """One member of one group and whether the conditions are met; `lacking` is empty for who earned it."""

    group: str
    attendance: PersonAttendance
    number: str
    lacking: tuple[Lacking, ...]

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.attendance.person

    @property
    def earned(self) -> bool:
        """Whether every condition is met."""
        return not self.lacking


def compute_certificates(programme: Programme, group: Group, as_of: date) -> tuple[Certificate, ...]:
    """Everybody who was ever due in the group, those with a duty first; nobody where the group did not finish.

    Shape: what a member did in a group merged into this one counts along.
    """
    if group.status in UNFINISHED:
        return ()
    last = closing_day(programme, group, as_of)
    staying = frozenset(programme.members(group.id, last))
    attendance = compute_attendance(programme, group.id, whole_scope(programme, as_of))
    before = _in_merged_groups(programme, group, as_of)
    month = _ends(programme, group) or last
    return tuple(
        Certificate(
            group.id,
            each,
            certificate_number(programme, group, each.person, month),
            _lacking(programme, each, stayed=each.person in staying),
        )
        for each in (_together(programme, one, before.get(one.person, ())) for one in attendance.people)
    )


def _in_merged_groups(programme: Programme, group: Group, as_of: date) -> dict[str, list[PersonAttendance]]:
    found: dict[str, list[PersonAttendance]] = {}
    for each in programme.groups:
        if each.status is GroupStatus.MERGED and each.merged_into == group.id:
            for person in compute_attendance(programme, each.id, whole_scope(programme, as_of)).people:
                found.setdefault(person.person, []).append(person)
    return found


def _together(programme: Programme, here: PersonAttendance, before: Sequence[PersonAttendance]) -> PersonAttendance:
    if not before:
        return here
    grains = sum(each.grains for each in (*before, here))
    return counted(programme, here.person, here.role, grains)


def closing_day(programme: Programme, group: Group, as_of: date) -> date:
    """The last day of a group's life that has come."""
    ends = _ends(programme, group)
    return as_of if ends is None else min(ends, as_of)


def certificate_number(programme: Programme, group: Group, person: str, month: date) -> str:
    """Month of the end, group and 工号: the same whoever else earns one, and whenever it is made.

    Shape: 202611-G01-00105; who has no 工号 gets six digits made of the name.
    """
    employee = programme.people.get(person)
    own = employee.employee_id if employee else ""
    digits = f"{int(hashlib.sha256(person.encode()).hexdigest(), 16) % 10**6:06}"
    return f"{month:%Y%m}-{group.id}-{own or digits}"


def _ends(programme: Programme, group: Group) -> date | None:
    return group.ends or programme.settings.ends


def _lacking(programme: Programme, each: PersonAttendance, *, stayed: bool) -> tuple[Lacking, ...]:
    settings, rate = programme.settings, each.tally.rate
    found = {
        Lacking.LEFT: not stayed,
        Lacking.NO_RATE: rate is None,
        Lacking.RATE: rate is not None and rate < settings.certificate_rate,
        Lacking.HOURS: bool(settings.certificate_hours) and (each.hours or 0) < settings.certificate_hours,
    }
    return tuple(why for why, applies in found.items() if applies)
