"""Records of a running group: plan, sessions, marks, outcomes, ratings, difficulties, points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import (
    ActivityForm,
    Attendance,
    DifficultyKind,
    DifficultyStatus,
    EvaluationLevel,
    FeedbackTime,
    OutcomeKind,
    PlanStatus,
    SessionStatus,
)

if TYPE_CHECKING:
    from datetime import date, time
    from fractions import Fraction

    from toolkit.programme.origin import Origin


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A row of a study plan; `group` "" with a `topic` is the standard plan of that topic.

    Blanks: `responsible` is an employee key or, for somebody outside the roster, the text as typed.
    """

    at: Origin
    group: str
    topic: str
    number: int
    stage: str = ""
    sub_topic: str = ""
    content: str = ""
    form: ActivityForm | None = None
    responsible: str = ""
    starts: date | None = None
    due: date | None = None
    originally_due: date | None = None
    deliverable: str = ""
    status: PlanStatus | None = None
    done_on: date | None = None
    change_reason: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting or other activity; joint ones name several groups.

    Blanks: `number` is given for the run where the sheet has none (`numbered` is then False).
    """

    at: Origin
    groups: tuple[str, ...]
    number: int
    day: date
    numbered: bool = True
    stage: str = ""
    plan_number: int | None = None
    originally: date | None = None
    starts: time | None = None
    ends: time | None = None
    form: ActivityForm | None = None
    topic: str = ""
    host: str = ""
    recorder: str = ""
    guests: str = ""
    place: str = ""
    status: SessionStatus = SessionStatus.PLANNED
    rest_present: bool = False
    minutes: str = ""
    decisions: str = ""


class Mark(NamedTuple):
    """What was recorded of one person at one session; there are hundreds of thousands, so it is a plain tuple.

    Shape: `session` is the session's number within `group`; `derived` marks the ones 其余全勤 stands for.
    """

    at: Origin
    group: str
    session: int
    person: str
    attendance: Attendance
    minutes: int | None = None
    source: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something a group has shown (成果)."""

    at: Origin
    group: str
    name: str
    stage: str = ""
    plan_number: int | None = None
    kind: OutcomeKind | None = None
    authors: tuple[str, ...] = ()
    day: date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One score or comment of the feedback; `person` "" is anonymous.

    Blanks: `session` None means the feedback is not about one session.
    """

    at: Origin
    group: str
    session: int | None = None
    time: FeedbackTime | None = None
    day: date | None = None
    person: str = ""
    rater: str = ""
    level: EvaluationLevel = EvaluationLevel.REACTION
    indicator: str = ""
    score: Fraction | None = None
    full: Fraction | None = None
    unit: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A problem a group struggles with, or a task somebody owes (问题与待办)."""

    at: Origin
    group: str
    kind: DifficultyKind
    text: str
    session: int | None = None
    day: date | None = None
    support: str = ""
    owner: str = ""
    due: date | None = None
    status: DifficultyStatus = DifficultyStatus.OPEN
    done_on: date | None = None

    @property
    def settled(self) -> bool:
        """Whether nobody need see to it any more: done, or dropped."""
        return self.status in {DifficultyStatus.DONE, DifficultyStatus.DROPPED}


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A row of 积分调整; `reverses` is the number of the entry it takes back."""

    at: Origin
    group: str
    person: str
    points: int
    day: date | None = None
    reason: str = ""
    reverses: int | None = None
