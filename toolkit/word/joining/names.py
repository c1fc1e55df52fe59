"""Names and numbers that may stand only once in a document: bookmarks, drawings, permissions, content controls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

# Pairs that are held together by a number, each kind counted for itself.
_PAIRS = (("bookmarkStart", "bookmarkEnd"), ("permStart", "permEnd"))
# Remarks of the template's author belong to its first record only: their texts lie in a part that knows them once.
_REMARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Word cuts nothing: a longer name is refused.
NAME_LIMIT = 40
_WORD = re.compile(r"[^\s\"\\]+")


@dataclass(slots=True)
class Counting:
    """Numbers handed out over all records."""

    space: str
    pairs: Mapping[str, Iterator[int]] = field(default_factory=lambda: {start: count(1) for start, _ in _PAIRS})
    drawings: Iterator[int] = field(default_factory=lambda: count(1))

    def renumber(self, root: etree._Element, record: int) -> None:
        """Gives a record numbers and names nobody before it has."""
        for start, end in _PAIRS:
            self._pair(root, start, end)
        for drawing in root.iter("{*}docPr"):
            drawing.set("id", str(next(self.drawings)))
        if record > 1:
            self._rename_bookmarks(root, record)
            _shed(root, self.space)

    def _pair(self, root: etree._Element, start: str, end: str) -> None:
        numbers: dict[str, str] = {}
        key = self._tag("id")
        for element in root.iter(self._tag(start), self._tag(end)):
            old = element.get(key, "")
            if old not in numbers:
                numbers[old] = str(next(self.pairs[start]))
            element.set(key, numbers[old])

    def _rename_bookmarks(self, root: etree._Element, record: int) -> None:
        """Bookmarks get the record's number at their end, and what refers to them follows."""
        renamed: dict[str, str] = {}
        for element in root.iter(self._tag("bookmarkStart")):
            old = element.get(self._tag("name"), "")
            renamed[old] = numbered(old, record)
            element.set(self._tag("name"), renamed[old])
        if not renamed:
            return
        for link in root.iter(self._tag("hyperlink")):
            anchor = link.get(self._tag("anchor"))
            if anchor in renamed:
                link.set(self._tag("anchor"), renamed[anchor])
        for code in root.iter(self._tag("instrText")):
            code.text = _renamed(code.text or "", renamed)
        for simple in root.iter(self._tag("fldSimple")):
            simple.set(self._tag("instr"), _renamed(simple.get(self._tag("instr"), ""), renamed))

    def _tag(self, name: str) -> str:
        return f"{{{self.space}}}{name}"


def numbered(name: str, record: int) -> str:
    """What a bookmark is called in a record: its own name in the first, with the record's number in later ones."""
    ending = f"_{record}" if record > 1 else ""
    return name[: NAME_LIMIT - len(ending)] + ending


def _renamed(code: str, names: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: names.get(found[0], found[0]), code)


def _shed(root: etree._Element, space: str) -> None:
    """Takes away what Word gives anew by itself, and remarks."""
    gone = [
        *root.iter(*(f"{{{space}}}{name}" for name in _REMARKS)),
        *root.iterfind(f".//{{{space}}}sdtPr/{{{space}}}id"),
    ]
    for element in gone:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(f"{{{space}}}p", f"{{{space}}}tr"):
        for name in ("paraId", "textId"):
            element.attrib.pop(f"{_W14}{name}", "")
