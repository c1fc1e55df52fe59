"""What 设置 decides, with the customary defaults, and the days and resources of the programme."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.names import Language
from toolkit.programme.kinds import (
    DayKind,
    ElectionMethod,
    KeepAnswer,
    LedBy,
    Merit,
    NeedPart,
    PointRule,
    ResourceKind,
    ResourceStatus,
    Unreachable,
    Weekday,
)

if TYPE_CHECKING:
    from datetime import date, time

    from toolkit.programme.origin import Origin


class Slot(NamedTuple):
    """A weekly time groups may meet; `name` is the text as typed and what people choose by."""

    name: str
    weekday: Weekday | None = None
    starts: time | None = None
    ends: time | None = None


class Stage(NamedTuple):
    """A stage of the programme; both ends belong to it, `order` counts from 1."""

    order: int
    name: str
    starts: date
    ends: date


class GradeBand(NamedTuple):
    """Grades that count as one level for mixing: 初级 = P1 to P4."""

    name: str
    grades: tuple[str, ...]


NEED_WEIGHTS = ((NeedPart.SPREAD, 40), (NeedPart.URGENCY, 25), (NeedPart.GAP, 20), (NeedPart.STRATEGY, 15))


@dataclass(frozen=True, slots=True)
class Settings:
    """Every number the programme plan leaves open.

    Units: shares are 0-1; `minutes_per_hour` are the minutes of one 学时; `watch_falling` is in points of percent.
    Blanks: None means no rule; no `minutes_per_hour` means that 学时折算 says something we cannot count by.
    """

    programme: str = ""
    company: str = ""
    cycle: str = ""
    starts: date | None = None
    ends: date | None = None
    stages: tuple[Stage, ...] = ()
    slots: tuple[Slot, ...] = ()
    grade_bands: tuple[GradeBand, ...] = ()
    led_by: LedBy | None = None
    size_min: int = 5
    size_max: int = 8
    department_cap: int | None = None
    frequency: str = ""
    meeting_minutes: int | None = None
    attendance_target: Fraction = Fraction(4, 5)
    late_minutes: int = 15
    excused_is_due: bool = False
    online_share: Fraction = Fraction(3, 4)
    election_method: ElectionMethod = ElectionMethod.PLURALITY
    election_quorum: Fraction = Fraction(2, 3)
    hide_below: int = 5
    hide_below_group: int = 3
    watch_absences: int = 3
    watch_window: int = 4
    watch_falling: int = 10
    apply_until: date | None = None
    apply_how: str = ""
    contact: str = ""
    overflow: str = ""
    hours: str = ""
    minutes_per_hour: int | None = 60
    point_rules: tuple[tuple[PointRule, int], ...] = ()
    weights: tuple[tuple[str, int], ...] = ()
    merit_weights: tuple[tuple[Merit, int], ...] = ((Merit.ATTENDANCE, 50), (Merit.PLAN, 30), (Merit.OUTCOMES, 20))
    leader_weights: tuple[tuple[Merit, int], ...] = ((Merit.MEETINGS, 40), (Merit.PLAN, 30), (Merit.RECORDS, 30))
    award_groups: int = 1
    award_members: int = 3
    award_leaders: int = 1
    certificate_rate: Fraction = Fraction(4, 5)
    certificate_hours: int = 0
    need_weights: tuple[tuple[NeedPart, int], ...] = NEED_WEIGHTS
    keep_answer: KeepAnswer = KeepAnswer.LAST
    issuer: str = ""
    unreachable: Unreachable = Unreachable.LAST_COPY
    language: Language = Language.ZH
    origins: dict[str, Origin] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Resource:
    """Something the programme needs besides people; money in the company's currency."""

    at: Origin
    kind: ResourceKind
    name: str
    topic: str = ""
    group: str = ""
    needed: Fraction | None = None
    secured: Fraction | None = None
    quantity: Fraction | None = None
    unit_price: Fraction | None = None
    spent: Fraction | None = None
    status: ResourceStatus | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day 节假日 says is off, or a weekend day on which people work."""

    at: Origin
    day: date
    kind: DayKind
    note: str = ""
