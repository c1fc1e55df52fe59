"""What others can learn from groups that ran: which activities drew most, why plans moved, what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.breakdown import compute_breakdown
from toolkit.figures.stages import difficulties_in, outcomes_in
from toolkit.programme.kinds import DifficultyKind, DifficultyStatus, OutcomeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.figures.breakdown import Cut
    from toolkit.figures.scope import Scope
    from toolkit.programme.kinds import ActivityForm
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty, Outcome, PlanItem

# What people write down for others to learn from.
WRITTEN = frozenset({OutcomeKind.NOTES, OutcomeKind.CASE})


class Question(NamedTuple):
    """A problem that was solved, with what helped, and how often it came up; "" where nobody wrote what helped."""

    question: str
    answer: str
    times: int


class Lessons(NamedTuple):
    """What can be told.

    Shape: `most` and `least` are the kinds of activity with the highest and the lowest rate, several where they tie.
    Blanks: both are empty where fewer than two kinds have a rate, or all have the same.
    """

    most: tuple[Cut[ActivityForm | None], ...]
    least: tuple[Cut[ActivityForm | None], ...]
    moved: tuple[PlanItem, ...]
    written: tuple[Outcome, ...]
    questions: tuple[Question, ...]
    unsolved: tuple[Difficulty, ...]


def compute_lessons(programme: Programme, groups: Sequence[str], scope: Scope) -> Lessons:
    """The lessons of some groups together; the same question is told once."""
    forms = [each for each in compute_breakdown(programme, [(group, scope) for group in groups]).forms if each.key]
    rates = {each.tally.rate for each in forms if each.tally.rate is not None}
    compared = len(rates) > 1
    problems = [
        each
        for group in groups
        for each in difficulties_in(programme, group, scope)
        if each.kind is DifficultyKind.PROBLEM
    ]
    return Lessons(
        tuple(each for each in forms if compared and each.tally.rate == max(rates)),
        tuple(each for each in forms if compared and each.tally.rate == min(rates)),
        tuple(each for group in groups for each in programme.plan_by_group.get(group, ()) if each.change_reason),
        tuple(each for group in groups for each in outcomes_in(programme, group, scope) if each.kind in WRITTEN),
        _questions(each for each in problems if each.status is DifficultyStatus.DONE),
        tuple(each for each in problems if not each.settled),
    )


def _questions(solved: Iterable[Difficulty]) -> tuple[Question, ...]:
    """Most asked first, then as they stand in the sheet; the newest answer is told."""
    found: dict[str, Question] = {}
    for each in solved:
        key = "".join(each.text.split()).casefold()
        earlier = found.get(key, Question(each.text, "", 0))
        found[key] = Question(earlier.question, each.support or earlier.answer, earlier.times + 1)
    return tuple(sorted(found.values(), key=lambda each: -each.times))
