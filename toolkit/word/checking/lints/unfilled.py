"""Tags where nothing is filled in: charts and diagrams, formulas, codes of fields, alternative texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem, problem
from toolkit.word.checking.lints.reach import field_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from toolkit.word.checking.inspected import Inspected, Spot

_TAG = re.compile(r"[{｛][{｛%％].+?[}｝%％][}｝]")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_STRICT_MATH = "{http://purl.oclc.org/ooxml/officeDocument/math}t"
# A chart's title is filled when its alt text names it; what comments say is for the author's colleagues.
_DRAWN = re.compile(r"word/(?:charts|diagrams|drawings)/[^/]+\.xml")


def tags_unfilled(inspected: Inspected) -> Iterator[Problem]:
    """Tags that would be printed as they were typed, or be lost.

    Problems: LINT_TAG_UNFILLED.
    """
    for spot in inspected.spots:
        for text in _beside(inspected, spot):
            for tag in _TAG.findall(text):
                yield problem(Code.LINT_TAG_UNFILLED, spot.shown(), tag=tag)
    for name, root in inspected.parts.items():
        if _DRAWN.fullmatch(name):
            for text in _paragraphs(root):
                for tag in _TAG.findall(text):
                    yield problem(Code.LINT_TAG_UNFILLED, TemplateRef(inspected.file, name, near=tag), tag=tag)


def _beside(inspected: Inspected, spot: Spot) -> Iterator[str]:
    """What a paragraph holds beside its text."""
    yield from field_codes(inspected, spot.element)
    yield "".join(each.text or "" for each in spot.element.iter(_MATH, _STRICT_MATH))
    for drawing in spot.element.iter("{*}docPr"):
        if next(drawing.iterancestors(inspected.tag("p")), None) is spot.element:
            yield from (drawing.get(name) or "" for name in ("descr", "title"))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        yield "".join(each.text or "" for each in paragraph.iter("{*}t"))
