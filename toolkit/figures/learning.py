"""What people learned (L2): each person's 前测 against their own 后测; the uncertainty assumes no distribution."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import EvaluationLevel, FeedbackTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.programme.running import Rating

CONFIDENCE = Fraction(95, 100)
Test = tuple[str, Fraction | None]


class Pair(NamedTuple):
    """One person's score before and after, of one indicator on one scale."""

    person: str
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """The paired effect of one indicator on one scale.

    Shape: pairs = up + same + down; `low` and `high` hold the median change with a probability of at least
    `confidence`, which is exact and no less than 95 %; `chance` is that of the two-sided sign test.
    Blanks: everything but the counts of people is None when `hidden` (too few pairs); `low` and `high` also with fewer
    than six pairs, which cannot reach 95 %; `chance` when nobody changed.
    """

    indicator: str
    full: Fraction | None
    pairs: int
    only_before: int
    only_after: int
    hidden: bool
    before: Fraction | None = None
    after: Fraction | None = None
    change: Fraction | None = None
    median: Fraction | None = None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    confidence: Fraction | None = None
    chance: Fraction | None = None


def compute_effects(ratings: Iterable[Rating], limit: int) -> tuple[Effect, ...]:
    """Every indicator that was tested before or after, in the order of the sheet.

    Shape: of several tests of one person the first 前测 and the last 后测 count; rows without a person pair nobody.
    """
    before: dict[Test, dict[str, Rating]] = {}
    after: dict[Test, dict[str, Rating]] = {}
    for each in ratings:
        if each.level is EvaluationLevel.LEARNING and each.score is not None and each.person:
            test = (each.indicator, each.full)
            if each.time is FeedbackTime.BEFORE:
                _keep(before.setdefault(test, {}), each, earlier=True)
            elif each.time is FeedbackTime.AFTER:
                _keep(after.setdefault(test, {}), each, earlier=False)
    return tuple(_effect(test, before.get(test, {}), after.get(test, {}), limit) for test in {**before, **after})


def _keep(found: dict[str, Rating], rating: Rating, *, earlier: bool) -> None:
    known = found.get(rating.person)
    if known is None or (known.day and rating.day and (rating.day < known.day) == earlier and rating.day != known.day):
        found[rating.person] = rating


def _effect(test: Test, before: dict[str, Rating], after: dict[str, Rating], limit: int) -> Effect:
    pairs = tuple(_pairs(before, after))
    alone = (len(before) - len(pairs), len(after) - len(pairs))
    if len(pairs) < max(limit, 1):
        return Effect(*test, len(pairs), *alone, hidden=True)
    changes = sorted(each.change for each in pairs)
    up, down = sum(each > 0 for each in changes), sum(each < 0 for each in changes)
    rank, confidence = interval_rank(len(changes))
    return Effect(
        *test,
        len(pairs),
        *alone,
        hidden=False,
        before=_mean([each.before for each in pairs]),
        after=_mean([each.after for each in pairs]),
        change=_mean(changes),
        median=_median(changes),
        up=up,
        same=len(changes) - up - down,
        down=down,
        low=changes[rank - 1] if rank else None,
        high=changes[-rank] if rank else None,
        confidence=confidence,
        chance=sign_test(up, down),
    )


def _pairs(before: dict[str, Rating], after: dict[str, Rating]) -> Iterator[Pair]:
    for person, first in before.items():
        last = after.get(person)
        if last is not None and first.score is not None and last.score is not None:
            yield Pair(person, first.score, last.score)


def sign_test(up: int, down: int) -> Fraction | None:
    """How likely it is by chance alone that the two sides are at least so uneven; who did not change is left out."""
    count = up + down
    if not count:
        return None
    tail = sum(comb(count, each) for each in range(min(up, down) + 1))
    return min(Fraction(2 * tail, 2**count), Fraction(1))


def interval_rank(count: int) -> tuple[int, Fraction | None]:
    """The largest rank r for which the r-th smallest and r-th largest of so many changes hold the median often enough.

    Shape: how often is 1 - 2 x P(Binomial(count, 1/2) < r), exactly; (0, None) where even the extremes do not.
    """
    best: tuple[int, Fraction | None] = (0, None)
    below = Fraction(0)
    for rank in range(1, count // 2 + 1):
        below += Fraction(comb(count, rank - 1), 2**count)
        if 1 - 2 * below < CONFIDENCE:
            break
        best = (rank, 1 - 2 * below)
    return best


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def _median(ordered: Sequence[Fraction]) -> Fraction:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
