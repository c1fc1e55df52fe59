"""Which groups are listed at all: every one where people are few, the likely ones where they are many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.columns import MOST_BITS, MOST_PEOPLE, Columns, count_columns, list_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from toolkit.matching.board import Board, Pool

# All groups listed at once, over all pools.
_MOST_COLUMNS = 10_000_000
# Of a crowded pool so many people are listed at a time.
_CROWD = 13


def list_whole(board: Board) -> tuple[Columns, ...] | None:
    """Every group that keeps the hard rules; None where there are too many to list."""
    chosen = _chosen(board, board.people_in.items())
    if any(len(each.people) > MOST_BITS for each in chosen) or _count(board, chosen) > _MOST_COLUMNS:
        return None
    return _listed(board, chosen)


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
    return _listed(board, _chosen(board, chosen))


def list_parts(board: Board, people: Iterable[int]) -> tuple[Columns, ...]:
    """All groups these people could form; in a pool too crowded to be listed, those within each part of it."""
    chosen = []
    for pool, crowd in pools_of(board, people).items():
        parts = -(-len(crowd) // MOST_PEOPLE)
        chosen += [(pool, crowd[part::parts]) for part in range(parts)]
    return _listed(board, _chosen(board, chosen))


def pools_of(board: Board, people: Iterable[int]) -> dict[Pool, list[int]]:
    """The pools these people could meet in, and who of them in each."""
    found: defaultdict[Pool, list[int]] = defaultdict(list)
    for place in sorted(people):
        for pool in board.pools_of[int(board.unit_of[place])]:
            found[pool].append(place)
    return {pool: found[pool] for pool in sorted(found)}


def count_groups(board: Board, people: Iterable[int]) -> int:
    """How many groups would have to be listed for these people."""
    return _count(board, _chosen(board, pools_of(board, people).items()))


class _Choice(NamedTuple):
    """People of a pool whose groups are listed together; `held` is the unit every one of these groups holds."""

    pool: Pool
    people: Sequence[int]
    held: int | None


def _chosen(board: Board, crowds: Iterable[tuple[Pool, Sequence[int]]]) -> list[_Choice]:
    """Units of held people never share a group: each is listed with the people who are free to join it."""
    found = []
    for pool, crowd in crowds:
        held = dict.fromkeys(int(board.unit_of[place]) for place in crowd if place in board.locked)
        free = [place for place in crowd if int(board.unit_of[place]) not in held]
        found += [_Choice(pool, [*board.units[unit], *free], unit) for unit in held]
        if len(free) >= board.instance.size_min:
            found.append(_Choice(pool, free, None))
    return found


def _count(board: Board, chosen: Iterable[_Choice]) -> int:
    instance = board.instance
    total = 0
    for each in chosen:
        core = len(board.units[each.held]) if each.held is not None else 0
        units = dict.fromkeys(int(board.unit_of[place]) for place in each.people)
        sizes = [len(board.units[unit]) for unit in units if unit != each.held]
        total += count_columns(sizes, max(instance.size_min - core, 0), instance.size_max - core)
    return total


def _listed(board: Board, chosen: Iterable[_Choice]) -> tuple[Columns, ...]:
    listed = (list_columns(board, each.pool, each.people, each.held) for each in chosen)
    return tuple(columns for columns in listed if len(columns.masks))
