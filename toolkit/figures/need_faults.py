"""What the survey has to say to people, as problems with the cells that mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures.topic_wording import topic_advice
from toolkit.problems import Code, problem
from toolkit.programme.kinds import NeedPart, TopicStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.figures.need_answers import Answers, SetAside
    from toolkit.figures.needs import Direction, Needs
    from toolkit.figures.topic_wording import TopicWords
    from toolkit.problems import Problem

CELLS = {NeedPart.GAP: "required_level", NeedPart.STRATEGY: "strategic_fit"}


def need_problems(answers: Answers, needs: Needs, words: TopicWords) -> tuple[Problem, ...]:
    """Rows not counted, answers without a score, what a topic lacks for its ranking, advice on its wording."""
    return (
        *map(_set_aside, answers.set_aside),
        *(
            problem(Code.NEED_NO_SCORES, row.at.cell("urgency"))
            for row in answers.rows
            if row.importance is None and row.urgency is None and row.level is None
        ),
        *(each for direction in needs.directions for each in _of_direction(direction, words)),
        *(
            problem(Code.NEED_TOPIC_WORDING, topic.at.cell("name"), value=topic.name, advice=advice)
            for topic in needs.unwanted
            if topic.status is not TopicStatus.CLOSED
            for advice in topic_advice(topic.name, words)
        ),
    )


def _set_aside(each: SetAside) -> Problem:
    at = each.need.at.cell("employee_id")
    if each.kept is not None:
        return problem(Code.NEED_REPEATED, at, kept=each.kept.at.row)
    return problem(Code.NEED_NOT_COUNTED, at, reason=each.why)


def _of_direction(direction: Direction, words: TopicWords) -> Iterator[Problem]:
    topic = direction.topic
    if topic is not None:
        missing = {NeedPart.GAP: topic.required_level is None, NeedPart.STRATEGY: topic.strategic_fit is None}
        for part in (part for part, lacks in missing.items() if lacks):
            yield problem(Code.NEED_PART_MISSING, topic.at.cell(CELLS[part]), topic=topic.name, part=part)
    at = topic.at.cell("name") if topic else direction.first.at.cell("directions")
    for advice in topic_advice(direction.name, words):
        yield problem(Code.NEED_TOPIC_WORDING, at, value=direction.name, advice=advice)
