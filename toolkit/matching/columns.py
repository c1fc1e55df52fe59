"""Every group that keeps the hard rules, of some people in one pool, with its points: the columns of a packing.

People of the pool are bits of a mask; what a mask adds up to is looked up in two halves, so that millions take seconds.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from toolkit.matching.board import BEGINNERS, EXPERTS, FIRST_BAND, LEADERS, MOTIVATED, Board, Pool
from toolkit.matching.packing import FIXED_SEAT, Seated
from toolkit.matching.weights import BAND_ENOUGH, EXPERTS_ENOUGH, MOTIVATED_WANTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# A pool of more people than this has too many groups to be listed.
MOST_PEOPLE = 28
# Sums are looked up in halves: more bits than this would need too large tables.
MOST_BITS = 44
# Counts are packed in fields of five bits; sixteen and more would run over.
LARGEST_GROUP = 15
_BITS = 5
Number = TypeVar("Number", np.int64, np.float64)
_PER_WORD = 12


class Columns(NamedTuple):
    """Groups of one pool: `masks` over `people`, and what each is worth beyond leaving its people unplaced."""

    pool: Pool
    people: tuple[int, ...]
    masks: NDArray[np.int64]
    worth: NDArray[np.int64]

    def seated(self, column: int) -> Seated:
        """One column as a group."""
        mask = int(self.masks[column])
        people = sorted(place for bit, place in enumerate(self.people) if mask >> bit & 1)
        return Seated(self.pool, tuple(people), int(self.worth[column]))


def count_columns(sizes: Sequence[int], size_min: int, size_max: int) -> int:
    """How many groups units of these sizes could form before any rule is asked."""
    ways = [1] + [0] * size_max
    for each in sizes:
        for size in range(size_max, each - 1, -1):
            ways[size] += ways[size - each]
    return sum(ways[size_min:])


def list_columns(board: Board, pool: Pool, people: Sequence[int], held: int | None = None) -> Columns:
    """All groups of a pool that keep every hard rule; with `held` only those that hold this unit."""
    inside = set(people)
    units = dict.fromkeys(int(board.unit_of[place]) for place in people)
    whole = [unit for unit in units if unit != held and inside.issuperset(board.units[unit])]
    core = board.units[held] if held is not None else ()
    people = (*core, *(place for unit in whole for place in board.units[unit]))
    instance = board.instance
    masks = _masks(
        tuple(len(board.units[unit]) for unit in whole),
        max(instance.size_min - len(core), 0),
        instance.size_max - len(core),
    )
    masks = masks << len(core) | ((1 << len(core)) - 1)
    masks = _apart(board, people, masks)
    leaders = _mask_of(board.counts[list(people), LEADERS] > 0)
    masks = masks[(masks & leaders) != 0]
    masks = _under_cap(board, pool, people, masks)
    return Columns(pool, people, masks, _worth(board, pool, people, masks))


def halves(values: NDArray[Number], masks: NDArray[np.int64]) -> NDArray[Number]:
    """For each mask the sum of the values of its people."""
    low = len(values) // 2
    first, second = _sums(values[:low]), _sums(values[low:])
    found: NDArray[Number] = first[masks & ((1 << low) - 1)] + second[masks >> low]
    return found


@lru_cache(maxsize=64)
def _masks(sizes: tuple[int, ...], size_min: int, size_max: int) -> NDArray[np.int64]:
    """All choices of units with that many people together, people as bits in the units' order."""
    of_size = [np.zeros(1, dtype=np.int64), *(np.zeros(0, dtype=np.int64) for _ in range(size_max))]
    first = 0
    for each in sizes:
        bits = ((1 << each) - 1) << first
        for size in range(size_max, each - 1, -1):
            of_size[size] = np.concatenate([of_size[size], of_size[size - each] | bits])
        first += each
    return np.concatenate(of_size[size_min:])


def _sums(values: NDArray[Number]) -> NDArray[Number]:
    found = np.zeros(1, dtype=values.dtype)
    for value in values:
        found = np.concatenate([found, found + value])
    return found


def _mask_of(chosen: NDArray[np.bool_]) -> int:
    return int(sum(1 << int(bit) for bit in np.flatnonzero(chosen)))


def _apart(board: Board, people: tuple[int, ...], masks: NDArray[np.int64]) -> NDArray[np.int64]:
    bit = {place: number for number, place in enumerate(people)}
    for place in people:
        for other in sorted(board.enemies.get(place, ())):
            if other in bit and other > place:
                both = 1 << bit[place] | 1 << bit[other]
                masks = masks[(masks & both) != both]
    fixed = [_mask_of(board.held[list(people)] == group) for group in np.unique(board.held[list(people)]) if group >= 0]
    for one, other in combinations(fixed, 2):
        masks = masks[((masks & one) == 0) | ((masks & other) == 0)]
    return masks


def _department_words(board: Board, people: tuple[int, ...]) -> list[NDArray[np.int64]]:
    """Packed counts of departments, one word for every twelve."""
    departments = board.department[list(people)]
    order = {int(name): number for number, name in enumerate(dict.fromkeys(departments.tolist()))}
    words = np.zeros((len(order) // _PER_WORD + 1, len(people)), dtype=np.int64)
    for place, name in enumerate(departments.tolist()):
        word, field = divmod(order[name], _PER_WORD)
        words[word, place] = 1 << (_BITS * field)
    return list(words)


def _ones() -> int:
    return sum(1 << (_BITS * field) for field in range(_PER_WORD))


def _under_cap(board: Board, pool: Pool, people: tuple[int, ...], masks: NDArray[np.int64]) -> NDArray[np.int64]:
    cap = board.caps[pool.topic]
    if cap >= board.instance.size_max:
        return masks
    for word in _department_words(board, people):
        over = (halves(word, masks) + (LARGEST_GROUP - cap) * _ones()) & (_ones() << (_BITS - 1))
        masks = masks[over == 0]
    return masks


def _worth(board: Board, pool: Pool, people: tuple[int, ...], masks: NDArray[np.int64]) -> NDArray[np.int64]:
    weights, chosen = board.instance.weights, list(people)
    counts = board.counts[chosen]
    fixed = np.array([FIXED_SEAT * (place in board.locked) for place in people], dtype=np.int64)
    worth = halves(board.points[chosen, pool.topic] + weights.unplaced + fixed, masks)
    size = np.bitwise_count(masks).astype(np.int64)
    worth = worth - weights.repeated_department * (size - _distinct(board, people, masks))
    experts, beginners = halves(counts[:, EXPERTS], masks), halves(counts[:, BEGINNERS], masks)
    worth = worth + weights.coached_beginner * np.where(experts > 0, beginners, 0)
    worth = worth - weights.expert_excess * np.maximum(0, experts - EXPERTS_ENOUGH)
    for band in range(FIRST_BAND, counts.shape[1]):
        worth = worth - weights.band_excess * np.maximum(0, halves(counts[:, band], masks) - BAND_ENOUGH)
    worth = worth - weights.motivation_short * np.maximum(0, MOTIVATED_WANTED - halves(counts[:, MOTIVATED], masks))
    total: NDArray[np.int64] = worth + board.kept * _kept(board, people, masks)
    return total


def _kept(board: Board, people: tuple[int, ...], masks: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of a group come from the same old group."""
    found = np.zeros(len(masks), dtype=np.int64)
    if board.old is not None:
        old = board.old[list(people)]
        for group in np.unique(old[old >= 0]):
            found = np.maximum(found, np.bitwise_count(masks & _mask_of(old == group)))
    return found


def _distinct(board: Board, people: tuple[int, ...], masks: NDArray[np.int64]) -> NDArray[np.int64]:
    departments = board.department[list(people)]
    found = np.zeros(len(masks), dtype=np.int64)
    for name in np.unique(departments):
        found += (masks & _mask_of(departments == name)) != 0
    return found
