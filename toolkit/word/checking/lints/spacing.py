"""Line spacing and indents that Word, WPS and LibreOffice do not agree on.

Source: facts on Word documents, section 5: 固定值 cuts inline pictures; an indent in characters alone is ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from toolkit.word.checking.inspected import Inspected

# An indent counted in characters, and the one in twips that must stand beside it.
_INDENTS = {
    "firstLineChars": ("firstLine",),
    "hangingChars": ("hanging",),
    "leftChars": ("left", "start"),
    "startChars": ("start", "left"),
    "rightChars": ("right", "end"),
    "endChars": ("end", "right"),
}
_TWIPS_PER_POINT = 20


def drawings_cut(inspected: Inspected) -> Iterator[Problem]:
    """Pictures and charts in a paragraph whose lines have a fixed height: only a strip of them is seen.

    Problems: LINT_FIXED_SPACING.
    """
    for spot in inspected.spots:
        drawn = [*spot.element.iter("{*}inline"), *spot.element.iter(inspected.tag("pict"))]
        if not any(_holder(inspected, each) is spot.element for each in drawn):
            continue
        for properties in inspected.styles.of_paragraph(spot.element, "pPr"):
            spacing = properties.find(inspected.tag("spacing"))
            rule = None if spacing is None else spacing.get(inspected.tag("lineRule"))
            if spacing is not None and (rule is not None or spacing.get(inspected.tag("line")) is not None):
                if rule == "exact":
                    points = int(spacing.get(inspected.tag("line"), "0")) // _TWIPS_PER_POINT
                    yield problem(Code.LINT_FIXED_SPACING, spot.shown(), points=points)
                break


def indents_in_characters(inspected: Inspected) -> Iterator[Problem]:
    """Indents given in characters only, in paragraphs and in styles.

    Problems: LINT_INDENT_CHARACTERS.
    """
    for spot in inspected.spots:
        own = spot.element.find(inspected.tag("pPr"))
        if own is not None and _lacks_twips(inspected, own):
            yield problem(Code.LINT_INDENT_CHARACTERS, spot.shown())
    for style in inspected.styles.by_id.values():
        own = style.find(inspected.tag("pPr"))
        if own is not None and _lacks_twips(inspected, own):
            name = style.find(inspected.tag("name"))
            said = "" if name is None else name.get(inspected.tag("val"), "")
            yield problem(Code.LINT_INDENT_CHARACTERS, TemplateRef(inspected.file, "word/styles.xml", near=said))


def _lacks_twips(inspected: Inspected, properties: etree._Element) -> bool:
    indent = properties.find(inspected.tag("ind"))
    if indent is None:
        return False
    for characters, twips in _INDENTS.items():
        counted = indent.get(inspected.tag(characters), "0")
        if counted != "0" and not any(indent.get(inspected.tag(each)) is not None for each in twips):
            return True
    return False


def _holder(inspected: Inspected, element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(inspected.tag("p")), None)
