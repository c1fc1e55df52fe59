"""Foot- and endnotes of all records in one part each, every note under a number of its own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.joining.shelf import Shelf, Source

# The part's kind, its elements, and what refers to them in a text.
_KINDS = (("footnotes", "footnote", "footnoteReference"), ("endnotes", "endnote", "endnoteReference"))


@dataclass(slots=True)
class _Part:
    name: str
    root: etree._Element
    element: str
    reference: str
    highest: int


@dataclass(slots=True)
class Notes:
    """The parts that hold notes, beginning with the first record's."""

    space: str
    parts: tuple[_Part, ...]

    @classmethod
    def of(cls, first: Source, related: Mapping[str, str], space: str) -> Notes:
        """The first record's notes."""
        found = []
        for kind, element, reference in _KINDS:
            name = related.get(kind, "")
            if name in first.members:
                root = first.tree(name)
                numbers = [int(each.get(f"{{{space}}}id") or 0) for each in root.iter(f"{{{space}}}{element}")]
                found.append(_Part(name, root, element, reference, max(numbers, default=0)))
        return cls(space, tuple(found))

    def adopt(self, root: etree._Element, origin: Source, shelf: Shelf) -> None:
        """Takes a record's notes over; its references follow."""
        for part in self.parts:
            references = list(root.iter(f"{{{self.space}}}{part.reference}"))
            if references and part.name in origin.members:
                self._take(part, references, origin, shelf)

    def _take(self, part: _Part, references: list[etree._Element], origin: Source, shelf: Shelf) -> None:
        key = f"{{{self.space}}}id"
        theirs = {each.get(key): each for each in origin.tree(part.name).iter(f"{{{self.space}}}{part.element}")}
        for reference in references:
            note = theirs.get(reference.get(key))
            if note is not None:
                part.highest += 1
                made = deepcopy(note)
                made.set(key, str(part.highest))
                reference.set(key, str(part.highest))
                part.root.append(made)
                shelf.adopt(made, origin, part.name, part.name)

    def settle(self, shelf: Shelf) -> None:
        """Puts the parts into the joined file."""
        for part in self.parts:
            shelf.put(part.name, etree.tostring(part.root, xml_declaration=True, encoding="UTF-8", standalone=True))
