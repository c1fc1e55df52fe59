"""People's text as XML text: never a formula, never markup, never cut.

Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring: `_xHHHH_` in a cell is an escape, so a literal one is escaped itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

CELL_LIMIT = 32_767
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What XML 1.0 cannot hold: control characters, halves of surrogate pairs, two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


class Cleaned(NamedTuple):
    """Text a workbook can hold, and how many characters had to be replaced."""

    text: str
    replaced: int


def clean(text: str) -> Cleaned:
    """The text with every character XML cannot hold replaced by `�`."""
    return Cleaned(*_ILLEGAL.subn(REPLACEMENT, text))


def cell_text(text: str) -> str:
    """The content of a `<t>` element; a carriage return stays one, though parsers make it a line feed otherwise."""
    return escape(_ESCAPE_LIKE.sub("_x005F_", clean(text).text), {"\r": "&#13;"})


def attribute_text(text: str) -> str:
    """The content of an attribute, line breaks kept."""
    return escape(clean(text).text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def excel_length(text: str) -> int:
    """How many characters Excel counts: those beyond the basic plane count twice."""
    return len(text) + sum(1 for each in text if ord(each) > 0xFFFF)


def quoted_sheet(name: str) -> str:
    """A sheet's name the way references write it."""
    return "'" + name.replace("'", "''") + "'"
