"""Getting better in sweeps: every single move and every exchange of two people is weighed, as arrays.

The best of them that touch different groups are made together; sweeps go on until nothing is gained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.tally import Changes, Tally
from toolkit.matching.weighing import Reach, every_change, seated, weigh

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
    if not groups:
        return []
    tally = Tally(board, groups)
    reach = Reach(*tally.reachable())
    for _ in range(sweeps):
        made = 0
        for person, other in reach.portions():
            if should_stop():
                break
            made += _made(tally, person, other)
        if not made:
            break
    return seated(board, groups, tally.members)


def _made(tally: Tally, person: NDArray[np.int64], other: NDArray[np.int64]) -> int:
    """Makes the best changes of these people that touch different groups; how many."""
    changes = every_change(tally, person, other)
    # An exchange is weighed once, by the first of the two.
    changes = changes.of(np.flatnonzero((changes.back < 0) | (changes.home < 0) | (changes.person < changes.back)))
    gain, good = weigh(tally, changes)
    gaining = np.flatnonzero(good & (gain > 0))
    order = gaining[np.argsort(-gain[gaining], kind="stable")]
    chosen = _different(changes, order)
    tally.make(changes.of(np.array(chosen, dtype=np.int64)))
    return len(chosen)


def _different(changes: Changes, order: NDArray[np.int64]) -> list[int]:
    """The first of these, in order, no two of which touch one group or one person."""
    touched: set[int] = set()
    moved: set[int] = set()
    found = []
    rows = zip(order.tolist(), *(each[order].tolist() for each in changes[:3]), strict=True)
    for number, person, home, other in rows:
        if other in touched or home in touched or person in moved:
            continue
        found.append(number)
        moved.add(person)
        touched.add(other)
        if home >= 0:
            touched.add(home)
    return found
