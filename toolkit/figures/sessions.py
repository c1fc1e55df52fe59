"""Which sessions were held: planned, held, cancelled, unrecorded (未登记), still ahead."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.groups import OVER
from toolkit.programme.kinds import SessionStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session


class SessionState(Enum):
    """What is known of a session on a day."""

    HELD = "held"
    CANCELLED = "cancelled"
    UNRECORDED = "unrecorded"  # past, still 计划, without a mark
    AHEAD = "ahead"


class SessionCounts(NamedTuple):
    """Sessions by state; planned = held + cancelled + unrecorded + ahead.

    Shape: `held_by_marks` of the held ones still say 计划 but have marks; `ahead` includes today's without a mark.
    """

    held: int = 0
    cancelled: int = 0
    unrecorded: int = 0
    ahead: int = 0
    held_by_marks: int = 0

    @property
    def planned(self) -> int:
        """All sessions of the plan (计划)."""
        return self.held + self.cancelled + self.unrecorded + self.ahead

    def plus(self, other: SessionCounts) -> SessionCounts:
        """Both together."""
        return SessionCounts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def state_of(programme: Programme, session: Session, as_of: date) -> SessionState:
    """What is known of a session at the end of `as_of`: a day that has not come counts nowhere, whatever it says.

    Shape: one planned after the last day of all its groups, none of which goes on, will not be held.
    """
    if session.status is SessionStatus.HELD:
        return SessionState.HELD if session.day <= as_of else SessionState.AHEAD
    if session.status is SessionStatus.CANCELLED or _falls_away(programme, session):
        return SessionState.CANCELLED
    if session.day > as_of:
        return SessionState.AHEAD
    if is_marked(programme, session):
        return SessionState.HELD
    return SessionState.AHEAD if session.day == as_of else SessionState.UNRECORDED


def _falls_away(programme: Programme, session: Session) -> bool:
    if session.status is not SessionStatus.PLANNED or is_marked(programme, session):
        return False
    groups = [programme.group_by_id[each] for each in session.groups if each in programme.group_by_id]
    return bool(groups) and all(each.ended_before(session.day, OVER) for each in groups)


def is_marked(programme: Programme, session: Session) -> bool:
    """Whether anybody has a mark at the session, in any of its groups."""
    return any((group, session.number) in programme.marks_at for group in session.groups)


def count_sessions(seen: Sequence[tuple[Session, SessionState]]) -> SessionCounts:
    """How many sessions are in which state."""
    states = [state for _, state in seen]
    by_marks = len([0 for each, state in seen if state is SessionState.HELD and each.status is SessionStatus.PLANNED])
    return SessionCounts(
        states.count(SessionState.HELD),
        states.count(SessionState.CANCELLED),
        states.count(SessionState.UNRECORDED),
        states.count(SessionState.AHEAD),
        by_marks,
    )
