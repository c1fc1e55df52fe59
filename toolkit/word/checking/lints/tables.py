"""Header rows that a loop repeats: each turn would bring its own, and none is repeated on the next page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from toolkit.word.checking.inspected import Inspected, Spot

_OPENS = re.compile(r"\{%\s*(?:tr\s)?-?\s*for\b")
_CLOSES = re.compile(r"\{%\s*(?:tr\s)?-?\s*endfor\b")


def headers_in_loops(inspected: Inspected) -> Iterator[Problem]:
    """Repeated header rows between the rows that open and close a loop.

    Problems: LINT_HEADER_IN_LOOP.
    """
    spots = {spot.element: spot for spot in inspected.spots}
    for part in dict.fromkeys(spot.part for spot in inspected.spots):
        for table in inspected.parts[part].iter(inspected.tag("tbl")):
            depth = 0
            for row in table.findall(inspected.tag("tr")):
                said = _control(inspected, row)
                depth += len(_OPENS.findall(said)) - len(_CLOSES.findall(said))
                if depth > 0 and row.find(f"{inspected.tag('trPr')}/{inspected.tag('tblHeader')}") is not None:
                    first = _first(inspected, row, spots)
                    if first is not None:
                        yield problem(Code.LINT_HEADER_IN_LOOP, first.shown())


def _control(inspected: Inspected, row: etree._Element) -> str:
    """What a row says when it holds tags alone; a loop inside one cell repeats no rows."""
    said = "".join(each.text or "" for each in row.iter(inspected.tag("t"))).strip()
    return said if said.startswith("{%") and said.endswith("%}") else ""


def _first(inspected: Inspected, row: etree._Element, spots: dict[etree._Element, Spot]) -> Spot | None:
    return next((spots[each] for each in row.iter(inspected.tag("p")) if each in spots), None)
