"""The lines of a report's tables: people, sessions, outcomes, problems and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts import (
    AttendanceLine,
    DifficultyLine,
    FeedbackLine,
    FormLine,
    OutcomeLine,
    SessionLine,
)
from toolkit.figures import compute_forms, outcomes_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from toolkit.figures import Feedback, GroupAttendance, Scope, SessionAttendance, Tally
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.kinds import Role
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty


def attendance_lines(programme: Programme, attendance: GroupAttendance) -> tuple[AttendanceLine, ...]:
    """One line per person who was due at least once."""
    due = [each for each in attendance.people if each.tally.due]
    return tuple(
        attendance_line(each.tally, programme.name_of(each.person), number, each.role)
        for number, each in enumerate(due, start=1)
    )


def attendance_line(tally: Tally, person: str, number: int | None = None, role: Role | None = None) -> AttendanceLine:
    """A tally as one line of the table; the total has no number and no role."""
    return AttendanceLine(
        number=number,
        person=person,
        role=role,
        expected=tally.due,
        present=tally.present,
        late=tally.late,
        left_early=tally.left_early,
        excused=tally.excused,
        absent=tally.absent,
        unrecorded=tally.unrecorded,
        attended=tally.attended,
        counted=tally.counted,
        rate=tally.rate,
    )


def session_lines(programme: Programme, attendance: GroupAttendance) -> tuple[SessionLine, ...]:
    """One line per session, by day."""
    return tuple(_session(programme, each) for each in attendance.sessions)


def form_lines(programme: Programme, group: Group, scope: Scope) -> tuple[FormLine, ...]:
    """The mix of activities held; those without a form are told of beside it."""
    mix = compute_forms(programme, group.id, scope)
    return tuple(FormLine(each.form, each.times) for each in mix if each.form is not None)


def feedback_lines(feedback: Feedback, words: Words) -> tuple[FeedbackLine, ...]:
    """Means by indicator; a rating that names none is of the whole."""
    return tuple(
        FeedbackLine(
            indicator=each.indicator or words.text("documents.report.overall"),
            people=each.people,
            scores=each.scores,
            mean=each.mean,
            full=each.full,
            hidden=each.hidden,
        )
        for each in feedback.indicators
    )


def outcome_lines(programme: Programme, group: Group, scope: Scope) -> tuple[OutcomeLine, ...]:
    """What the group has shown."""
    return tuple(
        OutcomeLine(
            number=number,
            name=each.name,
            kind=each.kind,
            authors=tuple(map(programme.name_of, each.authors)),
            day=each.day,
            link=each.link or None,
        )
        for number, each in enumerate(outcomes_in(programme, group.id, scope), start=1)
    )


def difficulty_lines(programme: Programme, chosen: Iterable[Difficulty], as_of: date) -> tuple[DifficultyLine, ...]:
    """Problems, or tasks, with who sees to them."""
    return tuple(
        DifficultyLine(
            number=number,
            day=each.day,
            text=each.text,
            support=each.support or None,
            owner=programme.name_of(each.owner) or None,
            due=each.due,
            status=each.status,
            overdue=each.due is not None and each.due < as_of and not each.settled,
        )
        for number, each in enumerate(chosen, start=1)
    )


def _session(programme: Programme, each: SessionAttendance) -> SessionLine:
    session = each.session
    return SessionLine(
        number=session.number,
        day=session.day,
        topic=session.topic or None,
        form=session.form,
        host=programme.name_of(session.host) or None,
        status=each.state,
        attended=each.tally.attended if each.tally else None,
        counted=each.tally.counted if each.tally else None,
        record=session.minutes or None,
        decisions=session.decisions or None,
    )
