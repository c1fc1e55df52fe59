"""Getting better by chance: everybody proposes one change at a time, bad ones are taken more rarely as it cools.

All proposals of a round are weighed as arrays; of those taken, the ones that touch different groups are made together.
Every state keeps every hard rule, so that the best one seen can be given at any moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.tally import Changes, Tally
from toolkit.matching.weighing import Reach, seated, weigh

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
    reach = Reach(*tally.reachable())
    best, best_worth, worth = tally.members.copy(), 0, 0
    for number in range(rounds):
        if should_stop() or not len(reach.people):
            break
        heat = _HOT * (_COLD / _HOT) ** (number / rounds)
        changes = _drawn(reach, tally, dice)
        gain, good = weigh(tally, changes)
        taken = np.flatnonzero(good & (gain > heat * np.log(dice.random_sample(len(gain)) + 1e-300)))
        made = taken[_apart(changes.of(taken), dice, len(groups))]
        tally.make(changes.of(made))
        worth += int(gain[made].sum())
        if worth > best_worth:
            best, best_worth = tally.members.copy(), worth
    return seated(board, groups, best)


def _drawn(reach: Reach, tally: Tally, dice: np.random.RandomState) -> Changes:
    """One proposal of everybody: a seat of a group of theirs, taken or not."""
    chance = dice.random_sample((2, len(reach.people)))
    other = reach.groups[reach.first + (chance[0] * reach.count).astype(np.int64)]
    column = (chance[1] * tally.members.shape[1]).astype(np.int64)
    return Changes(reach.people, tally.group_of[reach.people], other, tally.members[other, column], column)


def _apart(changes: Changes, dice: np.random.RandomState, groups: int) -> NDArray[np.int64]:
    """Proposals of which no two touch one group, the luckiest first."""
    luck = dice.random_sample(len(changes.person))
    first = np.full(groups + 1, 2.0)
    np.minimum.at(first, changes.other, luck)
    np.minimum.at(first, np.where(changes.home >= 0, changes.home, groups), luck)
    own = (changes.home < 0) | (first[np.where(changes.home >= 0, changes.home, groups)] == luck)
    return np.flatnonzero((first[changes.other] == luck) & own)
