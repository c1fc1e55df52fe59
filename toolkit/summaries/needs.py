"""调研汇总: the directions people want, best first, with the parts of their scores and the yellow 入选 to answer in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.answers import Asking
from toolkit.programme.kinds import NeedPart
from toolkit.sheets import Column, Kind, SheetPatch, Tone
from toolkit.summaries.answering import header_name
from toolkit.summaries.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.figures import Answers, DepartmentNeeds, Direction, Needs, PartFigure
    from toolkit.language import Words
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

BEFORE = (("place", Kind.INTEGER, 7), ("direction", Kind.TEXT, 30))
AFTER = (
    ("topic", Kind.TEXT, 10),
    ("people", Kind.INTEGER, 8),
    ("spread", Kind.PERCENT, 10),
    ("importance", Kind.NUMBER, 9),
    ("urgency", Kind.NUMBER, 9),
    ("gap", Kind.NUMBER, 10),
    ("strategy", Kind.NUMBER, 10),
    ("score", Kind.NUMBER, 9),
)
DEPARTMENT_WIDTH = 15
NOTE_WIDTH = 60
FROZEN = 3
CHOOSING = Asking(
    "needs",
    (header_name("summaries.needs.column.direction"),),
    (header_name("summaries.needs.column.chosen"),),
)
Row = tuple["SheetValue", ...]


def plan_needs(programme: Programme, answers: Answers, needs: Needs, words: Words) -> SheetPatch:
    """A line per direction, then the topics nobody wants; departments stand in columns on the right."""
    rows = [_line(each, needs.departments, words) for each in needs.directions]
    rows += [_unwanted(each, needs.departments, words) for each in needs.unwanted]
    departments = tuple(Column(_department(each, words), Kind.INTEGER, DEPARTMENT_WIDTH) for each in needs.departments)
    note = Column(words.text("summaries.needs.column.note"), Kind.TEXT, NOTE_WIDTH)
    return SheetPatch(
        key="needs",
        title=words.text("summaries.needs.title"),
        columns=(
            *columns_of("needs", BEFORE, words),
            _chosen(words),
            *columns_of("needs", AFTER, words),
            *departments,
            note,
        ),
        rows=tuple(rows),
        above=_above(programme, answers, needs, words),
        tones={number: Tone.GOOD for number, each in enumerate(needs.directions, start=1) if each.place == 1},
        frozen=FROZEN,
    )


def turnout_line(answers: Answers, words: Words) -> str:
    """How many were asked and have answered, in one sentence."""
    return words.text(
        "summaries.needs.turnout",
        asked=len(answers.asked),
        valid=answers.valid,
        rate=words.percent(answers.rate),
        anonymous=answers.anonymous,
        unanswered=len(answers.unanswered),
        interviews=len(answers.interviews),
    )


def weights_text(weights: Iterable[tuple[NeedPart, int]], words: Words) -> str:
    """The weights in force: 普遍性 40、紧迫 25 ..."""
    said = (words.text("summaries.needs.weight", part=part, weight=weight) for part, weight in weights)
    return words.text("list.separator").join(said)


def used_weights(direction: Direction, words: Words) -> str:
    """The share each part really has in one direction's score."""
    said = (
        words.text("summaries.needs.weight_of", part=part, share=words.percent(found.weight))
        for part, found in direction.parts.items()
        if found.weight
    )
    return words.text("list.separator").join(said)


def _above(programme: Programme, answers: Answers, needs: Needs, words: Words) -> tuple[str, ...]:
    settings = programme.settings
    return (
        words.text("summaries.needs.title"),
        turnout_line(answers, words),
        words.text("summaries.needs.weights", weights=weights_text(settings.need_weights, words)),
        *((words.text("summaries.needs.several", count=needs.several),) if needs.several else ()),
        words.text("summaries.needs.hidden", limit=settings.hide_below),
        words.text("summaries.needs.how"),
    )


def _chosen(words: Words) -> Column:
    return Column(
        words.text("summaries.needs.column.chosen"),
        Kind.TEXT,
        8,
        choices=(words.text("word.yes"), words.text("word.no")),
        note=words.text("summaries.needs.chosen.note"),
        tone=Tone.INPUT,
    )


def _department(each: DepartmentNeeds, words: Words) -> str:
    if each.department:
        return words.text("summaries.needs.department", department=each.department, answered=each.answered)
    key = "nameless" if each.nameless else "together"
    return words.text(f"summaries.needs.{key}", answered=each.answered)


def _line(each: Direction, departments: Iterable[DepartmentNeeds], words: Words) -> Row:
    return (
        each.place,
        each.name,
        None,
        each.topic.id if each.topic else None,
        each.people,
        each.parts[NeedPart.SPREAD].value,
        _figure(each.importance, words),
        *(_figure(each.parts[part], words) for part in (NeedPart.URGENCY, NeedPart.GAP, NeedPart.STRATEGY)),
        each.score,
        *(one.wanting.get(each.key, 0) for one in departments),
        _note(each, words),
    )


def _unwanted(topic: Topic, departments: Iterable[DepartmentNeeds], words: Words) -> Row:
    said = words.text("list.separator").join((words.text("summaries.needs.unwanted"), _status(topic, words)))
    return (None, topic.name, None, topic.id, 0, *(None for _ in AFTER[2:]), *(0 for _ in departments), said)


def _figure(found: PartFigure, words: Words) -> SheetValue:
    if found.hidden:
        return words.text("summaries.needs.few")
    return words.text("missing") if found.value is None else found.value


def _note(each: Direction, words: Words) -> str:
    said = [_status(each.topic, words) if each.topic else words.text("summaries.needs.own_words")]
    if each.shared_out:
        weights = used_weights(each, words)
        said.append(words.text("summaries.needs.shared_out", parts=each.shared_out, weights=weights))
    return words.text("summaries.needs.and").join(said)


def _status(topic: Topic, words: Words) -> str:
    return words.text("summaries.needs.status", status=topic.status)
