"""Getting better by chance: everybody proposes one change at a time, bad ones are taken more rarely as it cools.

All proposals of a round are weighed as arrays; of those taken, the ones that touch different groups are made together.
Every state keeps every hard rule, so that the best one seen can be given at any moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.inserting import seat
from toolkit.matching.tally import Changes, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.board import Board
    from toolkit.matching.packing import Seated

# Points: a change that costs so much is taken about one time in three, at the beginning and at the end.
_HOT, _COLD = 14.0, 1.0


def anneal(
    board: Board, groups: Sequence[Seated], *, seed: int, rounds: int, should_stop: Callable[[], bool]
) -> list[Seated]:
    """The best groups seen in so many rounds; never worse than those given."""
    tally = Tally(board, groups)
    dice = np.random.RandomState(seed)
    candidates = _Candidates(tally)
    best, best_worth, worth = tally.members.copy(), 0, 0
    for number in range(rounds):
        if should_stop() or not len(candidates.people):
            break
        heat = _HOT * (_COLD / _HOT) ** (number / rounds)
        changes = candidates.drawn(tally, dice)
        gain, good = _weighed(tally, changes)
        taken = np.flatnonzero(good & (gain > heat * np.log(dice.random_sample(len(gain)) + 1e-300)))
        made = taken[_apart(changes.of(taken), dice, len(groups))]
        tally.make(changes.of(made))
        worth += int(gain[made].sum())
        if worth > best_worth:
            best, best_worth = tally.members.copy(), worth
    return _seated(board, groups, best)


class _Candidates:
    """Who may move alone, and for each of them the groups of their pools."""

    def __init__(self, tally: Tally) -> None:
        person, self._groups = tally.reachable()
        self.people, self._first, self._count = np.unique(person, return_index=True, return_counts=True)

    def drawn(self, tally: Tally, dice: np.random.RandomState) -> Changes:
        """One proposal of everybody: a seat of a group of theirs, taken or not."""
        chance = dice.random_sample((2, len(self.people)))
        other = self._groups[self._first + (chance[0] * self._count).astype(np.int64)]
        column = (chance[1] * tally.members.shape[1]).astype(np.int64)
        home = tally.group_of[self.people]
        return Changes(self.people, home, other, tally.members[other, column], column)


def _weighed(tally: Tally, changes: Changes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """What each proposal gains, and whether it keeps every rule."""
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


def _apart(changes: Changes, dice: np.random.RandomState, groups: int) -> NDArray[np.int64]:
    """Proposals of which no two touch one group, the luckiest first."""
    luck = dice.random_sample(len(changes.person))
    first = np.full(groups + 1, 2.0)
    np.minimum.at(first, changes.other, luck)
    np.minimum.at(first, np.where(changes.home >= 0, changes.home, groups), luck)
    own = (changes.home < 0) | (first[np.where(changes.home >= 0, changes.home, groups)] == luck)
    return np.flatnonzero((first[changes.other] == luck) & own)


def _seated(board: Board, groups: Sequence[Seated], members: NDArray[np.int64]) -> list[Seated]:
    found = []
    for each, row in zip(groups, members.tolist(), strict=True):
        people = tuple(sorted(place for place in row if place >= 0))
        found.append(each if people == each.people else seat(board, each.pool, people) or each)
    return found
