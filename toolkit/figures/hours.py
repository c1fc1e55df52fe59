"""Learning hours (学时): the minutes people attended, by the rate 设置 states."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import Attendance

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session

ATTENDED = (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY)


class Minutes(NamedTuple):
    """Minutes of attendance; `unknown` counts the attended meetings whose length nobody wrote down."""

    known: int = 0
    unknown: int = 0
    attended: int = 0

    def hours(self, minutes_per_hour: int | None) -> Fraction | None:
        """Learning hours; None without a rate, or when people attended and no length at all is known."""
        if not minutes_per_hour or (self.attended and self.attended == self.unknown):
            return None
        return _hours(self.known, minutes_per_hour)


def session_minutes(programme: Programme, group: str, session: Session) -> int | None:
    """How long a session was: its own times, else the group's usual length, else the programme's."""
    if session.starts is not None and session.ends is not None and session.starts < session.ends:
        return _between(session.starts, session.ends)
    own = programme.group_by_id.get(group)
    return (own.minutes if own else None) or programme.settings.meeting_minutes


@cache
def _between(starts: time, ends: time) -> int:
    return (datetime.combine(date.min, ends) - datetime.combine(date.min, starts)) // timedelta(minutes=1)


@cache
def _hours(minutes: int, minutes_per_hour: int) -> Fraction:
    return Fraction(minutes, minutes_per_hour)
