"""考勤汇总: who came how often, by person and group, with every numerator and denominator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content import ChartKind
from toolkit.figures import (
    SessionCounts,
    compute_attendance,
    compute_people,
    compute_watch,
    whole_scope,
)
from toolkit.sheets import Kind, Plot, Rule, SheetPatch, Tone
from toolkit.summaries.columns import columns_of
from toolkit.summaries.cuts import breakdown_rows, month_rows, trend_rows
from toolkit.summaries.watching import NOBODY, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from fractions import Fraction

    from toolkit.figures import Cut, GroupAttendance, PeopleTotals, Tally, Watch
    from toolkit.language import Words
    from toolkit.problems import Fact
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("employee_id", Kind.TEXT, 10),
    ("person", Kind.TEXT, 14),
    ("role", Kind.TEXT, 9),
    ("due", Kind.INTEGER, 8),
    ("attended", Kind.INTEGER, 8),
    ("present", Kind.INTEGER, 8),
    ("late", Kind.INTEGER, 8),
    ("left_early", Kind.INTEGER, 8),
    ("excused", Kind.INTEGER, 8),
    ("absent", Kind.INTEGER, 8),
    ("unrecorded", Kind.INTEGER, 9),
    ("counted", Kind.INTEGER, 8),
    ("rate", Kind.PERCENT, 10),
    ("coverage", Kind.PERCENT, 10),
    ("hours", Kind.NUMBER, 8),
    ("watch", Kind.TEXT, 40),
    ("suggestion", Kind.TEXT, 44),
)
PERSON, RATE, COVERAGE = 4, 15, 16
FROZEN = 4
# In a group's own sheet every line is that group's, and whom to watch is for HR's eyes.
GROUPS_COLUMNS, OWN_COLUMNS = 2, slice(2, 17)


def plan_attendance_summary(programme: Programme, as_of: date, words: Words) -> SheetPatch:
    """Every group up to `as_of`: a line per person, one per group, one for all people; then everybody by cut."""
    scope = whole_scope(programme, as_of)
    groups = [compute_attendance(programme, each.id, scope) for each in programme.groups]
    people = compute_people(programme, [(each.group, scope) for each in groups])
    rows: list[tuple[SheetValue, ...]] = []
    tones: dict[int, Tone] = {}
    for each in groups:
        watch = compute_watch(programme, each.group, as_of)
        rows += _people(programme, each, watch, words)
        rows.append((*_subtotal(programme, each, words), *watched([one for one in watch if not one.person], words)))
        tones[len(rows)] = Tone.TOTAL
    rows.append((*_total(people, words), *NOBODY))
    tones[len(rows)] = Tone.TOTAL
    scopes = [(each.group, scope) for each in groups]
    rows += breakdown_rows(programme, scopes, words, _cut_counts(words))
    rows += trend_rows(programme, scopes, words, _cut_counts(words))
    return SheetPatch(
        key="attendance",
        title=words.text("summaries.attendance.title"),
        columns=columns_of("attendance", COLUMNS, words),
        rows=tuple(rows),
        above=tuple(
            _above(programme, groups, people, scope.span.first, as_of, words, also=_across_groups(programme, words))
        ),
        tones=tones,
        rules=_rules(programme),
        frozen=FROZEN,
        charts=_charts(rows, (PERSON, RATE, COVERAGE), words),
    )


def plan_group_attendance(programme: Programme, group: str, as_of: date, words: Words) -> SheetPatch:
    """考勤汇总 of one group as its own sheet is given it: a line per person, one for all of them, one per month."""
    scope = whole_scope(programme, as_of)
    counted = compute_attendance(programme, group, scope)
    people = compute_people(programme, [(group, scope)])
    rows = [*_people(programme, counted, (), words), _subtotal(programme, counted, words)]
    rows += month_rows(programme, [(group, scope)], words, _cut_counts(words))
    return SheetPatch(
        key="attendance",
        title=words.text("summaries.attendance.title"),
        columns=columns_of("attendance", list(COLUMNS)[OWN_COLUMNS], words),
        rows=tuple(row[OWN_COLUMNS] for row in rows),
        above=tuple(_above(programme, [counted], people, scope.span.first, as_of, words)),
        tones={len(counted.people) + 1: Tone.TOTAL},
        rules=tuple(rule._replace(column=rule.column - GROUPS_COLUMNS) for rule in _rules(programme)),
        frozen=FROZEN - GROUPS_COLUMNS,
        charts=_charts(rows, tuple(each - GROUPS_COLUMNS for each in (PERSON, RATE, COVERAGE)), words),
    )


def _charts(rows: Sequence[tuple[SheetValue, ...]], columns: tuple[int, ...], words: Words) -> tuple[Plot, ...]:
    """Rate and coverage of the block of months; none with a single month, which has no trend."""
    named = words.text("summaries.attendance.by_month")
    months = [number for number, row in enumerate(rows, start=1) if row[1] == named]
    if len(months) < 2:
        return ()
    title = words.text("summaries.attendance.trend")
    return (Plot(ChartKind.LINE, title, columns[0], columns[1:], len(months), months[0]),)


def _rules(programme: Programme) -> tuple[Rule, ...]:
    target = programme.settings.attendance_target
    return (
        Rule(RATE, "<", target, Tone.BAD),
        Rule(RATE, ">=", target, Tone.GOOD),
        Rule(COVERAGE, "<", 1, Tone.WARN),
    )


def _people(
    programme: Programme, group: GroupAttendance, watch: Sequence[Watch], words: Words
) -> list[tuple[SheetValue, ...]]:
    name = programme.group_by_id[group.group].name
    rows: list[tuple[SheetValue, ...]] = []
    for each in group.people:
        employee = programme.people.get(each.person)
        who = (employee.employee_id if employee else "", programme.name_of(each.person), words.label(each.role))
        mine = [one for one in watch if one.person == each.person]
        rows.append((group.group, name, *who, *_counts(each.tally, each.hours, words), *watched(mine, words)))
    return rows


def _subtotal(programme: Programme, group: GroupAttendance, words: Words) -> tuple[SheetValue, ...]:
    name = programme.group_by_id[group.group].name
    label = words.text("summaries.attendance.subtotal", people=len(group.people))
    return (group.group, name, "", label, "", *_counts(group.tally, group.hours, words))


def _total(people: PeopleTotals, words: Words) -> tuple[SheetValue, ...]:
    label = words.text("summaries.attendance.total", people=len(people.people))
    return ("", words.text("summaries.total"), "", label, "", *_counts(people.tally, people.hours, words))


def _cut_counts(words: Words) -> Callable[[Cut[object]], tuple[SheetValue, ...]]:
    return lambda cut: _counts(cut.tally, cut.hours, words)


def _counts(tally: Tally, hours: Fraction | None, words: Words) -> tuple[SheetValue, ...]:
    shares = (tally.rate, tally.coverage, hours)
    return (
        tally.due,
        tally.attended,
        tally.present,
        tally.late,
        tally.left_early,
        tally.excused,
        tally.absent,
        tally.unrecorded,
        tally.counted,
        *[words.text("missing") if each is None else each for each in shares],
    )


def _above(
    programme: Programme,
    groups: Sequence[GroupAttendance],
    people: PeopleTotals,
    first: date,
    as_of: date,
    words: Words,
    *,
    also: Sequence[str] = (),
) -> list[str]:
    settings = programme.settings
    excused = "excused_in" if settings.excused_is_due else "excused_out"
    counts = SessionCounts()
    for each in groups:
        counts = counts.plus(each.counts)
    lines = [
        _say(words, "title"),
        _say(words, "span", first=first, as_of=as_of),
        _say(words, "rate"),
        _say(words, excused),
        _say(words, "coverage", target=words.percent(settings.attendance_target)),
        _sessions(counts, words),
        _hours(settings.minutes_per_hour, words),
    ]
    asides = {
        "held_by_marks": counts.held_by_marks,
        "derived": people.tally.derived,
        "guests": sum(each.times for group in groups for each in group.guests),
        "unknown_length": people.minutes.unknown,
    }
    return [*lines, *also] + [_say(words, aside, count=count) for aside, count in asides.items() if count]


def _across_groups(programme: Programme, words: Words) -> tuple[str, str]:
    settings = programme.settings
    watching = _say(
        words,
        "watching",
        absences=settings.watch_absences,
        window=settings.watch_window,
        points=settings.watch_falling,
    )
    return _say(words, "once"), watching


def _sessions(counts: SessionCounts, words: Words) -> str:
    return _say(
        words,
        "sessions",
        held=counts.held,
        cancelled=counts.cancelled,
        unrecorded=counts.unrecorded,
        ahead=counts.ahead,
    )


def _hours(minutes_per_hour: int | None, words: Words) -> str:
    if minutes_per_hour is None:
        return _say(words, "hours")
    return _say(words, "hours_by", minutes=minutes_per_hour)


def _say(words: Words, line: str, **facts: Fact) -> str:
    return words.text(f"summaries.attendance.{line}", **facts)
