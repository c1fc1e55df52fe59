"""Topics for the next cycle: how many people still wait for each, most first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.people import Topic

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme


class NextTopic(NamedTuple):
    """One topic and the different people who asked for it, by 调研 or 报名, and were in no group on it."""

    topic: Topic
    waiting: int
    asked: int
    place: int


def compute_next_topics(programme: Programme) -> tuple[NextTopic, ...]:
    """Topics somebody still waits for, most people first, those equal by strategic fit and then in sheet order.

    Shape: places are by people waiting alone: 1, 2, 2, 4. An anonymous answer is one person of its own. What people
    wished for in their own words is a topic without an id, and shown from as many people on as an opinion is.
    """
    had = _learned(programme)
    asked = _asked(programme)
    limit = programme.settings.hide_below
    own_words = [each for each in _own_words(programme) if len(asked[each.name]) >= limit]
    found = [
        (each, people, people - (had.get(each.id, set()) if each.id else set()))
        for each in (*programme.topics, *own_words)
        if (people := asked.get(each.id or each.name, set()))
    ]
    counts = [len(waiting) for _, _, waiting in found]
    ranked = [
        NextTopic(topic, len(waiting), len(people), 1 + sum(other > len(waiting) for other in counts))
        for topic, people, waiting in found
        if waiting
    ]
    return tuple(sorted(ranked, key=lambda each: (-each.waiting, -(each.topic.strategic_fit or 0))))


def _learned(programme: Programme) -> dict[str, set[str]]:
    """Who was in a group on each topic, in this cycle or an earlier one."""
    had: dict[str, set[str]] = {}
    for group in programme.groups:
        people = {each.person for each in programme.memberships_by_group.get(group.id, ())}
        had.setdefault(group.topic, set()).update(people)
    for earlier in programme.earlier:
        had.setdefault(earlier.topic, set()).update(earlier.people)
    return had


def _own_words(programme: Programme) -> tuple[Topic, ...]:
    """What people wished for that is no topic of ours, as the first of them typed it."""
    known = {name for each in programme.topics for name in (each.id, each.name)}
    found: dict[str, Topic] = {}
    for need in programme.needs:
        for named in need.directions:
            if named not in known:
                found.setdefault(named, Topic(need.at, "", named))
    return tuple(found.values())


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
