"""What tones and kinds look like in Google Sheets: the house's one palette in Google's words."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.sheets import Kind, Link, Tone
from toolkit.stores.google.typed import plain, serial
from toolkit.stores.looks import ABOVE_NOTE, LINK_INK, LOOKS, NUMBER_FORMATS, TEXT_FORMAT, TIME_FORMAT, Look
from toolkit.stores.texts import clean

if TYPE_CHECKING:
    from toolkit.sheets import SheetValue
    from toolkit.stores.google.answers import Object

_TEXT: Object = {"type": "TEXT", "pattern": TEXT_FORMAT}
_TIME: Object = {"type": "TIME", "pattern": TIME_FORMAT}
_NUMBERS: dict[Kind, Object] = {
    Kind.INTEGER: {"type": "NUMBER", "pattern": NUMBER_FORMATS[Kind.INTEGER]},
    Kind.NUMBER: {"type": "NUMBER", "pattern": NUMBER_FORMATS[Kind.NUMBER]},
    Kind.PERCENT: {"type": "PERCENT", "pattern": NUMBER_FORMATS[Kind.PERCENT]},
    Kind.DATE: {"type": "DATE", "pattern": NUMBER_FORMATS[Kind.DATE]},
    Kind.DATETIME: {"type": "DATE_TIME", "pattern": NUMBER_FORMATS[Kind.DATETIME]},
}
_CENTRED = frozenset({Kind.DATE, Kind.DATETIME})
SURFACE_FIELDS = (
    "userEnteredFormat(textFormat(foregroundColorStyle,fontSize,bold,italic),"
    "verticalAlignment,wrapStrategy,backgroundColorStyle)"
)
LETTERS_FIELDS = "userEnteredFormat.textFormat(foregroundColorStyle,underline)"
PLACE_FIELDS = "userEnteredFormat(horizontalAlignment,numberFormat)"


class Drawn(NamedTuple):
    """What a cell looks like, in layers: a surface that follows its row; a side and number format, then the ink of
    links, that follow its column.

    Shape: what a link leads to goes with the cell's value; the fields of the layers leave it alone.
    """

    surface: Object
    place: Object
    letters: Object | None = None


def colour(code: str) -> Object:
    """RRGGBB as a ColorStyle; Google keeps 255 steps, so four digits tell them apart."""
    red, green, blue = (round(int(code[place : place + 2], 16) / 255, 4) for place in (0, 2, 4))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def line_format(position: int) -> Drawn:
    """A line above the header: the first is the title; none of them widens its row."""
    return Drawn(_surface(LOOKS[Tone.TITLE] if position == 1 else ABOVE_NOTE, wrapped=False), _place("LEFT"))


def header_format(tone: Tone) -> Drawn:
    """The header of a column."""
    return Drawn(_surface(LOOKS[tone]), _place("CENTER"))


def cell_format(value: SheetValue, kind: Kind, tone: Tone, *, linked: bool = False) -> Drawn:
    """A cell of the body; an empty one is ready for what its column takes."""
    if isinstance(value, Link):
        letters: Object = {"foregroundColorStyle": colour(LINK_INK), "underline": linked}
        return Drawn(_surface(LOOKS[tone]), _place("LEFT", _TEXT), {"textFormat": letters})
    if value is None or value == "":
        # As if something stood there: equal cells below each other are formatted in one go.
        return Drawn(_surface(LOOKS[tone]), _place(_side(kind), column_format(kind)))
    if isinstance(value, str):
        return Drawn(_surface(LOOKS[tone]), _place("CENTER" if kind in _CENTRED else "LEFT", _TEXT))
    side = "CENTER" if isinstance(value, date | time | bool) else "RIGHT"
    return Drawn(_surface(LOOKS[tone]), _place(side, _number_format(value, kind)))


def column_format(kind: Kind) -> Object:
    """How what people type into a column is taken: text stays text, with its leading zeros."""
    return _NUMBERS.get(kind, _TEXT)


def rule_format(tone: Tone) -> Object:
    """What a rule changes about a cell."""
    look = LOOKS[tone]
    drawn: Object = {"textFormat": {"foregroundColorStyle": colour(look.ink)}}
    return {**drawn, "backgroundColorStyle": colour(look.fill)} if look.fill else drawn


def entered(value: SheetValue) -> Object:
    """A value as Google takes it literally: people's text is never parsed, so never a formula."""
    if isinstance(value, Link):
        value = value.text
    if value is None or value == "":
        return {}
    if isinstance(value, str):
        return {"stringValue": clean(value).text}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, date | time):
        return {"numberValue": plain(serial(value))}
    if isinstance(value, Fraction):
        return {"numberValue": value.numerator if value.denominator == 1 else float(value)}
    return {"numberValue": value}


def _side(kind: Kind) -> str:
    return "LEFT" if kind is Kind.TEXT else "CENTER" if kind in _CENTRED else "RIGHT"


def _number_format(value: float | Fraction | date | time, kind: Kind) -> Object | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, time):
        return _TIME
    if isinstance(value, datetime):
        return _NUMBERS[Kind.DATETIME]
    if isinstance(value, date):
        return _NUMBERS[Kind.DATE]
    return None if kind in _CENTRED else _NUMBERS.get(kind)


@cache
def _surface(look: Look, *, wrapped: bool = True) -> Object:
    """One object for equal surfaces: rows of them are compared at a glance."""
    letters: Object = {
        "foregroundColorStyle": colour(look.ink),
        "fontSize": look.size,
        **({"bold": True} if look.bold else {}),
        **({"italic": True} if look.italic else {}),
    }
    return {
        "textFormat": letters,
        "verticalAlignment": "MIDDLE",
        "wrapStrategy": "WRAP" if wrapped else "OVERFLOW_CELL",
        **({"backgroundColorStyle": colour(look.fill)} if look.fill else {}),
    }


def _place(side: str, number: Object | None = None) -> Object:
    return {"horizontalAlignment": side, **({"numberFormat": number} if number else {})}
