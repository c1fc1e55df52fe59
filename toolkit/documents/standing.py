"""The arithmetic of a score as one line people can add up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.figures import Part
    from toolkit.language import Words
    from toolkit.programme.kinds import Merit

WHOLE = 100


def score_sum(parts: Iterable[Part], words: Words) -> str | None:
    """出勤 50×8/10 + 计划 30×2/3, divided by the weights unless they make 100; None where nothing can be counted."""
    counted = [each for each in parts if each.of]
    if not counted:
        return None
    terms = [
        words.text("documents.score.term", merit=each.merit, weight=each.weight, got=each.got, of=each.of)
        for each in counted
    ]
    weights = sum(each.weight for each in counted)
    added = " + ".join(terms)
    return added if weights == WHOLE else words.text("documents.score.sum", terms=added, weights=weights)


def weights_line(weights: Iterable[tuple[Merit, int]], words: Words) -> str:
    """What weighs how much: 出勤 50、计划 30."""
    named = tuple(words.text("documents.score.weight", merit=merit, weight=weight) for merit, weight in weights)
    return words.text("documents.score.by", weights=named)
