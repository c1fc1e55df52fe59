"""Which directions people need most: four parts by weight, ties as ties, opinions of few left out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.need_departments import DepartmentNeeds, compute_departments
from toolkit.programme.kinds import NeedPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.figures.need_answers import Answers
    from toolkit.programme.people import Need, Topic
    from toolkit.programme.programme import Programme

TOP_LEVEL = 5
STEPS = TOP_LEVEL - 1


class PartFigure(NamedTuple):
    """One part of a direction's score.

    Shape: `value` as people know it (a share, a level, a difference of levels), `part` the same from 0 to 1, `people`
    how many it rests on, `weight` its share of the score, 0 when it has none.
    Blanks: `value` and `part` None when there is no data, or `hidden` because it rests on too few people.
    """

    value: Fraction | None
    part: Fraction | None
    people: int
    hidden: bool = False
    weight: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Direction:
    """One direction people want.

    Shape: `key` is the topic's id, or people's own words made comparable; `topic` None for their own words; `first`
    is where it was named first; `score` from 0 to 100; those with the same place are tied (1, 2, 2, 4).
    """

    key: str
    name: str
    topic: Topic | None
    first: Need
    people: int
    importance: PartFigure
    parts: Mapping[NeedPart, PartFigure]
    score: Fraction
    place: int = 0

    @property
    def shared_out(self) -> tuple[NeedPart, ...]:
        """The parts without data, whose weight the others have."""
        return tuple(part for part, found in self.parts.items() if found.part is None)


@dataclass(frozen=True, slots=True)
class Needs:
    """What the survey found.

    Shape: `directions` best first, ties in the order of 主题, then as first named; `several` rows name more than one
    direction; `unwanted` are topics of 主题 nobody named; `departments` the largest first, those too small together.
    """

    directions: tuple[Direction, ...]
    departments: tuple[DepartmentNeeds, ...]
    several: int
    unwanted: tuple[Topic, ...]


def compute_needs(programme: Programme, answers: Answers) -> Needs:
    """Ranks every direction named in an answer that counts."""
    wanting: dict[str, list[Need]] = {}
    for row in answers.rows:
        for key in dict.fromkeys(direction_key(programme, each) for each in row.directions):
            wanting.setdefault(key, []).append(row)
    order = {topic.id: number for number, topic in enumerate(programme.topics)}
    keys = sorted(wanting, key=lambda key: order.get(key, len(order)))
    ranked = _placed([_direction(programme, answers, key, wanting[key]) for key in keys])
    return Needs(
        directions=ranked,
        departments=compute_departments(programme, answers, wanting),
        several=sum(len(row.directions) > 1 for row in answers.rows),
        unwanted=tuple(topic for topic in programme.topics if topic.id not in wanting),
    )


def direction_key(programme: Programme, text: str) -> str:
    """A topic's id as it is; people's own words without blanks, capitals and full-width forms."""
    if text in programme.topic_by_id:
        return text
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _direction(programme: Programme, answers: Answers, key: str, rows: Sequence[Need]) -> Direction:
    topic = programme.topic_by_id.get(key)
    limit = programme.settings.hide_below
    required = topic.required_level if topic else None
    fit = topic.strategic_fit if topic else None
    spread = Fraction(_people(rows), answers.valid)
    found = {
        NeedPart.SPREAD: PartFigure(spread, spread, answers.valid),
        NeedPart.URGENCY: _level([each.urgency for each in rows], limit),
        NeedPart.GAP: _gap([each.level for each in rows], required, limit),
        NeedPart.STRATEGY: PartFigure(Fraction(fit), Fraction(fit - 1, STEPS), 0) if fit else PartFigure(None, None, 0),
    }
    parts = _weighted(found, dict(programme.settings.need_weights))
    score = 100 * sum((each.part * each.weight for each in parts.values() if each.part is not None), Fraction(0))
    return Direction(
        key=key,
        name=topic.name if topic else _own_words(programme, key, rows[0]),
        topic=topic,
        first=rows[0],
        people=_people(rows),
        importance=_level([each.importance for each in rows], limit),
        parts=parts,
        score=score,
    )


def _own_words(programme: Programme, key: str, row: Need) -> str:
    return next(" ".join(each.split()) for each in row.directions if direction_key(programme, each) == key)


def _people(rows: Iterable[Need]) -> int:
    rows = tuple(rows)
    return len({each.employee_id for each in rows if each.employee_id}) + sum(not each.employee_id for each in rows)


def _level(levels: Iterable[int | None], limit: int) -> PartFigure:
    given = [each for each in levels if each is not None]
    if not given:
        return PartFigure(None, None, 0)
    if len(given) < limit:
        return PartFigure(None, None, len(given), hidden=True)
    mean = Fraction(sum(given), len(given))
    return PartFigure(mean, (mean - 1) / STEPS, len(given))


def _gap(levels: Iterable[int | None], required: int | None, limit: int) -> PartFigure:
    given = [each for each in levels if each is not None]
    if required is None or not given:
        return PartFigure(None, None, len(given))
    if len(given) < limit:
        return PartFigure(None, None, len(given), hidden=True)
    mean = Fraction(sum(max(0, required - each) for each in given), len(given))
    return PartFigure(mean, mean / STEPS, len(given))


def _weighted(found: Mapping[NeedPart, PartFigure], weights: Mapping[NeedPart, int]) -> Mapping[NeedPart, PartFigure]:
    """The weight of what is missing goes to the others in proportion; all of them 0 leaves spread alone."""
    whole = sum(weights[part] for part, each in found.items() if each.part is not None)
    if not whole:
        return {part: each._replace(weight=Fraction(part is NeedPart.SPREAD)) for part, each in found.items()}
    return {
        part: each._replace(weight=Fraction(weights[part], whole)) if each.part is not None else each
        for part, each in found.items()
    }


def _placed(directions: Sequence[Direction]) -> tuple[Direction, ...]:
    best_first = sorted(directions, key=lambda each: -each.score)
    return tuple(replace(each, place=1 + sum(other.score > each.score for other in directions)) for each in best_first)
