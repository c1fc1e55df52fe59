"""People's own word on a proposal: 调整到 is a lock, 候补 takes somebody out of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.matching.instance import Lock
from toolkit.programme.grouping import Hold, Released, Unplaced, WhyReleased, WhyUnplaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.matching.instance import Instance
    from toolkit.programme.grouping import Adjustment, Grouping


def adjust(instance: Instance, previous: Grouping, wishes: Iterable[Adjustment]) -> Instance:
    """The instance with each wish as a lock at the group's weekly time; one that cannot be is released and named.

    Shape: a wish is a later word than 固定在本组 and replaces it; `previous` knows the groups that are meant.
    """
    groups = {each.id: each for each in previous.groups}
    locks = {each.person: each for each in instance.locks}
    people = {each.id: each for each in instance.people}
    waiting, released = [], []
    for wish in wishes:
        person, group = people.get(wish.person), groups.get(wish.group)
        if person is None or (wish.group and group is None):
            released.append(Released(wish.person, wish.group, WhyReleased.NOT_ASKED, (), Hold.ADJUSTED))
        elif group is None:
            waiting.append(Unplaced(wish.person, WhyUnplaced.WAITING))
            del people[wish.person]
            locks.pop(wish.person, None)
        elif group.slot not in person.slots:
            released.append(Released(wish.person, wish.group, WhyReleased.NO_COMMON_SLOT, (), Hold.ADJUSTED))
        else:
            locks.pop(wish.person, None)
            people[wish.person] = person._replace(slots=frozenset([group.slot]))
            locks = {wish.person: Lock(wish.person, group.id, group.topic, Hold.ADJUSTED), **locks}
    return replace(
        instance,
        people=tuple(people.values()),
        locks=tuple(locks.values()),
        left_out=(*instance.left_out, *waiting),
        released=(*instance.released, *released),
    )
