"""Which groups are listed at all: every one where people are few, the likely ones where they are many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.matching.columns import MOST_PEOPLE, Columns, count_columns, list_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from toolkit.matching.board import Board, Pool

# All groups listed at once, over all pools.
_MOST_COLUMNS = 10_000_000
# Of a crowded pool so many people are listed at a time.
_CROWD = 13


def list_whole(board: Board) -> tuple[Columns, ...] | None:
    """Every group that keeps the hard rules; None where there are too many to list."""
    sizes = board.instance.size_min, board.instance.size_max
    crowds = [len(people) for people in board.people_in.values()]
    if max(crowds, default=0) > MOST_PEOPLE or sum(count_columns(crowd, *sizes) for crowd in crowds) > _MOST_COLUMNS:
        return None
    return _listed(board, board.people_in.items())


def list_likely(
    board: Board, people: Iterable[int], unlikely: Callable[[int, Pool], tuple[float, ...]]
) -> tuple[Columns, ...]:
    """The groups of the likeliest units of each pool, out of these people."""
    chosen = []
    for pool, crowd in pools_of(board, people).items():
        units = sorted(
            dict.fromkeys(int(board.unit_of[place]) for place in crowd), key=lambda unit: unlikely(unit, pool)
        )
        inside: list[int] = []
        for unit in units:
            if len(inside) + len(board.units[unit]) <= _CROWD:
                inside += board.units[unit]
        chosen.append((pool, sorted(inside)))
    return _listed(board, chosen)


def list_parts(board: Board, people: Iterable[int]) -> tuple[Columns, ...]:
    """All groups these people could form; in a pool too crowded to be listed, those within each part of it."""
    chosen = []
    for pool, crowd in pools_of(board, people).items():
        parts = -(-len(crowd) // MOST_PEOPLE)
        chosen += [(pool, crowd[part::parts]) for part in range(parts)]
    return _listed(board, chosen)


def pools_of(board: Board, people: Iterable[int]) -> dict[Pool, list[int]]:
    """The pools these people could meet in, and who of them in each."""
    found: defaultdict[Pool, list[int]] = defaultdict(list)
    for place in sorted(people):
        for pool in board.pools_of[int(board.unit_of[place])]:
            found[pool].append(place)
    return {pool: found[pool] for pool in sorted(found)}


def count_groups(board: Board, people: Iterable[int]) -> int:
    """How many groups would have to be listed for these people."""
    sizes = board.instance.size_min, board.instance.size_max
    return sum(count_columns(len(crowd), *sizes) for crowd in pools_of(board, people).values())


def _listed(board: Board, chosen: Iterable[tuple[Pool, Sequence[int]]]) -> tuple[Columns, ...]:
    listed = (list_columns(board, pool, people) for pool, people in chosen if len(people) >= board.instance.size_min)
    return tuple(columns for columns in listed if len(columns.masks))
