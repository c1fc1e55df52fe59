"""Getting better in sweeps: every single move and every exchange of two people is weighed at once, as arrays.

The best of them that touch different groups are made together; sweeps go on until nothing is gained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.inserting import seat
from toolkit.matching.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.board import Board
    from toolkit.matching.packing import Seated

_SWEEPS = 60


def sweep(
    board: Board, groups: Sequence[Seated], should_stop: Callable[[], bool], sweeps: int = _SWEEPS
) -> list[Seated]:
    """The groups after all moves and exchanges that gain something; never worse, every rule kept."""
    found = list(groups)
    if not found:
        return found
    tally = Tally(board, found)
    for _ in range(sweeps):
        if should_stop():
            break
        changed = _made(board, found, _weighed(tally))
        if not changed:
            break
        tally.renew(found, changed)
    return found


def _weighed(tally: Tally) -> NDArray[np.int64]:
    """Every change that gains: person, their group, other group, the person who comes back (-1 for none), gain."""
    people, others = tally.candidates()
    home = tally.group_of[people]
    moves = _gain(tally, people, home, others, np.full(len(people), -1))
    partners = tally.members[others]
    rows, columns = np.nonzero((partners > people[:, None]) & (home >= 0)[:, None])
    back = partners[rows, columns]
    welcome = tally.may_sit(back, home[rows])
    rows, back = rows[welcome], back[welcome]
    swaps = _gain(tally, people[rows], home[rows], others[rows], back)
    found = np.concatenate([moves, swaps])
    order = np.argsort(-found[:, 4], kind="stable")
    return found[order]


def _gain(
    tally: Tally,
    person: NDArray[np.int64],
    home: NDArray[np.int64],
    other: NDArray[np.int64],
    back: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The changes with their gain, those that gain nothing or break a rule left out."""
    there, good = tally.exchanged(other, person, back)
    placed = home >= 0
    here, fine = tally.exchanged(np.where(placed, home, 0), back, person)
    gain = there + np.where(placed, here, tally.unplaced)
    gain += tally.wish(person, other) - np.where(placed, tally.wish(person, home), 0)
    gain += np.where(back >= 0, tally.wish(back, home) - tally.wish(back, other), 0)
    chosen = np.flatnonzero(good & (fine | ~placed) & (gain > 0))
    return np.stack([each[chosen] for each in (person, home, other, back, gain)], axis=1)


def _made(board: Board, found: list[Seated], changes: NDArray[np.int64]) -> list[int]:
    """Makes the best changes that touch different groups; the groups that changed."""
    touched: set[int] = set()
    moved: set[int] = set()
    for person, home, other, back, _ in changes.tolist():
        if other in touched or home in touched or person in moved:
            continue
        there = seat(board, found[other].pool, _with(found[other].people, person, back))
        here = seat(board, found[home].pool, _with(found[home].people, back, person)) if home >= 0 else None
        if there is None or (home >= 0 and here is None):
            continue
        found[other] = there
        touched.add(other)
        moved.add(person)
        if here is not None:
            found[home] = here
            touched.add(home)
    return sorted(touched)


def _with(people: tuple[int, ...], coming: int, going: int) -> tuple[int, ...]:
    staying = tuple(place for place in people if place != going)
    return (*staying, coming) if coming >= 0 else staying
