"""Single changes weighed as arrays: somebody moves to another group of theirs, or two people change places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.inserting import seat
from toolkit.matching.tally import Changes, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.board import Board
    from toolkit.matching.packing import Seated

# Pairs of a person and a group weighed at once, with every seat of the group.
_AT_ONCE = 40_000


class Reach:
    """Everybody who moves alone, and for each of them the groups of their pools.

    Shape: `groups[first[n] : first[n] + count[n]]` are those of `people[n]`.
    """

    def __init__(self, person: NDArray[np.int64], group: NDArray[np.int64]) -> None:
        self.groups = group
        self.people, self.first, self.count = np.unique(person, return_index=True, return_counts=True)

    def portions(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """People with each of their groups, some people at a time."""
        ends = self.first + self.count
        start = 0
        while start < len(self.people):
            limit = self.first[start] + _AT_ONCE
            stop = max(start + 1, int(np.searchsorted(ends, limit, side="right")))
            pairs = slice(self.first[start], ends[stop - 1])
            yield np.repeat(self.people[start:stop], self.count[start:stop]), self.groups[pairs]
            start = stop


def every_change(tally: Tally, person: NDArray[np.int64], other: NDArray[np.int64]) -> Changes:
    """Each person into each seat of the group beside: the first empty one, or in exchange for who sits there."""
    away = tally.group_of[person] != other
    person, other = person[away], other[away]
    seats = tally.members[other]
    empty = seats < 0
    asked = ~empty | (empty & (np.cumsum(empty, axis=1) == 1))
    row, column = np.nonzero(asked)
    return Changes(person[row], tally.group_of[person[row]], other[row], seats[row, column], column)


def weigh(tally: Tally, changes: Changes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """What each change gains, and whether it keeps every rule."""
    person, home, other, back, _ = changes
    placed, swapped = home >= 0, back >= 0
    here = np.where(placed, home, 0)
    gain, good = tally.exchanged(other, person, back)
    left, fine = tally.exchanged(here, back, person)
    gain = gain + np.where(placed, left, 0) + tally.wish(person, other) - np.where(placed, tally.wish(person, here), 0)
    gain = gain + tally.unplaced * (~placed & ~swapped)
    gain = gain + np.where(swapped, np.where(placed, tally.wish(back, here), 0) - tally.wish(back, other), 0)
    good &= (home != other) & (fine | ~placed) & (~swapped | tally.moves_alone(back))
    good &= ~swapped | ~placed | tally.may_sit(back, here)
    good &= tally.at_peace(person, other, back) & (~(swapped & placed) | tally.at_peace(back, here, person))
    return gain, good


def seated(board: Board, groups: Sequence[Seated], members: NDArray[np.int64]) -> list[Seated]:
    """The groups with the members they have now."""
    found = []
    for each, row in zip(groups, members.tolist(), strict=True):
        people = tuple(sorted(place for place in row if place >= 0))
        found.append(each if people == each.people else seat(board, each.pool, people) or each)
    return found
