"""One session seen from one group: who was due that day and which mark each has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.hours import Minutes, minutes_of, session_minutes
from toolkit.figures.sessions import SessionState, state_of
from toolkit.figures.stages import sessions_in
from toolkit.figures.tally import Tally, sum_of, tally_of
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Mark, Session


class Seats(NamedTuple):
    """Who was due at a session and what is known of them; `strangers` have a mark and were not due anywhere.

    Shape: `tallies` and `minutes` are what each of those due adds to every count, in the order of `due`; `tally` is
    what all of them come to.
    """

    session: Session
    state: SessionState
    due: tuple[str, ...]
    marks: Mapping[str, Mark]
    strangers: tuple[str, ...]
    tallies: tuple[Tally, ...]
    minutes: tuple[Minutes, ...]
    tally: Tally

    @property
    def held(self) -> bool:
        """Whether the session counts."""
        return self.state is SessionState.HELD


def seats_of(programme: Programme, group: str, session: Session, as_of: date) -> Seats:
    """A session as one of its groups counts it."""
    return _seats(programme, group, session)._replace(state=state_of(programme, session, as_of))


def _seats(programme: Programme, group: str, session: Session) -> Seats:
    """Everything of a session but its state, which the day it is seen from decides."""
    marks = _marks(programme, group, session)
    expected = {person for each in session.groups for person in programme.members(each, session.day)}
    due = programme.members(group, session.day)
    length, excused_is_due = session_minutes(programme, group, session), programme.settings.excused_is_due
    tallies = [_tally(marks.get(person), excused_is_due=excused_is_due) for person in due]
    return Seats(
        session,
        SessionState.AHEAD,
        due,
        marks,
        tuple(sorted(marks.keys() - expected)),
        tuple(tallies),
        tuple([minutes_of(marks.get(person), length) for person in due]),
        sum_of(tallies, excused_is_due=excused_is_due),
    )


def _tally(mark: Mark | None, *, excused_is_due: bool) -> Tally:
    if mark is None:
        return tally_of(None, excused_is_due=excused_is_due)
    return tally_of(mark.attendance, derived=mark.derived, excused_is_due=excused_is_due)


@remembered
def seats_in(programme: Programme, group: str, scope: Scope) -> tuple[Seats, ...]:
    """The group's sessions of a scope as it counts them, by day."""
    seats = _seats_by_session(programme, group, scope.as_of)
    return tuple(seats[id(each)] for each in sessions_in(programme, group, scope))


def held_in(programme: Programme, group: str, scope: Scope) -> tuple[Session, ...]:
    """The group's sessions of a scope that were held, by day."""
    return tuple(each.session for each in seats_in(programme, group, scope) if each.held)


@remembered
def _seats_by_session(programme: Programme, group: str, as_of: date) -> Mapping[int, Seats]:
    """All sessions of a group by their identity: the same ones are asked for as a month, a stage and the whole."""
    return {
        key: each._replace(state=state_of(programme, each.session, as_of))
        for key, each in _seats_on_no_day(programme, group).items()
    }


@remembered
def _seats_on_no_day(programme: Programme, group: str) -> Mapping[int, Seats]:
    """The same without their state: a report looks at them from the end of its month and of the month before."""
    return {id(each): _seats(programme, group, each) for each in programme.sessions_by_group.get(group, ())}


def _marks(programme: Programme, group: str, session: Session) -> Mapping[str, Mark]:
    """Marks by person; at a joint session one made in another of its groups holds too, a typed one before 其余全勤."""
    found: dict[str, Mark] = {}
    for each in (group, *(other for other in session.groups if other != group)):
        for mark in programme.marks_at.get((each, session.number), ()):
            known = found.get(mark.person)
            if known is None or (known.derived and not mark.derived):
                found[mark.person] = mark
    return found
