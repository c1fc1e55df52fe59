"""Finds in a filled part the tables that ask for more room, and has them fitted; all others stay the text they are.

A programme's overview has tables of thousands of rows: only those that hold a long word or a long text are parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.word.fitting import fit_contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TARGET = "sg-fit"
FIT = f"<?{_TARGET} ?>"
_LONG = re.compile(r">[^<]{45,}<|>[^<]*?[A-Za-z\u00c0-\u024f]{12,}")
_HOLDER = "fit"


class Roomy(NamedTuple):
    """What fitting a part's tables takes: the namespaces they use by prefix, and sizes of type by style."""

    w: str
    namespaces: Mapping[str | None, str]
    sizes: Mapping[str, int]

    def fit_tables(self, text: str) -> str:
        """A filled part without the marks; tables behind one are fitted if they ask for it."""
        before, *marked = text.split(FIT)
        return "".join([before, *(self._fitted(each) for each in marked)])

    def _fitted(self, text: str) -> str:
        closing = self._closing
        end = text.find(closing) + len(closing)
        return self._fit(text[:end]) + text[end:] if _LONG.search(text, 0, end) else text

    def _fit(self, table: str) -> str:
        declared = "".join(f' {_declaring(prefix)}="{uri}"' for prefix, uri in self.namespaces.items())
        holder = etree.fromstring(f"<{_HOLDER}{declared}>{table}</{_HOLDER}>".encode())
        fit_contents(holder[0], self.w, self.sizes)
        written = etree.tostring(holder, encoding="unicode")
        return written[written.index(">") + 1 : written.rindex("<")]

    @property
    def _closing(self) -> str:
        prefix = next(prefix for prefix, uri in self.namespaces.items() if self.w == f"{{{uri}}}")
        return f"</{prefix}:tbl>" if prefix else "</tbl>"


def mark_roomy(root: etree._Element, w: str) -> Mapping[str | None, str]:
    """Marks the tables that are set to fit their contents, unless a loop gives them columns or another is inside.

    Shape: the namespaces of those marked, by prefix.
    """
    namespaces: dict[str | None, str] = {}
    for table in _set_to_fit(root, w):
        grid = table.find(f"{w}tblGrid")
        if grid is not None and _is_element(grid.getprevious()):
            table.addprevious(etree.ProcessingInstruction(_TARGET))
            namespaces |= table.nsmap
    return namespaces


def _declaring(prefix: str | None) -> str:
    return f"xmlns:{prefix}" if prefix else "xmlns"


def _set_to_fit(root: etree._Element, w: str) -> Iterator[etree._Element]:
    for layout in list(root.iter(f"{w}tblLayout")):
        table = next(layout.iterancestors(f"{w}tbl"), None)
        if table is None or layout.get(f"{w}type") != "autofit" or table.find(f".//{w}tbl") is not None:
            continue
        if next(table.iterancestors(f"{w}tbl"), None) is None:
            yield table


def _is_element(node: etree._Element | None) -> bool:
    return node is not None and isinstance(node.tag, str)
