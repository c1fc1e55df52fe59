"""A closed programme, counted once for every document and sheet that speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.awards import Awards, compute_awards
from toolkit.figures.evaluation import Evaluation, compute_evaluation, compute_whole_evaluation
from toolkit.figures.overview import PeriodCount, count_group, count_whole
from toolkit.figures.scope import Scope, whole_scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


class Closed(NamedTuple):
    """What a closed programme comes to, counted once for every document and sheet of it."""

    scope: Scope
    counts: dict[str, PeriodCount]
    whole: PeriodCount
    evaluations: dict[str, Evaluation]
    evaluation: Evaluation
    awards: Awards


def compute_closed(programme: Programme, groups: Sequence[Group], as_of: date) -> Closed:
    """Counts every group and all of them together."""
    scope = whole_scope(programme, as_of)
    ids = [each.id for each in groups]
    counts = {each: count_group(programme, each, scope) for each in ids}
    evaluations = {each: compute_evaluation(programme, each, as_of) for each in ids}
    return Closed(
        scope,
        counts,
        count_whole(programme, ids, scope, list(counts.values())),
        evaluations,
        compute_whole_evaluation(programme, ids, as_of, evaluations),
        compute_awards(programme, as_of),
    )
