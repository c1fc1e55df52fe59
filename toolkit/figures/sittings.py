"""Every time somebody was due at a session that was held, the grain of which every count of people is a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.seats import Seats, seats_of
from toolkit.figures.stages import sessions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


class Sitting(NamedTuple):
    """One person due at one held session, seen from one of their groups."""

    person: str
    group: str
    seats: Seats

    @property
    def key(self) -> tuple[str, tuple[str, ...], int]:
        """The same for a person at a joint session, whichever of its groups it is seen from."""
        return self.person, self.seats.session.groups, self.seats.session.number


def sittings_of(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Iterator[Sitting]:
    """Sittings of each group; a joint session comes once for each group the person belongs to."""
    for group, scope in scopes:
        for session in sessions_in(programme, group, scope):
            seats = seats_of(programme, group, session, scope.as_of)
            for person in seats.due if seats.held else ():
                yield Sitting(person, group, seats)
