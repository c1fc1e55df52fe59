"""The starter workbook: a page of explanation and every table, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.kinds import Phase, Table
from toolkit.sheets import SheetPatch, Tone
from toolkit.tables.specs import SETTINGS_ROWS, SPECS
from toolkit.tables.starter_columns import column_of, ordered
from toolkit.tables.starter_examples import examples_of, marked_row
from toolkit.tables.starter_guide import TABS, guide_sheet
from toolkit.tables.starter_options import Options

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.language import Words
    from toolkit.sheets import SheetValue
    from toolkit.tables.spec import SettingSpec, TableSpec

# The tabs stand in the programme's order, so that the colours of the phases follow one another.
TABS_IN_ORDER = tuple(sorted(SPECS, key=lambda spec: tuple(Phase).index(spec.phase)))
# So many empty rows of a setting that may stand in several.
REPEATED = {"stages": 3, "slots": 2}
EVERY_TABLE = frozenset(Table)


def starter_sheets(
    words: Words, *, tables: Collection[Table] | None = None, with_examples: bool = True
) -> tuple[SheetPatch, ...]:
    """A new workbook: 填写说明, the tables in the programme's order, the hidden list of options.

    Blanks: `tables` None means all eighteen.
    """
    wanted = EVERY_TABLE if tables is None else frozenset(tables)
    specs = tuple(spec for spec in TABS_IN_ORDER if spec.table in wanted)
    options = Options(words)
    sheets = [table_sheet(spec, words, tables=wanted, options=options, with_examples=with_examples) for spec in specs]
    guide = guide_sheet(specs, words, kind="hub", title=words.text("starter.guide.hub.title"))
    return (guide, *sheets, options.sheet())


def added_sheets(words: Words, tables: Collection[Table], *, there: Collection[Table]) -> tuple[SheetPatch, ...]:
    """Tables to add to a workbook that has others already: only they, their drop-downs leading to what is there."""
    known = frozenset(tables) | frozenset(there)
    return tuple(
        table_sheet(spec, words, tables=known, options=None, with_examples=True)
        for spec in TABS_IN_ORDER
        if spec.table in frozenset(tables)
    )


def tables_of(phase: Phase) -> tuple[Table, ...]:
    """The tables of a phase, in order; 设置 and 名单 belong to every phase."""
    always = {Table.SETTINGS, Table.ROSTER}
    return tuple(spec.table for spec in TABS_IN_ORDER if spec.phase is phase or spec.table in always)


def table_sheet(
    spec: TableSpec, words: Words, *, tables: Collection[Table], options: Options | None, with_examples: bool
) -> SheetPatch:
    """One table as an empty sheet, with its examples."""
    columns = ordered(spec)
    examples = examples_of(spec, words)
    sample = examples[0]
    marked = tuple(marked_row(columns, example, words) for example in examples) if with_examples else ()
    rows = (*_settings(words), *marked) if spec.table is Table.SETTINGS else marked
    first = len(rows) - len(marked) + 1
    return SheetPatch(
        spec.table.value,
        words.of(spec.name),
        tuple(
            column_of(each, spec, words, tables=tables, options=options, example=sample.get(each.field, ""))
            for each in columns
        ),
        rows,
        tones=dict.fromkeys(range(first, len(rows) + 1), Tone.NOTE),
        tab=TABS[spec.phase],
        owned=False,
        frozen=1,
    )


def _settings(words: Words) -> tuple[tuple[SheetValue, ...], ...]:
    return tuple(_setting(row, words) for row in SETTINGS_ROWS for _ in range(REPEATED.get(row.field, 1)))


def _setting(row: SettingSpec, words: Words) -> tuple[SheetValue, ...]:
    note = words.of(row.note)
    if row.choices:
        choices = tuple(words.label(each) for each in row.choices)
        note = words.text("starter.note.with_choices", note=note, choices=choices)
    return (words.of(row.name), words.of(row.default) or None, None, None, note)
