"""The question of grouping, free of sheets: who asks for what, when they can, and what must hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.weights import Weights
from toolkit.programme.grouping import Hold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.programme.grouping import Released, Unplaced


class Person(NamedTuple):
    """Somebody to be placed; `choices` are topic ids, best first.

    Blanks: `band` -1 where no grade band is known; `level`, `motivation` None where nothing is said; `department` ""
    counts as one of its own for each such person.
    """

    id: str
    department: str = ""
    band: int = -1
    manager: str = ""
    level: int | None = None
    motivation: int | None = None
    slots: frozenset[str] = frozenset()
    leads: bool = False
    choices: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class OpenTopic(NamedTuple):
    """A topic groups may learn.

    Blanks: `most_groups` None means as many as people fill; `capped` False frees it from the department cap.
    """

    id: str
    most_groups: int | None = None
    capped: bool = True


class Lock(NamedTuple):
    """A person who stays in a group of a topic; people of one group stay together."""

    person: str
    group: str
    topic: str
    hold: Hold = Hold.FIXED


@dataclass(frozen=True)
class Instance:
    """Everything a grouping depends on; the same instance, seed and effort give the same grouping.

    Shape: `taken` are group ids that new groups must not use; `left_out` and `released` were decided while building.
    Blanks: `department_cap` None means no rule.
    """

    people: tuple[Person, ...]
    topics: tuple[OpenTopic, ...]
    slots: tuple[str, ...]
    size_min: int = 5
    size_max: int = 8
    department_cap: int | None = None
    bands: int = 3
    locks: tuple[Lock, ...] = ()
    weights: Weights = field(default_factory=Weights)
    taken: frozenset[str] = frozenset()
    left_out: tuple[Unplaced, ...] = ()
    released: tuple[Released, ...] = ()
    unknown_weights: tuple[str, ...] = ()

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """People by id."""
        return {each.id: each for each in self.people}

    @cached_property
    def topic_by_id(self) -> Mapping[str, OpenTopic]:
        """Topics by id."""
        return {each.id: each for each in self.topics}

    @cached_property
    def lock_of(self) -> Mapping[str, Lock]:
        """The lock of each locked person; locks of strangers hold nobody."""
        return {each.person: each for each in self.locks if each.person in self.person_by_id}

    def choice_of(self, person: Person, topic: str) -> int | None:
        """Which of a person's counted choices a topic is, from 1."""
        counted = person.choices[: len(self.weights.choice)]
        return counted.index(topic) + 1 if topic in counted else None

    def choice_points(self, person: Person, topic: str) -> int:
        """What a person's choice of a topic is worth."""
        choice = self.choice_of(person, topic)
        return 0 if choice is None else self.weights.choice[choice - 1]

    def caps(self, topic: str) -> int:
        """How many of one department a group of a topic may hold; its whole size where no rule says less."""
        if self.department_cap is None or not self.topic_by_id[topic].capped:
            return self.size_max
        return min(self.department_cap, self.size_max)
