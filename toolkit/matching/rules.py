"""The hard rules, asked of one finished group; the search never relies on it, the result always does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.instance import Instance, Person


def keeps_rules(instance: Instance, topic: str, slot: str, members: Sequence[Person]) -> bool:
    """Whether these people may be one group of a topic at a slot, ties to people elsewhere aside."""
    ids = {each.id for each in members}
    return (
        instance.size_min <= len(members) <= instance.size_max
        and any(each.leads for each in members)
        and all(slot in each.slots for each in members)
        and all(_wants(instance, each, topic) for each in members)
        and not any(each.manager in ids or ids & set(each.apart) for each in members)
        and _under_cap(instance, topic, members)
    )


def _wants(instance: Instance, person: Person, topic: str) -> bool:
    lock = instance.lock_of.get(person.id)
    return lock.topic == topic if lock else instance.choice_of(person, topic) is not None


def _under_cap(instance: Instance, topic: str, members: Sequence[Person]) -> bool:
    departments = Counter(each.department or each.id for each in members)
    return max(departments.values()) <= instance.caps(topic)
