"""第 X 页 共 Y 页 in a joined file: Y is how many pages the record has, not the whole file.

Word and WPS know a field for the pages of a section; LibreOffice does not, but can say on which page a bookmark stands.
Each record therefore ends with a bookmark, and what is meant for LibreOffice alone asks for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.joining.names import numbered
from toolkit.word.joining.sections import main_of, sections_of
from toolkit.word.joining.shelf import FILE, Shelf, Source
from toolkit.word.opener import word_space

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_FILE, OF_SECTION = "NUMPAGES", "SECTIONPAGES"
_BOOKMARK = "_studygroup_end"
_MARGIN = re.compile(r"(?:.*/)?(?:header|footer)[^/]*\.xml")


@dataclass(frozen=True, slots=True)
class Counted:
    """Headers and footers in which one field gives way to another."""

    old: str
    new: str

    def change(self, part: str, data: bytes) -> bytes:
        """A header or footer with the other field; any other part as it is."""
        if self.old.encode() not in data or _MARGIN.fullmatch(part) is None:
            return data
        root = etree.fromstring(data)
        _replace(root, self.old, self.new)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def counted(record: int, *, single: bool) -> Counted:
    """How a record's headers and footers count its pages; `single` when it is one section."""
    return Counted(OF_FILE, OF_SECTION if single else _page_of_end(record))


def count_within(root: etree._Element, space: str) -> None:
    """Ends a record with a bookmark, which its own text counts pages by; like any other it gets the record's number."""
    _replace(root, OF_FILE, f"PAGEREF {_BOOKMARK}")
    last = [each for each in root.iter(f"{{{space}}}p") if each.getparent() is root[-1]][-1:]
    for paragraph in last:
        for name in ("bookmarkStart", "bookmarkEnd"):
            made = etree.SubElement(paragraph, f"{{{space}}}{name}")
            made.set(f"{{{space}}}id", "end")
            if name == "bookmarkStart":
                made.set(f"{{{space}}}name", _BOOKMARK)


def for_office(document: bytes) -> bytes:
    """A document as LibreOffice counts its pages rightly; one that needs no change comes back as it is."""
    origin = Source.of(document)
    if not any(_MARGIN.fullmatch(part) and OF_SECTION.encode() in origin.data(part) for part in origin.members):
        return document
    main = main_of(origin)
    root = origin.tree(main)
    space = word_space(FILE, main, root)
    named = {str(each.get(f"{{{space}}}name")) for each in root.iter(f"{{{space}}}bookmarkStart")}
    shelf = Shelf.of(origin)
    for record, section in enumerate(sections_of(root, space), start=1):
        if numbered(_BOOKMARK, record) in named:
            theirs = Source(origin.members, Counted(OF_SECTION, _page_of_end(record)).change)
            shelf.adopt(section, theirs, main, main)
    shelf.put(main, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return shelf.finished()


def _page_of_end(record: int) -> str:
    return f"PAGEREF {numbered(_BOOKMARK, record)}"


def _replace(root: etree._Element, old: str, new: str) -> None:
    word = re.compile(rf"\b{old}\b")
    for element, attribute, code in _codes(root):
        if word.search(code):
            said = word.sub(new, code)
            if attribute:
                element.set(attribute, said)
            else:
                element.text = said


def _codes(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """The fields of a part: where each code stands, and the code."""
    for simple in root.iter("{*}fldSimple"):
        name = etree.QName(simple)
        attribute = f"{{{name.namespace}}}instr"
        yield simple, attribute, simple.get(attribute, "")
    for code in root.iter("{*}instrText"):
        yield code, "", code.text or ""
