"""The starter workbook: complete, typed, and read back as an empty programme."""

from __future__ import annotations

import pytest

from tests.tables.laid_out import snapshot_of
from toolkit.language import EN, ZH, Words
from toolkit.places import CellRef
from toolkit.programme.kinds import Attendance, Phase, Table
from toolkit.sheets import Kind, Link, ListFrom, SheetPatch, Tone
from toolkit.tables import read_programme, recognised, table_named
from toolkit.tables.specs import SETTINGS_ROWS, SPECS, spec_of
from toolkit.tables.starter import added_sheets, starter_sheets, tables_of
from toolkit.tables.starter_guide import TABS

BOTH = pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])


def _sheet(words: Words, table: Table) -> SheetPatch:
    return next(each for each in starter_sheets(words) if each.key == table.value)


@BOTH
def test_the_explanation_comes_first_then_every_table_in_order_then_the_hidden_options(words: Words) -> None:
    guide, *tables, options = starter_sheets(words)
    assert guide.title == words.text("starter.guide.title")
    assert {each.key: each.title for each in tables} == {spec.table.value: words.of(spec.name) for spec in SPECS}
    assert [each.tab for each in tables] == [TABS[phase] for phase in Phase for spec in SPECS if spec.phase is phase]
    assert options.hidden
    assert not any(each.hidden for each in (guide, *tables))


@BOTH
def test_a_new_workbook_reads_as_a_programme_without_a_record_or_a_problem(words: Words) -> None:
    reading = read_programme(snapshot_of(starter_sheets(words)), {})
    programme = reading.programme
    assert reading.problems == ()
    assert reading.broken == frozenset()
    assert programme.present == frozenset(Table)
    records = (programme.employees, programme.groups, programme.clauses, programme.marks, programme.holidays)
    assert not any(records)
    assert programme.settings.stages == ()
    assert programme.settings.size_max == 8


@BOTH
def test_the_examples_would_be_a_sound_programme_if_they_were_meant(words: Words) -> None:
    meant = snapshot_of(starter_sheets(words), unmarked=words.text("starter.mark"))
    reading = read_programme(meant, {})
    programme = reading.programme
    assert reading.problems == ()
    assert len(programme.employees) == len(programme.groups) == len(programme.plan) == 2
    assert len(programme.clauses) == 6
    assert [each.name for each in programme.settings.stages] != []


@BOTH
def test_every_table_shows_two_examples_and_the_charter_all_six_clauses(words: Words) -> None:
    for spec in SPECS:
        sheet = _sheet(words, spec.table)
        notes = [row for row, tone in sheet.tones.items() if tone is Tone.NOTE]
        assert len(notes) == (6 if spec.table is Table.CHARTER else 2)
        for row in notes:
            first = next(value for value in sheet.rows[row - 1] if value is not None)
            assert str(first).startswith(words.text("starter.mark"))


@BOTH
def test_what_must_be_filled_in_stands_left_and_dark_the_rest_right_and_grey(words: Words) -> None:
    for spec in SPECS:
        tones = [column.tone for column in _sheet(words, spec.table).columns]
        must = len(spec.must) + (spec.table is Table.SETTINGS)
        assert tones == [Tone.HEADER] * must + [Tone.OPTIONAL] * (len(tones) - must)
        assert must >= 1


@BOTH
def test_every_header_says_how_to_fill_in_its_column(words: Words) -> None:
    columns = [column for spec in SPECS for column in _sheet(words, spec.table).columns]
    assert len(columns) >= 150
    assert not [column.header for column in columns if len(column.note.splitlines()) < 2]


def test_employee_ids_are_text_and_days_are_days() -> None:
    roster = {column.header: column for column in _sheet(ZH, Table.ROSTER).columns}
    assert roster["工号"].kind is Kind.TEXT
    assert roster["入职日期"].kind is Kind.DATE


@BOTH
def test_closed_sets_are_chosen_from_the_hidden_sheet(words: Words) -> None:
    sheets = starter_sheets(words)
    options = sheets[-1]
    header = words.of(spec_of(Table.ATTENDANCE).column("attendance").name)
    column = next(c for c in _sheet(words, Table.ATTENDANCE).columns if c.header == header)
    assert isinstance(column.choices, ListFrom)
    assert column.choices.sheet == options.title
    shown = [row[column.choices.column - 1] for row in options.rows if row[column.choices.column - 1] is not None]
    assert shown == [words.label(each) for each in Attendance]


@BOTH
def test_groups_topics_and_people_are_chosen_from_their_own_sheets(words: Words) -> None:
    leads = [
        (sheet, column)
        for sheet in starter_sheets(words)[1:-1]
        for column in sheet.columns
        if isinstance(column.choices, ListFrom) and column.choices.sheet != words.text("starter.options.title")
    ]
    assert len(leads) >= 15
    titles = {sheet.title: sheet for sheet in starter_sheets(words)}
    for sheet, column in leads:
        assert isinstance(column.choices, ListFrom)
        target = titles[column.choices.sheet]
        assert target is not sheet
        assert target.columns[column.choices.column - 1].tone is Tone.HEADER


@BOTH
def test_the_explanation_leads_to_every_tab_and_fits_thirty_lines(words: Words) -> None:
    guide, *tables, _ = starter_sheets(words)
    links = [value for row in guide.rows for value in row if isinstance(value, Link)]
    assert [link.to for link in links] == [CellRef("", each.title, 1, 1) for each in tables]
    assert len(guide.above) + 1 + len(guide.rows) <= 30


@BOTH
def test_every_setting_stands_in_the_settings_with_its_default_and_how_to_fill_it(words: Words) -> None:
    rows = _sheet(words, Table.SETTINGS).rows
    assert {row[0] for row in rows} >= {words.of(spec.name) for spec in SETTINGS_ROWS}
    assert all(row[4] for row in rows)


def test_tabs_wear_the_colour_of_their_phase() -> None:
    colours = {spec.phase: {_sheet(ZH, each.table).tab for each in SPECS if each.phase is spec.phase} for spec in SPECS}
    assert set(colours) == set(Phase)
    assert all(len(each) == 1 for each in colours.values())
    assert len({colour for each in colours.values() for colour in each}) == len(Phase)


@pytest.mark.parametrize("phase", list(Phase))
def test_a_phase_has_its_tables_and_always_settings_and_roster(phase: Phase) -> None:
    tables = tables_of(phase)
    assert tables[:2] == (Table.SETTINGS, Table.ROSTER)
    sheets = starter_sheets(ZH, tables=tables)
    assert [each.key for each in sheets[1:-1]] == [each.value for each in tables]
    reading = read_programme(snapshot_of(sheets), {})
    assert reading.problems == ()


def test_a_drop_down_never_leads_to_a_sheet_that_is_not_there() -> None:
    for phase in Phase:
        sheets = starter_sheets(ZH, tables=tables_of(phase))
        titles = {each.title for each in sheets}
        lists = [c.choices.sheet for each in sheets for c in each.columns if isinstance(c.choices, ListFrom)]
        assert lists
        assert set(lists) <= titles


def test_a_table_added_to_a_workbook_carries_its_own_words() -> None:
    (added,) = added_sheets(ZH, [Table.HOLIDAYS], there=[Table.ROSTER])
    assert added.title == "节假日"
    assert added.columns[1].choices == ("休息", "上班")
    (sessions,) = added_sheets(ZH, [Table.SESSIONS], there=[Table.GROUPS, Table.ROSTER])
    people = [column.choices for column in sessions.columns if column.header == "主持人"]
    assert people == [ListFrom("名单", 2)]


def test_without_examples_only_the_settings_have_rows() -> None:
    filled = [each.key for each in starter_sheets(ZH, with_examples=False)[1:-1] if each.rows]
    assert filled == [Table.SETTINGS.value]


def test_new_sheets_belong_to_people() -> None:
    assert not any(each.owned for each in starter_sheets(ZH))


@BOTH
def test_every_sheet_of_a_new_workbook_is_recognised_by_its_name(words: Words) -> None:
    assert recognised(snapshot_of(starter_sheets(words))) == frozenset(Table)
    assert table_named("花名册") is Table.ROSTER
    assert table_named("天气") is None
