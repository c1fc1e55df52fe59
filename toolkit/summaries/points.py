"""积分明细: every entry of the points ledger under its person, with the total and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.sheets import Kind, SheetPatch, Tone
from toolkit.summaries.columns import columns_of
from toolkit.summaries.places import place_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.figures import PersonPoints, PointLine
    from toolkit.language import Words
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("place", Kind.INTEGER, 7),
    ("employee_id", Kind.TEXT, 10),
    ("person", Kind.TEXT, 14),
    ("group_id", Kind.TEXT, 9),
    ("day", Kind.DATE, 12),
    ("rule", Kind.TEXT, 18),
    ("reason", Kind.TEXT, 28),
    ("points", Kind.INTEGER, 8),
    ("source", Kind.TEXT, 30),
)
FROZEN = 3


def plan_points(
    programme: Programme, ledger: Sequence[PersonPoints], as_of: date, words: Words, workbook: str
) -> SheetPatch:
    """The ledger, most points first; an entry links to the cell it comes from."""
    rows: list[tuple[SheetValue, ...]] = []
    tones: dict[int, Tone] = {}
    for each in ledger:
        who = _who(programme, each.person)
        rows += [(None, *who, *_entry(line, words, workbook)) for line in each.lines]
        rows.append((each.place, *who, "", None, words.text("summaries.points.total"), "", each.points, ""))
        tones[len(rows)] = Tone.TOTAL
    rules = tuple(
        words.text("summaries.points.rule", rule=rule, points=points) for rule, points in programme.settings.point_rules
    )
    return SheetPatch(
        key="points",
        title=words.text("summaries.points.title"),
        columns=columns_of("points", COLUMNS, words),
        rows=tuple(rows),
        above=(
            words.text("summaries.points.title"),
            words.text("summaries.points.span", as_of=as_of),
            words.text("summaries.points.rules", rules=rules),
            words.text("summaries.points.once"),
            words.text("summaries.points.derived"),
        ),
        tones=tones,
        frozen=FROZEN,
    )


def _who(programme: Programme, person: str) -> tuple[str, str]:
    employee = programme.people.get(person)
    return employee.employee_id if employee else "", programme.name_of(person)


def _entry(line: PointLine, words: Words, workbook: str) -> tuple[SheetValue, ...]:
    rule = words.text("summaries.points.adjusted") if line.rule is None else words.label(line.rule)
    source = place_in(workbook, line.at, words.place(line.at))
    return line.group, line.day, rule, _reason(line, words), line.points, source


def _reason(line: PointLine, words: Words) -> str:
    """What the row of 积分调整 says, and which row of it is taken back."""
    if line.reverses is None:
        return line.reason
    reversing = words.text("summaries.points.reverses", number=line.reverses)
    return words.text("summaries.points.reason", reversing=reversing, reason=line.reason) if line.reason else reversing
