"""Small questions of grouping, and a grouping as rows for the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.matching.judge import Row
from toolkit.matching.instance import Instance, OpenTopic, Person

if TYPE_CHECKING:
    from toolkit.programme.grouping import Grouping

SLOTS = ("Mon", "Tue")


def person(number: int, **changes: object) -> Person:
    """Somebody free on Monday who would lead and wants T1, of a department of their own."""
    usual = Person(f"P{number:02}", f"D{number}", 0, "", 3, 4, frozenset({"Mon"}), leads=True, choices=("T1",))
    return usual._replace(**changes)  # type: ignore[arg-type]  # fields are named at the call


def people(count: int, **changes: object) -> tuple[Person, ...]:
    """So many of them, all with the same answers."""
    return tuple(person(number, **changes) for number in range(1, count + 1))


def question(*everybody: Person, most: int | None = 3, size: tuple[int, int] = (3, 5)) -> Instance:
    """Two topics, two slots, small groups, at most two of a department."""
    topics = (OpenTopic("T1", most), OpenTopic("T2", most))
    return Instance(everybody, topics, SLOTS, *size, 2)


def rows_of(grouping: Grouping) -> list[Row]:
    """An assignment as the judge reads it."""
    return [
        Row(member.person, group.id, group.topic, group.slot) for group in grouping.groups for member in group.members
    ]
