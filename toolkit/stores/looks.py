"""What each tone looks like: one palette for new workbooks and for sheets written back.

Shape: colours are RRGGBB; blank means none.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from toolkit.sheets import Kind, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.sheets import SheetValue

INK = "262626"
LINE = "D9D9D9"
LINK_INK = "0563C1"
FONT = "微软雅黑"
BODY_SIZE = 10


class Look(NamedTuple):
    """How text of one tone is drawn; `size` in points."""

    ink: str = INK
    fill: str = ""
    bold: bool = False
    italic: bool = False
    size: int = BODY_SIZE


LOOKS: Mapping[Tone, Look] = {
    Tone.PLAIN: Look(),
    Tone.TITLE: Look(ink="1F3864", bold=True, size=16),
    Tone.HEADER: Look(ink="FFFFFF", fill="2F5597", bold=True),
    Tone.OPTIONAL: Look(ink="404040", fill="D9D9D9", bold=True),
    Tone.NOTE: Look(ink="7F7F7F", italic=True),
    Tone.TOTAL: Look(fill="EDF1F9", bold=True),
    Tone.INPUT: Look(fill="FFF2CC"),
    Tone.GOOD: Look(ink="006100", fill="E2F0D9"),
    Tone.WARN: Look(ink="7F6000", fill="FFEB9C"),
    Tone.BAD: Look(ink="9C0006", fill="FFD9D9"),
}
# Lines above the header: the first is the title, the rest explain.
ABOVE_NOTE = Look(ink="7F7F7F")

# What the series of a chart are filled with: dark and light in turn, so that a grey print tells them apart.
SHADES = ("2F5597", "B4C7E7", "7F7F7F", "DAE3F3", "1F3864", "A6A6A6")

TEXT_FORMAT = "@"
NUMBER_FORMATS: Mapping[Kind, str] = {
    Kind.TEXT: "General",
    Kind.INTEGER: "0",
    Kind.NUMBER: "0.0#",
    Kind.PERCENT: "0.0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.DATETIME: "yyyy-mm-dd hh:mm",
}
TIME_FORMAT = "hh:mm"

TITLE_HEIGHT = 30
HEADER_HEIGHT = 24


def number_format(value: SheetValue, kind: Kind) -> str:
    """How a number or date shows; a date shows as one in whichever column."""
    if isinstance(value, datetime):
        return NUMBER_FORMATS[Kind.DATETIME]
    if isinstance(value, date):
        return NUMBER_FORMATS[Kind.DATE]
    if isinstance(value, time):
        return TIME_FORMAT
    if isinstance(value, bool) or kind in {Kind.DATE, Kind.DATETIME}:
        return "General"
    return NUMBER_FORMATS[kind]
