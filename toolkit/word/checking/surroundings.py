"""Where in a document a fault stands, the way its author would look for it: below which heading, between what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.places import TemplateRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.places import Place
    from toolkit.problems import Problem
    from toolkit.word.checking.inspected import Inspected, Spot

BEFORE, AFTER, HEADING = 8, 12, 24


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The paragraphs of a template by their places, with the heading above each and their order."""

    spots: Mapping[TemplateRef | None, Spot]
    headings: Mapping[TemplateRef | None, str]
    order: Mapping[TemplateRef | None, int]

    @classmethod
    def of(cls, inspected: Inspected) -> Surroundings:
        """Those of a template."""
        spots: dict[TemplateRef | None, Spot] = {}
        headings: dict[TemplateRef | None, str] = {}
        heading = part = ""
        for spot in inspected.spots:
            if spot.part != part:
                part, heading = spot.part, ""
            if inspected.styles.is_heading(spot.element) and spot.text.strip():
                heading = spot.text.strip()
            spots[spot.at] = spot
            headings[spot.at] = heading if len(heading) <= HEADING else heading[: HEADING - 1] + "…"
        return cls(spots, headings, {at: number for number, at in enumerate(spots)})

    def position(self, at: TemplateRef | None) -> tuple[int, int, int]:
        """Where a place comes in the document, and in its paragraph; what has none comes first."""
        if at is None:
            return 0, 0, 0
        spot = bare(at)
        if spot not in self.order:
            return 2, 0, 0
        return 1, self.order[spot], self.spots[spot].text.find(at.near.removesuffix("…"))

    def told(self, fault: Problem) -> Problem:
        """A fault whose place says what stands around it and which heading is above."""
        at, spot = fault.at, bare(fault.at)
        if not isinstance(at, TemplateRef) or spot not in self.spots:
            return fault
        near = _between(self.spots[spot].text, at.near)
        return replace(fault, at=at._replace(near=near, heading=self.headings[spot]))


def bare(at: Place | None) -> TemplateRef | None:
    """A place in a template without what stands around it."""
    return at._replace(near="", heading="") if isinstance(at, TemplateRef) else None


def _between(text: str, near: str) -> str:
    """What is meant with a few words on either side."""
    start = text.find(near) if near else -1
    if start < 0:
        return near
    end = start + len(near)
    before, after = text[:start].lstrip(), text[end:].rstrip()
    before = before if len(before) <= BEFORE else "…" + before[-BEFORE:]
    after = after if len(after) <= AFTER else after[:AFTER] + "…"
    return f"{before}{near}{after}"
