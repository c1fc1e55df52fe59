"""Excel's numbers for days and times as dates and times, and back."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache

_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
# Excel 1900 counts a 29 February 1900 that never was; days before it stand one off.
_FIRST_TRUE_DAY = 60
_DAYS = 2_958_466


def from_serial(serial: float, *, epoch_1904: bool) -> date | datetime | time | float:
    """A serial number as a day, a moment, or a time of day when it is under one day; out of range it stays a number."""
    if not 0 <= serial < _DAYS:
        return serial
    moment = (_EPOCH_1904 if epoch_1904 else _EPOCH_1900) + timedelta(days=serial)
    if not epoch_1904 and serial < _FIRST_TRUE_DAY:
        moment += timedelta(days=1)
    # Serials are binary fractions of a day; Excel itself rounds what it shows.
    moment = (moment + timedelta(microseconds=500)).replace(microsecond=moment.microsecond // 1000 * 1000)
    return moment.time() if serial < 1 else day_or_moment(moment)


def from_iso(text: str) -> date | datetime | time | str:
    """A day, moment or time of day as Strict workbooks write them; anything else stays text."""
    try:
        if "T" in text or "-" in text:
            return day_or_moment(datetime.fromisoformat(text).replace(tzinfo=None))
        return time.fromisoformat(text)
    except ValueError:
        return text


def day_or_moment(moment: datetime) -> date | datetime:
    """Midnight means the day."""
    return moment.date() if moment.time() == time() else moment


def from_duration(length: timedelta) -> time | str:
    """A duration under a day as a time, a longer one as Excel shows it: 26:30."""
    if timedelta() <= length < timedelta(days=1):
        return (_EPOCH_1904 + length).time()
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if seconds else f"{hours}:{minutes:02d}"


# Thousands of rows name the same few days.
@lru_cache(maxsize=4096)
def to_serial(value: date | time, *, epoch_1904: bool) -> Fraction:
    """A day, moment or time of day as Excel's number, exact."""
    if isinstance(value, time):
        seconds = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return Fraction(seconds // timedelta(seconds=1), 86_400)
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    epoch = _EPOCH_1904 if epoch_1904 else _EPOCH_1900
    return Fraction((moment.replace(tzinfo=None) - epoch) / timedelta(seconds=1)) / 86_400


def digits(value: float | Fraction) -> str:
    """A number as a cell holds it.

    Raises: ValueError when it is not finite, which is our bug.
    """
    if isinstance(value, Fraction):
        above, below = value.as_integer_ratio()
        return repr(above if below == 1 else above / below)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("no workbook can hold a number that is not finite")
    return repr(value)
