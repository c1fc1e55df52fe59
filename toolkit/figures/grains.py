"""What one person due at one meeting adds to every count, as one whole number: adding such numbers adds all counts.

Every kind of mark and the minutes have a lane of digits in it, wide enough that no count of any programme fills it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from toolkit.figures.hours import ATTENDED, Minutes
from toolkit.figures.tally import Tally
from toolkit.programme.kinds import Attendance

if TYPE_CHECKING:
    from toolkit.programme.running import Mark

Grain = int

_WIDE = 32
_LANE = (1 << _WIDE) - 1
# The minutes come last: their sum may be as large as it likes.
_PRESENT, _LATE, _LEFT_EARLY, _EXCUSED, _ABSENT, _UNRECORDED, _DERIVED, _UNKNOWN, _MINUTES = (
    _WIDE * at for at in range(9)
)
_OF_MARK = {
    Attendance.PRESENT: 1 << _PRESENT,
    Attendance.LATE: 1 << _LATE,
    Attendance.LEFT_EARLY: 1 << _LEFT_EARLY,
    Attendance.EXCUSED: 1 << _EXCUSED,
    Attendance.ABSENT: 1 << _ABSENT,
}
NO_MARK: Grain = 1 << _UNRECORDED


def grain_of(mark: Mark, length: int | None) -> Grain:
    """What a mark adds; who attended has its own minutes, else those of the session, else nobody knows how many."""
    return _grain(mark.attendance, mark.derived, length if mark.minutes is None else mark.minutes)


@cache
def _grain(attendance: Attendance, derived: bool, minutes: int | None) -> Grain:
    grain = _OF_MARK[attendance]
    if attendance in ATTENDED:
        grain += 1 << _UNKNOWN if minutes is None else minutes << _MINUTES
    return grain + (1 << _DERIVED) if derived and attendance is Attendance.PRESENT else grain


# Most members of most groups come to one of a few hundred sums.
@lru_cache(maxsize=65_536)
def tally_in(grains: Grain, excused_is_due: bool) -> Tally:
    """The counts in a sum of grains."""
    return Tally(
        excused_is_due,
        grains & _LANE,
        grains >> _LATE & _LANE,
        grains >> _LEFT_EARLY & _LANE,
        grains >> _EXCUSED & _LANE,
        grains >> _ABSENT & _LANE,
        grains >> _UNRECORDED & _LANE,
        grains >> _DERIVED & _LANE,
    )


@lru_cache(maxsize=65_536)
def minutes_in(grains: Grain) -> Minutes:
    """The minutes in a sum of grains."""
    attended = (grains & _LANE) + (grains >> _LATE & _LANE) + (grains >> _LEFT_EARLY & _LANE)
    return Minutes(grains >> _MINUTES, grains >> _UNKNOWN & _LANE, attended)
