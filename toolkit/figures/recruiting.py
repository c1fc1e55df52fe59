"""Which topics can be announced, and what a notice still lacks, by the cell where it belongs."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code, problem
from toolkit.programme.kinds import TopicStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from toolkit.places import CellRef
    from toolkit.problems import Problem
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme


class NoticePart(Enum):
    """What every notice must say; the value is the field it comes from."""

    GOAL = "goal"
    EXPECTED_OUTCOMES = "expected_outcomes"
    TIME_NEEDED = "time_needed"
    REQUIREMENTS = "requirements"
    APPLY_UNTIL = "apply_until"
    APPLY_HOW = "apply_how"
    CONTACT = "contact"
    OVERFLOW = "overflow"


OF_TOPIC = (NoticePart.GOAL, NoticePart.EXPECTED_OUTCOMES, NoticePart.TIME_NEEDED, NoticePart.REQUIREMENTS)
OF_SETTINGS = (NoticePart.APPLY_UNTIL, NoticePart.APPLY_HOW, NoticePart.CONTACT, NoticePart.OVERFLOW)


class Calls(NamedTuple):
    """The topics a notice can be made of, and what is missing for the others or for all."""

    ready: tuple[Topic, ...]
    common: tuple[Problem, ...]
    lacking: tuple[Problem, ...]
    late: tuple[Problem, ...]


def compute_calls(programme: Programme, topics: Collection[str], as_of: date) -> Calls:
    """Looks at every chosen topic, or those asked for by id; nothing common may be missing for any notice."""
    asked = [each for each in programme.topics if not topics or each.id in topics]
    chosen = [each for each in asked if each.status is TopicStatus.CHOSEN]
    lacking = {topic.id: tuple(_lacks_of_topic(programme, topic)) for topic in chosen}
    return Calls(
        ready=tuple(topic for topic in chosen if not lacking[topic.id]),
        common=tuple(_lacks_of_settings(programme)),
        lacking=tuple(each for found in lacking.values() for each in found),
        late=tuple(_late(programme, as_of)),
    )


def _lacks_of_topic(programme: Programme, topic: Topic) -> Iterator[Problem]:
    for part in OF_TOPIC:
        if getattr(topic, part.value).strip():
            continue
        if part is NoticePart.TIME_NEEDED and programme.settings.frequency and programme.settings.meeting_minutes:
            continue
        yield problem(Code.NOTICE_TOPIC_LACKS, topic.at.cell(part.value), topic=topic.name, part=part)


def _lacks_of_settings(programme: Programme) -> Iterator[Problem]:
    for part in OF_SETTINGS:
        if not getattr(programme.settings, part.value):
            yield problem(Code.NOTICE_SETTING_LACKS, _setting(programme, part.value), part=part)


def _late(programme: Programme, as_of: date) -> Iterator[Problem]:
    until = programme.settings.apply_until
    if until is not None and until < as_of:
        yield problem(Code.NOTICE_DEADLINE_PAST, _setting(programme, "apply_until"), until=until)


def _setting(programme: Programme, field: str) -> CellRef | None:
    """The cell of a setting; the sheet where it has no row yet, nothing where there is no sheet."""
    origins = programme.settings.origins
    if field in origins:
        return origins[field].cell("value")
    other = next(iter(origins.values()), None)
    return other._replace(row=0).cell() if other is not None else None
