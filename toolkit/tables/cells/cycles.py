"""The name of a cycle (期次) and the one after it: 第三期 is followed by 第四期."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
_CHINESE = re.compile(r"第\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})\s*[期届季轮]")
_ENGLISH = re.compile(r"\b(?:cycle|round|season|cohort|batch)\s*(?P<number>\d{1,3})\b", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")


def short_cycle(text: str) -> str:
    """The part of the name that counts, else all of it: 第三期 of 2026 年秋季（第三期）."""
    found = _found(text)
    return found.group() if found else text


def next_cycle(text: str) -> str:
    """The next cycle's name; "" where the words do not count.

    Shape: what stands beside the number stays, unless it names a year, which will be another.
    """
    found = _found(text)
    if found is None:
        return ""
    number = found["number"]
    following = str(int(number) + 1) if number.isdigit() else _in_words(_number(number) + 1)
    at, to = found.span("number")
    if _YEAR.search(text):
        return text[found.start() : at] + following + text[to : found.end()]
    return text[:at] + following + text[to:]


def _found(text: str) -> re.Match[str] | None:
    return _CHINESE.search(text) or _ENGLISH.search(text)


def _number(words: str) -> int:
    tens, ten, ones = words.partition("十")
    if not ten:
        return DIGITS.index(words[-1])
    return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0)


def _in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")
