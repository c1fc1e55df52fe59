"""The lessons of a closing (经验与常见问题) as sentences, and the questions that were solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts.closing import QuestionLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.figures import Cut, Lessons
    from toolkit.language import Words
    from toolkit.programme.kinds import ActivityForm

# More are counted, not named.
MOST_NAMED = 5


def lesson_lines(learned: Lessons, words: Words) -> tuple[str, ...]:
    """One sentence each on kinds of activity, plans that moved, and what people wrote down; none without data."""
    return tuple(_lines(learned, words))


def question_lines(learned: Lessons) -> tuple[QuestionLine, ...]:
    """The questions that were solved, most asked first."""
    return tuple(
        QuestionLine(number, each.question, each.answer or None, each.times)
        for number, each in enumerate(learned.questions, start=1)
    )


def _lines(learned: Lessons, words: Words) -> Iterator[str]:
    if learned.most:
        yield words.text(
            "documents.lessons.forms", most=_forms(learned.most, words), least=_forms(learned.least, words)
        )
    for each in learned.moved[:MOST_NAMED]:
        yield words.text("documents.lessons.moved", what=each.sub_topic or each.content, why=each.change_reason)
    if len(learned.moved) > MOST_NAMED:
        yield words.text("documents.lessons.more_moved", count=len(learned.moved) - MOST_NAMED)
    if learned.written:
        names = tuple(words.text("documents.lessons.name", name=each.name) for each in learned.written[:MOST_NAMED])
        yield words.text("documents.lessons.written", count=len(learned.written), names=names)


def _forms(cuts: Sequence[Cut[ActivityForm | None]], words: Words) -> str:
    said = (
        words.text(
            "documents.lessons.form",
            form=each.key,
            attended=each.tally.attended,
            counted=each.tally.counted,
            rate=words.percent(each.tally.rate),
        )
        for each in cuts
        if each.key is not None
    )
    return words.text("list.separator").join(said)
