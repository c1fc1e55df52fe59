"""Cells filled in people's .csv files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toolkit.places import CellRef
from toolkit.problems import Problem
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores.csv.edits import Edited, edited

if TYPE_CHECKING:
    from toolkit.sheets import Value


def change(row: int, column: int, before: Value, after: Value) -> CellEdit:
    return CellEdit(CellRef("总表", "名单", row, column), before, after)


def filled(data: bytes, *edits: CellEdit, appended: tuple[tuple[Value, ...], ...] = ()) -> Edited:
    found = edited("总表", "名单.csv", data, CellsPatch("名单", edits, appended))
    assert not isinstance(found, Problem)
    return found


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_untouched_lines_keep_their_quotes_and_line_breaks(mark: bytes) -> None:
    data = mark + '"工号","姓名"\r\n"00017",周乙\n00018,"两\r\n行"'.encode()
    done = filled(data, change(2, 2, "周乙", "周,丙"))
    assert done == (mark + '"工号","姓名"\r\n00017,"周,丙"\n00018,"两\r\n行"'.encode(), 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"])
def test_the_encoding_and_the_delimiter_stay(encoding: str) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    data = f"{mark}工号\t姓名\n00017\t周乙\n".encode(encoding)
    done = filled(data, appended=(("00018", "吴丁"),))
    assert done == (f"{mark}工号\t姓名\n00017\t周乙\n00018\t吴丁\n".encode(encoding), 2)


def test_rows_come_behind_a_last_line_without_a_break_and_before_blank_ones() -> None:
    assert filled(b"a\r\nb", appended=(("c",),)).data == b"a\r\nb\r\nc\r\n"
    assert filled(b"a,b\n,\n,\n", appended=(("c",),)).data == b"a,b\nc,\n,\n"
    assert filled(b"a\n", change(3, 2, None, "c")).data == b"a\n\n,c\n"


def test_what_a_spreadsheet_program_would_compute_is_written_as_text_and_not_twice() -> None:
    done = filled(b"a\n", change(1, 2, None, "=1+1"), change(1, 3, None, date(2026, 11, 3)))
    assert done == (b"a,'=1+1,2026-11-03\n", 2)
    assert filled(done.data, change(1, 2, None, "=1+1")).cells == 0


def test_a_cell_somebody_changed_is_named() -> None:
    found = edited("总表", "名单.csv", b"a\n", CellsPatch("名单", (change(1, 1, None, "b"),)))
    assert isinstance(found, Problem)
    assert found.at == CellRef("总表", "名单", 1, 1)
