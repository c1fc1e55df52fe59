"""计划 and 活动 become records; rows of the hub and of a group's own sheet are already one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code
from toolkit.programme.kinds import ActivityForm, PlanStatus, SessionStatus
from toolkit.programme.running import PlanItem, Session
from toolkit.tables.specs.meetings import PLAN, SESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from toolkit.programme.origin import Origin
    from toolkit.tables.resolving import Resolver
    from toolkit.tables.rows import Desk, Row


class PlanRow(NamedTuple):
    """A row of a plan with its group ("" for a topic's standard plan) and topic resolved."""

    group: str
    topic: str
    row: Row


class SessionRow(NamedTuple):
    """A row of a meeting with its groups and its day."""

    groups: tuple[str, ...]
    day: date
    row: Row


def build_plan(rows: Sequence[PlanRow], resolver: Resolver) -> Iterator[PlanItem]:
    """Plan items; a blank 序号 follows the one before, a number given twice in one plan costs the later row."""
    taken: defaultdict[tuple[str, str], dict[int, Origin]] = defaultdict(dict)
    written = {(each.group, each.topic, each.row.whole("number")) for each in rows}
    for group, topic, row in rows:
        used = taken[group, "" if group else topic]
        number = row.whole("number")
        if number is None:
            number = max(used, default=0) + 1
            while (group, topic, number) in written or number in used:
                number += 1
        elif number in used:
            first = used[number].cell("number").address
            resolver.desk.leave_out(Code.PLAN_TWICE, row.origin.cell("number"), number=number, first=first)
            continue
        used[number] = row.origin
        yield _plan_item(group, topic, number, row, resolver)


def _plan_item(group: str, topic: str, number: int, row: Row, resolver: Resolver) -> PlanItem:
    return PlanItem(
        at=row.origin,
        group=group,
        topic=topic,
        number=number,
        stage=row.text("stage"),
        sub_topic=row.text("sub_topic"),
        content=row.text("content"),
        form=row.choice("form", ActivityForm),
        responsible=resolver.somebody(row, "responsible", PLAN, (group,)),
        starts=row.day("starts"),
        due=row.day("due"),
        originally_due=row.day("originally_due"),
        deliverable=row.text("deliverable"),
        status=row.choice("status", PlanStatus),
        done_on=row.day("done_on"),
        change_reason=row.text("change_reason"),
    )


def build_sessions(rows: Iterable[SessionRow], resolver: Resolver) -> tuple[Session, ...]:
    """Sessions; a blank 场次 is numbered by date, written numbers never change."""
    kept, used = _distinct(rows, resolver.desk)
    numbers = _numbered(kept, used)
    return tuple(_session(each, numbers[at], resolver) for at, each in enumerate(kept))


def _distinct(rows: Iterable[SessionRow], desk: Desk) -> tuple[list[SessionRow], defaultdict[str, dict[int, Origin]]]:
    kept: list[SessionRow] = []
    used: defaultdict[str, dict[int, Origin]] = defaultdict(dict)
    for each in rows:
        number = each.row.whole("number")
        clash = next(filter(None, [used[group].get(number) for group in each.groups]), None) if number else None
        if number and clash:
            at = each.row.origin.cell("number")
            desk.leave_out(Code.SESSION_TWICE, at, number=number, first=clash.cell("number").address)
            continue
        kept.append(each)
        for group in each.groups:
            if number is not None:
                used[group][number] = each.row.origin
    return kept, used


def _numbered(kept: Sequence[SessionRow], used: defaultdict[str, dict[int, Origin]]) -> dict[int, int]:
    """The number of each row: as written, else the first free one after the meeting before it."""
    numbers = {at: number for at, each in enumerate(kept) if (number := each.row.whole("number")) is not None}
    if len(numbers) == len(kept):
        return numbers
    before: defaultdict[str, int] = defaultdict(int)
    for at in sorted(range(len(kept)), key=lambda at: (kept[at].day, at)):
        groups, _, row = kept[at]
        number = numbers.get(at)
        if number is None:
            number = 1 + max(before[group] for group in groups)
            while any(number in used[group] for group in groups):
                number += 1
            for group in groups:
                used[group][number] = row.origin
        numbers[at] = number
        for group in groups:
            before[group] = number
    return numbers


_SESSION_TEXTS = ("stage", "topic", "guests", "place", "minutes", "decisions")


def _session(each: SessionRow, number: int, resolver: Resolver) -> Session:
    row = each.row
    stage, topic, guests, place, minutes, decisions = row.texts(*_SESSION_TEXTS)
    return Session(
        at=row.origin,
        groups=each.groups,
        number=number,
        day=each.day,
        numbered=row.whole("number") is not None,
        stage=stage,
        plan_number=row.whole("plan_number"),
        originally=row.day("originally"),
        starts=row.clock("starts"),
        ends=row.clock("ends"),
        form=row.choice("form", ActivityForm),
        topic=topic,
        host=resolver.somebody(row, "host", SESSIONS, each.groups),
        recorder=resolver.somebody(row, "recorder", SESSIONS, each.groups),
        guests=guests,
        place=place,
        status=row.choice("status", SessionStatus) or SessionStatus.PLANNED,
        rest_present=row.yes("rest_present"),
        minutes=minutes,
        decisions=decisions,
    )
