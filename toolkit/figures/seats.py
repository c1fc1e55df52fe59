"""One session seen from one group: who was due that day and which mark each has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.grains import NO_MARK, grain_of, tally_in
from toolkit.figures.hours import session_minutes
from toolkit.figures.sessions import SessionState, state_of
from toolkit.figures.stages import sessions_in
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from toolkit.figures.grains import Grain
    from toolkit.figures.scope import Scope
    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Mark, Session


class Seats(NamedTuple):
    """Who was due at a session and what is known of them; `strangers` have a mark and were not due anywhere.

    Shape: `grains` are what each of those due adds to every count, in the order of `due`; `tally` is what all of them
    come to.
    """

    session: Session
    state: SessionState
    due: tuple[str, ...]
    marks: Mapping[str, Mark]
    strangers: tuple[str, ...]
    grains: tuple[Grain, ...]
    tally: Tally

    @property
    def held(self) -> bool:
        """Whether the session counts."""
        return self.state is SessionState.HELD


def seats_of(programme: Programme, group: str, session: Session, as_of: date) -> Seats:
    """A session as one of its groups counts it."""
    return _in_state(_seats(programme, group, session), state_of(programme, session, as_of))


def _in_state(seats: Seats, state: SessionState) -> Seats:
    return seats if state is seats.state else seats._replace(state=state)


def _seats(programme: Programme, group: str, session: Session) -> Seats:
    """Everything of a session as if it was held: the day it is seen from decides whether it was."""
    marks = _marks(programme, group, session)
    due = programme.members(group, session.day)
    length, get = session_minutes(programme, group, session), marks.get
    grains = tuple([NO_MARK if (mark := get(person)) is None else grain_of(mark, length) for person in due])
    tally = tally_in(sum(grains), programme.settings.excused_is_due)
    return Seats(session, SessionState.HELD, due, marks, _strangers(programme, session, marks, due), grains, tally)


def _strangers(
    programme: Programme, session: Session, marks: Mapping[str, Mark], due: tuple[str, ...]
) -> tuple[str, ...]:
    if marks.keys() <= set(due):
        return ()
    expected = {person for each in session.groups for person in programme.members(each, session.day)}
    return tuple(sorted(marks.keys() - expected))


@remembered
def seats_in(programme: Programme, group: str, scope: Scope) -> tuple[Seats, ...]:
    """The group's sessions of a scope as it counts them, by day."""
    seats = _seats_by_session(programme, group, scope.as_of)
    return tuple([seats[id(each)] for each in sessions_in(programme, group, scope)])


def held_in(programme: Programme, group: str, scope: Scope) -> tuple[Session, ...]:
    """The group's sessions of a scope that were held, by day."""
    return tuple([each.session for each in seats_in(programme, group, scope) if each.state is SessionState.HELD])


@remembered
def _seats_by_session(programme: Programme, group: str, as_of: date) -> Mapping[int, Seats]:
    """All sessions of a group by their identity: the same ones are asked for as a month, a stage and the whole."""
    return {
        key: _in_state(each, state_of(programme, each.session, as_of))
        for key, each in _seats_on_no_day(programme, group).items()
    }


@remembered
def _seats_on_no_day(programme: Programme, group: str) -> Mapping[int, Seats]:
    """The same as if held: a report looks at them from the end of its month and of the month before."""
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
