"""Sessions: what happened, when, in which stage, led by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.kinds import SessionStatus
from toolkit.programme.rules.naming import group_name
from toolkit.programme.stages import find_stage, group_span, stage_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session


def check_sessions(programme: Programme, as_of: date) -> Iterator[Problem]:
    """Sessions whose state, date or people contradict the rest."""
    marked = programme.marks_at
    for session in programme.sessions:
        has_marks = any((group, session.number) in marked for group in session.groups)
        if not has_marks or session.status is not SessionStatus.HELD or session.day > as_of:
            yield from _state(session, as_of, has_marks=has_marks)
        if session.starts and session.ends and session.ends <= session.starts:
            yield _backwards(session, session.starts, session.ends)
        yield from _group_dates(programme, session)
        if programme.settings.stages:
            yield from _stage(programme, session)
        yield from _people(programme, session)
        if session.plan_number is not None:
            yield from _plan_number(programme, session, session.plan_number)
    yield from _twice_a_day(programme)


def _state(session: Session, as_of: date, *, has_marks: bool) -> Iterator[Problem]:
    day = session.day
    if session.status is SessionStatus.CANCELLED:
        if has_marks:
            yield problem(Code.RULE_SESSION_CANCELLED_MARKED, session.at.cell("status"), day=day)
    elif day > as_of:
        if session.status is SessionStatus.HELD:
            yield problem(Code.RULE_SESSION_HELD_LATER, session.at.cell("status"), day=day)
        elif has_marks:
            yield problem(Code.RULE_SESSION_MARKED_LATER, session.at.cell("day"), day=day)
    elif session.status is SessionStatus.PLANNED and day < as_of:
        code = Code.RULE_SESSION_COUNTS_AS_HELD if has_marks else Code.RULE_SESSION_UNRECORDED
        yield problem(code, session.at.cell("status"), day=day)
    elif session.status is SessionStatus.HELD and not has_marks:
        yield problem(Code.RULE_SESSION_WITHOUT_MARKS, session.at.cell("status"), day=day)


def _backwards(session: Session, starts: time, ends: time) -> Problem:
    return problem(Code.RULE_SESSION_BACKWARDS, session.at.cell("ends"), starts=f"{starts:%H:%M}", ends=f"{ends:%H:%M}")


def _group_dates(programme: Programme, session: Session) -> Iterator[Problem]:
    for group_id in session.groups:
        group = programme.group_by_id.get(group_id)
        if group is None:
            continue
        if group.starts and session.day < group.starts:
            name = group_name(programme, group_id)
            yield problem(Code.RULE_SESSION_BEFORE_GROUP, session.at.cell("day"), group=name, starts=group.starts)
        if group.ends and session.day > group.ends:
            name = group_name(programme, group_id)
            yield problem(Code.RULE_SESSION_AFTER_GROUP, session.at.cell("day"), group=name, ends=group.ends)


def _stage(programme: Programme, session: Session) -> Iterator[Problem]:
    stages = programme.settings.stages
    if not session.stage:
        if not any(stage.starts <= session.day <= stage.ends for stage in stages):
            yield from _gap(programme, session)
        return
    stage = find_stage(stages, session.stage)
    at = session.at.cell("stage")
    if stage is None:
        known = tuple(each.name for each in stages)
        yield problem(Code.RULE_SESSION_STAGE_UNKNOWN, at, stage=session.stage, known=known)
        return
    spans = (group_span(programme, group, stage) for group in session.groups)
    inside = stage.starts <= session.day <= stage.ends or any(span.holds(session.day) for span in spans)
    if not inside:
        yield problem(
            Code.RULE_SESSION_OUTSIDE_STAGE, at, stage=stage.name, day=session.day, starts=stage.starts, ends=stage.ends
        )


def _gap(programme: Programme, session: Session) -> Iterator[Problem]:
    stages = programme.settings.stages
    if any(group_span(programme, group, stage).holds(session.day) for group in session.groups for stage in stages):
        return
    at = session.at.cell("day")
    before = stage_on(stages, session.day)
    if before is None:
        yield problem(Code.RULE_SESSION_BEFORE_STAGES, at, day=session.day, stage=stages[0].name)
    else:
        yield problem(Code.RULE_SESSION_IN_GAP, at, day=session.day, stage=before.name)


def _people(programme: Programme, session: Session) -> Iterator[Problem]:
    members = [programme.members(group, session.day) for group in session.groups]
    if not any(members):
        return
    for field, person in (("host", session.host), ("recorder", session.recorder)):
        if person in programme.people and not any(person in there for there in members):
            code = Code.RULE_SESSION_HOST if field == "host" else Code.RULE_SESSION_RECORDER
            yield problem(code, session.at.cell(field), person=programme.name_of(person), day=session.day)


def _plan_number(programme: Programme, session: Session, number: int) -> Iterator[Problem]:
    for group in session.groups:
        numbers = tuple(row.number for row in programme.plan_by_group.get(group, ()))
        if numbers and number not in numbers:
            name = group_name(programme, group)
            yield problem(Code.RULE_SESSION_PLAN_NUMBER, session.at.cell("plan_number"), number=number, group=name)


def _twice_a_day(programme: Programme) -> Iterator[Problem]:
    for group, sessions in programme.sessions_by_group.items():
        seen: dict[date, Session] = {}
        for session in sessions:
            if session.status is SessionStatus.CANCELLED:
                continue
            first = seen.setdefault(session.day, session)
            if first is not session:
                name = group_name(programme, group)
                at = session.at.cell("day")
                yield problem(Code.RULE_SESSION_TWICE_A_DAY, at, group=name, day=session.day, row=first.at.row)
