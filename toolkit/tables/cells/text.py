"""Cells as text: people's words untouched but for blanks at the ends."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.sheets import Value

_SURE = re.compile(r"[;；\n\r]+")
_MAYBE = re.compile(r"[;；\n\r、，,]+")


def text_of(value: Value) -> str:
    """What a cell shows when it is taken as text."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.time() != time() else value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def parts_of(text: str) -> tuple[str, ...]:
    """A list in a cell by the marks that always part: `;` `；` and line breaks."""
    return _parts(_SURE, text)


def finer_parts_of(text: str) -> tuple[str, ...]:
    """A list by `、` and commas too; right only when every part turns out to be known."""
    return _parts(_MAYBE, text)


def _parts(marks: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in marks.split(text) if part.strip())
