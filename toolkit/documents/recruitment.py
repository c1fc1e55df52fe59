"""The notice of recruitment (招募通知) for one topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.content import Lines
from toolkit.documents.contexts.recruitment import RecruitmentContext
from toolkit.documents.introduction import letterhead, paragraphs
from toolkit.programme.kinds import Weekday

if TYPE_CHECKING:
    from datetime import date

    from toolkit.language import Words
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme

_ITEMS = re.compile(r"[；;\n]")


def recruitment_context(
    programme: Programme, topic: Topic, words: Words, as_of: date, *, wanted_by: int | None
) -> RecruitmentContext:
    """What a notice says of a topic that lacks nothing; `wanted_by` is how many the survey found, None without one."""
    settings = programme.settings
    until = settings.apply_until
    most = topic.most_groups
    return RecruitmentContext(
        company=settings.company or None,
        programme=settings.programme or None,
        cycle=settings.cycle or None,
        letterhead=letterhead(settings, words),
        as_of=as_of,
        issuer=settings.issuer or settings.company or None,
        topic=topic.name,
        topic_id=topic.id,
        goal=Lines(paragraphs(topic.goal, words)),
        expected_outcomes=_items(topic.expected_outcomes),
        time_needed=Lines(paragraphs(topic.time_needed or _usual_time(programme, words), words)),
        requirements=_items(topic.requirements),
        suited_for=topic.suited_for or None,
        lecturer=topic.lecturer or None,
        led_by=topic.led_by or settings.led_by,
        starts=settings.starts,
        ends=settings.ends,
        size_min=settings.size_min,
        size_max=settings.size_max,
        most_groups=most,
        places_offered=most * settings.size_max if most else None,
        wanted_by=wanted_by,
        slots_offered=tuple(slot.name for slot in settings.slots),
        apply_until=until,
        apply_weekday=Weekday(until.weekday()) if until else None,
        apply_how=paragraphs(settings.apply_how, words),
        contact=settings.contact,
        overflow=Lines(paragraphs(settings.overflow, words)),
    )


def _items(text: str) -> Lines:
    return Lines(tuple(each.strip(" 。.") for each in _ITEMS.split(text) if each.strip(" 。.")))


def _usual_time(programme: Programme, words: Words) -> str:
    settings = programme.settings
    return words.text("documents.recruitment.time", frequency=settings.frequency, minutes=settings.meeting_minutes or 0)
