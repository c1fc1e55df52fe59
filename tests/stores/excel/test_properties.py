"""Whatever is written comes back the same, text is never a formula, and nothing is changed without being said."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stores.packages import write_rows
from tests.tools import LONG
from toolkit.places import CellRef
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch, Column, Kind, SheetPatch
from toolkit.stores import open_location
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.texts import CELL_LIMIT
from toolkit.stores.texts import clean, counted_length

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from toolkit.sheets import Applied, Patch, Value

COUNT = 400 if LONG else 30
# All of Unicode: control characters, halves of surrogate pairs, non-characters.
ANY_TEXT = st.text(st.characters(), max_size=60) | st.sampled_from(
    ["=1+1", "_x0041_", "'", " ", "\t\r\n", "长" * 32_768]
)
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
VALUES = (
    st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)
    | st.booleans()
    | st.dates(date(1900, 3, 1), date(2199, 12, 31))
    | MOMENTS.map(lambda each: each.replace(microsecond=0, tzinfo=None))
    | st.times().map(lambda each: each.replace(microsecond=0))
    | st.none()
)


def apply(path: Path, *patches: Patch) -> Applied:
    store = open_location(str(path))
    return store.apply(patches, based_on=store.read())


def expected(value: Value) -> Value:
    """A value as a workbook gives it back: whole numbers are int, midnight is the day, 0 has no sign."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def as_cells(words: list[str]) -> CellsPatch:
    return CellsPatch("名单", tuple(CellEdit(CellRef("", "名单", n, 1), None, word) for n, word in enumerate(words, 1)))


def as_sheet(words: list[str]) -> SheetPatch:
    columns = (Column("序号", Kind.INTEGER), Column("文字", Kind.TEXT))
    return SheetPatch("texts", "文字", columns, tuple(enumerate(words, 1)))


@settings(max_examples=COUNT, deadline=None)
@given(st.lists(ANY_TEXT.filter(bool), min_size=1, max_size=8), st.booleans())
def test_any_text_comes_back_or_is_named(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], in_cells: bool
) -> None:
    path = write_rows(tmp_path_factory.mktemp("texts"), "")
    (outcome,) = apply(path, as_cells(words) if in_cells else as_sheet(words)).outcomes
    if any(counted_length(word) > CELL_LIMIT for word in words):
        assert outcome.problem is not None
        assert (outcome.state, outcome.problem.code) == ("refused", Code.SHEET_TEXT_TOO_LONG)
        return
    replaced = sum(clean(word).replaced for word in words)
    assert (outcome.problem.facts["count"] if outcome.problem else 0) == replaced
    grids = open_location(str(path)).read().grids
    read = [row[0] for row in grids[0].rows] if in_cells else [row[1] for row in grids[1].rows[1:]]
    assert read == [clean(word).text for word in words]
    container = open_container(path)
    sheets = [each.name for each in container.members if "worksheets/sheet" in each.name]
    assert not [name for name in sheets if b"<f>" in container.read(name) or b"<f " in container.read(name)]
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@settings(max_examples=COUNT, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=8), st.booleans())
def test_writing_then_reading_is_identity(
    tmp_path_factory: pytest.TempPathFactory, values: list[Value], epoch_1904: bool
) -> None:
    before = '<workbookPr date1904="1"/>' if epoch_1904 else ""
    path = write_rows(tmp_path_factory.mktemp("values"), "", before=before)
    kept = [None if epoch_1904 and isinstance(each, date) and each.year < 1904 else each for each in values]
    edits = tuple(CellEdit(CellRef("", "名单", 1, n), None, value) for n, value in enumerate(kept, 1))
    columns = tuple(Column(str(n), Kind.TEXT) for n in range(len(kept)))
    apply(path, CellsPatch("名单", edits), SheetPatch("x", "值", columns, (tuple(kept),)))
    people, ours = open_location(str(path)).read().grids
    for place, value in enumerate(kept, 1):
        for found in (people.value(1, place), ours.value(2, place)):
            assert (type(found), found) == (type(expected(value)), expected(value))


@settings(max_examples=COUNT, deadline=None)
@given(st.fractions(Fraction(-1000), Fraction(1000), max_denominator=1000))
def test_a_fraction_comes_back_as_near_as_a_workbook_can_hold_it(
    tmp_path_factory: pytest.TempPathFactory, fraction: Fraction
) -> None:
    path = write_rows(tmp_path_factory.mktemp("fractions"), "")
    apply(path, SheetPatch("x", "值", (Column("率", Kind.PERCENT),), ((fraction,),)))
    assert open_location(str(path)).read().grids[1].value(2, 1) == float(fraction)


@settings(max_examples=COUNT, deadline=None)
@given(st.lists(ANY_TEXT.filter(bool), min_size=1, max_size=5))
def test_applying_twice_is_applying_once(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    path = write_rows(tmp_path_factory.mktemp("twice"), "")
    patches = (as_sheet(words), as_cells([clean(word).text for word in words]))
    first = apply(path, *patches).outcomes
    data = path.read_bytes()
    second = apply(path, *patches).outcomes
    assert [each.state for each in second] == ["unchanged" if each.changed else "refused" for each in first]
    assert path.read_bytes() == data
