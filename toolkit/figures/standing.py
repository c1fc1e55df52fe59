"""How groups stand among each other: weighted shares whose arithmetic can be read, ties shown as ties."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.progress import ItemState, compute_progress
from toolkit.programme.kinds import Merit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.figures.progress import Progress
    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


class Part(NamedTuple):
    """One merit of a group: `got` of `of`, which weighs so much; nothing to count where `of` is 0."""

    merit: Merit
    weight: int
    got: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """Got of all; None where there was nothing."""
        return Fraction(self.got, self.of) if self.of else None


class Standing(NamedTuple):
    """A group's parts, its score of 100, and its place: 1, 2, 2, 4; both None where nothing can be counted."""

    group: str
    parts: tuple[Part, ...]
    score: Fraction | None
    place: int | None


def compute_standings(programme: Programme, scopes: Iterable[tuple[str, Scope]]) -> tuple[Standing, ...]:
    """Groups by place, those equal and those without a score in the order given.

    Shape: score = sum of weight x share / sum of the weights of the parts that have anything, x 100.
    """
    weights = programme.settings.merit_weights
    found = [(group, parts_of(programme, group, scope, weights)) for group, scope in scopes]
    scores = [score_of(parts) for _, parts in found]
    standings = [
        Standing(group, parts, score, place)
        for (group, parts), score, place in zip(found, scores, places_of(scores), strict=True)
    ]
    return tuple(sorted(standings, key=lambda each: (each.place is None, each.place or 0)))


def score_of(parts: Iterable[Part]) -> Fraction | None:
    """The weighted mean of the shares there are, of 100."""
    counted = [(each.weight, each.share) for each in parts if each.share is not None and each.weight]
    weights = sum(weight for weight, _ in counted)
    return sum((weight * share for weight, share in counted), Fraction(0)) * 100 / weights if weights else None


def places_of(scores: Sequence[Fraction | None]) -> tuple[int | None, ...]:
    """Each one's place, one more than how many are better: equal scores have equal places."""
    first: dict[Fraction, int] = {}
    for place, score in enumerate(sorted((each for each in scores if each is not None), reverse=True), start=1):
        first.setdefault(score, place)
    return tuple(None if each is None else first[each] for each in scores)


def parts_of(programme: Programme, group: str, scope: Scope, weights: Iterable[tuple[Merit, int]]) -> tuple[Part, ...]:
    """What a group did over a scope, for every merit that weighs anything."""
    tally = compute_attendance(programme, group, scope).tally
    progress = compute_progress(programme, group, scope)
    counts = progress.sessions
    of_merit = {
        Merit.ATTENDANCE: (tally.attended, tally.counted),
        Merit.PLAN: (progress.counts.due_done, progress.counts.due),
        Merit.OUTCOMES: promised_of(progress),
        Merit.MEETINGS: (counts.held, counts.held + counts.cancelled + counts.unrecorded),
        Merit.RECORDS: (tally.recorded, tally.due),
    }
    return tuple(Part(merit, weight, *of_merit[merit]) for merit, weight in weights if weight)


def promised_of(progress: Progress) -> tuple[int, int]:
    """Of the rows due by then with an expected output, those an outcome was shown for."""
    due = [
        each
        for each in progress.items
        if each.item.deliverable
        and each.item.due is not None
        and each.item.due <= progress.scope.as_of
        and each.state is not ItemState.CANCELLED
    ]
    return sum(bool(each.outcomes) for each in due), len(due)
