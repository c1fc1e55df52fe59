"""The four levels of evaluation: what people thought, learned, do differently, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.feedback import Feedback, IndicatorMean, feedback_of, indicator_means
from toolkit.figures.learning import Effect, compute_effects
from toolkit.programme.kinds import EvaluationLevel, FeedbackTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

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
    """Everybody's, below the stricter of both limits hidden.

    Shape: a group whose own figure is hidden is left out where the total less the others would give it back; there are
    no comments: they are quoted group by group.
    """
    settings = programme.settings
    left_out = _told_by_the_rest(parts, settings.hide_below_group)
    ratings = [each for each in _known(programme, as_of, set(groups)) if (_matter(each), each.group) not in left_out]
    whole = _evaluated(programme, ratings, "", max(settings.hide_below, settings.hide_below_group))
    return replace(whole, reaction=replace(whole.reaction, quotes=(), more=0, withheld=0))


Matter = tuple[EvaluationLevel, "FeedbackTime | None", str, "Fraction | None"]


def _matter(rating: Rating) -> Matter:
    """What a mean or an effect is of."""
    by_time = rating.level is EvaluationLevel.BEHAVIOUR and rating.time in LATER
    return rating.level, rating.time if by_time else None, rating.indicator, rating.full


def _told_by_the_rest(parts: Mapping[str, Evaluation], limit: int) -> set[tuple[Matter, str]]:
    """The hidden figures of groups that are together fewer people than the limit, while other groups' are shown."""
    hidden: dict[Matter, dict[str, int]] = {}
    shown: set[Matter] = set()
    for group, part in parts.items():
        for matter, people, is_hidden in _figures(part):
            if is_hidden:
                hidden.setdefault(matter, {})[group] = people
            else:
                shown.add(matter)
    return {
        (matter, group)
        for matter, groups in hidden.items()
        if matter in shown and sum(groups.values()) < limit
        for group in groups
    }


def _figures(part: Evaluation) -> Iterator[tuple[Matter, int, bool]]:
    for each in part.reaction.indicators:
        yield (EvaluationLevel.REACTION, None, each.indicator, each.full), each.people, each.hidden
    for effect in part.learning:
        yield (EvaluationLevel.LEARNING, None, effect.indicator, effect.full), effect.pairs, effect.hidden
    for time, mean in part.behaviour:
        yield (EvaluationLevel.BEHAVIOUR, time, mean.indicator, mean.full), mean.people, mean.hidden


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
