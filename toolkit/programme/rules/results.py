"""Outcomes, feedback, difficulties and points against the groups they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.rules.naming import group_name
from toolkit.programme.stages import find_stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Outcome, Rating


def check_results(programme: Programme, as_of: date) -> Iterator[Problem]:
    """What was shown, said and owed, where it cannot be so."""
    for outcome in programme.outcomes:
        yield from _outcome(programme, outcome, as_of)
    for rating in programme.ratings:
        yield from _rating(programme, rating)
    yield from _difficulties(programme)
    yield from _points(programme)


def _outcome(programme: Programme, outcome: Outcome, as_of: date) -> Iterator[Problem]:
    members = {row.person for row in programme.memberships_by_group.get(outcome.group, ())}
    for author in outcome.authors:
        if members and author in programme.people and author not in members:
            name = group_name(programme, outcome.group)
            at = outcome.at.cell("authors")
            yield problem(Code.RULE_OUTCOME_AUTHOR, at, person=programme.name_of(author), group=name)
    if outcome.day and outcome.day > as_of:
        yield problem(Code.RULE_OUTCOME_LATER, outcome.at.cell("day"), day=outcome.day)
    stages = programme.settings.stages
    if outcome.stage and stages and find_stage(stages, outcome.stage) is None:
        known = tuple(each.name for each in stages)
        yield problem(Code.RULE_OUTCOME_STAGE, outcome.at.cell("stage"), stage=outcome.stage, known=known)


def _rating(programme: Programme, rating: Rating) -> Iterator[Problem]:
    if rating.score is not None and rating.full is not None and rating.score > rating.full:
        yield problem(Code.RULE_SCORE_ABOVE_FULL, rating.at.cell("score"), score=rating.score, full=rating.full)
    if rating.score is not None and rating.score < 0:
        yield problem(Code.RULE_SCORE_NEGATIVE, rating.at.cell("score"), score=rating.score)
    rows = programme.memberships_by_group.get(rating.group, ())
    if rows and rating.person in programme.people and all(row.person != rating.person for row in rows):
        at = rating.at.cell("person")
        name = group_name(programme, rating.group)
        yield problem(Code.RULE_RATING_OF_STRANGER, at, person=programme.name_of(rating.person), group=name)


def _difficulties(programme: Programme) -> Iterator[Problem]:
    for each in programme.difficulties:
        if each.day and each.due and each.due < each.day:
            yield problem(Code.RULE_TASK_BACKWARDS, each.at.cell("due"), day=each.day, due=each.due)
        if each.done_on and not each.settled:
            yield problem(Code.RULE_TASK_DONE_STATUS, each.at.cell("status"), day=each.done_on, status=each.status)


def _points(programme: Programme) -> Iterator[Problem]:
    for number, entry in enumerate(programme.points, start=1):
        if entry.reverses is not None and not 0 < entry.reverses < number:
            yield problem(Code.RULE_POINTS_REVERSE, entry.at.cell("reverses"), number=entry.reverses)
