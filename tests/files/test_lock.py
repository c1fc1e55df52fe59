from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.files.lock import ABANDONED, lock_file, locked
from toolkit.files.processes import host
from toolkit.problems import Code

if TYPE_CHECKING:
    from pathlib import Path

NO_PROCESS = 2**22 + 1
# Waits for the start signal on stdin, then holds the lock until stdin ends.
HOLDER = """
import sys
from pathlib import Path
from toolkit.errors import StudygroupError
from toolkit.files.lock import locked
sys.stdin.readline()
try:
    with locked(Path(sys.argv[1])):
        print("mine", flush=True)
        sys.stdin.readline()
except StudygroupError as stopped:
    print(stopped.problem.code.name, flush=True)
"""


def leave(path: Path, *, machine: str, pid: int, age: timedelta = timedelta()) -> None:
    since = (datetime.now(UTC) - age).isoformat(timespec="seconds")
    lock_file(path).write_text(json.dumps({"host": machine, "pid": pid, "since": since}), "utf-8")


def test_the_lock_is_there_while_it_is_held_and_gone_after(tmp_path: Path) -> None:
    file = tmp_path / "总表.xlsx"
    with locked(file):
        assert json.loads(lock_file(file).read_text("utf-8"))["pid"] == os.getpid()
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_is_told_who_holds_it(tmp_path: Path) -> None:
    file = tmp_path / "总表.xlsx"
    with locked(file), pytest.raises(StudygroupError) as stopped, locked(file):
        pass
    assert stopped.value.exit_code == CANNOT_WRITE
    assert stopped.value.problem.code is Code.FILE_LOCKED_BY_RUN
    assert stopped.value.problem.facts["pid"] == os.getpid()
    assert stopped.value.problem.facts["host"] == host()


@pytest.mark.parametrize(
    ("machine", "pid", "age", "free"),
    [
        ("here", NO_PROCESS, timedelta(), True),
        ("here", os.getpid(), timedelta(days=3), False),
        ("elsewhere", 1, timedelta(hours=1), False),
        ("elsewhere", 1, ABANDONED + timedelta(minutes=1), True),
    ],
    # The ids name no process: every worker must collect the same tests.
    ids=["dead", "alive", "elsewhere and young", "elsewhere and old"],
)
def test_only_an_abandoned_lock_is_taken_over(
    tmp_path: Path, machine: str, pid: int, age: timedelta, *, free: bool
) -> None:
    file = tmp_path / "a.xlsx"
    leave(file, machine=host() if machine == "here" else machine, pid=pid, age=age)
    if free:
        with locked(file):
            assert json.loads(lock_file(file).read_text("utf-8"))["pid"] == os.getpid()
        return
    with pytest.raises(StudygroupError) as stopped, locked(file):
        pass
    assert stopped.value.problem.facts["host"] == (host() if machine == "here" else machine)


def test_a_lock_cut_short_is_not_taken_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    lock_file(file).touch()
    with pytest.raises(StudygroupError), locked(file):
        pass
    old = datetime.now(UTC) - timedelta(minutes=5)
    os.utime(lock_file(file), (old.timestamp(), old.timestamp()))
    with locked(file):
        assert lock_file(file).stat().st_size


def test_of_runs_that_start_together_one_holds_the_lock_even_over_a_stale_one(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    leave(file, machine=host(), pid=NO_PROCESS)
    command = [sys.executable, "-c", HOLDER, str(file)]
    runs = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("go\n")
        run.stdin.flush()
    said = [run.stdout.readline().strip() for run in runs if run.stdout is not None]
    for run in runs:
        run.communicate("\n")
    assert sorted(said) == ["FILE_LOCKED_BY_RUN"] * 3 + ["mine"]


def test_a_share_without_links_is_locked_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(_one: Path, _other: Path) -> None:
        raise OSError(errno.ENOTSUP, "told by the test")

    monkeypatch.setattr(os, "link", link)
    file = tmp_path / "a.xlsx"
    with locked(file):
        assert [each.name for each in tmp_path.iterdir()] == [lock_file(file).name]
        with pytest.raises(StudygroupError) as stopped, locked(file):
            pass
    assert stopped.value.problem.code is Code.FILE_LOCKED_BY_RUN
    assert list(tmp_path.iterdir()) == []
