"""What a schedule is made of: plan rows with their days and people, meetings with their days, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import PlanStatus, SessionStatus

if TYPE_CHECKING:
    from datetime import date, time

    from toolkit.programme.running import PlanItem, Session

FINISHED = frozenset({PlanStatus.DONE, PlanStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A plan row with the days and the person it gets.

    Shape: `laid` when a day, `rotated` when the person is our proposal; `was_due` is the day before rescheduling,
    where that moved it.
    Blanks: a day is None where nothing says when; `responsible` is "" where nobody can be proposed.
    """

    item: PlanItem
    starts: date | None
    due: date | None
    responsible: str
    laid: bool = False
    rotated: bool = False
    was_due: date | None = None

    @property
    def open(self) -> bool:
        """Whether anything is left to do."""
        return self.item.status not in FINISHED and self.item.done_on is None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of 活动, or one we propose.

    Shape: `session` None is a proposal; `was` is its day before rescheduling, where that moved it; `plan_number` is
    the row of the study plan it serves.
    """

    groups: tuple[str, ...]
    number: int
    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    plan_number: int | None = None
    topic: str = ""
    host: str = ""
    session: Session | None = None
    was: date | None = None

    @property
    def status(self) -> SessionStatus | None:
        """What 活动 says of it; None for a proposal."""
        return self.session.status if self.session else None

    def ahead(self, as_of: date) -> bool:
        """Whether it is still to come and stands."""
        return self.day >= as_of and self.status in {None, SessionStatus.PLANNED}


@dataclass(frozen=True, slots=True)
class GroupSchedule:
    """The plan rows of a group by number and its meetings by day.

    Shape: `crowded` are rows whose stage has no working day left for them, `unplaced` the topics rescheduling found no
    day for before the group ends; `rhythmless` when nothing says when the group meets.
    """

    group: str
    items: tuple[PlannedItem, ...]
    meetings: tuple[Meeting, ...]
    crowded: tuple[PlannedItem, ...] = ()
    unplaced: tuple[Meeting, ...] = ()
    rhythmless: bool = False


class ConflictKind(Enum):
    """What cannot go together."""

    TWO_PLACES = "two_places"  # a leader or host in two meetings at once
    ROOM = "room"  # a room taken twice at once
    TWICE_A_WEEK = "twice_a_week"  # a person responsible for two plan rows due in one week


class Conflict(NamedTuple):
    """Things that cannot go together, the earlier group first.

    Shape: two meetings for the first kind, all that clash for the second, two plan rows (group, row) for the last;
    `what` is the person or room.
    """

    kind: ConflictKind
    what: str
    day: date
    meetings: tuple[Meeting, ...] = ()
    items: tuple[tuple[str, PlannedItem], ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups concerned, each once."""
        named = [group for meeting in self.meetings for group in meeting.groups] + [group for group, _ in self.items]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every group's schedule, what contradicts between them, and the years whose days off nobody has published."""

    groups: tuple[GroupSchedule, ...]
    conflicts: tuple[Conflict, ...] = ()
    unknown_years: tuple[int, ...] = ()

    def of(self, group: str) -> GroupSchedule:
        """One group's schedule."""
        return next(each for each in self.groups if each.group == group)
