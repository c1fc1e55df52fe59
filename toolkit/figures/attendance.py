"""Attendance of a group: by person, by session, and as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.grains import minutes_in, tally_in
from toolkit.figures.seats import Seats, seats_in
from toolkit.figures.sessions import SessionCounts, SessionState, count_sessions
from toolkit.programme.kinds import Role, SessionStatus
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from toolkit.figures.grains import Grain
    from toolkit.figures.hours import Minutes
    from toolkit.figures.scope import Scope
    from toolkit.figures.tally import Tally
    from toolkit.programme.groups import Membership
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session

LEADERS_FIRST = (Role.LEADER, Role.DEPUTY, Role.RECORDER, Role.MEMBER)


class PersonAttendance(NamedTuple):
    """One member's attendance in one group.

    Shape: `role` is the one held on the last day of the scope, else the last one before it; `grains` are what tally and
    minutes were made of.
    Blanks: `hours` is None when the length of what they attended is not known.
    """

    person: str
    role: Role
    grains: Grain
    tally: Tally
    minutes: Minutes
    hours: Fraction | None


class SessionAttendance(NamedTuple):
    """One session; `tally` is None unless it was held, `guests` are marked and were not due."""

    session: Session
    state: SessionState
    tally: Tally | None
    guests: tuple[str, ...]

    @property
    def held_by_marks(self) -> bool:
        """Whether it counts as held only because it has marks."""
        return self.state is SessionState.HELD and self.session.status is SessionStatus.PLANNED


class GuestLine(NamedTuple):
    """Somebody marked at sessions they were not due at: in no rate."""

    person: str
    times: int


@dataclass(frozen=True, slots=True)
class GroupAttendance:
    """The attendance of one group over a scope.

    Shape: `people` are all who were due at least once and the members of the last day, leaders first, then in sheet
    order; sessions are by day. The group's tally is the sum of its people's and of its held sessions'.
    Blanks: `hours_each` (人均学时) is None where nobody's hours are known.
    """

    group: str
    scope: Scope
    people: tuple[PersonAttendance, ...]
    sessions: tuple[SessionAttendance, ...]
    counts: SessionCounts
    tally: Tally
    minutes: Minutes
    hours: Fraction | None
    hours_each: Fraction | None
    guests: tuple[GuestLine, ...]


@remembered
def compute_attendance(programme: Programme, group: str, scope: Scope) -> GroupAttendance:
    """Counts one group."""
    seats = seats_in(programme, group, scope)
    lines = tuple(map(_session, seats))
    people = tuple(_people(programme, group, scope, seats))
    grains = sum([each.grains for each in people])
    minutes = minutes_in(grains)
    hours = minutes.hours(programme.settings.minutes_per_hour)
    return GroupAttendance(
        group=group,
        scope=scope,
        people=people,
        sessions=lines,
        counts=count_sessions([(each.session, each.state) for each in seats]),
        tally=tally_in(grains, programme.settings.excused_is_due),
        minutes=minutes,
        hours=hours,
        hours_each=hours / len(people) if hours is not None and people else None,
        guests=_guests(lines),
    )


def _session(seats: Seats) -> SessionAttendance:
    if not seats.held:
        return SessionAttendance(seats.session, seats.state, None, ())
    return SessionAttendance(seats.session, seats.state, seats.tally, seats.strangers)


def _people(programme: Programme, group: str, scope: Scope, seats: Sequence[Seats]) -> Iterator[PersonAttendance]:
    sat: dict[str, Grain] = {}
    for each in seats:
        if each.held:
            for person, grain in zip(each.due, each.grains, strict=True):
                sat[person] = sat.get(person, 0) + grain
    known = sat.keys() | programme.members(group, scope.last_day)
    rows = _rows_by_person(programme, group)
    roles = {person: _role(programme, own, scope.last_day) for person, own in rows.items() if person in known}
    for person in sorted(roles, key=lambda person: LEADERS_FIRST.index(roles[person])):
        yield counted(programme, person, roles[person], sat.get(person, 0))


@remembered
def _rows_by_person(programme: Programme, group: str) -> Mapping[str, Sequence[Membership]]:
    """The periods of each member of a group, in sheet order."""
    found: defaultdict[str, list[Membership]] = defaultdict(list)
    for each in programme.memberships_by_group.get(group, ()):
        found[each.person].append(each)
    return found


def _role(programme: Programme, rows: Sequence[Membership], day: date) -> Role:
    if len(rows) == 1:
        only = rows[0]
        return only.role if only.since is None or only.since <= day else Role.MEMBER
    holding = [each.role for each in rows if programme.belongs(each, day)]
    if holding:
        return min(holding, key=LEADERS_FIRST.index)
    # Who has left keeps the role held last; a row without an end that no longer holds ended by 离职.
    begun = [each for each in rows if each.since is None or each.since <= day]
    last = max(begun, key=_held_last, default=None)
    return Role.MEMBER if last is None else last.role


def _held_last(row: Membership) -> tuple[bool, date, int]:
    """The later end counts; of two roles that ended together the one with more duty, whichever row stands first."""
    return row.until is None, row.until or date.max, -LEADERS_FIRST.index(row.role)


def counted(programme: Programme, person: str, role: Role, grains: Grain) -> PersonAttendance:
    """What a sum of grains says of somebody."""
    settings, minutes = programme.settings, minutes_in(grains)
    tally = tally_in(grains, settings.excused_is_due)
    return PersonAttendance(person, role, grains, tally, minutes, minutes.hours(settings.minutes_per_hour))


def _guests(lines: Sequence[SessionAttendance]) -> tuple[GuestLine, ...]:
    times = Counter(person for each in lines for person in each.guests)
    return tuple(GuestLine(person, count) for person, count in sorted(times.items()))
