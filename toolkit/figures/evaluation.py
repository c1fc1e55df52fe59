"""The four levels of evaluation: what people thought, learned, do differently, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.feedback import Feedback, IndicatorMean, feedback_of, indicator_means
from toolkit.figures.learning import Effect, compute_effects
from toolkit.programme.kinds import EvaluationLevel, FeedbackTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Rating

LATER = (FeedbackTime.DAY_30, FeedbackTime.DAY_60, FeedbackTime.DAY_90)


class Behaviour(NamedTuple):
    """How people do something so many days after; `time` None where the row does not say."""

    time: FeedbackTime | None
    mean: IndicatorMean


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is known on each level; an empty level is 「未提供」.

    Shape: behaviour in the order 30, 60, 90 days, then what names no such time; `results` are the rows themselves:
    figures of the business are nobody's opinion.
    """

    reaction: Feedback
    learning: tuple[Effect, ...]
    behaviour: tuple[Behaviour, ...]
    results: tuple[Rating, ...]


def compute_evaluation(programme: Programme, group: str, as_of: date) -> Evaluation:
    """One group's, over its whole life, as known on a day; opinions below the group's own limit are hidden."""
    ratings = _known(programme, as_of, {group})
    return _evaluated(programme, ratings, group, programme.settings.hide_below_group)


def compute_whole_evaluation(
    programme: Programme, groups: Sequence[str], as_of: date, parts: Mapping[str, Evaluation]
) -> Evaluation:
    """Everybody's, below the programme's limit hidden; a mean that would give back a hidden group's is hidden too.

    Shape: without comments: they are quoted group by group.
    """
    ratings = _known(programme, as_of, set(groups))
    whole = _evaluated(programme, ratings, "", programme.settings.hide_below)
    limit = programme.settings.hide_below_group
    means = [one for part in parts.values() for one in part.reaction.indicators]
    reaction = replace(
        whole.reaction,
        indicators=tuple(_kept(each, means, limit) for each in whole.reaction.indicators),
        quotes=(),
        more=0,
        withheld=0,
    )
    behaviour = tuple(
        each._replace(
            mean=_kept(
                each.mean,
                (one.mean for part in parts.values() for one in part.behaviour if one.time is each.time),
                limit,
            )
        )
        for each in whole.behaviour
    )
    learning = tuple(_kept_effect(each, parts.values(), limit) for each in whole.learning)
    return replace(whole, reaction=reaction, behaviour=behaviour, learning=learning)


def _known(programme: Programme, as_of: date, groups: set[str]) -> list[Rating]:
    return [each for each in programme.ratings if each.group in groups and (each.day is None or each.day <= as_of)]


def _evaluated(programme: Programme, ratings: Sequence[Rating], group: str, limit: int) -> Evaluation:
    def of(level: EvaluationLevel) -> list[Rating]:
        return [each for each in ratings if each.level is level]

    return Evaluation(
        feedback_of(programme, group, of(EvaluationLevel.REACTION), limit),
        compute_effects(ratings, limit),
        tuple(_behaviour(of(EvaluationLevel.BEHAVIOUR), limit)),
        tuple(of(EvaluationLevel.RESULTS)),
    )


def _behaviour(ratings: Sequence[Rating], limit: int) -> Iterator[Behaviour]:
    for time in (*LATER, None):
        rows = [each for each in ratings if (each.time if each.time in LATER else None) is time]
        for mean in indicator_means(rows, limit):
            yield Behaviour(time, mean)


def _kept(whole: IndicatorMean, parts: Iterable[IndicatorMean], limit: int) -> IndicatorMean:
    """Hidden as well when the groups hidden are together so few that the whole less the others would tell them."""
    same = [each for each in parts if (each.indicator, each.full) == (whole.indicator, whole.full)]
    hidden = sum(each.people for each in same if each.hidden)
    return replace(whole, mean=None, hidden=True) if 0 < hidden < limit else whole


def _kept_effect(whole: Effect, parts: Iterable[Evaluation], limit: int) -> Effect:
    same = [
        one for part in parts for one in part.learning if (one.indicator, one.full) == (whole.indicator, whole.full)
    ]
    hidden = sum(each.pairs for each in same if each.hidden)
    if not 0 < hidden < limit:
        return whole
    return Effect(whole.indicator, whole.full, whole.pairs, whole.only_before, whole.only_after, hidden=True)
