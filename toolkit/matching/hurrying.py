"""Groups found without looking far, for people who do not want to wait: pool after pool is dealt out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.matching.board import LEADERS, may_share
from toolkit.matching.dealing import deal
from toolkit.matching.inserting import insert, seat
from toolkit.matching.pooling import Pooled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.matching.board import Board, Pool
    from toolkit.matching.packing import Seated


def group_at_once(board: Board) -> list[Seated]:
    """Groups that keep every hard rule: fixed ones first, then the crowded pools, then who can still join."""
    table = _Table(board)
    for unit in table.fixed:
        table.fill_around(unit)
    for pool in sorted(table.inside, key=lambda pool: (-len(table.inside[pool]), pool)):
        table.deal_out(pool)
    return insert(board, table.groups)


class _Table:
    """Who is still free, and how many groups each topic may still have."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.groups: list[Seated] = []
        self.inside = {
            pool: tuple(dict.fromkeys(int(board.unit_of[place]) for place in people))
            for pool, people in board.people_in.items()
        }
        self.fixed = tuple(dict.fromkeys(int(board.unit_of[place]) for place in sorted(board.locked)))
        self._free = set(range(len(board.units))) - set(self.fixed)
        self._left = list(board.most)
        self._usual = (board.instance.size_min + board.instance.size_max) // 2

    def fill_around(self, unit: int) -> None:
        """A fixed group with as many more as groups usually have, where the crowd is largest."""
        board = self._board
        for pool in sorted(board.pools_of[unit], key=lambda pool: (-len(self.inside[pool]), pool)):
            free = [other for other in self.inside[pool] if other in self._free]
            leader = [] if self._leads(unit) else [other for other in free if self._leads(other)][:1]
            people = list(board.units[unit])
            for other in (*leader, *(other for other in free if not self._leads(other))):
                more = [*people, *board.units[other]]
                if len(more) <= self._usual and self._may_meet(pool, more):
                    people = more
            found = seat(board, pool, people) if self._left[pool.topic] else None
            if found is not None:
                self._keep([found])
                return

    def deal_out(self, pool: Pool) -> None:
        """As many groups of a pool as there are people and leaders for."""
        board = self._board
        units = tuple(unit for unit in self.inside[pool] if unit in self._free)
        people = sum(len(board.units[unit]) for unit in units)
        wanted = max(people // self._usual, int(people >= board.instance.size_min))
        groups = min(wanted, sum(map(self._leads, units)), self._left[pool.topic])
        if groups:
            self._keep(deal(board, {pool: Pooled(groups, units)}))

    def _keep(self, groups: Iterable[Seated]) -> None:
        for each in groups:
            self.groups.append(each)
            self._left[each.pool.topic] -= 1
            self._free -= {int(self._board.unit_of[place]) for place in each.people}

    def _leads(self, unit: int) -> bool:
        return bool(self._board.counts[list(self._board.units[unit]), LEADERS].any())

    def _may_meet(self, pool: Pool, people: Sequence[int]) -> bool:
        board = self._board
        crowd = max(Counter(board.department[list(people)].tolist()).values())
        return crowd <= board.caps[pool.topic] and may_share(people, board.enemies, board.held)
