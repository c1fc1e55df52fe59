"""Marks counted: the six states of attendance and the shares made of them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tally(NamedTuple):
    """How often people were due, and what was recorded of it.

    Shape: due = recorded + unrecorded; counted (the denominator of the rate) = recorded, without leave unless
    `excused_is_due`; `derived` of the present marks stand for 其余全勤.
    """

    excused_is_due: bool = False
    present: int = 0
    late: int = 0
    left_early: int = 0
    excused: int = 0
    absent: int = 0
    unrecorded: int = 0
    derived: int = 0

    @property
    def recorded(self) -> int:
        """Marks there are (已记录)."""
        return self.present + self.late + self.left_early + self.excused + self.absent

    @property
    def due(self) -> int:
        """Times a member was expected at a meeting that was held (应到)."""
        return self.recorded + self.unrecorded

    @property
    def attended(self) -> int:
        """Times a member came, late or leaving early included (实到): the numerator of the rate."""
        return self.present + self.late + self.left_early

    @property
    def counted(self) -> int:
        """The denominator of the rate (计入)."""
        return self.recorded if self.excused_is_due else self.recorded - self.excused

    @property
    def rate(self) -> Fraction | None:
        """Attended of counted (出勤率); None when nothing counts."""
        counted = self.counted
        return _share(self.attended, counted) if counted else None

    @property
    def coverage(self) -> Fraction | None:
        """Recorded of due (记录覆盖率); None when nobody was due."""
        recorded = self.recorded
        due = recorded + self.unrecorded
        return _share(recorded, due) if due else None

    def plus(self, other: Tally) -> Tally:
        """Both together: numerators and denominators are added, never rates."""
        return sum_of((self, other), excused_is_due=self.excused_is_due)


_NOTHING = Tally()


def sum_of(tallies: Iterable[Tally], *, excused_is_due: bool) -> Tally:
    """All together; nothing at all is an empty tally."""
    _, *columns = zip(_NOTHING, *tallies, strict=True)
    return Tally(excused_is_due, *map(sum, columns))


# Most members of most groups come to one of a few hundred shares.
@lru_cache(maxsize=65_536)
def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole)
