"""Cell values as plain JSON and back: what JSON has no kind for says what it is."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from toolkit.places import CellRef
from toolkit.sheets import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.sheets import SheetValue

# A moment is a day too, so it comes first.
_TYPED: Mapping[str, type[datetime | date | time]] = {"datetime": datetime, "date": date, "time": time}
_FRACTION, _LINK = "fraction", "link"


def value_told(value: SheetValue) -> object:
    """A value as JSON has it."""
    if isinstance(value, Link):
        return {_LINK: [value.text, list(value.to) if isinstance(value.to, CellRef) else value.to]}
    if isinstance(value, Fraction):
        return {_FRACTION: str(value)}
    for name, kind in _TYPED.items():
        if isinstance(value, kind):
            return {name: value.isoformat()}
    return value


def value_heard(told: Any) -> SheetValue:
    """A value out of JSON.

    Raises: KeyError, TypeError or ValueError for what no value was told as.
    """
    if not isinstance(told, dict):
        return cast("SheetValue", told)
    ((name, held),) = told.items()
    if name == _FRACTION:
        return Fraction(held)
    if name == _LINK:
        text, to = held
        return Link(text, CellRef(*to) if isinstance(to, list) else to)
    return _TYPED[name].fromisoformat(held)
