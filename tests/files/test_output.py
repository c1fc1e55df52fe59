from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest

from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.files import durable
from toolkit.files.output import backup_folder, output_root, real_file, settle, write_document
from toolkit.problems import Code


def test_output_lies_beside_the_workbook() -> None:
    assert output_root("a/总表.xlsx") == Path("a/总表_输出")
    assert output_root("a/总表.v2.XLSM") == Path("a/总表.v2_输出")
    assert output_root("a/folder.d") == Path("a/folder.d_输出")
    assert backup_folder("a/总表.xlsx") == Path("a/总表_输出/备份")


def test_copies_lie_beside_the_workbook_that_a_link_leads_to(tmp_path: Path) -> None:
    link, further = tmp_path / "链接.xlsx", tmp_path / "再链接.xlsx"
    link.symlink_to("总表.xlsx")
    further.symlink_to(link)
    for each in (link, further):
        assert backup_folder(each) == tmp_path / "总表_输出" / "备份"
        assert real_file(each) == tmp_path / "总表.xlsx"


def test_a_document_is_written_once_and_left_alone_when_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "2026-11" / "阶段报告" / "G01.docx"
    first = write_document(path, b"one")
    settle([first])
    moment = path.stat().st_mtime_ns
    again = write_document(path, b"one")
    settle([again])
    other = write_document(path, b"two")
    assert (first.changed, again.changed, other.changed) == (True, False, True)
    assert first.sha256 == again.sha256 == hashlib.sha256(b"one").hexdigest()
    assert path.read_bytes() == b"two"
    assert moment > 0
    assert [each.name for each in path.parent.iterdir()] == ["G01.docx"]


def test_a_document_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "told by the test")

    monkeypatch.setattr(durable, "sync", full)
    with pytest.raises(StudygroupError) as stopped:
        write_document(tmp_path / "a.docx", b"one")
    assert stopped.value.exit_code == CANNOT_WRITE
    assert stopped.value.problem.code is Code.FILE_DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "here").touch()
    with pytest.raises(StudygroupError) as stopped:
        write_document(tmp_path / "here" / "a.docx", b"one")
    assert stopped.value.exit_code == CANNOT_WRITE
