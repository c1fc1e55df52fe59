"""What is wanted in people's tables becomes edits of empty cells and rows below, in the workbook's own columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tables.sheets import snapshot
from toolkit.language import EN, ZH
from toolkit.places import CellRef
from toolkit.programme.kinds import Role, Table
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.sheets import CellEdit, CellsPatch, SheetPatch
from toolkit.tables.filling import plan_filling
from toolkit.tables.wanted import Filled, WantedCell, WantedRow, WantedTable

if TYPE_CHECKING:
    from toolkit.tables.wanted import Filling

# Aliases, another order, a column of their own, a title above.
MEMBERS = """
    我们的小组 |        |      |      |
    姓名       | 组别   | 备注 | 职务 | 员工编号
    林澄       | G01    |      |      | 00001
    欧阳岚     | G01    | 借调 | 成员 | 00002
"""
BY = (("group",), ("person", "name"))
AT = TableOrigin("总表.xlsx", "成员", {})


def _leader(row: int, key: str) -> WantedTable:
    return WantedTable(Table.MEMBERSHIPS, (WantedCell(Origin(AT, row), "role", Role.LEADER, key),))


def _member(person: str, name: str, group: str = "G01") -> WantedRow:
    return WantedRow({"group": group, "person": person, "name": name, "role": Role.MEMBER}, BY)


def _planned(wanted: WantedTable, drawn: str = MEMBERS, ours: frozenset[Filled] = frozenset()) -> Filling:
    return plan_filling(snapshot({"成员": drawn}), wanted, ZH, ours.__contains__)


def test_an_empty_cell_is_filled_with_the_value_expected_before() -> None:
    filling = _planned(_leader(3, "G01/00001"))
    assert filling.patches == (CellsPatch("成员", (CellEdit(CellRef("总表.xlsx", "成员", 3, 4), None, "组长"),)),)
    [change] = filling.changes
    assert (change.at.address, change.column, change.before, change.after) == ("D3", "角色", "", "组长")


def test_a_cell_that_holds_something_else_is_refused_and_named() -> None:
    filling = _planned(_leader(4, "G01/00002"))
    assert not filling.patches
    [refused] = filling.problems
    assert (refused.code.id, refused.facts["found"], refused.facts["wanted"]) == ("ACC-001", "成员", "组长")


def test_our_own_earlier_words_are_replaced() -> None:
    ours = frozenset({Filled("成员", "G01/00002", "role", "成员")})
    [patch] = _planned(_leader(4, "G01/00002"), ours=ours).patches
    assert isinstance(patch, CellsPatch)
    assert patch.edits[0].before == "成员"


@pytest.mark.parametrize("word", ["组长", "负责人", "Leader"])
def test_a_cell_that_says_it_already_needs_nothing(word: str) -> None:
    filling = _planned(_leader(3, "G01/00001"), MEMBERS.replace("|      |      | 00001", f"|      | {word} | 00001"))
    assert not filling.patches
    assert not filling.problems


def test_new_rows_follow_the_columns_of_the_sheet() -> None:
    filling = _planned(WantedTable(Table.MEMBERSHIPS, rows=(_member("00003", "张伟"),)))
    assert filling.patches == (CellsPatch("成员", (), (("张伟", "G01", None, "成员", "00003"),)),)
    assert {change.at.row for change in filling.changes} == {5}
    assert Filled("成员", "G01/00003", "person", "00003") in filling.fills


def test_a_row_that_is_there_is_not_added_again() -> None:
    assert not _planned(WantedTable(Table.MEMBERSHIPS, rows=(_member("00001", "林澄"),))).patches


def test_without_a_column_for_the_id_the_name_tells_people_apart() -> None:
    drawn = "\n".join(line.rsplit("|", 1)[0] for line in MEMBERS.strip("\n").splitlines())
    wanted = WantedTable(Table.MEMBERSHIPS, rows=(_member("00001", "林澄"), _member("00003", "张伟")))
    filling = _planned(wanted, drawn)
    assert filling.patches == (CellsPatch("成员", (), (("张伟", "G01", None, "成员"),)),)
    assert not filling.problems


def test_a_column_the_sheet_lacks_is_named_once_and_the_rest_is_written() -> None:
    wanted = WantedTable(Table.MEMBERSHIPS, rows=(_member("00003", "张伟"), _member("00004", "张伟")))
    filling = _planned(wanted, MEMBERS.replace("职务", "分工"))
    assert [each.code.id for each in filling.problems] == ["ACC-002"]
    assert filling.patches == (
        CellsPatch("成员", (), (("张伟", "G01", None, None, "00003"), ("张伟", "G01", None, None, "00004"))),
    )


def test_a_table_the_workbook_lacks_is_made_in_its_language() -> None:
    wanted = WantedTable(Table.MEMBERSHIPS, rows=(_member("00003", "Zhang Wei"),))
    filling = plan_filling(snapshot({"Roster": "Name\nZhang Wei"}), wanted, EN, lambda _: False)
    [patch] = filling.patches
    assert isinstance(patch, SheetPatch)
    assert (patch.title, patch.owned) == ("Members", False)
    headers = [column.header for column in patch.columns]
    assert dict(zip(headers, patch.rows[0], strict=True))["Role"] == "member"
    assert [patch.rows[0][:3], headers[:3]] == [("G01", "00003", "Zhang Wei"), ["Group", "Employee ID", "Name"]]


def test_an_empty_sheet_of_that_name_gets_header_and_rows() -> None:
    filling = _planned(WantedTable(Table.MEMBERSHIPS, rows=(_member("00003", "张伟"),)), "|")
    [patch] = filling.patches
    assert isinstance(patch, CellsPatch)
    assert patch.appended[0][:3] == ("小组", "工号", "姓名")
    assert patch.appended[1][:3] == ("G01", "00003", "张伟")


def test_a_row_of_a_groups_own_workbook_is_named_not_written() -> None:
    there = Origin(TableOrigin("小组表_G01.xlsx", "活动记录", {}), 3)
    filling = _planned(WantedTable(Table.MEMBERSHIPS, (WantedCell(there, "role", Role.LEADER, "G01/00001"),)))
    assert not filling.patches
    assert [each.code.id for each in filling.problems] == ["ACC-003"]
