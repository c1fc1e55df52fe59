"""A disk that is full, a call the system refuses: the old workbook stays byte by byte, and the reason is one line."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from tests.stores.excel.jobs import charted, fresh_workbook, write_back
from tests.stores.excel.test_kill import restore, tree
from tests.stores.excel.tracing import Tracer
from tests.tools import LONG
from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.language import EN, ZH
from toolkit.problems import Code
from toolkit.stores import open_location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZES = 40
FULL_AT = 40
STEP = 1 if LONG else 4
# What the system may answer, and where; a call of which nothing is left is not tried.
REFUSED = {
    "openat": ("EACCES", "EMFILE", "EIO"),
    "write": ("EIO", "EDQUOT"),
    "fsync": ("EIO", "EINVAL"),
    "close": ("EIO",),
    "rename": ("EACCES", "EBUSY", "EIO", "EINVAL"),
    "chmod": ("EPERM",),
    "mkdir": ("EACCES", "ENOSPC"),
    "unlink": ("EIO", "EACCES"),
}


@pytest.fixture(scope="module")
def tracer() -> Iterator[Tracer]:
    with Tracer() as running:
        yield running


def limited(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


@pytest.mark.parametrize("part", range(SIZES))
def test_a_disk_full_at_any_size_leaves_the_old_file_and_no_other(tmp_path: Path, part: int) -> None:
    path = fresh_workbook(tmp_path)
    old = path.read_bytes()
    trial = tmp_path / "trial"
    trial.mkdir()
    new = fresh_workbook(trial)
    write_back(str(new))()
    change = write_back(str(path))
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    limited((len(new.read_bytes()) - 1) * part // (SIZES - 1))
    try:
        with pytest.raises(StudygroupError) as stopped:
            change()
    finally:
        limited(unlimited)
    assert path.read_bytes() == old
    assert [each for each in tree(tmp_path) if not each.startswith("trial")] == [path.name]
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.FILE_DISK_FULL, CANNOT_WRITE)
    folder = str(stopped.value.problem.facts["folder"])
    assert folder
    for words, said in ((ZH, "磁盘已满"), (EN, "disk is full")):
        message = words.say(stopped.value.problem, values=False).message
        assert said in message
        assert folder in message
        assert "\n" not in message


@pytest.mark.parametrize("lasting", ["", "+"], ids=["once", "from then on"])
def test_no_space_at_any_write_leaves_the_old_file(tracer: Tracer, tmp_path: Path, lasting: str) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    path = fresh_workbook(folder)
    before = tree(folder)
    points, _trace = tracer.points("write", path, tmp_path / "log")
    tried = 0
    for number in range(1, min(sum(each.call == "write" for each in points), FULL_AT) + 1):
        restore(folder, before)
        inject = f"inject=write:error=ENOSPC:when={number}{lasting}"
        assert tracer.run("write", path, "-e", "trace=write", "-e", inject) == CANNOT_WRITE
        assert tree(folder)[path.name] == before[path.name]
        assert [name for name in tree(folder) if "~" in name] == []
        tried += 1
    assert tried >= 4


@pytest.mark.parametrize("call", REFUSED)
def test_a_call_the_system_refuses_leaves_the_old_file_or_the_whole_new_one_and_the_exit_says_which(
    tracer: Tracer, tmp_path: Path, call: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    path = fresh_workbook(folder)
    before = tree(folder)
    points, _trace = tracer.points("write", path, tmp_path / "log")
    old, new = before[path.name], path.read_bytes()
    numbers = [each.number for each in points if each.call == call]
    assert numbers
    seen = set()
    for answer in REFUSED[call]:
        for number in numbers[:: 1 if len(numbers) < 8 else STEP]:
            restore(folder, before)
            inject = f"inject={call}:error={answer}:when={number}"
            code = tracer.run("write", path, "-e", f"trace={call}", "-e", inject)
            now = path.read_bytes()
            assert (code, now == old, now == new) in {
                (CANNOT_WRITE, True, False),
                (0, False, True),
                (3, True, False),
            }, (
                answer,
                number,
                code,
            )
            seen.add(code)
            store = open_location(str(path))
            store.apply([charted(number)], based_on=store.read())
            assert [name for name in tree(folder) if "~" in name] == []
    assert seen
