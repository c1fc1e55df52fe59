"""Records about people before they are in a group: employees, needs, applicants, topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.programme.kinds import LedBy, NeedSource, TopicStatus

if TYPE_CHECKING:
    from datetime import date, datetime

    from toolkit.programme.origin import Origin
    from toolkit.programme.settings import Slot


@dataclass(frozen=True, slots=True)
class Employee:
    """A person of the company.

    Blanks: `employee_id` is "" where the roster gives none (the person is then known by name); `surveyed` is False
    only where the roster says the survey was not for them.
    """

    at: Origin
    employee_id: str
    name: str
    department: str = ""
    position: str = ""
    grade: str = ""
    manager: str = ""
    email: str = ""
    pinyin: str = ""
    joined: date | None = None
    left: date | None = None
    surveyed: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """A direction groups may learn; levels are 1-5."""

    at: Origin
    id: str
    name: str
    status: TopicStatus = TopicStatus.CANDIDATE
    goal: str = ""
    required_level: int | None = None
    strategic_fit: int | None = None
    expected_outcomes: str = ""
    time_needed: str = ""
    suited_for: str = ""
    requirements: str = ""
    lecturer: str = ""
    led_by: LedBy | None = None
    most_groups: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One answer of the needs survey; scores are 1-5.

    Blanks: `employee_id` is "" for an anonymous answer.
    """

    at: Origin
    employee_id: str
    submitted: datetime | date | None = None
    source: NeedSource = NeedSource.QUESTIONNAIRE
    directions: tuple[str, ...] = ()
    importance: int | None = None
    urgency: int | None = None
    level: int | None = None
    bottleneck: str = ""
    shortfall: str = ""
    aspiration: str = ""
    method: str = ""
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Applicant:
    """One person's application; `choices` are topic ids, best first."""

    at: Origin
    employee_id: str
    submitted: datetime | date | None = None
    choices: tuple[str, ...] = ()
    experience: str = ""
    level: int | None = None
    motivation: int | None = None
    slots: tuple[Slot, ...] = ()
    would_lead: bool = False
    statement: str = ""
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
