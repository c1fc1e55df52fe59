"""The programme as one frozen value, with the look-ups every figure needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from toolkit.programme.belonging import NOBODY, ByDay, Period, once
from toolkit.programme.kinds import Role, Table
from toolkit.programme.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from toolkit.programme.groups import Ballot, Clause, EarlierGroup, Group, Membership
    from toolkit.programme.people import Applicant, Employee, Need, Topic
    from toolkit.programme.running import (
        Difficulty,
        Mark,
        Outcome,
        PlanItem,
        PointEntry,
        Rating,
        Session,
    )
    from toolkit.programme.settings import Holiday, Resource

T = TypeVar("T")


@dataclass(frozen=True)
class Programme:
    """Everything the sheets say, typed and joined.

    Shape: records in sheet order; a person is named everywhere by the key of `people` (the 工号, or `name:姓名` where
    the roster has none); a group by its id. `earlier` are groups of earlier cycles, which nothing counts. `present`
    holds the tables that were found, empty ones included; `remembered` what has been asked of this very programme
    (programme.remembering).
    """

    settings: Settings = field(default_factory=Settings)
    employees: tuple[Employee, ...] = ()
    topics: tuple[Topic, ...] = ()
    needs: tuple[Need, ...] = ()
    applicants: tuple[Applicant, ...] = ()
    groups: tuple[Group, ...] = ()
    memberships: tuple[Membership, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    clauses: tuple[Clause, ...] = ()
    plan: tuple[PlanItem, ...] = ()
    sessions: tuple[Session, ...] = ()
    marks: tuple[Mark, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    ratings: tuple[Rating, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    resources: tuple[Resource, ...] = ()
    points: tuple[PointEntry, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    earlier: tuple[EarlierGroup, ...] = ()
    present: frozenset[Table] = frozenset()
    remembered: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def people(self) -> Mapping[str, Employee]:
        """Employees by key."""
        return {person_key(each): each for each in self.employees}

    @cached_property
    def group_by_id(self) -> Mapping[str, Group]:
        """Groups by id."""
        return {each.id: each for each in self.groups}

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return {each.id: each for each in self.topics}

    @cached_property
    def memberships_by_group(self) -> Mapping[str, Sequence[Membership]]:
        """Membership rows of each group, in sheet order."""
        return _by(self.memberships, lambda each: [each.group])

    @cached_property
    def sessions_by_group(self) -> Mapping[str, Sequence[Session]]:
        """Sessions of each group, joint ones included, by day and number."""
        found = _by(self.sessions, lambda each: each.groups)
        return {group: sorted(each, key=lambda s: (s.day, s.number)) for group, each in found.items()}

    @cached_property
    def marks_by_group(self) -> Mapping[str, Sequence[Mark]]:
        """Marks of each group, in sheet order."""
        return _by(self.marks, lambda each: [each.group])

    @cached_property
    def marks_at(self) -> Mapping[tuple[str, int], Sequence[Mark]]:
        """Marks of each meeting by group and number, in sheet order."""
        found: defaultdict[tuple[str, int], list[Mark]] = defaultdict(list)
        for mark in self.marks:
            found[mark.group, mark.session].append(mark)
        return dict(found)

    @cached_property
    def outcomes_by_group(self) -> Mapping[str, Sequence[Outcome]]:
        """Outcomes of each group, in sheet order."""
        return _by(self.outcomes, lambda each: [each.group])

    @cached_property
    def ratings_by_group(self) -> Mapping[str, Sequence[Rating]]:
        """Feedback of each group, in sheet order."""
        return _by(self.ratings, lambda each: [each.group])

    @cached_property
    def difficulties_by_group(self) -> Mapping[str, Sequence[Difficulty]]:
        """Problems and tasks of each group, in sheet order."""
        return _by(self.difficulties, lambda each: [each.group])

    @cached_property
    def first_day(self) -> date | None:
        """The first day anything is known of: a meeting, a group, a stage or the programme; None without any."""
        days = [each.day for each in self.sessions]
        days += [each.starts for each in self.groups if each.starts is not None]
        days += [each.starts for each in self.settings.stages]
        days += [] if self.settings.starts is None else [self.settings.starts]
        return min(days, default=None)

    @cached_property
    def plan_by_group(self) -> Mapping[str, Sequence[PlanItem]]:
        """Plan rows of each group by number: its own, else the standard plan of its topic."""
        own = _by((each for each in self.plan if each.group), lambda each: [each.group])
        standard = _by((each for each in self.plan if not each.group), lambda each: [each.topic])
        found = {group.id: own.get(group.id) or standard.get(group.topic, ()) for group in self.groups}
        return {group: sorted(rows, key=lambda row: row.number) for group, rows in found.items()}

    def name_of(self, person: str) -> str:
        """A person's printed name by key; text that is no key stays as it is."""
        employee = self.people.get(person)
        return employee.name if employee else person.removeprefix(NAME_KEY)

    def leaders(self, group: str, day: date) -> tuple[str, ...]:
        """Who leads the group on a day, by 角色; none or several is a Problem, not decided here."""
        return self._leaders_by_day.get(group, NOBODY)[day]

    def members(self, group: str, day: date) -> tuple[str, ...]:
        """Who belongs to the group on a day, each once, in sheet order."""
        return self._members_by_day.get(group, NOBODY)[day]

    def belongs(self, membership: Membership, day: date) -> bool:
        """Whether a membership row holds on a day; leaving the company ends it."""
        period = self._period(membership)
        return period.first <= day <= period.last

    @cached_property
    def _members_by_day(self) -> Mapping[str, ByDay]:
        return {group: ByDay(map(self._period, rows), once) for group, rows in self.memberships_by_group.items()}

    @cached_property
    def _leaders_by_day(self) -> Mapping[str, ByDay]:
        leaders = _by((each for each in self.memberships if each.role is Role.LEADER), lambda each: [each.group])
        return {group: ByDay(map(self._period, rows)) for group, rows in leaders.items()}

    def _period(self, membership: Membership) -> Period:
        employee = self.people.get(membership.person)
        left = employee.left if employee else None
        last = membership.until or date.max
        return Period(membership.since or date.min, last if left is None else min(last, left), membership.person)


NAME_KEY = "name:"


def person_key(employee: Employee) -> str:
    """How every record names a person."""
    return employee.employee_id or NAME_KEY + employee.name


def _by(records: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, Sequence[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            found[key].append(record)
    return dict(found)
