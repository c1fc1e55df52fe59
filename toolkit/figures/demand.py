"""How many groups the chosen topics need, from what the survey found."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import TopicStatus

if TYPE_CHECKING:
    from toolkit.figures.needs import Needs
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Settings


class TopicDemand(NamedTuple):
    """One chosen topic.

    Blanks: `wanting` None without a survey; `groups` and `places` None when nothing says how many.
    """

    topic: Topic
    wanting: int | None
    groups: int | None
    places: int | None


def compute_demand(programme: Programme, needs: Needs) -> tuple[TopicDemand, ...]:
    """Every topic with 状态=入选, in sheet order."""
    wanted = {each.key: each.people for each in needs.directions}
    surveyed = bool(needs.directions)
    return tuple(
        _demand(topic, wanted.get(topic.id, 0) if surveyed else None, programme.settings)
        for topic in programme.topics
        if topic.status is TopicStatus.CHOSEN
    )


def _demand(topic: Topic, wanting: int | None, settings: Settings) -> TopicDemand:
    groups = topic.most_groups if wanting is None else _groups(wanting, topic.most_groups, settings)
    return TopicDemand(topic, wanting, groups, None if groups is None else groups * settings.size_max)


def _groups(wanting: int, most: int | None, settings: Settings) -> int:
    least_size, most_size = max(1, settings.size_min), max(1, settings.size_max)
    groups = min(ceil(wanting / most_size), wanting // least_size)
    return groups if most is None else min(groups, most)
