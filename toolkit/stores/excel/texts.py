"""People's text as XML text: never a formula, never markup, never cut.

Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring: `_xHHHH_` in a cell is an escape, so a literal one is escaped itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.stores.texts import clean

CELL_LIMIT = 32_767
# Names and numbers have none of what follows.
_SPECIAL = re.compile("[&<>_\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


# Names, states and suggestions come back row after row.
@lru_cache(maxsize=4096)
def cell_text(text: str) -> str:
    """The content of a `<t>` element; a carriage return stays one, though parsers make it a line feed otherwise."""
    if _SPECIAL.search(text) is None:
        return text
    return escaped(_ESCAPE_LIKE.sub("_x005F_", clean(text).text)).replace("\r", "&#13;")


def xml_text(text: str) -> str:
    """The content of any other element; only cells know Excel's own escape."""
    return escaped(clean(text).text).replace("\r", "&#13;")


def attribute_text(text: str) -> str:
    """The content of an attribute, line breaks kept."""
    text = escaped(clean(text).text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def escaped(text: str) -> str:
    """Without the three characters that would be markup; `xml.sax.saxutils` would load the network for it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted_sheet(name: str) -> str:
    """A sheet's name the way references write it."""
    return "'" + name.replace("'", "''") + "'"
