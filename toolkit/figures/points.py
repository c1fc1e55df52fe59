"""Points (积分) as a ledger: every entry with its rule and its cell, corrected only by further entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.figures.scope import whole_scope
from toolkit.figures.sessions import SessionState, state_of
from toolkit.figures.sittings import sittings_once
from toolkit.programme.kinds import Attendance, DifficultyKind, DifficultyStatus, PointRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from toolkit.places import CellRef
    from toolkit.programme.programme import Programme

OF_MARKS = {
    Attendance.PRESENT: PointRule.PRESENT,
    Attendance.LATE: PointRule.LATE,
    Attendance.LEFT_EARLY: PointRule.LEFT_EARLY,
    Attendance.ABSENT: PointRule.ABSENT,
}


@dataclass(frozen=True, slots=True)
class PointLine:
    """One entry of the ledger.

    Shape: `number` counts the rows of 积分调整 from 1 and is 0 for what a rule gives. Blanks: `rule` None is a row of
    积分调整; `day` None where none was written.
    """

    person: str
    group: str
    points: int
    at: CellRef
    rule: PointRule | None = None
    day: date | None = None
    reason: str = ""
    number: int = 0
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class PersonPoints:
    """One person's entries by day, their sum, and the place among all: 1, 2, 2, 4."""

    person: str
    place: int
    points: int
    lines: tuple[PointLine, ...]


def compute_points(programme: Programme, as_of: date) -> tuple[PersonPoints, ...] | None:
    """The ledger by person, most points first, those equal by key; None while 设置 has no rules."""
    worth = dict(programme.settings.point_rules)
    if not worth:
        return None
    earned = [each for each in _earned(programme, worth, as_of) if _has_come(each, as_of)]
    lines = [*earned, *(each for each in _adjusted(programme) if _has_come(each, as_of))]
    of_person: dict[str, list[PointLine]] = {}
    for each in lines:
        of_person.setdefault(each.person, []).append(each)
    totals = {person: sum(each.points for each in mine) for person, mine in of_person.items()}
    return tuple(
        PersonPoints(person, 1 + sum(other > points for other in totals.values()), points, _by_day(of_person[person]))
        for person, points in sorted(totals.items(), key=lambda each: (-each[1], each[0]))
    )


def _has_come(line: PointLine, as_of: date) -> bool:
    return line.day is None or line.day <= as_of


def _by_day(lines: Iterable[PointLine]) -> tuple[PointLine, ...]:
    order = list(PointRule)

    def key(each: PointLine) -> tuple[bool, str, int, str, str, int, int]:
        rule = len(order) if each.rule is None else order.index(each.rule)
        return (each.day is None, str(each.day), rule, each.group, each.at.sheet, each.at.row, each.at.column)

    return tuple(sorted(lines, key=key))


def _earned(programme: Programme, worth: dict[PointRule, int], as_of: date) -> Iterator[PointLine]:
    found = (
        *_of_marks(programme, as_of),
        *_of_sessions(programme, as_of),
        *_of_outcomes(programme),
        *_of_tasks(programme),
    )
    for person, group, rule, day, at in found:
        if rule in worth and person in programme.people:
            yield PointLine(person, group, worth[rule], at, rule, day)


Earned = tuple[str, str, PointRule, "date | None", "CellRef"]


def _of_marks(programme: Programme, as_of: date) -> Iterator[Earned]:
    scope = whole_scope(programme, as_of)
    reach = [(group.id, scope) for group in programme.groups]
    for each in sittings_once(programme, reach):
        mark = each.mark
        rule = None if mark is None else OF_MARKS.get(mark.attendance)
        if mark is not None and rule is not None:
            yield each.person, each.group, rule, each.session.day, mark.at.cell("attendance")


def _of_sessions(programme: Programme, as_of: date) -> Iterator[Earned]:
    for each in programme.sessions:
        if state_of(programme, each, as_of) is SessionState.HELD:
            yield each.host, each.groups[0], PointRule.HOST, each.day, each.at.cell("host")
            yield each.recorder, each.groups[0], PointRule.RECORDER, each.day, each.at.cell("recorder")


def _of_outcomes(programme: Programme) -> Iterator[Earned]:
    for each in programme.outcomes:
        for author in each.authors:
            yield author, each.group, PointRule.OUTCOME, each.day, each.at.cell("name")


def _of_tasks(programme: Programme) -> Iterator[Earned]:
    for each in programme.difficulties:
        done = each.kind is DifficultyKind.TASK and each.status is DifficultyStatus.DONE
        if done and each.done_on is not None and (each.due is None or each.done_on <= each.due):
            yield each.owner, each.group, PointRule.TASK, each.done_on, each.at.cell("done_on")


def _adjusted(programme: Programme) -> Iterator[PointLine]:
    for number, each in enumerate(programme.points, start=1):
        yield PointLine(
            each.person,
            each.group,
            each.points,
            each.at.cell("points"),
            day=each.day,
            reason=each.reason,
            number=number,
            reverses=each.reverses,
        )
