"""For every member the best other group: by simply moving, or by changing places with somebody there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.matching.rules import keeps_rules
from toolkit.matching.scoring import score_group
from toolkit.programme.grouping import Alternative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.matching.instance import Instance, Person
    from toolkit.programme.grouping import ProposedGroup

# Groups looked at for one person, the better choices first.
_LOOKED_AT = 6


def find_alternatives(instance: Instance, groups: Sequence[ProposedGroup]) -> Mapping[str, Alternative]:
    """The best allowed change for each person who may change at all, and what the whole score would gain."""
    tied = _tied(instance)
    members = {each.id: [instance.person_by_id[placed.person] for placed in each.members] for each in groups}
    of_topic: defaultdict[str, list[ProposedGroup]] = defaultdict(list)
    for group in groups:
        of_topic[group.topic].append(group)
    found = {}
    for group in groups:
        for person in members[group.id]:
            if person.id in tied:
                continue
            options = [
                option
                for other in _others(instance, of_topic, group, person)
                for option in _changes(instance, group, other, members, person, tied)
            ]
            if options:
                found[person.id] = min(options, key=lambda each: (-each.delta, each.group, each.instead_of))
    return found


def _others(
    instance: Instance, of_topic: Mapping[str, list[ProposedGroup]], group: ProposedGroup, person: Person
) -> list[ProposedGroup]:
    counted = dict.fromkeys(person.choices[: len(instance.weights.choice)])
    near = [other for topic in counted for other in of_topic.get(topic, ()) if other.slot in person.slots]
    return [other for other in near if other.id != group.id][:_LOOKED_AT]


def _changes(
    instance: Instance,
    group: ProposedGroup,
    other: ProposedGroup,
    members: Mapping[str, list[Person]],
    person: Person,
    tied: frozenset[str],
) -> list[Alternative]:
    here = [each for each in members[group.id] if each.id != person.id]
    there = members[other.id]
    before = group.score + other.score
    found = []
    if _both(instance, group, here, other, [*there, person]):
        found.append(Alternative(other.id, "", _points(instance, group, here, other, [*there, person]) - before))
    for guest in there:
        if guest.id in tied or group.slot not in guest.slots:
            continue
        new_here = [*here, guest]
        new_there = [*(each for each in there if each.id != guest.id), person]
        if _both(instance, group, new_here, other, new_there):
            after = _points(instance, group, new_here, other, new_there)
            found.append(Alternative(other.id, guest.id, after - before))
    return found


def _both(
    instance: Instance, group: ProposedGroup, here: list[Person], other: ProposedGroup, there: list[Person]
) -> bool:
    return keeps_rules(instance, group.topic, group.slot, here) and keeps_rules(
        instance, other.topic, other.slot, there
    )


def _points(
    instance: Instance, group: ProposedGroup, here: list[Person], other: ProposedGroup, there: list[Person]
) -> int:
    parts = (*score_group(instance, group.topic, here), *score_group(instance, other.topic, there))
    return sum(points for _, points in parts)


def _tied(instance: Instance) -> frozenset[str]:
    """People who cannot move alone: fixed ones and pairs."""
    pairs = {name for each in instance.people for other in each.together for name in (each.id, other)
             if other in instance.person_by_id}  # fmt: skip
    return frozenset(pairs | set(instance.lock_of))
