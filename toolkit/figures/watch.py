"""The watch list: what asks for somebody's attention on a day, by rules that can be read aloud."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.attendance import compute_attendance
from toolkit.figures.progress import ItemState, compute_progress
from toolkit.figures.scope import whole_scope
from toolkit.figures.seats import Seats, seats_in
from toolkit.figures.sessions import SessionState
from toolkit.figures.tally import Tally, sum_of
from toolkit.programme.groups import OVER
from toolkit.programme.kinds import Attendance, DifficultyKind
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty


class WatchRule(Enum):
    """Why something is on the list."""

    ABSENT = "absent"
    FALLING = "falling"
    UNRECORDED = "unrecorded"
    TASKS = "tasks"
    PLAN = "plan"


class Suggestion(Enum):
    """What to do about it."""

    TALK = "talk"
    ASK_WHY = "ask_why"
    RECORD = "record"
    REMIND = "remind"
    REPLAN = "replan"


ANSWERS = {
    WatchRule.ABSENT: Suggestion.TALK,
    WatchRule.FALLING: Suggestion.ASK_WHY,
    WatchRule.UNRECORDED: Suggestion.RECORD,
    WatchRule.TASKS: Suggestion.REMIND,
    WatchRule.PLAN: Suggestion.REPLAN,
}


class Watch(NamedTuple):
    """One rule that fired for a group or, with `person`, for one member of it.

    Shape: `days` are those of the meetings missed or unrecorded, or the days tasks and plan rows were due, one for
    each thing counted. Blanks: `before` and `now` are told by FALLING only, which has no days.
    """

    rule: WatchRule
    group: str
    person: str = ""
    days: tuple[date, ...] = ()
    before: Tally | None = None
    now: Tally | None = None

    @property
    def suggestion(self) -> Suggestion:
        """What to do about it."""
        return ANSWERS[self.rule]


@remembered
def compute_watch(programme: Programme, group: str, as_of: date) -> tuple[Watch, ...]:
    """What one group needs at the end of `as_of`: members first, then the group; nothing once it is over."""
    known = programme.group_by_id[group]
    if _is_over(known, as_of):
        return ()
    whole, settings = whole_scope(programme, as_of), programme.settings
    seats = seats_in(programme, group, whole)
    held = [each for each in seats if each.held]
    people, limit = compute_attendance(programme, group, whole).people, settings.watch_absences
    missing = {each.person for each in people if each.tally.absent >= limit}
    absent = (_absent(group, each, held, limit) for each in programme.members(group, as_of) if each in missing)
    unrecorded = tuple(each.session.day for each in seats if each.state is SessionState.UNRECORDED)
    return tuple(
        each
        for each in (
            *absent,
            _falling(group, held, settings.watch_window, Fraction(settings.watch_falling, 100)),
            Watch(WatchRule.UNRECORDED, group, days=unrecorded),
            Watch(WatchRule.TASKS, group, days=tuple(sorted(_tasks(programme, group, as_of)))),
            Watch(WatchRule.PLAN, group, days=tuple(sorted(_plan(programme, group, as_of)))),
        )
        if each is not None and (each.days or each.now is not None)
    )


def _is_over(group: Group, as_of: date) -> bool:
    return group.status in OVER and (group.ends is None or group.ends <= as_of)


def _absent(group: str, person: str, held: Sequence[Seats], limit: int) -> Watch | None:
    """The meetings missed without leave since the last one attended; leave and no mark say nothing."""
    missed: list[date] = []
    for each in held:
        mark = each.marks.get(person) if person in each.due else None
        if mark is None or mark.attendance is Attendance.EXCUSED:
            continue
        missed = [*missed, each.session.day] if mark.attendance is Attendance.ABSENT else []
    return Watch(WatchRule.ABSENT, group, person, tuple(missed)) if len(missed) >= limit else None


def _falling(group: str, held: Sequence[Seats], window: int, limit: Fraction) -> Watch | None:
    """The last meetings against as many before; only those with a denominator count."""
    tallies = [each.tally for each in held if each.tally.counted]
    if len(tallies) < 2 * window:
        return None
    before = _sum(tallies[-2 * window : -window])
    now = _sum(tallies[-window:])
    fell = before.rate is not None and now.rate is not None and before.rate - now.rate >= limit
    return Watch(WatchRule.FALLING, group, before=before, now=now) if fell else None


def _sum(tallies: Sequence[Tally]) -> Tally:
    return sum_of(tallies, excused_is_due=tallies[0].excused_is_due)


def _tasks(programme: Programme, group: str, as_of: date) -> Iterator[date]:
    for each in programme.difficulties_by_group.get(group, ()):
        owed = each.kind is DifficultyKind.TASK and is_open(each, as_of)
        if owed and each.due is not None and each.due < as_of:
            yield each.due


def is_open(task: Difficulty, as_of: date) -> bool:
    """Whether it was still owed at the end of a day: a report of a past month does not know what was done later."""
    if not task.settled:
        return True
    return task.done_on is not None and task.done_on > as_of


def _plan(programme: Programme, group: str, as_of: date) -> Iterator[date]:
    for each in compute_progress(programme, group, whole_scope(programme, as_of)).items:
        if each.state is ItemState.OVERDUE and each.item.due is not None:
            yield each.item.due
