"""Who belongs to a group on a day, found at once for the many days on which nobody joins or leaves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Period(NamedTuple):
    """The days one person belongs to a group, both ends included."""

    first: date
    last: date
    person: str


def once(persons: Iterable[str]) -> tuple[str, ...]:
    """Each of these people once, in their order."""
    return tuple(dict.fromkeys(persons))


class ByDay(dict[date, tuple[str, ...]]):
    """The people of these periods by day, in their order; a day is looked at when it is asked for.

    Shape: `gathered` makes the tuple: as they come, or each `once`.
    """

    def __init__(self, periods: Iterable[Period], gathered: Callable[[Iterable[str]], tuple[str, ...]] = tuple) -> None:
        super().__init__()
        self._periods, self._gathered = tuple(periods), gathered
        firsts, lasts, persons = zip(*self._periods, strict=True) if self._periods else ((), (), ())
        self._everybody = gathered(persons)
        self._all_from, self._all_until = max(firsts, default=date.min), min(lasts, default=date.max)

    def __missing__(self, day: date) -> tuple[str, ...]:
        if self._all_from <= day <= self._all_until:
            return self._everybody
        found = self[day] = self._gathered(each.person for each in self._periods if each.first <= day <= each.last)
        return found


NOBODY = ByDay(())
