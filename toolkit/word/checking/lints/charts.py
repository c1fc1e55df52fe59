"""Charts that would be printed as the designer drew them: unnamed ones, and newer kinds nobody can fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from toolkit.word.checking.inspected import Inspected

_NAMED = re.compile(r"\s*(?:chart|图表)\s*[:：]", re.IGNORECASE)
_NEWER = "chartex"


def charts_that_stay(inspected: Inspected) -> Iterator[Problem]:
    """Charts without a name in their alt text, which show example data in every document; and those of newer kinds.

    Problems: LINT_CHART_UNNAMED, LINT_CHART_NEWER.
    """
    for spot in inspected.spots:
        for drawing in spot.element.iter("{*}docPr"):
            holder = next(drawing.iterancestors(inspected.tag("p")), None)
            frame = drawing.getparent()
            drawn = None if frame is None or holder is not spot.element else next(frame.iter("{*}chart"), None)
            if drawn is None:
                continue
            if _NEWER in str(drawn.tag):
                yield problem(Code.LINT_CHART_NEWER, spot.shown())
            elif not _is_named(drawing):
                yield problem(Code.LINT_CHART_UNNAMED, spot.shown())


def _is_named(drawing: etree._Element) -> bool:
    return any(_NAMED.match(drawing.get(name) or "") for name in ("descr", "title"))
