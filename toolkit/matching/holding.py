"""Groups that stand already are kept: their members are held in them, and only the others are placed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.matching.instance import Lock
from toolkit.programme.grouping import Hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.instance import Instance, Person
    from toolkit.programme.grouping import Grouping, ProposedGroup


def hold(instance: Instance, previous: Grouping) -> Instance:
    """The instance with every member of a group that can go on locked to it at its weekly time.

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
