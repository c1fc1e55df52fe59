"""Whether a topic is worded as the programme plan asks: concrete, with a use in it, one thing at a time."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class TopicAdvice(Enum):
    """What could be better about the wording of a topic."""

    TOO_BROAD = "too_broad"
    NO_USE = "no_use"
    TWO_IN_ONE = "two_in_one"


class TopicWords(NamedTuple):
    """The words of one language that tell: whole topics that are too broad, signs of a use, signs of two topics.

    Shape: a word with `*` in front is the end of a word.
    """

    broad: frozenset[str]
    use: tuple[str, ...]
    two: tuple[str, ...]


def topic_advice(name: str, words: TopicWords) -> tuple[TopicAdvice, ...]:
    """Advice about one topic; () when there is none. A topic that is too broad is not also told to name a use."""
    flat = " ".join(name.split()).casefold()
    found = []
    if flat in words.broad:
        found.append(TopicAdvice.TOO_BROAD)
    elif not _any(words.use, flat):
        found.append(TopicAdvice.NO_USE)
    if _any(words.two, flat):
        found.append(TopicAdvice.TWO_IN_ONE)
    return tuple(found)


def _any(words: Iterable[str], text: str) -> bool:
    return any(_holds(word, text) for word in words)


def _holds(word: str, text: str) -> bool:
    if word.startswith("*"):
        return re.search(rf"{re.escape(word[1:])}\b", text) is not None
    if word.isascii() and word.isalpha():
        return re.search(rf"\b{re.escape(word)}\b", text) is not None
    return word in text
