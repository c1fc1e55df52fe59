"""结项评估: the four levels of every group and of all; 结项名单: every member, certificate and score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures import compute_certificates
from toolkit.programme.kinds import EvaluationLevel, Merit
from toolkit.sheets import Kind, Rule, SheetPatch, Tone
from toolkit.summaries.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from toolkit.figures import Certificate, Closed, Effect, Evaluation, IndicatorMean, PersonStanding
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

LEVELS = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("level", Kind.TEXT, 8),
    ("indicator", Kind.TEXT, 22),
    ("time", Kind.TEXT, 10),
    ("people", Kind.INTEGER, 8),
    ("before", Kind.NUMBER, 8),
    ("score", Kind.NUMBER, 10),
    ("full", Kind.NUMBER, 8),
    ("change", Kind.NUMBER, 9),
    ("up", Kind.INTEGER, 7),
    ("same", Kind.INTEGER, 7),
    ("down", Kind.INTEGER, 7),
    ("median", Kind.NUMBER, 10),
    ("low", Kind.NUMBER, 8),
    ("high", Kind.NUMBER, 8),
    ("confidence", Kind.PERCENT, 9),
    ("chance", Kind.NUMBER, 9),
    ("note", Kind.TEXT, 30),
)
PEOPLE = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("employee_id", Kind.TEXT, 10),
    ("person", Kind.TEXT, 14),
    ("role", Kind.TEXT, 8),
    ("attended", Kind.INTEGER, 8),
    ("counted", Kind.INTEGER, 8),
    ("rate", Kind.PERCENT, 10),
    ("hours", Kind.NUMBER, 8),
    ("certificate", Kind.TEXT, 22),
    ("lacking", Kind.TEXT, 26),
    ("plan_done", Kind.INTEGER, 10),
    ("plan_due", Kind.INTEGER, 10),
    ("signed", Kind.INTEGER, 10),
    ("most_signed", Kind.INTEGER, 10),
    ("score", Kind.NUMBER, 8),
    ("place", Kind.INTEGER, 7),
)
RATE = 8
FROZEN = 2
Line = tuple["SheetValue", ...]


def plan_evaluation(
    programme: Programme, groups: Sequence[Group], closed: Closed, as_of: date, words: Words
) -> SheetPatch:
    """The sheet of the four levels: each group's rows, then everybody's."""
    rows = [(each.id, each.name, *line) for each in groups for line in _evaluation(closed.evaluations[each.id], words)]
    whole = [("", words.text("summaries.total"), *line) for line in _evaluation(closed.evaluation, words)]
    settings = programme.settings
    return SheetPatch(
        key="closing",
        title=words.text("summaries.closing.title"),
        columns=columns_of("closing", LEVELS, words),
        rows=(*rows, *whole),
        above=(
            words.text("summaries.closing.title"),
            words.text("summaries.closing.span", as_of=as_of),
            words.text("summaries.closing.pairs"),
            words.text("summaries.closing.hidden", group=settings.hide_below_group, whole=settings.hide_below),
        ),
        tones=dict.fromkeys(range(len(rows) + 1, len(rows) + len(whole) + 1), Tone.TOTAL),
        frozen=FROZEN,
    )


def plan_completions(
    programme: Programme, groups: Sequence[Group], closed: Closed, as_of: date, words: Words
) -> SheetPatch:
    """The sheet of members: who has a certificate, who lacks what, and the parts of each score."""
    standing = {each.person: each for each in closed.awards.members}
    rows = tuple(
        _person(programme, group, each, standing.get(each.person), words)
        for group in groups
        for each in compute_certificates(programme, group, as_of)
    )
    settings = programme.settings
    return SheetPatch(
        key="completions",
        title=words.text("summaries.completions.title"),
        columns=columns_of("completions", PEOPLE, words),
        rows=rows,
        above=(
            words.text("summaries.completions.title"),
            words.text("summaries.closing.span", as_of=as_of),
            words.text(
                "summaries.completions.rule",
                rate=words.percent(settings.certificate_rate),
                hours=settings.certificate_hours,
            ),
            words.text("summaries.completions.score", weights=_weights(programme, words)),
        ),
        rules=(
            Rule(RATE, "<", settings.certificate_rate, Tone.BAD),
            Rule(RATE, ">=", settings.certificate_rate, Tone.GOOD),
        ),
        frozen=4,
    )


def _weights(programme: Programme, words: Words) -> tuple[str, ...]:
    return tuple(
        words.text("summaries.completions.weight", merit=merit, weight=weight)
        for merit, weight in programme.settings.merit_weights
    )


def _evaluation(evaluation: Evaluation, words: Words) -> Iterator[Line]:
    """Every level in order; one without rows says so."""
    of_level: dict[EvaluationLevel, list[Line]] = {
        EvaluationLevel.REACTION: [("", *_mean(each, words)) for each in evaluation.reaction.indicators],
        EvaluationLevel.LEARNING: [_effect(each, words) for each in evaluation.learning],
        EvaluationLevel.BEHAVIOUR: [
            (words.label(each.time) if each.time else "", *_mean(each.mean, words)) for each in evaluation.behaviour
        ],
        EvaluationLevel.RESULTS: [
            (
                words.fact(each.day) if each.day else "",
                each.indicator,
                None,
                None,
                _or_missing(each.score, words),
                each.full,
                *_nothing(9),
                each.unit,
            )
            for each in evaluation.results
        ],
    }
    for level, lines in of_level.items():
        for time, indicator, *rest in lines:
            yield (words.label(level), indicator or words.text("summaries.closing.overall"), time, *rest)
        if not lines:
            yield (words.label(level), *_nothing(15), words.text("missing"))


def _mean(each: IndicatorMean, words: Words) -> Line:
    note = words.text("summaries.closing.few") if each.hidden else ""
    return (each.indicator, each.people, None, each.mean, each.full, *_nothing(9), note)


def _effect(each: Effect, words: Words) -> Line:
    note = words.text("summaries.closing.few") if each.hidden else ""
    if each.only_before or each.only_after:
        alone = words.text("summaries.closing.alone", before=each.only_before, after=each.only_after)
        note = f"{note} {alone}".strip()
    return (
        "",
        each.indicator,
        each.pairs,
        each.before,
        each.after,
        each.full,
        each.change,
        each.up,
        each.same,
        each.down,
        each.median,
        each.low,
        each.high,
        each.confidence,
        each.chance,
        note,
    )


def _nothing(columns: int) -> tuple[None, ...]:
    return (None,) * columns


def _person(
    programme: Programme, group: Group, each: Certificate, standing: PersonStanding | None, words: Words
) -> Line:
    employee = programme.people.get(each.person)
    tally = each.attendance.tally
    parts = {part.merit: part for part in standing.parts} if standing else {}
    plan, signed = parts.get(Merit.PLAN), parts.get(Merit.OUTCOMES)
    return (
        group.id,
        group.name,
        employee.employee_id if employee else "",
        programme.name_of(each.person),
        words.label(each.attendance.role),
        tally.attended,
        tally.counted,
        _or_missing(tally.rate, words),
        _or_missing(each.attendance.hours, words),
        each.number if each.earned else "",
        words.fact(each.lacking) if each.lacking else "",
        plan.got if plan else None,
        plan.of if plan else None,
        signed.got if signed else None,
        signed.of if signed else None,
        standing.score if standing else None,
        standing.place if standing else None,
    )


def _or_missing(figure: Fraction | None, words: Words) -> SheetValue:
    return words.text("missing") if figure is None else figure
