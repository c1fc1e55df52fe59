"""People's text as XML text: never a formula, never markup, never cut.

Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring: `_xHHHH_` in a cell is an escape, so a literal one is escaped itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

from toolkit.stores.texts import clean

CELL_LIMIT = 32_767
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


# Names, states and suggestions come back row after row.
@lru_cache(maxsize=4096)
def cell_text(text: str) -> str:
    """The content of a `<t>` element; a carriage return stays one, though parsers make it a line feed otherwise."""
    return escape(_ESCAPE_LIKE.sub("_x005F_", clean(text).text), {"\r": "&#13;"})


def xml_text(text: str) -> str:
    """The content of any other element; only cells know Excel's own escape."""
    return escape(clean(text).text, {"\r": "&#13;"})


def attribute_text(text: str) -> str:
    """The content of an attribute, line breaks kept."""
    return escape(clean(text).text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def quoted_sheet(name: str) -> str:
    """A sheet's name the way references write it."""
    return "'" + name.replace("'", "''") + "'"
