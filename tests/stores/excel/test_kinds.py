"""Every kind of thing a package may hold, seen on every machine: what is not ours keeps its bytes, whatever we do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.stores.excel.jobs import charted
from tests.stores.excel.kinds import KINDS, SHEET
from tests.stores.packages import zipped
from toolkit.places import CellRef
from toolkit.sheets import CellEdit, CellsPatch, SheetRemoval
from toolkit.stores import open_location
from toolkit.stores.excel.container import open_container

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from toolkit.sheets import Applied, Patch
    from toolkit.stores.excel.container import Container

LISTS = frozenset({"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"})
CELL = CellsPatch("名单", (CellEdit(CellRef("", "名单", 2, 2), "王小满", "=王小满"),))
ROWS = CellsPatch("名单", (), (("00019", "吴戊"), ("00020", date(2026, 2, 28))))


def apply(path: Path, *patches: Patch) -> Applied:
    store = open_location(str(path))
    return store.apply(patches, based_on=store.read())


def assert_kept(old: Container, new: Container, *, but: AbstractSet[str]) -> None:
    """Every member but these has its compressed bytes, and the order is the same."""
    names = [each.name for each in old.members]
    assert [each.name for each in new.members if each.name in names] == names
    seen = 0
    for member in old.members:
        found = new.find(member.name)
        assert found is not None
        if member.name not in but:
            assert old.raw(member) == new.raw(found), member.name
            seen += 1
    assert seen >= 1


@pytest.mark.parametrize("kind", KINDS)
def test_our_sheet_comes_changes_and_goes_and_nothing_else_does(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(KINDS[kind]()))
    old = open_container(path)
    people = open_location(str(path)).read().grids
    for patch, state in ((charted(), "created"), (charted(1), "replaced"), (SheetRemoval("attendance"), "removed")):
        assert apply(path, patch).outcomes[0].state == state
        assert_kept(old, open_container(path), but=LISTS)
        now = open_location(str(path)).read().grids
        assert [each for each in now if each.owned is None] == list(people)
    ours = {each.name for each in open_container(path).members} - {each.name for each in old.members}
    assert ours <= {"xl/styles.xml"}


@pytest.mark.parametrize("kind", KINDS)
def test_cells_are_filled_and_rows_added_in_every_kind(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(KINDS[kind]()))
    old = open_container(path)
    (filled, added) = (apply(path, each).outcomes[0] for each in (CELL, ROWS))
    assert (filled.state, added.state, added.problem) == ("edited", "edited", None)
    assert_kept(old, open_container(path), but=LISTS | {SHEET, "xl/tables/table1.xml"})
    grid = open_location(str(path)).read().grids[0]
    assert [row[:2] for row in grid.rows[1:5]] == [
        ("00017", "=王小满"),
        ("00018", "陈丁"),
        ("00019", "吴戊"),
        ("00020", date(2026, 2, 28)),
    ]
    assert b"<f>" not in open_container(path).read(SHEET)


@pytest.mark.parametrize(
    ("kind", "part", "grown"),
    [
        ("table", "xl/tables/table1.xml", ['ref="A1:B5"', 'autoFilter ref="A1:B5"']),
        ("filtered", SHEET, ['autoFilter ref="A1:B5"']),
        ("filtered", "xl/workbook.xml", ["$A$1:$B$5"]),
        ("formats", SHEET, ['conditionalFormatting sqref="B2:B5"', 'sqref="A2:A5"']),
        ("x14", SHEET, ["<xm:sqref>B2:B5</xm:sqref>"]),
    ],
)
def test_what_covers_the_table_covers_the_rows_added_to_it(
    tmp_path: Path, kind: str, part: str, grown: list[str]
) -> None:
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(KINDS[kind]()))
    apply(path, ROWS)
    xml = open_container(path).read(part).decode()
    assert [each for each in grown if each not in xml] == []


def test_a_calculation_order_that_lists_no_cell_of_ours_stays(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(KINDS["calculation"]()))
    apply(path, charted(), CELL)
    chain = etree.fromstring(open_container(path).read("xl/calcChain.xml"))
    assert [each.get("r") for each in chain] == ["Z9"]


def test_every_kind_is_there() -> None:
    assert len(KINDS) >= 16
