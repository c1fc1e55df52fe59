"""Topics for the next cycle: how many people still wait for each, most first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme


class NextTopic(NamedTuple):
    """One topic and the different people who asked for it, by 调研 or 报名, and were in no group on it."""

    topic: Topic
    waiting: int
    asked: int
    place: int


def compute_next_topics(programme: Programme) -> tuple[NextTopic, ...]:
    """Topics somebody still waits for, most people first, those equal by strategic fit and then in sheet order.

    Shape: places are by people waiting alone: 1, 2, 2, 4. An anonymous answer is one person of its own.
    """
    had: dict[str, set[str]] = {}
    for group in programme.groups:
        people = {each.person for each in programme.memberships_by_group.get(group.id, ())}
        had.setdefault(group.topic, set()).update(people)
    asked = _asked(programme)
    found = [(each, asked.get(each.id, set())) for each in programme.topics]
    waiting = [(topic, len(people - had.get(topic.id, set())), len(people)) for topic, people in found]
    counts = [count for _, count, _ in waiting]
    ranked = [
        NextTopic(topic, count, all_of_them, 1 + sum(other > count for other in counts))
        for topic, count, all_of_them in waiting
        if count
    ]
    return tuple(sorted(ranked, key=lambda each: (-each.waiting, -(each.topic.strategic_fit or 0))))


def _asked(programme: Programme) -> dict[str, set[str]]:
    """Who asked for each topic; a topic may be named by its id or its name."""
    by_name = {each.name: each.id for each in programme.topics}
    found: dict[str, set[str]] = {}
    for number, need in enumerate(programme.needs):
        for named in need.directions:
            found.setdefault(by_name.get(named, named), set()).add(need.employee_id or f"?{number}")
    for applicant in programme.applicants:
        for named in applicant.choices:
            found.setdefault(by_name.get(named, named), set()).add(applicant.employee_id)
    return found
