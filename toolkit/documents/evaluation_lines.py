"""The lines of an evaluation's four levels; a level without rows has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts.closing import BehaviourLine, EffectLine, GoalLine, ResultLine
from toolkit.documents.introduction import group_name
from toolkit.figures.quoting import without_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.figures import Behaviour, Effect, Goal
    from toolkit.language import Words
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Rating


def goal_lines(goals: Iterable[Goal], words: Words) -> tuple[GoalLine, ...]:
    """Each goal against what was reached."""
    return tuple(
        GoalLine(words.label(each.kind), each.target, each.got, each.of, each.share, each.met) for each in goals
    )


def effect_lines(effects: Iterable[Effect], words: Words) -> tuple[EffectLine, ...]:
    """Each test before and after, with what the figures allow to say."""
    return tuple(
        EffectLine(
            indicator=each.indicator or words.text("documents.report.overall"),
            full=each.full,
            pairs=each.pairs,
            before_mean=each.before,
            after_mean=each.after,
            mean_change=each.change,
            reading=effect_reading(each, words),
            hidden=each.hidden,
        )
        for each in effects
    )


def effect_reading(each: Effect, words: Words) -> str:
    """Who went up and down, how likely that is by chance, and where the median change lies."""
    if each.hidden:
        return words.text("documents.effect.few", before=each.only_before, after=each.only_after)
    parts = [words.text("documents.effect.moved", up=each.up or 0, same=each.same or 0, down=each.down or 0)]
    if each.chance is not None:
        parts.append(words.text("documents.effect.chance", chance=words.number(each.chance, 3)))
    if each.low is not None and each.high is not None and each.median is not None:
        parts.append(
            words.text(
                "documents.effect.interval",
                median=each.median,
                low=each.low,
                high=each.high,
                confidence=words.percent(each.confidence),
            )
        )
    else:
        parts.append(words.text("documents.effect.no_interval"))
    if each.only_before or each.only_after:
        parts.append(words.text("documents.effect.alone", before=each.only_before, after=each.only_after))
    return words.text("documents.effect.between").join(parts)


def behaviour_lines(found: Iterable[Behaviour], words: Words) -> tuple[BehaviourLine, ...]:
    """Means by days after."""
    return tuple(
        BehaviourLine(
            time_after=each.time,
            indicator=each.mean.indicator or words.text("documents.report.overall"),
            people=each.mean.people,
            scores=each.mean.scores,
            mean=each.mean.mean,
            full=each.mean.full,
            hidden=each.mean.hidden,
        )
        for each in found
    )


def result_lines(programme: Programme, found: Iterable[Rating]) -> tuple[ResultLine, ...]:
    """Figures of the business as recorded; what is written beside them stands without people's names."""
    names = {each.name for each in programme.employees}
    return tuple(
        ResultLine(
            group_name=group_name(programme, each.group),
            indicator=each.indicator,
            figure=each.score,
            unit=each.unit or None,
            day=each.day,
            comment=without_names(each.comment.strip(), names) or None,
        )
        for each in found
    )
