"""What a template fetches from elsewhere: pictures it only links to, fields that read other files or programs."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from toolkit.word.checking.inspected import Inspected

# Links a reader follows by a click; all others are followed by Word when the document is opened.
_CLICKED = "hyperlink"
_ADDRESSES = re.compile(r"(?:https?|mailto|tel|ftp):", re.IGNORECASE)
_OUTSIDE = frozenset(
    {
        "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD", "MACROBUTTON",
        "AUTOTEXT", "GLOSSARY",
    }
)  # fmt: skip
_FIRST = re.compile(r"\s*\\?\s*(\w+)")


def links_outside(inspected: Inspected) -> Iterator[Problem]:
    """Parts that lie outside the file, and links to places only the author's computer knows.

    Problems: LINT_LINKED_OUTSIDE.
    """
    for name, root in inspected.parts.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name).removesuffix(".rels")
        part = posixpath.join(folder, file)
        for relation in root:
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" or (kind == _CLICKED and _ADDRESSES.match(target)):
                continue
            at = _place(inspected, part, relation.get("Id", "")) or TemplateRef(inspected.file, part)
            yield problem(Code.LINT_LINKED_OUTSIDE, at, target=target)


def fields_outside(inspected: Inspected) -> Iterator[Problem]:
    """Fields that fetch text, pictures or data from other files or programs.

    Problems: LINT_FIELD_OUTSIDE.
    """
    for spot in inspected.spots:
        for code in field_codes(inspected, spot.element):
            word = _FIRST.match(code)
            if word is not None and word[1].upper() in _OUTSIDE:
                yield problem(Code.LINT_FIELD_OUTSIDE, spot.shown(), field=word[1].upper())


def field_codes(inspected: Inspected, paragraph: etree._Element) -> Iterator[str]:
    """The codes of the fields that begin in a paragraph, each whole: Word cuts them into runs as it likes."""
    for simple in paragraph.iter(inspected.tag("fldSimple")):
        yield simple.get(inspected.tag("instr"), "")
    code: list[str] = []
    for element in paragraph.iter(inspected.tag("fldChar"), inspected.tag("instrText")):
        if element.tag == inspected.tag("instrText"):
            code.append(element.text or "")
        elif code:
            yield "".join(code)
            code = []
    if code:
        yield "".join(code)


def _place(inspected: Inspected, part: str, key: str) -> TemplateRef | None:
    """The paragraph that shows what a relation leads to."""
    root = inspected.parts.get(part)
    if root is None:
        return None
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if value == key and str(name).endswith(("relationships}id", "relationships}embed", "relationships}link")):
                return inspected.around(element, part)
    return None
