"""A cell of Google's as a value: what it holds decides, its number format tells dates from numbers.

Source: Google Sheets API v4, ExtendedValue and NumberFormat; day 0 is 30 December 1899, without Excel's false leap day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.sheets import Oddity, Value
from toolkit.stores.google.answers import child, text

if TYPE_CHECKING:
    from toolkit.stores.google.answers import Json, Object

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_DATES = frozenset({"DATE", "DATE_TIME", "TIME"})
_DURATION = re.compile(r"\[(?:h+|m+|s+)\+?\]", re.IGNORECASE)
_PADDING = re.compile(r'(?:"[^"]*"|\\.|[-+ /()])*0{2,}(?:"[^"]*"|\\.|[-+ /()0])*')
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!"})
_LOADING = "LOADING"


class Cell(NamedTuple):
    """One cell as read. Blanks: `shown` is empty unless a format pads a whole number with zeros."""

    value: Value = None
    odd: Oddity | None = None
    shown: str = ""


EMPTY = Cell()


def typed_cell(cell: Object) -> Cell:
    """What a cell of a spreadsheets.get answer holds."""
    held = child(cell, "effectiveValue")
    if not held:
        return EMPTY
    # Most cells are text, so it is looked for first.
    words = held.get("stringValue")
    if isinstance(words, str):
        return Cell(words) if words else EMPTY
    number = held.get("numberValue")
    if isinstance(number, int | float):
        return _number(cell, number)
    if "errorValue" in held:
        loading = text(child(held, "errorValue"), "type") == _LOADING
        return Cell(odd=Oddity.UNCACHED if loading else Oddity.ERROR)
    return Cell(held["boolValue"] is True) if "boolValue" in held else EMPTY


def _number(cell: Object, number: float) -> Cell:
    """A number, or the day, moment or time that its format makes of it."""
    format_ = _number_format(cell)
    if text(format_, "type") in _DATES:
        return Cell(_moment(number, text(format_, "pattern")))
    whole = plain(number)
    padded = isinstance(whole, int) and _PADDING.fullmatch(text(format_, "pattern"))
    return Cell(whole, shown=text(cell, "formattedValue") if padded else "")


def untyped_cell(value: Json) -> Cell:
    """What a cell of a values answer holds; dates are text there and errors are their names."""
    if isinstance(value, str):
        return Cell(odd=Oddity.ERROR) if value in _ERRORS else Cell(value or None)
    return Cell(plain(value)) if isinstance(value, int | float) else EMPTY


def plain(number: float) -> int | float:
    """A whole number as int; a truth value stays one."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def serial(value: date | time) -> float:
    """A day, a moment or a time of day as Google's number for it."""
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / timedelta(days=1)
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment.replace(tzinfo=None) - EPOCH) / timedelta(days=1)


def _number_format(cell: Object) -> Object:
    """The effective format: the one entered, or what a formula's result gets."""
    found = child(child(cell, "effectiveFormat"), "numberFormat")
    return found or child(child(cell, "userEnteredFormat"), "numberFormat")


def _moment(number: float, pattern: str) -> Value:
    try:
        moment = EPOCH + timedelta(days=number)
    except OverflowError:
        return plain(number)
    # Serials are binary fractions of a day; milliseconds are what they can tell.
    moment += timedelta(microseconds=500)
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    if _DURATION.search(pattern):
        return _duration(number)
    if 0 <= number < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _duration(number: float) -> time | str:
    """A duration under a day as a time, a longer one as it is shown: 26:30."""
    if 0 <= number < 1:
        return (EPOCH + timedelta(seconds=round(number * 86_400))).time()
    minutes, seconds = divmod(round(number * 86_400), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if seconds else f"{hours}:{minutes:02d}"
