"""计划日程: every group's plan rows and meetings by day, with what is our proposal, what moved and what contradicts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from toolkit.planning import ConflictKind
from toolkit.programme.kinds import SessionStatus, Weekday
from toolkit.programme.rules.naming import group_name
from toolkit.sheets import Kind, SheetPatch, Tone
from toolkit.summaries.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.language import Words
    from toolkit.planning import Conflict, GroupSchedule, Meeting, PlannedItem, Schedule
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("kind", Kind.TEXT, 10),
    ("number", Kind.INTEGER, 8),
    ("starts", Kind.DATE, 12),
    ("ends", Kind.DATE, 12),
    ("weekday", Kind.TEXT, 8),
    ("time", Kind.TEXT, 13),
    ("place", Kind.TEXT, 20),
    ("stage", Kind.TEXT, 14),
    ("topic", Kind.TEXT, 30),
    ("form", Kind.TEXT, 18),
    ("responsible", Kind.TEXT, 12),
    ("deliverable", Kind.TEXT, 22),
    ("status", Kind.TEXT, 10),
    ("was", Kind.DATE, 12),
    ("note", Kind.TEXT, 40),
)
FROZEN = 4


class _Line(NamedTuple):
    """A row of the sheet with what it is sorted and coloured by."""

    day: date | None
    values: tuple[SheetValue, ...]
    tone: Tone | None


def plan_schedule(programme: Programme, schedule: Schedule, as_of: date, words: Words) -> SheetPatch:
    """Every group's plan rows and meetings, each group by day, rows without a day last."""
    lines = [line for group in schedule.groups for line in _of_group(programme, schedule, group, words)]
    years = [words.text("summaries.schedule.year", year=str(year)) for year in schedule.unknown_years]
    return SheetPatch(
        key="schedule",
        title=words.text("summaries.schedule.title"),
        columns=columns_of("schedule", COLUMNS, words),
        rows=tuple(line.values for line in lines),
        above=(
            *(
                words.text(f"summaries.schedule.{line}", as_of=as_of)
                for line in ("title", "span", "proposals", "moved")
            ),
            words.text("summaries.schedule.conflicts" if schedule.conflicts else "summaries.schedule.no_conflicts"),
            *years,
        ),
        tones={number: line.tone for number, line in enumerate(lines, start=1) if line.tone is not None},
        frozen=FROZEN,
    )


def _of_group(programme: Programme, schedule: Schedule, mine: GroupSchedule, words: Words) -> Iterator[_Line]:
    group = programme.group_by_id[mine.group]
    lines = [_item(programme, schedule, group, each, words) for each in mine.items]
    lines += [_meeting(programme, schedule, group, mine, each, words) for each in mine.meetings]
    lines += [_unplaced(group, each, words) for each in mine.unplaced]
    yield from sorted(lines, key=lambda line: (line.day is None, line.day or date.max))


def _item(programme: Programme, schedule: Schedule, group: Group, each: PlannedItem, words: Words) -> _Line:
    item = each.item
    clashes = [one for one in schedule.conflicts if (group.id, each) in one.items]
    said = [
        *(words.text(f"summaries.schedule.{key}") for key in ("laid", "rotated") if getattr(each, key)),
        *(words.text("summaries.schedule.crowded") for _ in (1,) if each.open and each.due is None),
        *(_clash(programme, one, group.id, words) for one in clashes),
    ]
    values: tuple[SheetValue, ...] = (
        group.id,
        group.name,
        words.text("summaries.schedule.item"),
        item.number,
        each.starts,
        each.due,
        None,
        None,
        None,
        item.stage,
        item.sub_topic or item.content,
        words.label(item.form) if item.form else None,
        programme.name_of(each.responsible),
        item.deliverable,
        words.label(item.status) if item.status else None,
        each.was_due,
        words.text("list.separator").join(said),
    )
    return _Line(each.starts or each.due, values, Tone.WARN if clashes or each.was_due else None)


def _meeting(
    programme: Programme, schedule: Schedule, group: Group, mine: GroupSchedule, each: Meeting, words: Words
) -> _Line:
    item = next((one for one in mine.items if one.item.number == each.plan_number), None)
    session = each.session
    form = session.form if session and session.form else item.item.form if item else None
    clashes = [one for one in schedule.conflicts if each in one.meetings]
    values: tuple[SheetValue, ...] = (
        group.id,
        group.name,
        words.text("summaries.schedule.meeting"),
        each.number,
        each.day,
        each.day,
        words.label(Weekday(each.day.weekday())),
        f"{each.starts:%H:%M}–{each.ends:%H:%M}" if each.starts and each.ends else None,
        each.place,
        (session.stage if session else "") or (item.item.stage if item else None),
        each.topic,
        words.label(form) if form else None,
        programme.name_of(each.host),
        None,
        words.label(each.status) if each.status else words.text("summaries.schedule.proposed"),
        each.was,
        words.text("list.separator").join(_clash(programme, one, group.id, words) for one in clashes),
    )
    return _Line(each.day, values, _tone(each, clashes=bool(clashes)))


def _unplaced(group: Group, each: Meeting, words: Words) -> _Line:
    """A meeting rescheduling found no day for: it keeps its number and its old day, and has no new one."""
    told: dict[str, SheetValue] = {
        "group_id": group.id,
        "group": group.name,
        "kind": words.text("summaries.schedule.meeting"),
        "number": each.number,
        "topic": each.topic,
        "was": each.day,
        "note": words.text("summaries.schedule.unplaced"),
    }
    return _Line(None, tuple(told.get(key) for key, _, _ in COLUMNS), Tone.WARN)


def _tone(meeting: Meeting, *, clashes: bool) -> Tone | None:
    if clashes or meeting.was:
        return Tone.WARN
    return Tone.NOTE if meeting.status in {None, SessionStatus.CANCELLED} else None


def _clash(programme: Programme, conflict: Conflict, group: str, words: Words) -> str:
    others = [each for each in conflict.groups if each != group] or [group]
    what = conflict.what if conflict.kind is ConflictKind.ROOM else programme.name_of(conflict.what)
    key = f"summaries.schedule.clash.{conflict.kind.value}"
    return words.text(key, what=what, other=tuple(group_name(programme, each) for each in others))
