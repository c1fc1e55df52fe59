"""Why people are without a group, and which one change would place how many of them; each is true by counting."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.board import (
    Board,
    Pool,
    allowed_topics,
    common_slots,
    count_crowds,
    may_share,
    open_pools,
)
from toolkit.matching.columns import count_columns, list_columns
from toolkit.programme.grouping import Help, HelpKind, Unplaced, WhyUnplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_TRIED_AT_ONCE = 16


def explain_unplaced(board: Board, placed: Iterable[int]) -> tuple[Unplaced, ...]:
    """A reason for every person without a group, in the order of the instance."""
    seated, crowds = set(placed), _Crowds(board)
    return tuple(_why(board, crowds, place) for place in range(len(board.instance.people)) if place not in seated)


class _Crowds:
    """How many people could come to each pool, before pools nobody could meet in are left out."""

    def __init__(self, board: Board) -> None:
        self._board = board

    @cached_property
    def _open(self) -> list[tuple[Pool, ...]]:
        board = self._board
        return [open_pools(board.instance, members, board.enemies, board.held) for members in board.units]

    @cached_property
    def _size(self) -> Counter[Pool]:
        return count_crowds(self._board.instance, self._board.units, self._open)[0]

    def enough_for(self, unit: int) -> bool:
        """Whether enough people for a group could come to any pool of a unit."""
        return any(self._size[pool] >= self._board.instance.size_min for pool in self._open[unit])


def _why(board: Board, crowds: _Crowds, place: int) -> Unplaced:
    instance, number = board.instance, int(board.unit_of[place])
    unit = board.units[number]
    person = instance.people[place]
    others = tuple(instance.people[other].id for other in unit if other != place)
    ids = (person.id, *others)
    topics, slots = allowed_topics(instance, [person.id]), common_slots(instance, [person.id])
    if not topics:
        return Unplaced(person.id, WhyUnplaced.NO_CHOICE)
    if not slots:
        return Unplaced(person.id, WhyUnplaced.NO_SLOT)
    if others and not allowed_topics(instance, ids):
        return Unplaced(person.id, WhyUnplaced.TIED_NO_TOPIC, others)
    if others and not common_slots(instance, ids):
        return Unplaced(person.id, WhyUnplaced.TIED_NO_SLOT, others)
    if board.pools_of[number]:
        return Unplaced(person.id, WhyUnplaced.NO_ROOM)
    if others and _contradictory(board, unit):
        return Unplaced(person.id, WhyUnplaced.TIED_CONTRADICTION, others)
    return Unplaced(person.id, WhyUnplaced.NO_LEADER if crowds.enough_for(number) else WhyUnplaced.TOO_FEW)


def _contradictory(board: Board, unit: Sequence[int]) -> bool:
    """Whether a unit's own people may not share any group."""
    instance = board.instance
    if len(unit) > instance.size_max or not may_share(unit, board.enemies, board.held):
        return True
    departments = [instance.people[place].department or instance.people[place].id for place in unit]
    topics = allowed_topics(instance, [instance.people[place].id for place in unit])
    crowd = max(map(departments.count, departments))
    return all(crowd > board.caps[topic] for topic in topics)


def find_help(board: Board, placed: Iterable[int], open_groups: Sequence[int]) -> tuple[Help, ...]:
    """Changes that would make one more whole group of people now unplaced, the most helpful first.

    Shape: `open_groups` counts the groups of each topic; each change is tried against every hard rule.
    """
    seated = set(placed)
    left = [place for place in range(len(board.instance.people)) if place not in seated]
    found = [help_ for topic in range(len(board.most)) for help_ in _for_topic(board, topic, left, open_groups)]
    return tuple(sorted(found, key=lambda each: (-each.places, each.kind.value, each.topic, each.slot)))


def _for_topic(board: Board, topic: int, left: Sequence[int], open_groups: Sequence[int]) -> list[Help]:
    instance = board.instance
    fans = [place for place in left if topic in allowed_topics(instance, [instance.people[place].id])
            and len(board.units[int(board.unit_of[place])]) == 1]  # fmt: skip
    if len(fans) < instance.size_min:
        return []
    name, full = instance.topics[topic].id, open_groups[topic] >= board.most[topic]
    found = []
    for number, slot in enumerate(instance.slots):
        free = [place for place in fans if slot in instance.people[place].slots]
        led = _largest(board, Pool(topic, number), free)
        if led and full:
            found.append(Help(HelpKind.ONE_MORE_GROUP, name, slot, led))
        if not led and not full and (unled := _largest_unled(board, topic, free)):
            found.append(Help(HelpKind.ONE_MORE_LEADER, name, slot, unled))
    together = _largest(board, Pool(topic, 0), fans)
    if together and not full and not found:
        found.append(Help(HelpKind.OPEN_SLOT, name, "", together))
    return found


def _largest(board: Board, pool: Pool, people: Sequence[int]) -> int:
    """The largest group these people could be, if they all were free then."""
    few = list(people)[:_TRIED_AT_ONCE]
    if not count_columns([1] * len(few), board.instance.size_min, board.instance.size_max):
        return 0
    masks = list_columns(board, pool, few).masks
    return int(np.bitwise_count(masks).max()) if len(masks) else 0


def _largest_unled(board: Board, topic: int, people: Sequence[int]) -> int:
    """The same, if one of them were willing to lead."""
    few = list(people)[:_TRIED_AT_ONCE]
    sizes = range(min(len(few), board.instance.size_max), board.instance.size_min - 1, -1)
    return next((size for size in sizes if any(_may_meet(board, topic, each) for each in combinations(few, size))), 0)


def _may_meet(board: Board, topic: int, people: Sequence[int]) -> bool:
    departments = Counter(int(board.department[place]) for place in people)
    return may_share(people, board.enemies, board.held) and max(departments.values()) <= board.caps[topic]
