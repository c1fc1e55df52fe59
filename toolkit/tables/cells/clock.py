"""Times of day and weekly slots: 19:00, 晚上7点半, 周三晚 19:00–20:30."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.programme.kinds import Rhythm, Weekday
from toolkit.programme.settings import Slot
from toolkit.tables.cells.text import text_of
from toolkit.tables.faults import Unread
from toolkit.tables.plain import plain

if TYPE_CHECKING:
    from toolkit.sheets import Value

_TIME = re.compile(r"(上午|早上|中午|下午|晚上|晚)?(\d{1,2})(?:[:点时](\d{1,2}|半)?分?(?::\d{2})?(?:\.\d+)?)?(am|pm)?")
_PART = "上午|早上|中午|下午|晚上|晚"
_AT = r"(?:\d{1,2}[:点时](?:\d{1,2}|半)?分?(?:am|pm)?|\d{1,2}(?:am|pm))"
_TO = "(?:[-–—~～至到]+|to)"
_RANGE = re.compile(rf"({_PART})?({_AT}){_TO}({_PART})?({_AT})")
# In 周三晚 19:00 the 晚 belongs to what people call the slot.
_HOURS = re.compile(rf"{_AT}{_TO}(?:{_PART})?{_AT}")
_TWICE = re.compile(rf"({_PART})\1")
_LATER = frozenset({"下午", "晚上", "晚", "pm"})
_NOON = "中午"
_NOON_ENDS = 4
_HALF_DAY = 12
_DAYS = {
    **{day: Weekday(at) for at, day in enumerate("一二三四五六日")},
    "天": Weekday.SUNDAY,
    **{day: Weekday(at) for at, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
}
_RHYTHMS = (
    (re.compile(r"每(?:周|星期|个?礼拜)(?:一次|1次)?|weekly|everyweek|oncea?week"), Rhythm.WEEKLY),
    (
        re.compile(r"(?:每(?:两|二|2|隔一?)|双|隔)(?:个?星期|周)(?:一次|1次)?|fortnightly|every(?:two|2)weeks"),
        Rhythm.FORTNIGHTLY,
    ),
    (re.compile(r"每个?月(?:一次|1次)?|monthly|everymonth|onceamonth"), Rhythm.MONTHLY),
)
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)")


def time_of(value: Value) -> time | Unread:
    """A time of day; of a range such as 19:00-20:30 the beginning."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    found = range_of(value)
    if found:
        return found[0]
    at = _clock(plain(text_of(value))) if isinstance(value, str) else None
    return at or Unread(Code.CELL_NOT_TIME, (("value", text_of(value)),))


def range_of(value: Value) -> tuple[time, time] | None:
    """Both ends of 19:00–20:30; None when the text is no range."""
    if not isinstance(value, str):
        return None
    # NFKC turns the full-width colon and tilde into plain ones before the search.
    found = _RANGE.search(plain(value))
    if not found:
        return None
    starts, ends = _ends_of(found)
    return (starts, ends) if starts and ends else None


def _ends_of(found: re.Match[str]) -> tuple[time | None, time | None]:
    """Both ends; the part of the day is said once: 晚7点-8点半, 7:00-8:30pm, 上午11点-1点."""
    part = found[1] or ""
    starts, ends = _clock(part + found[2]), _clock((found[3] or part) + found[4])
    if found[4].endswith("pm") and not found[2].endswith("m"):
        later = _clock(f"{found[2]}pm")
        starts = later if later and ends and later < ends else starts
    if starts and ends and part and not found[3] and ends <= starts and ends.hour < _HALF_DAY:
        ends = ends.replace(hour=ends.hour + _HALF_DAY)
    return starts, ends


def slot_of(text: str) -> Slot:
    """A weekly slot by the text people choose by; weekday and times are read where they are written."""
    flat = plain(text)
    day = _WEEKDAY.search(flat)
    hours = range_of(text)
    weekday = _DAYS[day[1] or day[2]] if day else None
    return Slot(text, weekday, *(hours or (None, None)))


def rhythm_of(text: str) -> Rhythm | None:
    """How often 每周一次 or "every two weeks" is; None when the words say something else."""
    flat = plain(text)
    return next((rhythm for pattern, rhythm in _RHYTHMS if pattern.fullmatch(flat)), None)


def short_name(slot: Slot) -> str:
    """What people call a slot when they leave the times away: 周三晚."""
    return _TWICE.sub(r"\1", _HOURS.sub("", plain(slot.name))).strip("()[]") if slot.starts else ""


def _clock(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    if not found or (found[3] is None and not found[4] and text.isdigit()):
        return None
    hour = int(found[2])
    minute = 30 if found[3] == "半" else int(found[3] or 0)
    later = found[1] in _LATER or found[4] in _LATER or (found[1] == _NOON and hour < _NOON_ENDS)
    if later and hour < _HALF_DAY:
        hour += _HALF_DAY
    return time(hour, minute) if hour < 24 and minute < 60 else None
