"""Days and moments in every Chinese habit, and the English ones that can be read in one way only."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.tables.cells.clock import time_of
from toolkit.tables.cells.text import text_of
from toolkit.tables.faults import Unread

if TYPE_CHECKING:
    from toolkit.sheets import Value

_WEEKDAY = re.compile(
    r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\(?\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?\)?", re.IGNORECASE
)
_CLOCK = re.compile(r"[T\s]+(?:上午|下午|晚上|晚)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})\s*(?:月|/)\s*(\d{1,2})\s*[日号]?")
_DOTTED = re.compile(r"\d{1,2}[.-]\d{1,2}\s*[日号]?")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.年])\d{1,2}[-/.月]\d{1,2}[日号]?")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Period:
    """The programme's first and last day, which give a day without a year its year."""

    starts: date | None = None
    ends: date | None = None

    def years(self) -> tuple[int, ...]:
        """The years the programme runs through."""
        first, last = self.starts or self.ends, self.ends or self.starts
        return tuple(range(first.year, last.year + 1)) if first and last else ()

    def complete(self, month: int, day: int) -> date | None:
        """The only day of the programme's years with this month and day; inside the programme first."""
        days = [found for year in self.years() if (found := _day(year, month, day))]
        inside = [each for each in days if (self.starts or each) <= each <= (self.ends or each)]
        best = inside or days
        return best[0] if len(best) == 1 else None


def day_of(value: Value, period: Period) -> date | Unread:
    """A day: a true date, 2026/11/3, 2026年11月3日, 2026.11.3, 20261103, or 11月3日 of the programme's year."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = unicodedata.normalize("NFKC", text_of(value)).strip()
    if isinstance(value, float):
        return _ambiguous(text)
    return _read(_CLOCK.sub("", _WEEKDAY.sub("", text).strip()).strip(), text, period)


def moment_of(value: Value, period: Period) -> date | datetime | Unread:
    """A day with the time of day when there is one."""
    if isinstance(value, date):
        return value
    day = day_of(value, period)
    if isinstance(day, Unread) or not isinstance(value, str):
        return day
    clock = _CLOCK.search(unicodedata.normalize("NFKC", value).strip())
    at = time_of(clock[0].strip("T \t")) if clock else None
    return datetime.combine(day, at) if at and not isinstance(at, Unread) else day


def _read(text: str, typed: str, period: Period) -> date | Unread:
    full = _FULL.fullmatch(text) or _PACKED.fullmatch(text)
    if full:
        return _day(int(full[1]), int(full[2]), int(full[3])) or _wrong(typed)
    short = _NO_YEAR.fullmatch(text)
    if short:
        if not _day(2000, int(short[1]), int(short[2])):
            return _wrong(typed)
        return period.complete(int(short[1]), int(short[2])) or Unread(Code.CELL_DATE_NO_YEAR, (("value", typed),))
    if _DOTTED.fullmatch(text) or _SHORT_YEAR.fullmatch(text):
        return _ambiguous(typed)
    return _english(text, typed)


def _english(text: str, typed: str) -> date | Unread:
    last = _YEAR_LAST.fullmatch(text)
    if last:
        first, second, year = (int(part) for part in last.groups())
        # Only one reading is left when one of the two cannot be a month.
        readings = {found for pair in ((first, second), (second, first)) if (found := _day(year, *pair))}
        return readings.pop() if len(readings) == 1 else _ambiguous(typed) if readings else _wrong(typed)
    named = _DAY_FIRST.fullmatch(text)
    if named:
        return _named(named[3], named[2], named[1]) or _wrong(typed)
    named = _MONTH_FIRST.fullmatch(text)
    if named:
        return _named(named[3], named[1], named[2]) or _wrong(typed)
    return _wrong(typed)


def _named(year: str, month: str, day: str) -> date | None:
    short = month[:3].lower()
    return _day(int(year), MONTHS.index(short) + 1, int(day)) if short in MONTHS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _wrong(typed: str) -> Unread:
    return Unread(Code.CELL_NOT_DATE, (("value", typed),))


def _ambiguous(typed: str) -> Unread:
    return Unread(Code.CELL_DATE_AMBIGUOUS, (("value", typed),))
