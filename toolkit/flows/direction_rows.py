"""The directions people chose in 调研汇总, as rows of 主题 and as 状态 of topics that are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code, problem
from toolkit.programme.kinds import Table, TopicStatus
from toolkit.tables.cells import text_of
from toolkit.tables.cells.numbers import yes_of
from toolkit.tables.faults import Unread
from toolkit.tables.wanted import WantedCell, WantedRow, WantedTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.answers import Answers
    from toolkit.figures import Needs
    from toolkit.problems import Problem
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme

BY = (("name",),)
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


class Chosen(NamedTuple):
    """What 主题 lacks of the choice, and the answers that are neither yes nor no."""

    table: WantedTable
    problems: tuple[Problem, ...]


def chosen_directions(programme: Programme, needs: Needs, answers: Answers) -> Chosen:
    """Directions with 入选=是: people's own words become topics, topics get their 状态 where it is blank."""
    of_name: dict[str, Topic | None] = {topic.name: topic for topic in needs.unwanted}
    of_name |= {direction.name: direction.topic for direction in needs.directions}
    cells, names, problems = [], [], []
    for (name,), answer in answers.items():
        said = yes_of(answer.values[0])
        if isinstance(said, Unread):
            problems.append(problem(Code.NEED_CHOICE_UNREAD, answer.at, value=text_of(answer.values[0])))
        elif said and name in of_name:
            topic = of_name[name]
            if topic is None:
                names.append(name)
            else:
                cells.append(WantedCell(topic.at, "status", TopicStatus.CHOSEN, topic.id))
    ids = _following(text_of(topic.id) for topic in programme.topics)
    rows = tuple(
        WantedRow({"id": id_, "name": name, "status": TopicStatus.CHOSEN}, BY)
        for id_, name in zip(ids, names, strict=False)
    )
    return Chosen(WantedTable(Table.TOPICS, tuple(cells), rows), tuple(problems))


def _following(ids: Iterable[str]) -> Iterator[str]:
    """Ids that go on from the highest: T07 after T06."""
    numbered = [found for each in ids if (found := _NUMBERED.fullmatch(each))]
    last = max(numbered, key=lambda found: int(found[2]), default=None)
    head, digits = (last[1], last[2]) if last else ("T", "00")
    number = int(digits)
    while True:
        number += 1
        yield f"{head}{number:0{len(digits)}}"
