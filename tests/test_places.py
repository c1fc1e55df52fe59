"""Cell addresses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.places import CellRef, column_letters, column_number


def test_columns_are_lettered_as_excel_letters_them() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 52, 53, 702, 703, 16384)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


@given(st.integers(1, 16384))
def test_letters_and_numbers_are_each_others_inverse(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_a_cell_is_addressed_as_people_see_it() -> None:
    assert CellRef("总表.xlsx", "名单", 17, 2).address == "B17"
    assert CellRef("总表.xlsx", "名单", 17, 0).address == "17"
    assert CellRef("总表.xlsx", "名单", 0, 0).address == ""
