"""What people wrote in the survey in their own words, without names, and how they like to learn."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.quoting import MOST_QUOTED, without_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.figures.need_answers import Answers
    from toolkit.programme.people import Need
    from toolkit.programme.programme import Programme

_PARTS = re.compile(r"[;；、，,\n]")


class VoiceKind(Enum):
    """The three questions of the programme plan that are answered in words."""

    BOTTLENECK = "bottleneck"  # 技能瓶颈
    SHORTFALL = "shortfall"  # 知识短板
    ASPIRATION = "aspiration"  # 发展意愿


class Voice(NamedTuple):
    """The answers to one question: at most five quoted, the newest, and how many more there are.

    Shape: with fewer answers than the limit nothing is quoted and `withheld` counts them.
    """

    kind: VoiceKind
    quotes: tuple[str, ...]
    more: int
    withheld: int


class Count(NamedTuple):
    """How many people said one thing; nothing is shown of fewer people than the limit in all."""

    name: str
    people: int


def compute_voices(programme: Programme, answers: Answers) -> tuple[Voice, ...]:
    """The words of questionnaires that count and of interviews, question by question."""
    heard = sorted((*answers.rows, *answers.interviews), key=lambda each: each.at.row)
    names = {each.name for each in programme.employees}
    return tuple(_voice(kind, heard, names, programme.settings.hide_below) for kind in VoiceKind)


def compute_methods(programme: Programme, answers: Answers) -> tuple[Count, ...]:
    """How people like to learn, the most wanted first."""
    said = [(each, [part.strip() for part in _PARTS.split(each.method)]) for each in answers.rows]
    return _counts(said, programme.settings.hide_below)


def compute_free_slots(programme: Programme, answers: Answers) -> tuple[Count, ...]:
    """When people are free, the most wanted slot first."""
    said = [(each, [slot.name for slot in each.slots]) for each in answers.rows]
    return _counts(said, programme.settings.hide_below)


def _voice(kind: VoiceKind, heard: Sequence[Need], names: Iterable[str], limit: int) -> Voice:
    texts = {(each.employee_id or each.at.row, text): text for each in heard if (text := _text(each, kind))}
    said = list(texts.values())
    if len(said) < limit:
        return Voice(kind, (), 0, len(said))
    quotes = tuple(without_names(each, names) for each in said[-MOST_QUOTED:])
    return Voice(kind, quotes, len(said) - len(quotes), 0)


def _text(need: Need, kind: VoiceKind) -> str:
    said = {
        VoiceKind.BOTTLENECK: need.bottleneck,
        VoiceKind.SHORTFALL: need.shortfall,
        VoiceKind.ASPIRATION: need.aspiration,
    }
    return " ".join(said[kind].split())


def _counts(said: Sequence[tuple[Need, Sequence[str]]], limit: int) -> tuple[Count, ...]:
    people: dict[str, set[str | int]] = {}
    for need, things in said:
        for thing in things:
            if thing:
                people.setdefault(thing, set()).add(need.employee_id or need.at.row)
    if len(set().union(*people.values())) < limit:
        return ()
    return tuple(sorted((Count(name, len(each)) for name, each in people.items()), key=lambda each: -each.people))
