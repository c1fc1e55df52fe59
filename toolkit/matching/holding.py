"""Groups that stand already are kept: their members are held in them, and only the others are placed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.matching.board import Pool
from toolkit.matching.contradictions import release
from toolkit.matching.inserting import seat
from toolkit.matching.instance import Lock
from toolkit.programme.grouping import Hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.board import Board
    from toolkit.matching.instance import Instance, Person
    from toolkit.matching.packing import Seated
    from toolkit.programme.grouping import Grouping, ProposedGroup


def hold(instance: Instance, previous: Grouping) -> Instance:
    """The instance with the members of every group that can go on held there; who cannot be is free as before."""
    found = release(_locked(instance, previous))
    gone = {each.person for each in found.released}
    people = (instance.person_by_id[each.id] if each.id in gone else each for each in found.people)
    return replace(found, people=tuple(people))


def as_they_stand(board: Board, previous: Grouping) -> tuple[Seated, ...] | None:
    """The earlier groups just as they are; None where one of them breaks a rule or somebody has left."""
    instance = board.instance
    position = {each.id: place for place, each in enumerate(instance.people)}
    topics = {each.id: number for number, each in enumerate(instance.topics)}
    found = []
    for group in previous.groups:
        ids = [each.person for each in group.members]
        if group.topic not in topics or group.slot not in instance.slots or not position.keys() >= set(ids):
            return None
        pool = Pool(topics[group.topic], instance.slots.index(group.slot))
        seated = seat(board, pool, [position[each] for each in ids])
        if seated is None or not all(pool in board.pools_of[int(board.unit_of[place])] for place in seated.people):
            return None
        found.append(seated)
    return tuple(found) if _whole(board, found) else None


def _whole(board: Board, groups: Sequence[Seated]) -> bool:
    """Whether nobody is torn from who is tied to them, and no topic has more groups than it may."""
    group_of = {place: number for number, each in enumerate(groups) for place in each.people}
    counts = Counter(each.pool.topic for each in groups)
    together = all(len({group_of.get(place) for place in members}) == 1 for members in board.units)
    return together and all(counts[topic] <= most for topic, most in enumerate(board.most))


def _locked(instance: Instance, previous: Grouping) -> Instance:
    """Every member of a group that can go on locked to it at its weekly time.

    Shape: who was adjusted or fixed comes first, then the members who want the topic most: when a rule must be kept the
    last one goes. A group that nobody could fill up again is not held.
    """
    topics = {each.id for each in instance.topics}
    loose = [each for each in instance.people if each.id not in previous.group_of and each.id not in instance.lock_of]
    locks = list(instance.locks)
    slots: dict[str, frozenset[str]] = {}
    for group in previous.groups:
        if group.topic not in topics or group.slot not in instance.slots:
            continue
        members = _members(instance, group)
        if _can_go_on(instance, group, members, loose):
            new = [each for each in members if each.id not in instance.lock_of]
            locks += [Lock(each.id, group.id, group.topic, Hold.STANDING) for each in new]
            slots.update((each.id, frozenset([group.slot])) for each in members)
    people = tuple(each._replace(slots=slots.get(each.id, each.slots)) for each in instance.people)
    return replace(instance, people=people, locks=tuple(locks))


def _members(instance: Instance, group: ProposedGroup) -> list[Person]:
    """Who is in the group now: members who are still asked and not held elsewhere, and who was moved here."""
    here = [instance.person_by_id[each.person] for each in group.members if each.person in instance.person_by_id]
    staying = [each for each in here if (lock := instance.lock_of.get(each.id)) is None or lock.group == group.id]
    known = {each.id for each in staying}
    moved = [
        instance.person_by_id[lock.person]
        for lock in instance.lock_of.values()
        if lock.group == group.id and lock.person not in known
    ]
    return sorted([*moved, *staying], key=lambda each: _order(instance, group, each))


def _order(instance: Instance, group: ProposedGroup, person: Person) -> tuple[int, bool, int]:
    """Locks first, then who would lead, then who wants the topic most; the sheet's order between equals."""
    lock = instance.lock_of.get(person.id)
    strength = list(Hold).index(lock.hold) if lock else len(Hold)
    return strength, not person.leads, -instance.choice_points(person, group.topic)


def _can_go_on(instance: Instance, group: ProposedGroup, members: Sequence[Person], loose: Sequence[Person]) -> bool:
    """Whether the group is whole, or people without a group could make it whole."""
    able = [each for each in loose if group.slot in each.slots and instance.choice_of(each, group.topic) is not None]
    enough = len(members) + len(able) >= instance.size_min
    return bool(members) and enough and any(each.leads for each in (*members, *able))
