"""People without a group join the one that gains most by them, where every rule allows it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.matching.board import may_share
from toolkit.matching.packing import FIXED_SEAT, Seated
from toolkit.matching.rules import keeps_rules
from toolkit.matching.scoring import score_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.board import Board, Pool


def insert(board: Board, groups: Sequence[Seated]) -> list[Seated]:
    """The groups with everybody in them whom one can take; who could join fewest groups chooses first."""
    found = list(groups)
    of_pool: defaultdict[Pool, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        of_pool[each.pool].append(number)
    placed = {place for each in found for place in each.people}
    loose = [unit for unit, members in enumerate(board.units) if members[0] not in placed and board.pools_of[unit]]
    loose.sort(key=lambda unit: (sum(len(of_pool[pool]) for pool in board.pools_of[unit]), unit))
    for unit in loose:
        best, gain = -1, 0
        for number in (number for pool in board.pools_of[unit] for number in of_pool[pool]):
            joined = seat(board, found[number].pool, (*found[number].people, *board.units[unit]))
            if joined is not None and joined.worth - found[number].worth > gain:
                best, gain = number, joined.worth - found[number].worth
        if best >= 0:
            found[best] = seat(board, found[best].pool, (*found[best].people, *board.units[unit])) or found[best]
    return found


def seat(board: Board, pool: Pool, people: Sequence[int]) -> Seated | None:
    """These people as a group; None where a hard rule forbids it."""
    instance = board.instance
    if not instance.size_min <= len(people) <= instance.size_max:
        return None
    people = tuple(sorted(people))
    if not may_share(people, board.enemies, board.held):
        return None
    members = [instance.people[place] for place in people]
    topic = instance.topics[pool.topic].id
    if not keeps_rules(instance, topic, instance.slots[pool.slot], members):
        return None
    points = sum(each for _, each in score_group(instance, topic, members))
    fixed = FIXED_SEAT * sum(place in board.locked for place in people)
    return Seated(pool, people, points + instance.weights.unplaced * len(people) + fixed)
