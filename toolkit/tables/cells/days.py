"""Days and moments in every Chinese habit, and the English ones that can be read in one way only.

A serial number, which a cell without a date format shows, counts days as its workbook does.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
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
_PART_OF_DAY = "(?:上午|早上|中午|下午|晚上|晚)"
_HOUR = r"\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[点时](?:\d{1,2}分?|半)?)\s*(?:am|pm)?"
_CLOCK = re.compile(
    rf"(?:(?:[T\s]+|(?<=[日号])){_PART_OF_DAY}?|\s*{_PART_OF_DAY})\s*{_HOUR}"
    rf"(?:\s*[-–—~至到]+\s*{_PART_OF_DAY}?\s*{_HOUR})?$|(?<=[\d日号\s]){_PART_OF_DAY}$",
    re.IGNORECASE,
)
# What stands between year, month and day where nobody can take it for anything else.
_FULL = re.compile(r"(\d{4})\s*[-/.年、,。·–—_\\]\s*(\d{1,2})\s*[-/.月、,。·–—_\\]\s*(\d{1,2})\s*[日号]?")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})\s*(?:月|/)\s*(\d{1,2})\s*[日号]?")
_DOTTED = re.compile(r"\d{1,2}[.-]\d{1,2}\s*[日号]?")
_SAID_SHORT = re.compile(r"(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.年])\d{1,2}[-/.月]\d{1,2}[日号]?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_WRITTEN = re.compile("[〇○零一二三四五六七八九十廿]+(?=[年月日号])")
_NUMERALS = {"〇": "0", "○": "0", "零": "0", **{numeral: str(at) for at, numeral in enumerate("一二三四五六七八九", 1)}}
# Nobody who works today came or will leave outside of these years.
_YEARS = range(1950, 2100)
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_SAID_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?", re.IGNORECASE)
_SAID_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Period:
    """The programme's first and last day, which give a day without a year its year.

    Shape: `epoch` is the day serial numbers count from.
    """

    starts: date | None = None
    ends: date | None = None
    epoch: date = _EPOCH_1900

    def counting(self, *, epoch_1904: bool) -> Period:
        """The same for the cells of a workbook that counts days from 1900 or 1904."""
        return replace(self, epoch=_EPOCH_1904 if epoch_1904 else _EPOCH_1900)

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
    """A day: a true date, 2026/11/3, 2026年11月3日, 2026.11.3, 20261103, 46329, or 11月3日 of the programme's year."""
    found = moment_of(value, period)
    return found.date() if isinstance(found, datetime) else found


def moment_of(value: Value, period: Period) -> date | datetime | Unread:
    """A day with the time of day when there is one."""
    if isinstance(value, date):
        return value
    typed = unicodedata.normalize("NFKC", repr(value) if isinstance(value, float) else text_of(value)).strip()
    if not isinstance(value, bool) and _SERIAL.fullmatch(typed):
        return _counted(float(typed), period) or _wrong(typed)
    if isinstance(value, float):
        return _ambiguous(text_of(value))
    text = _WRITTEN.sub(_in_digits, _WEEKDAY.sub(" ", typed)).strip().lstrip("'’‘`")
    clock = _CLOCK.search(text)
    day = _read(text[: clock.start()].strip() if clock else text, typed, period)
    if clock is None or isinstance(day, Unread):
        return day
    at = time_of(clock[0].strip("T \t"))
    return day if isinstance(at, Unread) else datetime.combine(day, at)


def _counted(serial: float, period: Period) -> date | datetime | None:
    """A serial number as the day, or moment, it counts to."""
    moment = datetime.combine(period.epoch, time()) + timedelta(minutes=round(serial * 24 * 60))
    if moment.year not in _YEARS:
        return None
    return moment if moment.time() != time() else moment.date()


def _in_digits(written: re.Match[str]) -> str:
    """二〇二六 as 2026, 二十一 as 21."""
    tens, ten, ones = written[0].replace("廿", "二十").partition("十")
    said = "".join(map(_NUMERALS.__getitem__, tens)), "".join(map(_NUMERALS.__getitem__, ones))
    return str(int(said[0] or 1) * 10 + int(said[1] or 0)) if ten and len(tens) < 2 and len(ones) < 2 else said[0]


def _read(text: str, typed: str, period: Period) -> date | Unread:
    full = _FULL.fullmatch(text) or _PACKED.fullmatch(text)
    if full:
        return _day(int(full[1]), int(full[2]), int(full[3])) or _wrong(typed)
    said = _SAID_SHORT.fullmatch(text)
    if said:
        return _day(2000 + int(said[1]), int(said[2]), int(said[3])) or _wrong(typed)
    short = _NO_YEAR.fullmatch(text)
    if short:
        if not _day(2000, int(short[1]), int(short[2])):
            return _wrong(typed)
        return period.complete(int(short[1]), int(short[2])) or Unread(Code.CELL_DATE_NO_YEAR, (("value", typed),))
    if _DOTTED.fullmatch(text) or _SHORT_YEAR.fullmatch(text):
        return _ambiguous(typed)
    return _english(text, typed, period)


def _english(text: str, typed: str, period: Period) -> date | Unread:
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
    day_first, month_first = _SAID_DAY_FIRST.fullmatch(text), _SAID_MONTH_FIRST.fullmatch(text)
    day, month = (
        (day_first[1], day_first[2]) if day_first else (month_first[2], month_first[1]) if month_first else ("", "")
    )
    return _yearless(month, day, typed, period)


def _yearless(month: str, day: str, typed: str, period: Period) -> date | Unread:
    """3 Nov, Nov 3rd: the year is the programme's."""
    if _named("2000", month, day or "0") is None:
        return _wrong(typed)
    number = MONTHS.index(month[:3].lower()) + 1
    return period.complete(number, int(day)) or Unread(Code.CELL_DATE_NO_YEAR, (("value", typed),))


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
