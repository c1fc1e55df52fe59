"""Which id each group bears: that of its fixed members, that of the old group it continues, or the next free one."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.board import Board
    from toolkit.matching.packing import Seated
    from toolkit.programme.grouping import Grouping, ProposedGroup


def name_groups(board: Board, groups: Sequence[Seated], previous: Grouping | None) -> list[tuple[str, Seated]]:
    """Every group with its id, by id; new ids follow topic, slot and first member."""
    ordered = sorted(groups, key=lambda each: (each.pool, each.people))
    names = {**_of_locks(board, ordered)}
    for place, name in _continued(board, ordered, previous):
        if place not in names and name not in names.values():
            names[place] = name
    taken = set(names.values()) | board.instance.taken
    fresh = (name for number in count(1) if (name := f"G{number:02}") not in taken)
    for place in range(len(ordered)):
        if place not in names:
            names[place] = next(fresh)
    return sorted((names[place], each) for place, each in enumerate(ordered))


def people_moved(previous: Grouping, groups: Sequence[ProposedGroup]) -> tuple[str, ...]:
    """People placed before and now whose new group is not the one that holds most of their old group."""
    now = {member.person: group.id for group in groups for member in group.members}
    moved = []
    for old in previous.groups:
        went = [now[member.person] for member in old.members if member.person in now]
        if went:
            home = min(Counter(went).items(), key=lambda each: (-each[1], each[0]))[0]
            moved += [member.person for member in old.members if now.get(member.person, home) != home]
    return tuple(sorted(moved))


def _of_locks(board: Board, groups: Sequence[Seated]) -> dict[int, str]:
    locks, people = board.instance.lock_of, board.instance.people
    return {
        number: locks[people[place].id].group
        for number, each in enumerate(groups)
        for place in each.people
        if people[place].id in locks
    }


def _continued(board: Board, groups: Sequence[Seated], previous: Grouping | None) -> list[tuple[int, str]]:
    """Old ids by how many of the old members a group still holds, most first."""
    if previous is None:
        return []
    people = board.instance.people
    held = Counter(
        (number, old)
        for number, each in enumerate(groups)
        for place in each.people
        if (old := previous.group_of.get(people[place].id))
    )
    return [pair for pair, _ in sorted(held.items(), key=lambda each: (-each[1], each[0]))]
