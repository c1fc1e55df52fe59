"""Finds in a filled part the tables that ask for more room, and has them fitted; all others stay the text they are.

A programme's overview has tables of thousands of rows: only those that hold a long word or a long text are parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.word.fitting import fit_contents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.fitting import Type

_TARGET = "sg-fit"
FIT = f"<?{_TARGET} ?>"
# A text of so many letters is long, and so is a word that is not Chinese.
_LONG, _LONG_WORD = 45, re.compile(r"[A-Za-z0-9\u00c0-\u024f.@_]{12,}")
_PERHAPS = re.compile(r">([^<]{12,})")
_HOLDER = "fit"


class Roomy(NamedTuple):
    """What fitting a part's tables takes: the namespaces they use by prefix, how one ends, types by style."""

    w: str
    namespaces: Mapping[str | None, str]
    closing: str
    types: Mapping[str, Type]

    def fit_tables(self, text: str) -> str:
        """A filled part without the marks; tables behind one are fitted if they ask for it."""
        before, *marked = text.split(FIT)
        return "".join([before, *map(self._fitted, marked)])

    def _fitted(self, text: str) -> str:
        end = text.find(self.closing) + len(self.closing)
        asks = any(map(_is_long, _PERHAPS.findall(text, 0, end)))
        return self._fit(text[:end]) + text[end:] if asks else text

    def _fit(self, table: str) -> str:
        declared = "".join(f' {_declaring(prefix)}="{uri}"' for prefix, uri in self.namespaces.items())
        holder = etree.fromstring(f"<{_HOLDER}{declared}>{table}</{_HOLDER}>".encode())
        fit_contents(holder[0], self.w, self.types)
        written = etree.tostring(holder, encoding="unicode")
        return written[written.index(">") + 1 : written.rindex("<")]


def roomy_part(w: str, namespaces: Mapping[str | None, str], types: Mapping[str, Type]) -> Roomy:
    """For a part whose marked tables use these namespaces, one of them Word's own."""
    prefix = next(prefix for prefix, uri in namespaces.items() if w == f"{{{uri}}}")
    return Roomy(w, namespaces, f"</{prefix}:tbl>" if prefix else "</tbl>", types)


def _is_long(text: str) -> bool:
    return len(text) >= _LONG or _LONG_WORD.search(text) is not None


def mark_roomy(root: etree._Element, w: str) -> Mapping[str | None, str]:
    """Marks the tables that fit their contents, unless a loop gives them columns or another is inside.

    Shape: the namespaces of those marked, by prefix.
    """
    namespaces: dict[str | None, str] = {}
    for table in list(root.iter(f"{w}tbl")):
        grid = table.find(f"{w}tblGrid")
        if _fits_itself(table, w) and grid is not None and _is_element(grid.getprevious()):
            table.addprevious(etree.ProcessingInstruction(_TARGET))
            namespaces |= table.nsmap
    return namespaces


def _declaring(prefix: str | None) -> str:
    return f"xmlns:{prefix}" if prefix else "xmlns"


def _fits_itself(table: etree._Element, w: str) -> bool:
    """Whether a table by itself is set to fit, which Word does not write down: it is what holds without a word."""
    layout = table.find(f"{w}tblPr/{w}tblLayout")
    alone = table.find(f".//{w}tbl") is None and next(table.iterancestors(f"{w}tbl"), None) is None
    return alone and (layout is None or layout.get(f"{w}type") != "fixed")


def _is_element(node: etree._Element | None) -> bool:
    return node is not None and isinstance(node.tag, str)
