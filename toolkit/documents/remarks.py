"""The sentences of a report: what page one says of the figures, and how they were counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.kinds import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.documents.contexts import Overview
    from toolkit.figures import Feedback, GroupAttendance
    from toolkit.language import Words
    from toolkit.programme.programme import Programme

# What a report draws on; a workbook without one of them is told so.
DRAWN_ON = (Table.PLAN, Table.SESSIONS, Table.ATTENDANCE, Table.OUTCOMES, Table.FEEDBACK, Table.DIFFICULTIES)


def report_summary(
    overview: Overview, words: Words, copied: date | None = None, *, empty: bool = False
) -> tuple[str, ...]:
    """What the figures of page one mean, in a few sentences; a copy they rest on comes first.

    Shape: an `empty` report says at the end that no sheet holds anything of its period.
    """
    stamp = () if copied is None else (words.text("documents.summary.copy", day=copied),)
    nothing = (words.text("documents.summary.nothing"),) if empty else ()
    return (*stamp, *_summary(overview, words), *nothing)


def report_notes(
    programme: Programme, attendance: GroupAttendance, feedback: Feedback, words: Words
) -> tuple[str, ...]:
    """How the figures were counted, and what is missing in them."""
    return (
        *_counting(programme, attendance, words),
        *_gaps(attendance, words),
        *_opinions(feedback, words),
        *_absent_tables(programme, words),
    )


def _summary(overview: Overview, words: Words) -> Iterator[str]:
    yield words.text("documents.summary.sessions", planned=overview.planned, held=overview.held)
    if overview.rate is None:
        yield words.text("documents.summary.no_rate")
    else:
        reached = "reached" if overview.rate >= overview.target else "missed"
        yield words.text(
            f"documents.summary.{reached}",
            rate=words.percent(overview.rate),
            attended=overview.attended,
            counted=overview.counted,
            target=words.percent(overview.target),
        )
    if overview.recorded < overview.expected:
        yield words.text("documents.summary.unrecorded", count=overview.expected - overview.recorded)
    if overview.plan_due:
        yield words.text(
            "documents.summary.plan", due=overview.plan_due, done=overview.plan_done, overdue=overview.overdue_count
        )
    if overview.open_difficulties:
        yield words.text("documents.summary.difficulties", count=overview.open_difficulties)


def _counting(programme: Programme, attendance: GroupAttendance, words: Words) -> Iterator[str]:
    excused = words.text(f"documents.excused.{'in' if programme.settings.excused_is_due else 'out'}")
    yield words.text("documents.notes.rate", excused=excused)
    yield words.text("documents.notes.coverage")
    if attendance.tally.derived:
        yield words.text("documents.notes.derived", count=attendance.tally.derived)
    by_marks = attendance.counts.held_by_marks
    if by_marks:
        yield words.text("documents.notes.held_by_marks", count=by_marks)


def _gaps(attendance: GroupAttendance, words: Words) -> Iterator[str]:
    if attendance.counts.unrecorded:
        yield words.text("documents.notes.unrecorded", count=attendance.counts.unrecorded)
    if attendance.minutes.unknown:
        yield words.text("documents.notes.no_length", count=attendance.minutes.unknown)
    if attendance.guests:
        times = sum(guest.times for guest in attendance.guests)
        yield words.text("documents.notes.guests", people=len(attendance.guests), times=times)


def _opinions(feedback: Feedback, words: Words) -> Iterator[str]:
    if feedback.indicators or feedback.withheld:
        yield words.text("documents.notes.hidden", limit=feedback.limit)
    if feedback.more:
        yield words.text("documents.notes.more_comments", count=feedback.more)


def _absent_tables(programme: Programme, words: Words) -> Iterator[str]:
    absent = tuple(table for table in DRAWN_ON if table not in programme.present)
    if absent:
        yield words.text("documents.notes.absent", tables=absent)
