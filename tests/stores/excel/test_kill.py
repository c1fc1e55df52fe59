"""Killed at any system call, a write-back leaves the old workbook or the new one."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import write_rows
from tests.stores.patches import summary
from tests.tools import LONG, need
from toolkit.stores import open_location

if TYPE_CHECKING:
    from pathlib import Path

CALLS = ("write", "fsync", "rename", "close", "unlink", "chmod", "openat", "read", "lseek", "newfstatat")
# Per kind of call; with LONG every single one.
POINTS = sys.maxsize if LONG else 10
WRITE = """
import sys
from tests.stores.patches import summary
from toolkit.stores import open_location
store = open_location(sys.argv[1])
snapshot = store.read()
store.apply([summary()], based_on=snapshot, dry_run=True)
import toolkit.stores.excel.apply
# From here on the trace counts.
open(sys.argv[2], "w").close()
store.apply([summary()], based_on=snapshot)
"""


def traced(strace: str, options: list[str], path: Path) -> subprocess.CompletedProcess[str]:
    start = path.parent.parent / "start"
    start.unlink(missing_ok=True)
    command = [strace, "-f", *options, sys.executable, "-B", "-c", WRITE, str(path), str(start)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def calls_of(log: str) -> dict[str, tuple[int, int]]:
    """Per call: how many came before the write-back began, and how many after."""
    before, after = log.split("/start", 1)
    return {call: (len(re.findall(rf"\b{call}\(", before)), len(re.findall(rf"\b{call}\(", after))) for call in CALLS}


def test_a_kill_at_any_point_leaves_the_old_workbook_or_the_new_one(tmp_path: Path) -> None:
    strace = need("strace")
    folder = tmp_path / "files"
    folder.mkdir()
    path = write_rows(folder, "")
    old = path.read_bytes()
    log = tmp_path / "log"
    names = f"trace={','.join(CALLS)}"
    done = traced(strace, ["-o", str(log), "-e", names], path)
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr
    new = path.read_bytes()
    assert new != old
    killed = 0
    states = []
    for call, (before, after) in calls_of(log.read_text("utf-8", "replace")).items():
        step = max(1, after // POINTS)
        for point in range(1, after + 1, step):
            shutil.rmtree(folder)
            folder.mkdir()
            path.write_bytes(old)
            inject = f"inject={call}:signal=SIGKILL:when={before + point}"
            died = traced(strace, ["-e", f"trace={call}", "-e", inject], path)
            killed += died.returncode in {-signal.SIGKILL, 128 + signal.SIGKILL}
            states.append("old" if path.read_bytes() == old else "new" if path.read_bytes() == new else "damaged")
    assert "damaged" not in states
    assert {"old", "new"} == set(states)
    assert killed >= 60
    store = open_location(str(path))
    applied = store.apply([summary(extra=1)], based_on=store.read())
    assert applied.outcomes[0].state in {"created", "replaced"}
    assert not [each.name for each in folder.iterdir() if each.name.endswith((".tmp", ".lock"))]


def test_bytes_reach_the_disk_before_the_name_does(tmp_path: Path) -> None:
    strace = need("strace")
    folder = tmp_path / "files"
    folder.mkdir()
    path = write_rows(folder, "")
    log = tmp_path / "log"
    done = traced(strace, ["-y", "-o", str(log), "-e", "trace=write,fsync,rename"], path)
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    lines = log.read_text("utf-8", "replace").splitlines()
    rename = next(n for n, line in enumerate(lines) if "rename(" in line and line.count("studygroup~") == 1)
    temporary = re.search(r"\.studygroup~\w+~\d+~\w+\.tmp", lines[rename])
    assert temporary is not None
    syncs = [n for n, line in enumerate(lines) if "fsync(" in line]
    of_file = [n for n in syncs if temporary[0] in lines[n]]
    writes = [n for n, line in enumerate(lines) if "write(" in line and temporary[0] in line]
    assert writes
    assert of_file
    assert max(writes) < of_file[0] < rename
    assert any(n > rename and f"{folder.name}>" in lines[n] for n in syncs)
