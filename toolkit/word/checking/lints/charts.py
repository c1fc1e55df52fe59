"""Charts that would be printed as the designer drew them: unnamed ones, and newer kinds nobody can fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, Problem, problem
from toolkit.word.charts import NEWER, is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.checking.inspected import Inspected


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
            if NEWER in str(drawn.tag):
                yield problem(Code.LINT_CHART_NEWER, spot.shown())
            elif not is_named(drawing):
                yield problem(Code.LINT_CHART_UNNAMED, spot.shown())
