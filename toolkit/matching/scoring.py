"""The points of one group, from counts inside it alone, so that every point can be explained line by line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.matching.weights import (
    BAND_ENOUGH,
    BEGINNER_LEVEL,
    EXPERT_LEVEL,
    EXPERTS_ENOUGH,
    MOTIVATED_LEVEL,
    MOTIVATED_WANTED,
)
from toolkit.programme.grouping import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.instance import Instance, Person


def score_group(instance: Instance, topic: str, members: Sequence[Person]) -> tuple[tuple[Part, int], ...]:
    """The parts of a group's score, in the order of `Part`."""
    weights = instance.weights
    departments = {each.department or each.id for each in members}
    bands = Counter(each.band for each in members if each.band >= 0)
    levels = [each.level for each in members if each.level is not None]
    experts = sum(level >= EXPERT_LEVEL for level in levels)
    beginners = sum(level <= BEGINNER_LEVEL for level in levels)
    motivated = sum((each.motivation or 0) >= MOTIVATED_LEVEL for each in members)
    return (
        (Part.CHOICE, sum(instance.choice_points(each, topic) for each in members)),
        (Part.REPEATED_DEPARTMENT, -weights.repeated_department * (len(members) - len(departments))),
        (Part.COACHED_BEGINNER, weights.coached_beginner * (beginners if experts else 0)),
        (Part.EXPERT_EXCESS, -weights.expert_excess * max(0, experts - EXPERTS_ENOUGH)),
        (Part.BAND_EXCESS, -weights.band_excess * sum(max(0, each - BAND_ENOUGH) for each in bands.values())),
        (Part.MOTIVATION_SHORT, -weights.motivation_short * max(0, MOTIVATED_WANTED - motivated)),
    )
