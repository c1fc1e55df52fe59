"""成果, 反馈, 问题与待办, 资源与预算, 积分调整, 节假日 become records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code
from toolkit.programme.kinds import (
    DayKind,
    DifficultyKind,
    DifficultyStatus,
    EvaluationLevel,
    FeedbackTime,
    OutcomeKind,
    ResourceKind,
    ResourceStatus,
)
from toolkit.programme.running import Difficulty, Outcome, PointEntry, Rating
from toolkit.programme.settings import Holiday, Resource
from toolkit.tables.specs.results import DIFFICULTIES, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.programme.origin import Origin
    from toolkit.tables.meetings import Meetings
    from toolkit.tables.resolving import Resolver
    from toolkit.tables.rows import Desk, Row


class GroupRow(NamedTuple):
    """A row whose group is resolved; "" where none is needed."""

    group: str
    row: Row


def build_outcomes(rows: Iterable[GroupRow], resolver: Resolver) -> Iterator[Outcome]:
    """What groups have shown."""
    for group, row in rows:
        yield Outcome(
            at=row.origin,
            group=group,
            name=row.text("name"),
            stage=row.text("stage"),
            plan_number=row.whole("plan_number"),
            kind=row.choice("kind", OutcomeKind),
            authors=resolver.people_in(row, "authors", OUTCOMES, (group,)),
            day=row.day("day"),
            link=row.text("link"),
        )


def build_ratings(rows: Iterable[GroupRow], resolver: Resolver, meetings: Meetings) -> Iterator[Rating]:
    """Scores and comments; a row without 工号 and 姓名 is anonymous."""
    for group, row in rows:
        person: str | None = ""
        if row.text("person") or row.text("name"):
            person = resolver.person(row, "person", (group,))
        if person is None:
            continue
        yield Rating(
            at=row.origin,
            group=group,
            session=session_of(group, row, meetings, resolver.desk),
            time=row.choice("time", FeedbackTime),
            day=row.day("day"),
            person=person,
            rater=row.text("rater"),
            level=row.choice("level", EvaluationLevel) or EvaluationLevel.REACTION,
            indicator=row.text("indicator"),
            score=row.number("score"),
            full=row.number("full"),
            unit=row.text("unit"),
            comment=row.text("comment"),
        )


def build_difficulties(rows: Iterable[GroupRow], resolver: Resolver, meetings: Meetings) -> Iterator[Difficulty]:
    """What groups struggle with and what they owe."""
    for group, row in rows:
        yield Difficulty(
            at=row.origin,
            group=group,
            kind=row.choice("kind", DifficultyKind) or DifficultyKind.PROBLEM,
            text=row.text("text"),
            session=session_of(group, row, meetings, resolver.desk),
            day=row.day("day"),
            support=row.text("support"),
            owner=resolver.somebody(row, "owner", DIFFICULTIES, (group,)),
            due=row.day("due"),
            status=row.choice("status", DifficultyStatus) or DifficultyStatus.OPEN,
            done_on=row.day("done_on"),
        )


def session_of(group: str, row: Row, meetings: Meetings, desk: Desk) -> int | None:
    """The meeting a row names by number or day; None, told, when there is none or several."""
    named = row.cells.get("session")
    if not isinstance(named, int | date):
        return None
    found = meetings.numbers(group, named)
    if len(found) == 1:
        return found[0]
    desk.say(Code.FEEDBACK_SESSION_UNKNOWN, row.origin.cell("session"), session=named)
    return None


def build_resources(rows: Iterable[Row], resolver: Resolver) -> Iterator[Resource]:
    """What the programme needs besides people."""
    for row in rows:
        group = resolver.group_or_blank(row)
        kind = row.choice("kind", ResourceKind)
        if group is None or kind is None:
            continue
        yield Resource(
            at=row.origin,
            kind=kind,
            name=row.text("name"),
            topic=resolver.topic(row, "topic"),
            group=group,
            needed=row.number("needed"),
            secured=row.number("secured"),
            quantity=row.number("quantity"),
            unit_price=row.number("unit_price"),
            spent=row.number("spent"),
            status=row.choice("status", ResourceStatus),
            contact=row.text("contact"),
        )


def build_points(rows: Iterable[Row], resolver: Resolver) -> Iterator[PointEntry]:
    """Entries of the points ledger."""
    for row in rows:
        group = resolver.group_or_blank(row)
        person = None if group is None else resolver.person(row, "person", (group,) if group else ())
        if group is None or person is None:
            continue
        yield PointEntry(
            at=row.origin,
            group=group,
            person=person,
            points=row.whole("points") or 0,
            day=row.day("day"),
            reason=row.text("reason"),
            reverses=row.whole("reverses"),
        )


def build_holidays(rows: Iterable[Row], desk: Desk) -> Iterator[Holiday]:
    """Days off and working weekend days; of two rows for one day the first counts."""
    seen: dict[date, Origin] = {}
    for row in rows:
        day, kind = row.day("day"), row.choice("kind", DayKind)
        if day is None or kind is None:
            continue
        first = seen.setdefault(day, row.origin)
        if first is not row.origin:
            desk.leave_out(Code.HOLIDAY_TWICE, row.origin.cell("day"), first=first.cell("day").address)
            continue
        yield Holiday(row.origin, day, kind, row.text("note"))
