"""Problems: their facts, and how equal ones fold into a range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.places import CellRef, FileRef
from toolkit.problems import Code, Problem, fold, problem


def _in(row: int, column: int = 4, sheet: str = "签到", name: str = "x") -> Problem:
    return problem(Code.SHEET_NAME_TAKEN, CellRef("总表.xlsx", sheet, row, column), sheet=name)


def test_a_problem_without_its_facts_is_our_bug() -> None:
    with pytest.raises(ValueError, match="SHEET_NAME_TAKEN"):
        problem(Code.SHEET_NAME_TAKEN)
    with pytest.raises(ValueError, match="FILE_MISSING"):
        problem(Code.FILE_MISSING, name="too many")


def test_equal_problems_in_neighbouring_rows_fold_into_a_range() -> None:
    (folded,) = fold([_in(19), _in(17), _in(18)])
    assert (folded.at, folded.until, folded.times) == (
        CellRef("总表.xlsx", "签到", 17, 4),
        CellRef("总表.xlsx", "签到", 19, 4),
        3,
    )


def test_a_gap_another_column_another_sheet_or_another_fact_keeps_them_apart() -> None:
    apart = [_in(17), _in(19), _in(18, column=5), _in(18, sheet="名单"), _in(20, name="y")]
    assert len(fold(apart)) == len(apart)


def test_problems_are_sorted_by_place_and_those_without_a_cell_come_first() -> None:
    whole_file = problem(Code.FILE_MISSING, FileRef("总表.xlsx"))
    assert [each.at for each in fold([_in(9), whole_file, _in(3, column=7)])] == [
        whole_file.at,
        CellRef("总表.xlsx", "签到", 3, 7),
        CellRef("总表.xlsx", "签到", 9, 4),
    ]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 3)), unique=True))
def test_folding_loses_no_place(cells: list[tuple[int, int]]) -> None:
    assert sum(each.times for each in fold(_in(row, column) for row, column in cells)) == len(cells)


def test_every_id_is_used_once_and_well_formed() -> None:
    ids = [code.id for code in Code]
    assert len(set(ids)) == len(ids) >= 60
    assert all(len(each.split("-")) == 2 and each.split("-")[1].isdigit() for each in ids)
