"""From shares of groups to whole groups: the surest are settled, the LP is asked again about everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.generation import Priced, generate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.matching.board import Board
    from toolkit.matching.columns import Columns
    from toolkit.matching.packing import Seated

# Shares from here on are settled at once; at least a part of what is left is settled in every round.
_SURE = 0.8
_PART = 5
_ENOUGH = 3e-3


def settle(
    board: Board, listed: Sequence[Columns], priced: Priced, most: Sequence[int], should_stop: Callable[[], bool]
) -> list[Seated]:
    """Whole groups after the LP's shares; people may be left over."""
    settled: list[Seated] = []
    quota = list(most)
    pending = list(listed)
    while len(priced.groups) and not should_stop():
        fresh = _surest(priced)
        if not fresh:
            break
        settled += fresh
        gone = {place for each in fresh for place in each.people}
        for each in fresh:
            quota[each.pool.topic] -= 1
        pending = [left for each in pending if len((left := without(each, gone)).masks)]
        known = [each for each in priced.groups if not gone & set(each.people) and quota[each.pool.topic] > 0]
        priced = generate(board, pending, known, quota, should_stop, _ENOUGH)
    return settled


def without(columns: Columns, gone: set[int]) -> Columns:
    """The groups that need none of these people."""
    taken = sum(1 << bit for bit, place in enumerate(columns.people) if place in gone)
    if not taken:
        return columns
    kept = (columns.masks & taken) == 0
    return columns._replace(masks=columns.masks[kept], worth=columns.worth[kept])


def _surest(priced: Priced) -> list[Seated]:
    order = np.argsort(-priced.shares, kind="stable")
    wanted = max(1, int(priced.shares.sum()) // _PART)
    found: list[Seated] = []
    people: set[int] = set()
    for column in order.tolist():
        group, share = priced.groups[column], priced.shares[column]
        if share < 1e-4 or (share < _SURE and len(found) >= wanted):
            break
        if not people & set(group.people):
            found.append(group)
            people |= set(group.people)
    return found
