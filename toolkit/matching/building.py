"""The question of grouping as the programme's sheets ask it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.matching.instance import Instance, Lock, OpenTopic, Person
from toolkit.matching.standing import GOES_ON, current_rows, slot_of
from toolkit.matching.weights import build_weights
from toolkit.programme.grouping import Released, Unplaced, WhyReleased, WhyUnplaced
from toolkit.programme.kinds import LedBy, TopicStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.programme.groups import Group
    from toolkit.programme.people import Applicant, Topic
    from toolkit.programme.programme import Programme

# Where nobody is asked for times, everybody is free at the one nameless slot.
_ANY_TIME = ("",)


def build_instance(programme: Programme) -> Instance:
    """Applicants, open topics, slots, sizes, weights and fixed members; who cannot be asked about is named.

    Shape: a person's last application counts; a wish for the same group binds both, whichever of them wrote it.
    """
    settings = programme.settings
    applications = {each.employee_id: each for each in programme.applicants}
    timed = any(each.slots for each in applications.values())
    slots = _slots(programme, applications.values()) if timed else _ANY_TIME
    locks, released = _locks(programme)
    free = _members(programme, slots)
    free |= {lock.person: _slots_of_lock(programme, lock, slots, applications.get(lock.person)) for lock in locks}
    everybody = dict.fromkeys((*applications, *free))
    left_out = tuple(Unplaced(each, why) for each in everybody if (why := _not_asked(programme, each, applications)))
    gone = {each.person for each in left_out}
    weights, unknown = build_weights(settings.weights)
    people = tuple(
        _person(programme, person, applications.get(person), free.get(person), slots)
        for person in everybody
        if person not in gone
    )
    return Instance(
        people,
        tuple(OpenTopic(each.id, each.most_groups, each.led_by is not LedBy.BUSINESS) for each in _topics(programme)),
        slots,
        settings.size_min,
        settings.size_max,
        settings.department_cap,
        len(settings.grade_bands),
        tuple(lock for lock in locks if lock.person not in gone),
        weights,
        frozenset(each.id for each in programme.groups),
        left_out,
        tuple(released),
        unknown,
    )


def _topics(programme: Programme) -> Iterable[Topic]:
    """The chosen topics; before anything is chosen, all that are not closed; and those of groups that go on."""
    chosen = any(each.status is TopicStatus.CHOSEN for each in programme.topics)
    running = {each.topic for each in programme.groups if current_rows(programme, each)}
    wanted = {TopicStatus.CHOSEN} if chosen else {TopicStatus.CHOSEN, TopicStatus.CANDIDATE}
    return [each for each in programme.topics if each.status in wanted or each.id in running]


def _slots(programme: Programme, applications: Iterable[Applicant]) -> tuple[str, ...]:
    named = [each.name for each in programme.settings.slots]
    named += [slot.name for each in applications for slot in each.slots]
    named += [each.meets.name for each in programme.groups if each.status in GOES_ON and each.meets]
    return tuple(dict.fromkeys(named))


def _locks(programme: Programme) -> tuple[list[Lock], list[Released]]:
    """Fixed members of groups that go on, each person once; a group without a topic can fix nobody."""
    found: dict[str, Lock] = {}
    released: list[Released] = []
    for row in programme.memberships:
        group = programme.group_by_id.get(row.group)
        if not row.fixed or row.until is not None or group is None or group.status not in GOES_ON:
            continue
        if group.topic in programme.topic_by_id:
            found.setdefault(row.person, Lock(row.person, group.id, group.topic))
        else:
            released.append(Released(row.person, group.id, WhyReleased.NO_TOPIC))
    return list(found.values()), released


def _members(programme: Programme, slots: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Members of groups that go on, free when their group meets: a group is as large as it is, applied for or not."""
    return {
        row.person: frozenset([slot])
        for group in programme.groups
        if group.topic in programme.topic_by_id and (slot := slot_of(group, slots)) in slots
        for row in current_rows(programme, group)
    }


def _slots_of_lock(
    programme: Programme, lock: Lock, slots: tuple[str, ...], application: Applicant | None
) -> frozenset[str]:
    """When a fixed member is free: at the group's own weekly time, else as applied for, else always."""
    group: Group = programme.group_by_id[lock.group]
    own = group.meets.name if group.meets else group.slot
    if own in slots:
        return frozenset([own])
    applied = frozenset(each.name for each in application.slots) if application else frozenset()
    return applied or frozenset(slots)


def _not_asked(programme: Programme, person: str, applications: Mapping[str, Applicant]) -> WhyUnplaced | None:
    """Why no place is looked for: leaving the company, or out of the group without a new application."""
    employee = programme.people.get(person)
    if employee is not None and employee.left is not None:
        return WhyUnplaced.LEAVING
    rows = [row for row in programme.memberships if row.person == person]
    ends = [row.until for row in rows if row.until is not None]
    if not rows or len(ends) < len(rows):
        return None
    submitted = applications[person].submitted
    day = submitted.date() if isinstance(submitted, datetime) else submitted
    return None if day is not None and day > max(ends) else WhyUnplaced.QUIT


def _person(
    programme: Programme, key: str, application: Applicant | None, fixed: frozenset[str] | None, slots: tuple[str, ...]
) -> Person:
    employee = programme.people.get(key)
    grade = employee.grade.strip().casefold() if employee else ""
    bands = programme.settings.grade_bands
    band = next((number for number, each in enumerate(bands) if grade in map(str.casefold, each.grades)), -1)
    applied = frozenset(each.name for each in application.slots) if application else frozenset()
    asked = frozenset(slots) if slots == _ANY_TIME else applied
    return Person(
        key,
        employee.department if employee else "",
        band if grade else -1,
        employee.manager if employee else "",
        application.level if application else None,
        application.motivation if application else None,
        asked if fixed is None else fixed,
        application.would_lead if application else False,
        application.choices if application else (),
        application.together if application else (),
        application.apart if application else (),
    )
