"""Every time somebody was due at a session that was held, the grain of which every count of people is a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.seats import seats_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.figures.grains import Grain
    from toolkit.figures.scope import Scope
    from toolkit.figures.seats import Seats
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
    grain: Grain


def sittings_once(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> Iterator[Sitting]:
    """Sittings of each group, that of a joint session once a person: as the first of the groups counts it."""
    for group, seats, people in seated_once(programme, scopes):
        for person, grain in people:
            yield Sitting(person, group, seats.session, seats.marks.get(person), grain)


def seated_once(
    programme: Programme, scopes: Iterable[tuple[str, Scope]]
) -> Iterator[tuple[str, Seats, Iterable[tuple[str, Grain]]]]:
    """Held sessions of each group with those due and what each adds; at a joint one only whom no group told before."""
    seen: set[tuple[str, int]] = set()
    for group, scope in scopes:
        for seats in seats_in(programme, group, scope):
            if not seats.held:
                continue
            people = zip(seats.due, seats.grains, strict=True)
            if len(seats.session.groups) == 1:
                yield group, seats, people
                continue
            at = id(seats.session)
            yield group, seats, [(person, grain) for person, grain in people if (person, at) not in seen]
            seen.update((person, at) for person in seats.due)
