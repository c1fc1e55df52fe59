"""The sentences of the survey's report: what the figures say, and how they were counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import NeedPart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from toolkit.figures import Answers, Direction, Needs
    from toolkit.language import Words
    from toolkit.programme.programme import Programme

MOST_NAMED = 3


class SaidWeights(NamedTuple):
    """The weights in the words of the sheet: as they are set, and as one direction's score really uses them."""

    set: str
    used: Callable[[Direction], str]


def needs_summary(answers: Answers, needs: Needs, words: Words) -> tuple[str, ...]:
    """What the survey found, in a few sentences."""
    return tuple(_summary(answers, needs, words))


def needs_notes(
    programme: Programme, answers: Answers, needs: Needs, words: Words, weights: SaidWeights
) -> tuple[str, ...]:
    """How it was counted, and what is missing or not shown."""
    return tuple(_notes(programme, answers, needs, words, weights))


def _summary(answers: Answers, needs: Needs, words: Words) -> Iterator[str]:
    yield words.text(
        "documents.needs.summary.turnout",
        asked=len(answers.asked),
        valid=answers.valid,
        rate=words.percent(answers.rate),
        interviews=len(answers.interviews),
    )
    if not needs.directions:
        yield words.text("documents.needs.summary.none")
        return
    first = [each for each in needs.directions if each.place == 1]
    key = "first" if len(first) == 1 else "tied"
    yield words.text(f"documents.needs.summary.{key}", names=_names(first, words), score=words.number(first[0].score))
    most = max(each.people for each in needs.directions)
    wanted = [each for each in needs.directions if each.people == most]
    yield words.text(
        "documents.needs.summary.spread",
        names=_names(wanted, words),
        people=most,
        share=words.percent(wanted[0].parts[NeedPart.SPREAD].value),
    )
    yield from _highest(needs.directions, NeedPart.URGENCY, "urgent", words)
    yield from _highest(needs.directions, NeedPart.GAP, "gap", words)


def _highest(directions: Sequence[Direction], part: NeedPart, key: str, words: Words) -> Iterator[str]:
    """The direction that is highest in one part; nothing where a part has no data or several share the place."""
    levels = [(value, each) for each in directions if (value := each.parts[part].value) is not None]
    top = [each for value, each in levels if value == max(level for level, _ in levels)]
    if len(top) == 1 and top[0].parts[part].value:
        found = top[0].parts[part]
        yield words.text(
            f"documents.needs.summary.{key}",
            names=_names(top, words),
            level=words.number(found.value or 0),
            people=found.people,
        )


def _names(directions: Sequence[Direction], words: Words) -> str:
    names = tuple(words.text("documents.needs.quoted", name=each.name) for each in directions[:MOST_NAMED])
    said = words.text("list.separator").join(names)
    more = len(directions) - len(names)
    return words.text("documents.needs.several_names", name=said, count=more) if more else said


def _notes(programme: Programme, answers: Answers, needs: Needs, words: Words, weights: SaidWeights) -> Iterator[str]:
    yield words.text("documents.needs.notes.rate", day=answers.day)
    yield words.text("documents.needs.notes.weights", weights=weights.set)
    lacking = [each for each in needs.directions if each.shared_out]
    if lacking:
        yield words.text("documents.needs.notes.shared", name=lacking[0].name, weights=weights.used(lacking[0]))
    if len(lacking) > 1:
        yield words.text("documents.needs.notes.shared_more", count=len(lacking) - 1)
    if needs.several:
        yield words.text("documents.needs.notes.several", count=needs.several)
    if answers.anonymous:
        yield words.text("documents.needs.notes.anonymous", count=answers.anonymous)
    yield words.text("documents.needs.notes.hidden", limit=programme.settings.hide_below)
    if answers.interviews:
        yield words.text("documents.needs.notes.interviews")
    if needs.unwanted:
        yield words.text("documents.needs.notes.unwanted", names=tuple(each.name for each in needs.unwanted))
