"""People's text as every workbook can hold it: nothing cut, nothing that would break the file or the request."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# What XML 1.0 cannot hold: control characters, halves of surrogate pairs, two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


class Cleaned(NamedTuple):
    """Text a workbook can hold, and how many characters had to be replaced."""

    text: str
    replaced: int


# Names, states and suggestions come back row after row.
@lru_cache(maxsize=4096)
def clean(text: str) -> Cleaned:
    """The text with every character XML cannot hold replaced by `�`."""
    return Cleaned(*_ILLEGAL.subn(REPLACEMENT, text))


def illegal_in(text: str) -> int:
    """How many characters would be replaced."""
    return len(_ILLEGAL.findall(text))


def counted_length(text: str) -> int:
    """How many characters Excel and Google count: those beyond the basic plane count twice."""
    beyond = sum(1 for each in text if ord(each) > 0xFFFF) if text and max(text) > "\uffff" else 0
    return len(text) + beyond
