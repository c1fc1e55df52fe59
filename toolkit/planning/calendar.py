"""Working days: what 节假日 says, else the country's calendar, else nothing is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.programme.settings import Holiday

SATURDAY = 5


class WorkingDays(NamedTuple):
    """How many working days; not `certain` when a year without data was counted by weekday alone."""

    days: int
    certain: bool


class WorkCalendar:
    """The days people work: 节假日 of the workbook goes before the published calendar of 调休."""

    def __init__(self, holidays: Iterable[Holiday] = ()) -> None:
        self._own = {each.day: each.kind for each in holidays}

    def is_working_day(self, day: date) -> bool | None:
        """Whether people work that day; None where neither the workbook nor the published calendar knows the year."""
        own = self._own.get(day)
        if own is not None:
            return own is DayKind.WORK
        return _published(day)

    def works(self, day: date) -> bool:
        """Like `is_working_day`; a year without data goes by weekday."""
        known = self.is_working_day(day)
        return day.weekday() < SATURDAY if known is None else known

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """The working days from the first to the last day, both included; () when the last is earlier."""
        return tuple(day for day in _days(first, last) if self.works(day))

    def unknown_years(self, days: Iterable[date]) -> tuple[int, ...]:
        """The years of some days for which no days off have been published yet."""
        return tuple(year for year in sorted({day.year for day in days}) if _published(date(year, 1, 1)) is None)

    def distance(self, first: date, last: date) -> WorkingDays:
        """Working days after `first` up to and with `last`; negative when `last` is earlier."""
        if last < first:
            back = self.distance(last, first)
            return WorkingDays(-back.days, back.certain)
        days = list(_days(first + timedelta(days=1), last))
        certain = all(self.is_working_day(day) is not None for day in days)
        return WorkingDays(sum(map(self.works, days)), certain)


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _published(day: date) -> bool | None:
    import chinese_calendar  # noqa: PLC0415 - its tables are heavy, and only dates need them

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
