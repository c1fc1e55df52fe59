"""The instance as arrays: who is tied to whom, who may sit where, and what a person adds to a group's counts.

A pool is a topic at a weekly slot; people tied together (pairs, one fixed group) move as one unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.weights import BEGINNER_LEVEL, EXPERT_LEVEL, MOTIVATED_LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from toolkit.matching.instance import Instance


class Pool(NamedTuple):
    """A topic at a slot, by position."""

    topic: int
    slot: int


@dataclass(frozen=True)
class Board:
    """Positions instead of ids.

    Shape: `unit_of` maps a person to a unit, `first_of_unit` marks one person of each; `pools_of` maps a unit to its
    pools, `people_in` a pool to its people, `enemies` a person to those who must not share the group; `held` is the
    number of the fixed group a person belongs in, and no group holds two of them; `points[person, topic]` are choice
    points.
    Blanks: `held` is -1 for who is free; `old` is the group a person comes from, -1 for none; each one kept together
    is worth `kept`.
    """

    instance: Instance
    units: tuple[tuple[int, ...], ...]
    unit_of: NDArray[np.int64]
    first_of_unit: NDArray[np.bool_]
    held: NDArray[np.int64]
    locked: frozenset[int]
    pools_of: tuple[tuple[Pool, ...], ...]
    people_in: Mapping[Pool, tuple[int, ...]]
    enemies: Mapping[int, frozenset[int]]
    points: NDArray[np.int64]
    department: NDArray[np.int64]
    counts: NDArray[np.int64]
    caps: tuple[int, ...]
    most: tuple[int, ...]
    old: NDArray[np.int64] | None = None
    kept: int = 0


# Columns of `Board.counts`; bands follow.
SIZE, EXPERTS, BEGINNERS, MOTIVATED, LEADERS, FIRST_BAND = range(6)


def build_board(instance: Instance) -> Board:
    """The arrays of an instance; pools nobody could ever meet in are left out."""
    position = {each.id: place for place, each in enumerate(instance.people)}
    units = _units(instance, position)
    unit_of = np.zeros(len(instance.people), dtype=np.int64)
    for number, members in enumerate(units):
        unit_of[list(members)] = number
    enemies, held = _enemies(instance, position), _held(instance, position)
    pools_of = _living(instance, units, [open_pools(instance, members, enemies, held) for members in units])
    people_in: defaultdict[Pool, list[int]] = defaultdict(list)
    for members, pools in zip(units, pools_of, strict=True):
        for pool in pools:
            people_in[pool].extend(members)
    departments: dict[str, int] = {}
    most = tuple(len(units) if each.most_groups is None else each.most_groups for each in instance.topics)
    return Board(
        instance,
        units,
        unit_of,
        np.array([units[unit][0] == place for place, unit in enumerate(unit_of)], dtype=bool),
        held,
        frozenset(position[person] for person in instance.lock_of),
        tuple(pools_of),
        {pool: tuple(sorted(people_in[pool])) for pool in sorted(people_in)},
        enemies,
        np.array([[instance.choice_points(each, topic.id) for topic in instance.topics] for each in instance.people],
                 dtype=np.int64).reshape(len(instance.people), len(instance.topics)),
        np.array([departments.setdefault(each.department or "\0" + each.id, len(departments))
                  for each in instance.people], dtype=np.int64),
        _counts(instance),
        tuple(instance.caps(each.id) for each in instance.topics),
        most,
    )  # fmt: skip


def allowed_topics(instance: Instance, members: Iterable[str]) -> list[int]:
    """The topics open to all of these people: their counted choices, or what a lock says."""
    found = []
    for number, topic in enumerate(instance.topics):
        open_to_all = True
        for person in members:
            lock = instance.lock_of.get(person)
            own = instance.choice_of(instance.person_by_id[person], topic.id) is not None
            open_to_all &= lock.topic == topic.id if lock else own
        if open_to_all and topic.most_groups != 0:
            found.append(number)
    return found


def common_slots(instance: Instance, members: Iterable[str]) -> list[int]:
    """The slots at which all of these people are free."""
    people = [instance.person_by_id[person] for person in members]
    return [number for number, slot in enumerate(instance.slots) if all(slot in each.slots for each in people)]


def _units(instance: Instance, position: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    parent = list(range(len(instance.people)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def tie(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    first_of: dict[str, int] = {}
    for person, lock in instance.lock_of.items():
        tie(position[person], first_of.setdefault(lock.group, position[person]))
    for place, each in enumerate(instance.people):
        for other in each.together:
            if other in position:
                tie(place, position[other])
    members: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(parent)):
        members[root(place)].append(place)
    return tuple(tuple(members[each]) for each in sorted(members))


def _enemies(instance: Instance, position: Mapping[str, int]) -> dict[int, frozenset[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for place, each in enumerate(instance.people):
        for other in (each.manager, *each.apart):
            if other in position and other != each.id:
                found[place].add(position[other])
                found[position[other]].add(place)
    return {place: frozenset(others) for place, others in sorted(found.items())}


def _held(instance: Instance, position: Mapping[str, int]) -> NDArray[np.int64]:
    found = np.full(len(position), -1, dtype=np.int64)
    numbers: dict[str, int] = {}
    for person, lock in instance.lock_of.items():
        found[position[person]] = numbers.setdefault(lock.group, len(numbers))
    return found


def may_share(people: Sequence[int], enemies: Mapping[int, frozenset[int]], held: NDArray[np.int64]) -> bool:
    """Whether nobody of these must be kept apart from another, and none are fixed in different groups."""
    if len({group for place in people if (group := int(held[place])) >= 0}) > 1:
        return False
    return all(enemies.get(place, frozenset()).isdisjoint(people) for place in people)


def open_pools(
    instance: Instance, members: Sequence[int], enemies: Mapping[int, frozenset[int]], held: NDArray[np.int64]
) -> tuple[Pool, ...]:
    """Where a unit may sit; nowhere when its own people may not share a group."""
    if len(members) > instance.size_max or not may_share(members, enemies, held):
        return ()
    ids = [instance.people[place].id for place in members]
    departments = [instance.people[place].department or instance.people[place].id for place in members]
    crowd = max(map(departments.count, departments))
    slots = common_slots(instance, ids)
    return tuple(
        Pool(topic, slot)
        for topic in allowed_topics(instance, ids)
        if crowd <= instance.caps(instance.topics[topic].id)
        for slot in slots
    )


def _living(
    instance: Instance, units: Sequence[Sequence[int]], pools_of: Sequence[tuple[Pool, ...]]
) -> list[tuple[Pool, ...]]:
    """Without the pools that have too few people or nobody who would lead."""
    size, leaders = count_crowds(instance, units, pools_of)
    alive = {pool for pool in size if size[pool] >= instance.size_min and leaders[pool]}
    return [tuple(pool for pool in pools if pool in alive) for pools in pools_of]


def count_crowds(
    instance: Instance, units: Sequence[Sequence[int]], pools_of: Sequence[tuple[Pool, ...]]
) -> tuple[Counter[Pool], Counter[Pool]]:
    """How many people could come to each pool, with everybody tied to them, and how many of them would lead."""
    size: Counter[Pool] = Counter()
    leaders: Counter[Pool] = Counter()
    for members, pools in zip(units, pools_of, strict=True):
        leading = sum(instance.people[place].leads for place in members)
        for pool in pools:
            size[pool] += len(members)
            leaders[pool] += leading
    return size, leaders


def _counts(instance: Instance) -> NDArray[np.int64]:
    found = np.zeros((len(instance.people), FIRST_BAND + instance.bands), dtype=np.int64)
    for place, each in enumerate(instance.people):
        level, motivation = each.level, each.motivation
        found[place, SIZE] = 1
        found[place, EXPERTS] = level is not None and level >= EXPERT_LEVEL
        found[place, BEGINNERS] = level is not None and level <= BEGINNER_LEVEL
        found[place, MOTIVATED] = motivation is not None and motivation >= MOTIVATED_LEVEL
        found[place, LEADERS] = each.leads
        if each.band >= 0:
            found[place, FIRST_BAND + each.band] = 1
    return found
