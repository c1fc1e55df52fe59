"""Learning hours (学时): the minutes people attended, by the rate 设置 states."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import Attendance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Mark, Session

ATTENDED = (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY)


class Minutes(NamedTuple):
    """Minutes of attendance; `unknown` counts the attended meetings whose length nobody wrote down."""

    known: int = 0
    unknown: int = 0
    attended: int = 0

    def plus(self, other: Minutes) -> Minutes:
        """Both together."""
        return sum_minutes((self, other))

    def hours(self, minutes_per_hour: int | None) -> Fraction | None:
        """Learning hours; None without a rate, or when people attended and no length at all is known."""
        if not minutes_per_hour or (self.attended and self.attended == self.unknown):
            return None
        return _hours(self.known, minutes_per_hour)


NO_MINUTES = Minutes()


def session_minutes(programme: Programme, group: str, session: Session) -> int | None:
    """How long a session was: its own times, else the group's usual length, else the programme's."""
    if session.starts is not None and session.ends is not None and session.starts < session.ends:
        start = datetime.combine(date.min, session.starts)
        return (datetime.combine(date.min, session.ends) - start) // timedelta(minutes=1)
    own = programme.group_by_id.get(group)
    return (own.minutes if own else None) or programme.settings.meeting_minutes


def minutes_of(mark: Mark | None, length: int | None) -> Minutes:
    """What one mark adds: its own minutes, else the session's length; only who attended has minutes."""
    if mark is None or mark.attendance not in ATTENDED:
        return NO_MINUTES
    spent = mark.minutes if mark.minutes is not None else length
    return _spent(spent)


@cache
def _hours(minutes: int, minutes_per_hour: int) -> Fraction:
    return Fraction(minutes, minutes_per_hour)


@cache
def _spent(minutes: int | None) -> Minutes:
    return Minutes(0, 1, 1) if minutes is None else Minutes(minutes, 0, 1)


def sum_minutes(minutes: Iterable[Minutes]) -> Minutes:
    """All together."""
    return Minutes(*map(sum, zip(*minutes, strict=True)))
