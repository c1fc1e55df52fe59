"""Who is left without a group gets a seat by moving others: along a chain of groups, or into a new one around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.board import LEADERS
from toolkit.matching.inserting import seat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.matching.board import Board, Pool
    from toolkit.matching.packing import Seated

# So many people change groups at most for one who had none, and so many groups are looked at for all of them.
_LONGEST = 3
_LOOKED_AT = 60_000
# So many who can be spared elsewhere are tried together for a new group.
_SPARED = 14


class _Chain(NamedTuple):
    """Groups as they become, by number, and what all of them gain; a new one has the next number."""

    groups: Mapping[int, Seated]
    gain: int


def seat_by_moving(board: Board, groups: Sequence[Seated], looks: int = _LOOKED_AT) -> list[Seated]:
    """The groups with everybody in them for whom others could move; nobody loses their seat.

    Shape: the shortest chains first, of those the one that gains most, then a new group; fixed members stay. `looks` is
    how many groups may be looked at.
    """
    found, left = list(groups), looks
    placed = {place for each in found for place in each.people}
    loose = [unit for unit, members in enumerate(board.units) if members[0] not in placed and board.pools_of[unit]]
    for unit in loose:
        if left <= 0:
            break
        search = _Search(board, found, left)
        chains = (search.chain(unit, length, frozenset()) for length in range(_LONGEST + 1))
        best = next((chain for chain in chains if chain is not None), None) or search.new_group(unit)
        changed, left = best.groups if best else {}, search.left
        found = [changed.get(number, each) for number, each in enumerate(found)]
        found += [each for number, each in changed.items() if number == len(found)]
    return found


class _Spared(NamedTuple):
    """Somebody who may leave a group, what is left of it and what that gains."""

    place: int
    number: int
    left: Seated
    gain: int


class _Search:
    def __init__(self, board: Board, groups: Sequence[Seated], left: int) -> None:
        self._board, self._groups, self.left = board, groups, left
        self._of_pool: defaultdict[Pool, list[int]] = defaultdict(list)
        for number, each in enumerate(groups):
            self._of_pool[each.pool].append(number)

    def chain(self, unit: int, length: int, touched: frozenset[int]) -> _Chain | None:
        """The best chain of exactly so many moves that seats a unit outside the groups touched already."""
        best: _Chain | None = None
        for number in (each for pool in self._board.pools_of[unit] for each in self._of_pool[pool]):
            if number in touched:
                continue
            for going in self._who_could_go(number) if length else (None,):
                chain = self._by(unit, number, going, length, touched)
                if chain is not None and (best is None or chain.gain > best.gain):
                    best = chain
        return best

    def _seat(self, pool: Pool, people: Sequence[int]) -> Seated | None:
        """These people as a group, as long as there is work left to spend."""
        self.left -= 1
        return seat(self._board, pool, people) if self.left >= 0 else None

    def _by(self, unit: int, number: int, going: int | None, length: int, touched: frozenset[int]) -> _Chain | None:
        """The chain that begins with this unit in this group, and with another unit of it going on."""
        board, group = self._board, self._groups[number]
        out = () if going is None else board.units[going]
        joined = self._seat(group.pool, [*(place for place in group.people if place not in out), *board.units[unit]])
        if joined is None:
            return None
        gain = joined.worth - group.worth
        if going is None:
            return _Chain({number: joined}, gain)
        rest = self.chain(going, length - 1, touched | {number})
        return rest and _Chain({number: joined, **rest.groups}, gain + rest.gain)

    def new_group(self, unit: int) -> _Chain | None:
        """The best new group around a unit of one from each of other groups that can spare them, as small as may be."""
        board = self._board
        best: _Chain | None = None
        counts = Counter(each.pool.topic for each in self._groups)
        for pool in board.pools_of[unit]:
            if counts[pool.topic] >= board.most[pool.topic]:
                continue
            missing = board.instance.size_min - len(board.units[unit])
            for some in combinations(self._spared(pool), max(missing, 0)):
                chain = self._around(unit, pool, some)
                if chain is not None and (best is None or chain.gain > best.gain):
                    best = chain
        return best

    def _around(self, unit: int, pool: Pool, some: Sequence[_Spared]) -> _Chain | None:
        if len({each.number for each in some}) < len(some):
            return None
        made = self._seat(pool, [*self._board.units[unit], *(each.place for each in some)])
        if made is None:
            return None
        groups = {each.number: each.left for each in some}
        return _Chain(groups | {len(self._groups): made}, made.worth + sum(each.gain for each in some))

    def _spared(self, pool: Pool) -> list[_Spared]:
        """Who could sit in a pool and leaves a group behind that goes on, those missed least first, with leaders."""
        board, found = self._board, list[_Spared]()
        able = set(board.people_in[pool]) - board.locked
        for number, group in enumerate(self._groups):
            for place in able.intersection(group.people):
                left = self._seat(group.pool, [each for each in group.people if each != place])
                if left is not None and len(board.units[int(board.unit_of[place])]) == 1:
                    found.append(_Spared(place, number, left, left.worth - group.worth))
        found.sort(key=lambda each: (-each.gain - int(board.points[each.place, pool.topic]), each.place))
        leaders = [each for each in found if board.counts[each.place, LEADERS]][:2]
        return list(dict.fromkeys([*leaders, *found]))[:_SPARED]

    def _who_could_go(self, number: int) -> list[int]:
        people = [place for place in self._groups[number].people if place not in self._board.locked]
        return list(dict.fromkeys(int(self._board.unit_of[place]) for place in people))
