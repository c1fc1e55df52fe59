"""People held in a group who contradict a rule are released one by one, the later one first, and named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.matching.board import common_slots
from toolkit.programme.grouping import Released, WhyReleased

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.instance import Instance, Lock


def release(instance: Instance) -> Instance:
    """The instance with only those locks that can be kept together."""
    kept: dict[str, list[Lock]] = defaultdict(list)
    released: list[Released] = []
    for lock in instance.lock_of.values():
        why, others = _contradiction(instance, kept[lock.group], lock)
        if why is None:
            kept[lock.group].append(lock)
        else:
            released.append(Released(lock.person, lock.group, why, others, lock.hold))
    if not released:
        return instance
    gone = {each.person for each in released}
    locks = tuple(each for each in instance.locks if each.person not in gone)
    return replace(instance, locks=locks, released=(*instance.released, *released))


def _contradiction(instance: Instance, kept: Sequence[Lock], lock: Lock) -> tuple[WhyReleased | None, tuple[str, ...]]:
    person = instance.person_by_id[lock.person]
    ids = [each.person for each in kept]
    members = [instance.person_by_id[each] for each in ids]
    if lock.topic not in instance.topic_by_id or any(each.topic != lock.topic for each in kept):
        return WhyReleased.NO_TOPIC, ()
    bosses = tuple(each.id for each in members if each.id == person.manager or each.manager == person.id)
    if bosses:
        return WhyReleased.MANAGER, bosses
    avoided = tuple(each.id for each in members if each.id in person.apart or person.id in each.apart)
    if avoided:
        return WhyReleased.APART, avoided
    if not common_slots(instance, [*ids, person.id]):
        return WhyReleased.NO_COMMON_SLOT, tuple(ids)
    same = tuple(each.id for each in members if each.department and each.department == person.department)
    if len(same) + 1 > instance.caps(lock.topic):
        return WhyReleased.DEPARTMENT, same
    if len(members) + 1 > instance.size_max:
        return WhyReleased.TOO_MANY, tuple(ids)
    elsewhere = tuple(
        other for other in person.together if (bound := instance.lock_of.get(other)) and bound.group != lock.group
    )
    return (WhyReleased.TOGETHER, elsewhere) if elsewhere else (None, ())
