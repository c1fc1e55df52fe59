"""What the programme plan has to say to people: gaps by their cells, and what it cannot count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.figures.demand import TopicDemand
    from toolkit.figures.resources import Resources
    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme


def resource_problems(
    programme: Programme, demand: tuple[TopicDemand, ...], resources: Resources
) -> tuple[Problem, ...]:
    """Gaps, no resources at all, no chosen topic, topics too few people want."""
    return tuple(_found(programme, demand, resources))


def _found(programme: Programme, demand: tuple[TopicDemand, ...], resources: Resources) -> Iterator[Problem]:
    if not demand:
        yield problem(Code.PLAN_NO_TOPIC)
    for topic in demand:
        if topic.groups == 0:
            least = programme.settings.size_min
            at = topic.topic.at.cell("name")
            yield problem(Code.PLAN_TOO_FEW, at, topic=topic.topic.name, count=topic.wanting or 0, least=least)
    if not resources.lines:
        yield problem(Code.PLAN_NO_RESOURCES)
    for line in resources.gaps:
        yield problem(Code.PLAN_RESOURCE_GAP, line.resource.at.cell("secured"), name=line.resource.name)
