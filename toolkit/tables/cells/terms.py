"""How often and how long a clause says a group meets: 每周一次，每次 1.5–2 小时."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from toolkit.programme.kinds import Rhythm

_RHYTHMS = (
    (
        Rhythm.FORTNIGHTLY,
        (
            r"(?:每\s*(?:两|二|2|隔一?)\s*个?|双|隔|两)\s*(?:个?星期|个?礼拜|周)"
            r"|fortnight|every (?:two|2|other) weeks?|bi-?weekly"
        ),
    ),
    (Rhythm.MONTHLY, r"每\s*个?\s*月|monthly|every month|once a month"),
    (
        Rhythm.WEEKLY,
        (
            r"每\s*(?:周|星期|个?礼拜)|一周\s*(?:一|1)\s*次"
            r"|weekly|every week|once a week|every (?:mon|tues|wednes|thurs|fri|satur|sun)day"
        ),
    ),
)
_PATTERNS = tuple((rhythm, re.compile(pattern)) for rhythm, pattern in _RHYTHMS)
_NUMBER = r"(\d{1,3}(?:\.\d+)?|一个半|半|一|两|二|三)"
_LENGTH = re.compile(rf"{_NUMBER}\s*(?:(?:-|–|—|~|至|到|to)\s*{_NUMBER}\s*)?个?\s*(分钟|分|min|小时|钟头|hour|h\b)")
_SPOKEN = {
    "一个半": Fraction(3, 2),
    "半": Fraction(1, 2),
    "一": Fraction(1),
    "两": Fraction(2),
    "二": Fraction(2),
    "三": Fraction(3),
}
_HOURS = frozenset({"小时", "钟头", "hour", "h"})


def rhythm_in(text: str) -> Rhythm | None:
    """The first rhythm a text names."""
    flat = _flat(text)
    found = [(at.start(), -len(at[0]), rhythm) for rhythm, pattern in _PATTERNS if (at := pattern.search(flat))]
    return min(found, key=lambda each: each[:2])[2] if found else None


def minutes_in(text: str) -> tuple[int, int] | None:
    """The first length a text names, from and to; both the same where it is no range."""
    found = _LENGTH.search(_flat(text))
    if found is None:
        return None
    unit = 60 if found[3] in _HOURS else 1
    first = _amount(found[1]) * unit
    last = _amount(found[2]) * unit if found[2] else first
    return int(min(first, last)), int(max(first, last))


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _amount(text: str) -> Fraction:
    return _SPOKEN[text] if text in _SPOKEN else Fraction(text)
