"""Every time somebody was due at a session that was held, the grain of which every count of people is a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.seats import seats_in
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.figures.hours import Minutes
    from toolkit.figures.scope import Scope
    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Mark, Session


class Sitting(NamedTuple):
    """One person due at one held session, seen from one of their groups, and what that adds to the counts.

    Shape: a joint session is the same object, whichever of its groups it is seen from.
    """

    person: str
    group: str
    session: Session
    mark: Mark | None
    tally: Tally
    minutes: Minutes


def sittings_of(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Iterator[Sitting]:
    """Sittings of each group; a joint session comes once for each group the person belongs to."""
    for group, scope in scopes:
        yield from _sittings_in(programme, group, scope)


def sittings_once(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Iterator[Sitting]:
    """Sittings of each group, that of a joint session once a person: as the first of the groups counts it."""
    seen: set[tuple[str, int]] = set()
    for each in sittings_of(programme, scopes):
        if len(each.session.groups) > 1:
            sat = each.person, id(each.session)
            if sat in seen:
                continue
            seen.add(sat)
        yield each


@remembered
def _sittings_in(programme: Programme, group: str, scope: Scope) -> tuple[Sitting, ...]:
    return tuple(
        Sitting(person, group, seats.session, seats.marks.get(person), tally, minutes)
        for seats in seats_in(programme, group, scope)
        if seats.held
        for person, tally, minutes in zip(seats.due, seats.tallies, seats.minutes, strict=True)
    )
