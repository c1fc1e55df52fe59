"""The fill journal knows our own words again, and holds nothing anybody could read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.files.fill_journal import JOURNAL, Fill, FillJournal

if TYPE_CHECKING:
    from pathlib import Path

LEADER = Fill("成员", "G01/00017", "role", "组长")


def test_what_was_filled_is_known_again(tmp_path: Path) -> None:
    FillJournal(tmp_path, "总表.xlsx").remember([LEADER])
    again = FillJournal(tmp_path, "总表.xlsx")
    assert again.knows(LEADER)
    assert not again.knows(LEADER._replace(text="副组长"))
    assert not again.knows(LEADER._replace(row="G01/00018"))


def test_each_workbook_has_its_own_memory(tmp_path: Path) -> None:
    FillJournal(tmp_path, "总表.xlsx").remember([LEADER])
    (tmp_path / "别的.xlsx").write_bytes(b"")
    other = FillJournal(tmp_path, "别的.xlsx")
    assert not other.knows(LEADER)


def test_later_fills_are_added(tmp_path: Path) -> None:
    journal = FillJournal(tmp_path, "总表.xlsx")
    journal.remember([LEADER])
    journal.remember([LEADER._replace(text="副组长")])
    assert journal.knows(LEADER)
    assert FillJournal(tmp_path, "总表.xlsx").knows(LEADER)


def test_nothing_of_a_cell_can_be_read_in_it(tmp_path: Path) -> None:
    FillJournal(tmp_path, "总表.xlsx").remember([LEADER])
    text = (tmp_path / JOURNAL).read_text("utf-8")
    assert not [word for word in LEADER if word in text]


def test_a_broken_journal_takes_nothing_for_ours(tmp_path: Path) -> None:
    FillJournal(tmp_path, "总表.xlsx").remember([LEADER])
    (tmp_path / JOURNAL).write_text("[1", "utf-8")
    assert not FillJournal(tmp_path, "总表.xlsx").knows(LEADER)
