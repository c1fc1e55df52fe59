"""Values as the text of a .csv cell, harmless when a spreadsheet program opens the file."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.sheets import Kind, Link

if TYPE_CHECKING:
    from toolkit.sheets import SheetValue

# What Excel would take for a formula, also behind blanks and line breaks.
_FORMULA_LIKE = re.compile(r"\s*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Text a spreadsheet program shows and never computes: an apostrophe stands before what looks like a formula."""
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def cell_text(value: SheetValue, kind: Kind) -> str:
    """A value as text; dates and numbers as every program reads them, blanks empty."""
    if value is None:
        return ""
    if isinstance(value, Link):
        return guarded(value.text)
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, int | float | Fraction):
        return _number(value, kind)
    return value.isoformat() if isinstance(value, date) else value.strftime("%H:%M")


def _number(value: float | Fraction, kind: Kind) -> str:
    if kind is Kind.PERCENT:
        return f"{float(value * 100):.1f}%"
    if isinstance(value, Fraction) and value.denominator != 1:
        return repr(float(value))
    return str(value)
