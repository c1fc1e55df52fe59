"""A pool's people dealt out to its groups: fixed ones first, then who would lead, the others where they fit best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.board import LEADERS
from toolkit.matching.inserting import seat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from toolkit.matching.board import Board, Pool
    from toolkit.matching.packing import Seated
    from toolkit.matching.pooling import Pooled

# What weighs against a group while people are dealt: more than its even share or than a department may have, somebody
# who leads already, one of the department, a seat taken.
_OVER, _LED, _SAME, _TAKEN = 10_000, 1_000, 30, 20
_NEVER = 10**6


def deal(board: Board, pools: Mapping[Pool, Pooled]) -> list[Seated]:
    """The groups that keep every rule; whoever would be in another is left over."""
    found = []
    for pool, pooled in pools.items():
        hands = _Hands(board, pool, pooled)
        for unit in sorted(pooled.units, key=lambda unit: _order(board, unit)):
            hands.take(unit)
        found += [group for people in hands.people if (group := seat(board, pool, people)) is not None]
    return found


def _order(board: Board, unit: int) -> tuple[bool, bool, int, int]:
    members = list(board.units[unit])
    leads = bool(board.counts[members, LEADERS].any())
    return board.locked.isdisjoint(members), not leads, -len(members), unit


class _Hands:
    """The groups of one pool while they fill."""

    def __init__(self, board: Board, pool: Pool, pooled: Pooled) -> None:
        groups = pooled.groups
        self._board, self._cap = board, board.caps[pool.topic]
        self._share = sum(len(board.units[unit]) for unit in pooled.units) // groups
        self.people: list[list[int]] = [[] for _ in range(groups)]
        self._size = np.zeros(groups, dtype=np.int64)
        self._led = np.zeros(groups, dtype=bool)
        self._fixed = np.zeros(groups, dtype=bool)
        self._of_department: dict[int, NDArray[np.int64]] = {}

    def take(self, unit: int) -> None:
        """Seats a unit in the group where it is least in the way, if any has room."""
        board, members = self._board, list(self._board.units[unit])
        leads = bool(board.counts[members, LEADERS].any())
        fixed = not board.locked.isdisjoint(members)
        departments = [int(board.department[place]) for place in members]
        against = self._size * _TAKEN + _LED * (self._led & leads)
        against = against + _OVER * np.maximum(self._size + len(members) - self._share, 0)
        for each in departments:
            there = self._there(each)
            against = against + _SAME * there + _OVER * (there >= self._cap)
        against = against + _NEVER * ((self._size + len(members) > board.instance.size_max) | (self._fixed & fixed))
        enemies = set().union(*(board.enemies.get(place, ()) for place in members))
        if enemies:
            against = against + _NEVER * np.array([not enemies.isdisjoint(people) for people in self.people])
        best = int(against.argmin())
        if against[best] >= _NEVER:
            return
        self.people[best] += members
        self._size[best] += len(members)
        self._led[best] |= leads
        self._fixed[best] |= fixed
        for each in departments:
            self._there(each)[best] += 1

    def _there(self, department: int) -> NDArray[np.int64]:
        return self._of_department.setdefault(department, np.zeros(len(self.people), dtype=np.int64))
