from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import write_rows
from toolkit.errors import CANNOT_WRITE, INPUT_UNUSABLE, StudygroupError
from toolkit.problems import Code
from toolkit.stores import create, open_location

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_a_workbook_and_a_folder_holds_csv_files(tmp_path: Path) -> None:
    path = write_rows(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>')
    (tmp_path / "成员.csv").write_text("甲\n", "utf-8")
    assert [grid.sheet for grid in open_location(str(path)).read().grids] == ["名单"]
    assert [grid.sheet for grid in open_location(str(tmp_path)).read().grids] == ["成员"]


@pytest.mark.parametrize(
    ("location", "code"),
    [("没有.xlsx", Code.FILE_MISSING), ("https://example.com/sheet", Code.FILE_WEB_ADDRESS)],
)
def test_a_location_that_leads_nowhere_is_refused(location: str, code: Code) -> None:
    with pytest.raises(StudygroupError) as stopped:
        open_location(location)
    assert (stopped.value.problem.code, stopped.value.exit_code) == (code, INPUT_UNUSABLE)


@pytest.mark.parametrize("lock", ["~$总表.xlsx", ".~lock.总表.xlsx#"])
def test_a_workbook_open_elsewhere_may_be_read_but_not_written(tmp_path: Path, lock: str) -> None:
    path = write_rows(tmp_path, "")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(StudygroupError) as stopped:
        open_location(str(path))
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.FILE_OPEN_ELSEWHERE, CANNOT_WRITE)
    assert open_location(str(path), write=False).read().grids


def test_a_new_workbook_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        create(str(tmp_path / "学习小组.xls"), ())
    assert stopped.value.problem.code is Code.FILE_WRONG_KIND
