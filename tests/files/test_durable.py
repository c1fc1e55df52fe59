from __future__ import annotations

import errno
import os
import stat
from functools import partial
from typing import TYPE_CHECKING

import pytest

from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.files import durable, processes, temporary
from toolkit.files.durable import exchange, replace_durably
from toolkit.files.faults import WriteFault
from toolkit.files.temporary import sweep, temporary_beside
from toolkit.problems import Code

if TYPE_CHECKING:
    from pathlib import Path

NO_PROCESS = 2**22 + 1


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_new_bytes_stand_there_and_nothing_else_does(tmp_path: Path) -> None:
    file = tmp_path / "总表.xlsx"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_durably(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == ["总表.xlsx"]


def test_the_temporary_file_is_private_and_whole_when_it_is_checked(tmp_path: Path) -> None:
    seen = []

    def look(path: Path) -> None:
        seen.append((path.read_bytes(), path.parent, stat.S_IMODE(path.stat().st_mode)))

    replace_durably(tmp_path / "new.xlsx", b"content", before=look)
    assert seen == [(b"content", tmp_path.resolve(), 0o600)]


def test_a_failed_check_leaves_the_old_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")

    def refuse(_path: Path) -> None:
        raise ValueError("told by the test")

    with pytest.raises(ValueError, match="told"):
        replace_durably(file, b"new", before=refuse)
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    file, link = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    file.write_bytes(b"old")
    link.symlink_to(file)
    replace_durably(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.FILE_DISK_FULL),
        (errno.EDQUOT, Code.FILE_DISK_FULL),
        (errno.EACCES, Code.FILE_FOLDER_READ_ONLY),
        (errno.EROFS, Code.FILE_FOLDER_READ_ONLY),
        (errno.EIO, Code.FILE_CANNOT_WRITE),
        (errno.EINVAL, Code.FILE_CANNOT_WRITE),
        (errno.EBUSY, Code.FILE_OPEN_ELSEWHERE),
    ],
)
def test_what_the_system_refuses_is_named_and_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: Code
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, "told by the test")

    monkeypatch.setattr(durable, "sync", fail)
    with pytest.raises(StudygroupError) as stopped:
        replace_durably(file, b"new")
    assert (stopped.value.problem.code, stopped.value.exit_code) == (code, CANNOT_WRITE)
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


def held(winerror: int | None, number: int = errno.EACCES) -> OSError:
    """What a system answers while another program has a file open."""
    error = OSError(number, "in use")
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    return error


HELD = [(5, errno.EACCES), (32, errno.EACCES), (33, errno.EACCES), (None, errno.EBUSY), (None, errno.ETXTBSY)]


@pytest.mark.parametrize(("winerror", "number"), HELD)
@pytest.mark.parametrize("frees", [1, 3, 6])
def test_a_file_another_program_holds_for_a_moment_is_replaced_when_it_is_free(
    tmp_path: Path, winerror: int | None, number: int, frees: int
) -> None:
    old, new = tmp_path / "a.xlsx", tmp_path / "b.tmp"
    old.write_bytes(b"old")
    new.write_bytes(b"new")
    waits: list[float] = []
    calls = []

    def rename(one: Path, other: Path) -> None:
        calls.append(one)
        if len(calls) < frees:
            raise held(winerror, number)
        os.replace(one, other)  # noqa: PTH105 - what a rename is

    exchange(new, old, rename=rename, wait=waits.append)
    assert old.read_bytes() == b"new"
    assert (len(calls), len(waits)) == (frees, frees - 1)
    assert waits == sorted(waits)


@pytest.mark.parametrize(("winerror", "number"), HELD)
def test_a_file_that_stays_held_is_named_as_open_after_a_few_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int | None, number: int
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")
    calls: list[Path] = []
    waits: list[float] = []

    def rename(one: Path, _other: Path) -> None:
        calls.append(one)
        raise held(winerror, number)

    monkeypatch.setattr(durable, "exchange", partial(exchange, rename=rename, wait=waits.append))
    with pytest.raises(StudygroupError) as stopped:
        replace_durably(file, b"new")
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.FILE_OPEN_ELSEWHERE, CANNOT_WRITE)
    assert len(calls) == 6
    assert 0.5 < sum(waits) < 4
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EINVAL, errno.EXDEV])
def test_a_rename_that_fails_otherwise_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")
    calls: list[Path] = []

    def rename(one: Path, _other: Path) -> None:
        calls.append(one)
        raise OSError(number, "told by the test")

    monkeypatch.setattr(durable, "exchange", partial(exchange, rename=rename))
    with pytest.raises(StudygroupError) as stopped:
        replace_durably(file, b"new")
    assert stopped.value.exit_code == CANNOT_WRITE
    assert len(calls) == 1
    assert (file.read_bytes(), names(tmp_path)) == (b"old", ["a.xlsx"])


def test_a_file_set_read_only_is_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(StudygroupError) as stopped:
        replace_durably(file, b"new")
    assert stopped.value.problem.facts["reason"] is WriteFault.READ_ONLY
    assert (file.read_bytes(), names(tmp_path)) == (b"old", ["a.xlsx"])


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_a_folder_that_cannot_be_synced_once_the_file_is_there_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync
    asked = []

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            asked.append(descriptor)
            raise OSError(number, "told by the test")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    replace_durably(tmp_path / "a.xlsx", b"new")
    assert len(asked) == 1
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"


def test_what_dead_runs_left_is_swept_and_what_living_ones_need_is_not(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    mine = temporary_beside(target)
    dead = mine.with_name(mine.name.replace(f"~{os.getpid()}~", f"~{NO_PROCESS}~"))
    elsewhere = dead.with_name(dead.name.replace(processes.host_mark(), "0badcafe"))
    foreign = tmp_path / f"{temporary.PREFIX}anything.tmp"
    for each in (mine, dead, elsewhere, foreign):
        each.touch()
    assert sweep(tmp_path) == 1
    assert sorted(names(tmp_path)) == sorted(each.name for each in (mine, elsewhere, foreign))
