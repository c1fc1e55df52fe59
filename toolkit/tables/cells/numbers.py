"""Numbers, shares, levels, minutes and yes or no, in every way people write them."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.tables.cells.text import text_of
from toolkit.tables.faults import Unread
from toolkit.tables.plain import plain

if TYPE_CHECKING:
    from toolkit.sheets import Value

YES = frozenset(
    plain(word) for word in ("是", "√", "✓", "✔", "☑", "对", "有", "愿意", "y", "yes", "true", "1", "x", "打勾")
)
NO = frozenset(plain(word) for word in ("否", "×", "✗", "☐", "不", "无", "不愿意", "n", "no", "false", "0"))
_NUMBER = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{1,12})?|\.\d{1,12})")
_MONEY = re.compile(r"^[¥￥$€]|元$|,(?=\d{3}(?:\D|$))")
_RATIO = re.compile(r"(\d{1,6})/(\d{1,6})")
_MINUTES = re.compile(
    r"(?:(\d{1,3}(?:\.\d{1,3})?)(?:小时|个小时|h|hours?|hrs?))?(?:(\d{1,5}(?:\.\d{1,3})?)(?:分钟|分|min|mins|minutes?|m)?)?"
)
MOST_LEVEL = 5


def number_of(value: Value) -> Fraction | Unread:
    """A number, exact: 1,200元 and １２００ are 1200."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, float):
        # The decimal people typed, not its nearest binary fraction.
        return Fraction(repr(value)) if math.isfinite(value) else Unread(Code.CELL_NOT_NUMBER, (("value", str(value)),))
    if isinstance(value, str):
        found = _MONEY.sub("", unicodedata.normalize("NFKC", value).strip().replace(" ", ""))
        if _NUMBER.fullmatch(found):
            return Fraction(found)
    return Unread(Code.CELL_NOT_NUMBER, (("value", text_of(value)),))


def integer_of(value: Value) -> int | Unread:
    """A whole number; 第3次 and 3次 are 3."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        value = plain(value).removeprefix("第").rstrip("次场轮期项条人组个届")
    number = number_of(value)
    if isinstance(number, Unread) or number.denominator != 1:
        return Unread(Code.CELL_NOT_WHOLE, (("value", text_of(value)),))
    return int(number)


def share_of(value: Value) -> Fraction | Unread:
    """A share of 1: 80%, 0.8, 2/3 and 80 (taken as per cent)."""
    wrong = Unread(Code.CELL_NOT_SHARE, (("value", text_of(value)),))
    number: Fraction | Unread = wrong
    if isinstance(value, str):
        text = plain(value)
        ratio = _RATIO.fullmatch(text)
        if ratio and int(ratio[2]):
            number = Fraction(int(ratio[1]), int(ratio[2]))
        elif text.endswith("%"):
            per_cent = number_of(text[:-1])
            number = wrong if isinstance(per_cent, Unread) else per_cent / 100
        else:
            number = number_of(text)
    elif isinstance(value, int | float):
        number = number_of(value)
    if isinstance(number, Unread):
        return wrong
    if number > 1:
        number /= 100
    return number if 0 <= number <= 1 else wrong


def level_of(value: Value) -> int | Unread:
    """A level from 1 to 5."""
    level = integer_of(plain(value).removesuffix("分").removesuffix("级") if isinstance(value, str) else value)
    if isinstance(level, Unread) or not 1 <= level <= MOST_LEVEL:
        return Unread(Code.CELL_NOT_LEVEL, (("value", text_of(value)),))
    return level


def minutes_of(value: Value) -> int | Unread:
    """A length in whole minutes: 90, 90分钟, 1.5小时, 1小时30分, 1:30."""
    wrong = Unread(Code.CELL_NOT_MINUTES, (("value", text_of(value)),))
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, bool | date | datetime | None):
        return wrong
    text = plain(str(value))
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    found = _MINUTES.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return wrong
    return round(Fraction(found[1] or 0) * 60 + Fraction(found[2] or 0))


def yes_of(value: Value) -> bool | Unread:
    """Yes or no, by word or by tick."""
    if isinstance(value, bool):
        return value
    text = plain(text_of(value))
    if text in YES:
        return True
    if text in NO:
        return False
    return Unread(Code.CELL_NOT_YES_NO, (("value", text_of(value)),))
