"""How a column of a table stands in a new sheet: its type, width, drop-down, and the note on its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.kinds import Table
from toolkit.sheets import Column, Kind, ListFrom, Tone
from toolkit.tables.spec import CellKind
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.language import Words
    from toolkit.tables.spec import ColumnSpec, TableSpec
    from toolkit.tables.starter_options import Options

KINDS = {
    CellKind.INTEGER: Kind.INTEGER,
    CellKind.LEVEL: Kind.INTEGER,
    CellKind.MINUTES: Kind.INTEGER,
    CellKind.NUMBER: Kind.NUMBER,
    CellKind.SHARE: Kind.PERCENT,
    CellKind.DATE: Kind.DATE,
    CellKind.MOMENT: Kind.DATETIME,
}
# 设置 is read row by row: its values are what people fill in, and its explanations are whole sentences.
SETTINGS_WIDTHS = {"item": 28, "value": 26, "note": 66}
# A reference is chosen from the column of the sheet where the thing itself stands.
LISTED = {
    CellKind.GROUP: (Table.GROUPS, "id"),
    CellKind.TOPIC: (Table.TOPICS, "name"),
    CellKind.PERSON: (Table.ROSTER, "name"),
}
# fmt: off
WIDE = frozenset(
    {
        "goal", "name", "expected_outcomes", "requirements", "suited_for", "bottleneck", "shortfall", "aspiration",
        "experience", "statement", "vision", "meeting_link", "sheet", "text", "content", "deliverable",
        "change_reason", "minutes", "decisions", "comment", "support", "reason", "link", "directions",
        "note", "topic", "sub_topic", "slots", "time_needed",
    }
)
MIDDLE = frozenset(
    {
        "stage", "email", "position", "slot", "place", "indicator", "authors", "host", "guests",
        "department", "lecturer", "contact",
    }
)
# fmt: on
NARROWEST, MEDIUM, WIDEST = 13, 20, 42
PADDING = 4


def ordered(spec: TableSpec) -> tuple[ColumnSpec, ...]:
    """The columns as a new sheet shows them: what must be filled in first, the optional ones to the right."""
    must = spec.must
    return tuple(sorted(spec.columns, key=lambda each: each.field not in must))


def column_of(
    each: ColumnSpec, spec: TableSpec, words: Words, *, tables: Collection[Table], options: Options | None, example: str
) -> Column:
    """One column of a new sheet.

    Shape: drop-downs lead to sheets of `tables` only; without `options` the words of a closed set stand in the column.
    """
    settings = spec.table is Table.SETTINGS
    must = each.field in spec.must or (settings and each.field == "value")
    header = words.of(each.name)
    width = SETTINGS_WIDTHS.get(each.field, NARROWEST) if settings else _width(each, spec, words)
    return Column(
        header,
        KINDS.get(each.kind, Kind.TEXT),
        max(width, _cells(header) + PADDING),
        _choices(each, spec, words, tables, options),
        _note(each, spec, words, example=example),
        Tone.HEADER if must else Tone.OPTIONAL,
    )


def words_of(each: ColumnSpec, words: Words) -> tuple[str, ...]:
    """The words a cell of the column is chosen from, none for free text."""
    if each.many:
        return ()
    if each.choices is not None:
        return tuple(words.label(code) for code in each.choices)
    if each.kind is CellKind.YES_NO:
        return (words.text("starter.yes"), words.text("starter.no"))
    return ("1", "2", "3", "4", "5") if each.kind is CellKind.LEVEL else ()


def _choices(
    each: ColumnSpec, spec: TableSpec, words: Words, tables: Collection[Table], options: Options | None
) -> tuple[str, ...] | ListFrom:
    closed = words_of(each, words)
    if closed:
        return options.list_of(closed) if options else closed
    table, field = LISTED.get(each.kind, (None, ""))
    if table is None or each.many or table not in tables or table is spec.table:
        return ()
    target = spec_of(table)
    fields = [column.field for column in ordered(target)]
    return ListFrom(words.of(target.name), fields.index(field) + 1)


def _note(each: ColumnSpec, spec: TableSpec, words: Words, *, example: str) -> str:
    lines = [words.of(each.note), _duty(each, spec, words)]
    closed = words_of(each, words)
    if closed:
        lines.append(words.text("starter.note.choices", choices=closed))
    if example:
        lines.append(words.text("starter.note.example", example=example))
    return "\n".join(lines)


def _duty(each: ColumnSpec, spec: TableSpec, words: Words) -> str:
    """Whether the column must be filled in, may stay blank, or shares the duty with others."""
    for fields in spec.one_of:
        if each.field in fields:
            names = tuple(words.of(spec.column(field).name) for field in fields)
            return words.text("starter.note.one_of", columns=names)
    return words.text("starter.note.must" if each.required else "starter.note.optional")


def _width(each: ColumnSpec, spec: TableSpec, words: Words) -> int:
    """Room for what people will type: the longest word of a closed set, else by the kind of text."""
    closed = words_of(each, words)
    if closed:
        return max(NARROWEST, *(_cells(word) + PADDING for word in closed))
    if each.kind not in {CellKind.TEXT, CellKind.TOPIC, CellKind.SLOT, CellKind.PERSON}:
        return NARROWEST
    if each.field == "name" and any(column.kind is CellKind.PERSON_ID for column in spec.columns):
        return MEDIUM
    return WIDEST if each.field in WIDE else MEDIUM if each.field in MIDDLE else NARROWEST


def _cells(text: str) -> int:
    """How wide a text is printed: a Chinese character takes two cells."""
    return sum(1 if character.isascii() else 2 for character in text)
