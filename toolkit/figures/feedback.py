"""What people said of a group's meetings (L1 反应): means, hidden below the limit, and a few comments without names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.figures.quoting import MOST_QUOTED, without_names
from toolkit.figures.stages import ratings_in
from toolkit.programme.kinds import EvaluationLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Rating


@dataclass(frozen=True, slots=True)
class IndicatorMean:
    """The mean of one indicator on one scale.

    Shape: mean = sum of `scores` scores / scores; `people` is how many different people they come from at least.
    Blanks: `mean` is None when `hidden` (too few people); `full` is None where no full mark is given.
    """

    indicator: str
    full: Fraction | None
    people: int
    scores: int
    mean: Fraction | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a group's feedback says over a scope.

    Shape: `quotes` are the newest at most five comments, `more` how many others there are; with fewer people than
    the limit there are no quotes, and `withheld` counts the comments.
    """

    people: int
    limit: int
    indicators: tuple[IndicatorMean, ...]
    quotes: tuple[str, ...]
    more: int
    withheld: int


def compute_feedback(programme: Programme, group: str, scope: Scope) -> Feedback:
    """Means and quotes of the reactions to one group's meetings."""
    ratings = [each for each in ratings_in(programme, group, scope) if each.level is EvaluationLevel.REACTION]
    limit = programme.settings.hide_below_group
    return feedback_of(programme, group, ratings, limit) if ratings else Feedback(0, limit, (), (), 0, 0)


def feedback_of(programme: Programme, group: str, ratings: Sequence[Rating], limit: int) -> Feedback:
    """Means and quotes of these ratings of one group, or with `group` "" of everybody."""
    people = count_people(ratings)
    comments = _comments(programme, group, ratings)
    shown = comments[-MOST_QUOTED:] if people >= limit else []
    return Feedback(
        people=people,
        limit=limit,
        indicators=tuple(indicator_means(ratings, limit)),
        quotes=tuple(shown),
        more=len(comments) - len(shown) if shown else 0,
        withheld=0 if shown else len(comments),
    )


def count_people(ratings: Iterable[Rating]) -> int:
    """How many different people these ratings come from at least.

    Anonymous rows of one sitting (same group, session, time, day and indicator) are different people; across sittings
    nobody knows, so the fullest sitting counts.
    """
    named: set[str] = set()
    sittings: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for each in ratings:
        person = each.rater or each.person
        named.update({person} - {""})
        sittings[each.group, each.session, each.time, each.day, each.indicator].append(person)
    fullest = max((_in_sitting(each) for each in sittings.values()), default=0)
    return max(len(named), fullest)


def _in_sitting(people: Sequence[str]) -> int:
    return len(set(people) - {""}) + sum(not each for each in people)


def indicator_means(ratings: Sequence[Rating], limit: int) -> Iterable[IndicatorMean]:
    """The mean of every indicator on every scale, hidden when too few different people gave it."""
    scored: defaultdict[tuple[str, Fraction | None], list[Rating]] = defaultdict(list)
    for each in ratings:
        if each.score is not None:
            scored[each.indicator, each.full].append(each)
    for (indicator, full), rows in scored.items():
        people = count_people(rows)
        hidden = people < limit
        total = sum((each.score for each in rows if each.score is not None), start=Fraction(0))
        yield IndicatorMean(indicator, full, people, len(rows), None if hidden else total / len(rows), hidden)


def _comments(programme: Programme, group: str, ratings: Sequence[Rating]) -> list[str]:
    said = [each for each in ratings if each.comment.strip()]
    if not said:
        return []
    days = {each.number: each.day for each in programme.sessions_by_group.get(group, ())}

    def when(each: Rating) -> date | None:
        return each.day or (None if each.session is None else days.get(each.session))

    rows = sorted(said, key=lambda each: str(when(each) or ""))
    names = {programme.name_of(each.person) for each in programme.memberships_by_group.get(group, ())}
    return [without_names(each.comment.strip(), names) for each in rows]
