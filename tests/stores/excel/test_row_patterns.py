"""Body rows drawn from patterns read back as what they were given, whatever kinds of values follow each other."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.places import column_letters
from toolkit.sheets import Column, Kind, Link, SheetPatch, Tone
from toolkit.stores.excel import row_patterns
from toolkit.stores.excel.row_patterns import RowPatterns
from toolkit.stores.excel.styles import StyleBook

if TYPE_CHECKING:
    import pytest

    from toolkit.sheets import SheetValue

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WIDE = 3

VALUES = st.one_of(
    st.none(),
    st.just(""),
    st.text("第三组 %s%d&<>_\n", max_size=12),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.fractions(max_denominator=10**6),
    st.sampled_from([date(2026, 11, 26), datetime(2026, 11, 26, 19, 30), time(19, 30)]),  # noqa: DTZ001 - cells have no zone
    st.builds(Link, st.sampled_from(["第三组", "50%"]), st.just("https://example.org/?a=1&b=2")),
)
ROWS = st.lists(st.lists(VALUES, max_size=WIDE).map(tuple), min_size=1, max_size=8).map(tuple)


def patch_of(rows: tuple[tuple[SheetValue, ...], ...], *, columns: bool = True, tones: bool = True) -> SheetPatch:
    headers = tuple(Column(f"列{n}", Kind.TEXT, 20) for n in range(WIDE)) if columns else ()
    return SheetPatch(key="test", title="试", columns=headers, rows=rows, tones={1: Tone.TOTAL} if tones else {})


def drawn(patch: SheetPatch) -> tuple[list[bytes], list[tuple[str, Link]]]:
    links: list[tuple[str, Link]] = []
    styles = StyleBook(etree.fromstring(f'<styleSheet xmlns="{MAIN}"/>'))
    patterns = RowPatterns(patch, styles, links, epoch_1904=False)
    return [patterns.drawn(position, values) for position, values in enumerate(patch.rows, start=1)], links


def told(row: bytes) -> dict[str, tuple[str, str]]:
    """What stands in each cell that holds something, by address: its type and its text."""
    cells = ((cell, "".join(map(str, cell.itertext()))) for cell in etree.fromstring(row))
    return {str(cell.get("r")): (cell.get("t", "n"), text) for cell, text in cells if text}


def meant(value: SheetValue) -> tuple[str, str]:
    if isinstance(value, Link):
        return "inlineStr", value.text
    if isinstance(value, str):
        return "inlineStr", value
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, Fraction):
        return "n", repr(value.numerator if value.denominator == 1 else value.numerator / value.denominator)
    if isinstance(value, int):
        return "n", repr(value)
    serials = {date(2026, 11, 26): "46352", datetime(2026, 11, 26, 19, 30): "46352.8125"}  # noqa: DTZ001 - as above
    return "n", serials[value] if isinstance(value, date) else "0.8125"


@given(ROWS)
def test_each_cell_holds_its_own_value(rows: tuple[tuple[SheetValue, ...], ...]) -> None:
    made, links = drawn(patch_of(rows))
    for number, (row, values) in enumerate(zip(made, rows, strict=True), start=2):
        places = {f"{column_letters(n)}{number}": value for n, value in enumerate(values, start=1)}
        assert told(row) == {at: meant(value) for at, value in places.items() if value is not None and value != ""}
        assert [at for at, _ in links if at.endswith(str(number))] == [
            at for at, value in places.items() if isinstance(value, Link)
        ]
        assert len(etree.fromstring(row)) == WIDE


@given(ROWS)
def test_a_row_is_drawn_the_same_alone_and_among_others(rows: tuple[tuple[SheetValue, ...], ...]) -> None:
    patch = patch_of(rows, tones=False)
    styles, links = StyleBook(etree.fromstring(f'<styleSheet xmlns="{MAIN}"/>')), list[tuple[str, Link]]()
    together = RowPatterns(patch, styles, links, epoch_1904=False)
    for position, values in enumerate(rows, start=1):
        alone = RowPatterns(patch, styles, links, epoch_1904=False)
        assert together.drawn(position, values) == alone.drawn(position, values)


def test_patterns_of_a_sparse_sheet_are_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (("一", None, 1), (None, "二", 2), ("三", "四", None)) * 3
    as_usual, _ = drawn(patch_of(rows))
    monkeypatch.setattr(row_patterns, "_MOST", 1)
    assert drawn(patch_of(rows))[0] == as_usual


def test_a_page_of_text_has_no_empty_cells() -> None:
    (row, blank), _ = drawn(patch_of((("说明", None), (None, ""))[:2], columns=False, tones=False))
    assert len(etree.fromstring(row)) == 1
    assert len(etree.fromstring(blank)) == 0
