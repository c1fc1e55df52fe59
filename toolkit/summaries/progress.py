"""进度汇总: plan against fact by group and stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures import PlanCounts, SessionCounts, compute_progress, compute_stage_progress, whole_scope
from toolkit.sheets import Kind, Rule, SheetPatch, Tone
from toolkit.summaries.columns import columns_of
from toolkit.summaries.doing import told_doing

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures import Progress
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("stage", Kind.TEXT, 16),
    ("starts", Kind.DATE, 12),
    ("ends", Kind.DATE, 12),
    ("rows", Kind.INTEGER, 10),
    ("due", Kind.INTEGER, 11),
    ("due_done", Kind.INTEGER, 11),
    ("rate", Kind.PERCENT, 11),
    ("done", Kind.INTEGER, 9),
    ("done_late", Kind.INTEGER, 11),
    ("overdue", Kind.INTEGER, 11),
    ("postponed", Kind.INTEGER, 11),
    ("cancelled", Kind.INTEGER, 10),
    ("promised", Kind.INTEGER, 11),
    ("delivered", Kind.INTEGER, 11),
    ("shown", Kind.INTEGER, 9),
    ("sessions_planned", Kind.INTEGER, 9),
    ("sessions_held", Kind.INTEGER, 9),
    ("sessions_cancelled", Kind.INTEGER, 9),
    ("sessions_unrecorded", Kind.INTEGER, 9),
    ("sessions_ahead", Kind.INTEGER, 9),
    ("forms", Kind.TEXT, 30),
    ("hosting", Kind.TEXT, 30),
    ("feedback", Kind.TEXT, 36),
)
RATE, OVERDUE, UNRECORDED = 9, 12, 21
FROZEN = 3
RULES = (
    Rule(OVERDUE, ">", 0, Tone.BAD),
    Rule(UNRECORDED, ">", 0, Tone.WARN),
    Rule(RATE, "<", 1, Tone.WARN),
    Rule(RATE, ">=", 1, Tone.GOOD),
)
# In a group's own sheet every line is that group's, and nothing is told of what people think.
OWN_COLUMNS, GROUPS_COLUMNS = slice(2, -1), 2
# What is said in words of each group adds up to nothing.
NOT_ADDED = (None, None, None)


def plan_progress_summary(programme: Programme, as_of: date, words: Words) -> SheetPatch:
    """Every group up to `as_of`: a line per stage, one per group, one for all groups."""
    rows: list[tuple[SheetValue, ...]] = []
    tones: dict[int, Tone] = {}
    counts, sessions = PlanCounts(), SessionCounts()
    for group in programme.groups:
        whole = compute_progress(programme, group.id, whole_scope(programme, as_of))
        rows += _lines(programme, group, whole, as_of, words)
        tones[len(rows)] = Tone.TOTAL
        counts, sessions = counts.plus(whole.counts), sessions.plus(whole.sessions)
    label = words.text("summaries.progress.total", groups=len(programme.groups))
    total = (label, None, None, *_counts(counts, sessions, words), *NOT_ADDED)
    rows.append(("", words.text("summaries.total"), *total))
    tones[len(rows)] = Tone.TOTAL
    return SheetPatch(
        key="progress",
        title=words.text("summaries.progress.title"),
        columns=columns_of("progress", COLUMNS, words),
        rows=tuple(rows),
        above=(*_above(as_of, words), words.text("summaries.progress.means")),
        tones=tones,
        rules=RULES,
        frozen=FROZEN,
    )


def plan_group_progress(programme: Programme, group: str, as_of: date, words: Words) -> SheetPatch:
    """进度汇总 of one group as its own sheet is given it: a line per stage, one for all of them."""
    whole = compute_progress(programme, group, whole_scope(programme, as_of))
    rows = _lines(programme, programme.group_by_id[group], whole, as_of, words)
    return SheetPatch(
        key="progress",
        title=words.text("summaries.progress.title"),
        columns=columns_of("progress", list(COLUMNS)[OWN_COLUMNS], words),
        rows=tuple(row[OWN_COLUMNS] for row in rows),
        above=_above(as_of, words),
        tones={len(rows): Tone.TOTAL},
        rules=tuple(rule._replace(column=rule.column - GROUPS_COLUMNS) for rule in RULES),
        frozen=FROZEN - GROUPS_COLUMNS,
    )


def _lines(
    programme: Programme, group: Group, whole: Progress, as_of: date, words: Words
) -> list[tuple[SheetValue, ...]]:
    stages = compute_stage_progress(programme, group.id, as_of)
    return [
        *(
            (
                group.id,
                group.name,
                *_stage(each, words),
                *_counts(each.counts, each.sessions, words),
                *told_doing(programme, group.id, each.scope, words),
            )
            for each in stages
        ),
        (
            group.id,
            group.name,
            words.text("summaries.subtotal"),
            None,
            None,
            *_counts(whole.counts, whole.sessions, words),
            *told_doing(programme, group.id, whole.scope, words),
        ),
    ]


def _above(as_of: date, words: Words) -> tuple[str, ...]:
    lines = ("title", "span", "due", "overdue", "outputs", "sessions", "variety")
    return tuple(words.text(f"summaries.progress.{line}", as_of=as_of) for line in lines)


def _stage(progress: Progress, words: Words) -> tuple[SheetValue, ...]:
    stage = progress.scope.stage
    if stage is None:
        return words.text("summaries.progress.unstaged"), None, None
    return stage.name, progress.scope.span.first, progress.scope.span.last


def _counts(counts: PlanCounts, sessions: SessionCounts, words: Words) -> tuple[SheetValue, ...]:
    return (
        counts.rows,
        counts.due,
        counts.due_done,
        words.text("missing") if counts.rate is None else counts.rate,
        counts.done,
        counts.done_late,
        counts.overdue,
        counts.postponed,
        counts.cancelled,
        counts.promised,
        counts.delivered,
        counts.shown,
        sessions.planned,
        sessions.held,
        sessions.cancelled,
        sessions.unrecorded,
        sessions.ahead,
    )
