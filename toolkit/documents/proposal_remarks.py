"""The sentences of the programme plan: its purposes from the survey, its risks from the data, what its figures lack."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.documents.contexts.proposal import RiskLine
from toolkit.programme.kinds import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.figures import Answers, Resources, TopicDemand
    from toolkit.language import Words
    from toolkit.programme.programme import Programme

HALF = Fraction(1, 2)
# Risks every programme of this kind has; those of the data stand before them.
CUSTOMARY = ("PASSIVE", "FORMAL", "TIME", "FREE_RIDING", "LEADER")
MOST_NAMED = 5


def purposes(answers: Answers, demand: tuple[TopicDemand, ...], words: Words) -> tuple[str, ...]:
    """Why there are groups, and what the survey says for these topics."""
    said = [words.text("documents.proposal.purpose")]
    if answers.rows:
        said.append(
            words.text(
                "documents.proposal.purpose.survey",
                asked=len(answers.asked),
                valid=answers.valid,
                rate=words.percent(answers.rate),
            )
        )
    if demand:
        names = tuple(each.topic.name for each in demand)
        said.append(words.text("documents.proposal.purpose.topics", count=len(names), names=names))
    return tuple(said)


def proposal_risks(
    programme: Programme, answers: Answers, demand: tuple[TopicDemand, ...], resources: Resources, words: Words
) -> tuple[RiskLine, ...]:
    """Risks the sheets show, then the customary ones."""
    shown = tuple(_from_data(programme, answers, demand, resources, words))
    return (*shown, *(_risk(words, name) for name in CUSTOMARY))


def proposal_notes(
    programme: Programme, demand: tuple[TopicDemand, ...], resources: Resources, words: Words
) -> tuple[str, ...]:
    """How groups and money were counted, and what was blank."""
    settings = programme.settings
    notes = [words.text("documents.proposal.notes.groups", least=settings.size_min, most=settings.size_max)]
    if any(each.wanting is not None for each in demand):
        notes.append(words.text("documents.proposal.notes.several"))
    notes.append(words.text("documents.proposal.notes.budget"))
    if resources.whole.unpriced:
        notes.append(words.text("documents.proposal.notes.unpriced", count=resources.whole.unpriced))
    if resources.whole.unspent:
        notes.append(words.text("documents.proposal.notes.unspent", count=resources.whole.unspent))
    return tuple(notes)


def _from_data(
    programme: Programme, answers: Answers, demand: tuple[TopicDemand, ...], resources: Resources, words: Words
) -> Iterator[RiskLine]:
    if resources.gaps:
        yield _risk(words, "GAPS", _named([each.resource.name for each in resources.gaps], words))
    small = [each.topic.name for each in demand if each.groups == 0]
    if small:
        yield _risk(words, "SMALL", _named(small, words))
    crowded = [each.topic.name for each in demand if each.groups and (each.wanting or 0) > (each.places or 0)]
    if crowded:
        yield _risk(words, "CROWDED", _named(crowded, words))
    alone = [each.topic.name for each in demand if not each.topic.lecturer]
    if alone:
        yield _risk(words, "NO_LECTURER", _named(alone, words))
    if answers.rate is not None and answers.rows and answers.rate < HALF:
        yield _risk(words, "FEW_ANSWERS", words.percent(answers.rate))
    starts, ends = programme.settings.starts, programme.settings.ends
    if starts and ends:
        off = sum(each.kind is DayKind.OFF and starts <= each.day <= ends for each in programme.holidays)
        if off:
            yield _risk(words, "DAYS_OFF", str(off))


def _named(names: list[str], words: Words) -> str:
    said = words.text("list.separator").join(names[:MOST_NAMED])
    return said if len(names) <= MOST_NAMED else words.text("documents.proposal.and_more", names=said, count=len(names))


def _risk(words: Words, name: str, about: str = "") -> RiskLine:
    risk, measure = words.text(f"documents.proposal.risk.{name}", about=about).split("|")
    return RiskLine(risk, measure)
