"""A template as lints look at it: its parts as trees, its paragraphs at their places, its styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.word.checking.styles import Styles
from toolkit.word.opener import read_xml, unpacked, word_space
from toolkit.word.placing import Part, paragraph_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from toolkit.places import TemplateRef
    from toolkit.word.opener import Opened

CUT = 30


class Spot(NamedTuple):
    """A paragraph at its place, in the part it belongs to."""

    element: etree._Element
    at: TemplateRef
    part: str

    @property
    def text(self) -> str:
        """What stands in it, boxes inside it left out."""
        tag = self.element.tag
        own = (each for each in self.element.iter("{*}t") if next(each.iterancestors(tag), None) is self.element)
        return "".join(each.text or "" for each in own)

    def shown(self) -> TemplateRef:
        """Its place with how it begins."""
        text = self.text.strip()
        return self.at._replace(near=text if len(text) <= CUT else text[: CUT - 1] + "…")


@dataclass(frozen=True, slots=True)
class Inspected:
    """A template taken apart.

    Shape: `parts` are all its parts of XML as trees, by name; `spots` the paragraphs of those people type in, in order.
    """

    file: str
    names: frozenset[str]
    parts: Mapping[str, etree._Element]
    spots: tuple[Spot, ...]
    styles: Styles
    space: str

    def tag(self, name: str) -> str:
        """The full name of an element of ours: w:p."""
        return f"{{{self.space}}}{name}"

    def spots_of(self, part: str) -> Iterator[Spot]:
        """The paragraphs of one part."""
        return (spot for spot in self.spots if spot.part == part)

    def around(self, element: etree._Element, part: str) -> TemplateRef | None:
        """The place of the paragraph an element stands in."""
        holder = element if element.tag == self.tag("p") else next(element.iterancestors(self.tag("p")), None)
        return next((spot.shown() for spot in self.spots_of(part) if spot.element is holder), None)


def inspect(opened: Opened) -> Inspected:
    """A template for the lints.

    Raises: StudygroupError TEMPLATE_DAMAGED when a part is no XML.
    """
    parts: dict[str, etree._Element] = {}
    for member in opened.members:
        if member.name.endswith((".xml", ".rels")):
            parts[member.name] = read_xml(opened.file, member.name, unpacked(opened.file, member))
    texts = list(opened.texts)
    space = word_space(opened.file, texts[0], parts[texts[0]])
    spots = []
    for name in texts:
        part = Part(name, parts[name], word_space(opened.file, name, parts[name]))
        spots += [Spot(element, at, name) for element, at in paragraph_places(part, opened.file)]
    names = frozenset(member.name for member in opened.members)
    return Inspected(opened.file, names, parts, tuple(spots), Styles.of(parts, space), space)
