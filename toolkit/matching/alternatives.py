"""For every member the best other group: by simply moving, or by changing places with somebody there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.tally import Changes, Tally
from toolkit.matching.weighing import Reach, every_change, weigh
from toolkit.programme.grouping import Alternative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.board import Board
    from toolkit.matching.packing import Seated

# Groups looked at for one person, the better choices first.
_LOOKED_AT = 30


def find_alternatives(board: Board, named: Sequence[tuple[str, Seated]]) -> Mapping[str, Alternative]:
    """The best allowed change for each person who may change at all, and what the whole score would gain.

    Shape: `named` are the groups by id.
    """
    if not named:
        return {}
    tally = Tally(board, [each for _, each in named])
    found: dict[str, Alternative] = {}
    ids = [each.id for each in board.instance.people]
    for person, other in _nearest(tally).portions():
        best, gain = _best(board, tally, every_change(tally, person, other))
        for who, where, guest, delta in zip(*(each.tolist() for each in (best.person, best.other, best.back, gain)),
                                            strict=True):  # fmt: skip
            found[ids[who]] = Alternative(named[where][0], ids[guest] if guest >= 0 else "", delta)
    return found


def _nearest(tally: Tally) -> Reach:
    """Of everybody's groups the ones looked at."""
    person, group = tally.reachable()
    inside = tally.group_of[person] >= 0
    person, group = person[inside], group[inside]
    order = np.lexsort((group, -tally.wish(person, group), person))
    person, group = person[order], group[order]
    position = np.arange(len(person)) - np.searchsorted(person, person)
    near = position < _LOOKED_AT
    return Reach(person[near], group[near])


def _best(board: Board, tally: Tally, changes: Changes) -> tuple[Changes, NDArray[np.int64]]:
    """The best allowed change of each person; between equals the first group, a simple move, then the first guest."""
    gain, good = weigh(tally, changes)
    changes, gain = changes.of(np.flatnonzero(good)), gain[good]
    names = np.array([each.id for each in board.instance.people], dtype=object)
    rank = np.zeros(len(names) + 1, dtype=np.int64)
    rank[np.argsort(names, kind="stable")] = np.arange(1, len(names) + 1)
    order = np.lexsort((rank[changes.back], changes.other, -gain, changes.person))
    changes, gain = changes.of(order), gain[order]
    first = np.flatnonzero(np.diff(changes.person, prepend=-1))
    return changes.of(first), gain[first]
