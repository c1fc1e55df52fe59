from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code
from toolkit.stores.csv import reader
from toolkit.stores.csv.marks import marks_text, read_marks
from toolkit.stores.csv.reader import folder_version, read_folder
from toolkit.stores.damage import Bound, Damage
from toolkit.stores.marks import CSV_MARKS, Mark, Marks

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.sheets import Value

TABLE = "工号,姓名,备注\r\n00017,王小满,\r\n\r\nE02, 李 ,㐂\r\n,,\r\n"
ROWS = (("工号", "姓名", "备注"), ("00017", "王小满"), (), ("E02", " 李 ", "㐂"))


def rows_of(folder: Path, data: bytes) -> tuple[tuple[Value, ...], ...]:
    (folder / "名单.csv").write_bytes(data)
    (grid,) = read_folder(folder).grids
    return grid.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_of_chinese_offices_are_known(tmp_path: Path, encoding: str) -> None:
    assert rows_of(tmp_path, TABLE.encode(encoding)) == ROWS


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_the_one_that_splits_the_header(tmp_path: Path, delimiter: str) -> None:
    text = "学习小组名单; 2026\n" * (delimiter != ";") + TABLE.replace(",", delimiter)
    assert rows_of(tmp_path, text.encode())[-4:] == ROWS


def test_line_breaks_and_quotes_inside_a_cell_are_kept(tmp_path: Path) -> None:
    assert rows_of(tmp_path, '内容\n"第一行\n第二""行"\n'.encode()) == (("内容",), ('第一行\n第二"行',))


def test_each_file_is_a_sheet_and_other_files_are_none(tmp_path: Path) -> None:
    for name in ("成员.csv", "小组.CSV", ".隐藏.csv", "~$小组.csv", "说明.txt"):
        (tmp_path / name).write_text("甲\n", "utf-8")
    snapshot = read_folder(tmp_path)
    assert [grid.sheet for grid in snapshot.grids] == ["小组", "成员"]
    assert {grid.workbook for grid in snapshot.grids} == {tmp_path.name} == {snapshot.location}
    assert [grid.sheet for grid in read_folder(tmp_path, ["成员"]).grids] == ["成员"]


def test_an_empty_file_is_an_empty_sheet(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"") == ()


def test_marks_tell_which_sheets_are_ours(tmp_path: Path) -> None:
    marks = Marks((Mark("attendance", "考勤汇总", "abc"),))
    (tmp_path / CSV_MARKS).write_text(marks_text(marks), "utf-8")
    for name in ("考勤汇总", "名单"):
        (tmp_path / f"{name}.csv").write_text("甲\n", "utf-8")
    assert read_marks(tmp_path) == marks
    assert {grid.sheet: grid.owned for grid in read_folder(tmp_path).grids} == {"考勤汇总": "attendance", "名单": None}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"sheets": []}', '{"sheets": {"a": {}}}'])
def test_a_broken_file_of_marks_makes_nothing_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / CSV_MARKS).write_text(content, "utf-8")
    assert read_marks(tmp_path) == Marks()


def test_the_version_changes_with_any_sheet_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("甲\n", "utf-8")
    first = read_folder(tmp_path).version
    (tmp_path / "a.csv").touch()
    assert folder_version(tmp_path) == first
    (tmp_path / "b.csv").write_text("乙\n", "utf-8")
    second = folder_version(tmp_path)
    (tmp_path / "b.csv").rename(tmp_path / "c.csv")
    assert len({first, second, folder_version(tmp_path)}) == 3


def refused(folder: Path) -> StudygroupError:
    with pytest.raises(StudygroupError) as stopped:
        read_folder(folder)
    assert stopped.value.exit_code == INPUT_UNUSABLE
    return stopped.value


def test_a_folder_without_sheets_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).problem.code is Code.FILE_NO_CSV
    assert refused(tmp_path / "nowhere").problem.code is Code.FILE_CANNOT_READ


@pytest.mark.parametrize(
    ("data", "damage"), [(b"\xff\xff\xff", Damage.ENCODING), (b'"' + b"x" * 200_000 + b'"', Damage.QUOTES)]
)
def test_a_file_that_is_no_text_table_is_named(tmp_path: Path, data: bytes, damage: Damage) -> None:
    (tmp_path / "名单.csv").write_bytes(data)
    found = refused(tmp_path).problem
    assert (found.code, found.at, found.facts["reason"]) == (Code.FILE_DAMAGED, FileRef("名单.csv"), damage)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_FILE_LIMIT", 3)
    (tmp_path / "名单.csv").write_bytes(b"1234")
    assert refused(tmp_path).problem.facts["what"] is Bound.BYTES
