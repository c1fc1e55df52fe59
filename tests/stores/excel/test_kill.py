"""Killed at any system call, a change of a workbook leaves the old one or the new one, and nothing lying about."""

from __future__ import annotations

import re
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from tests.stores.excel.jobs import charted, fresh_workbook, write_back
from tests.stores.excel.tracing import Point, Tracer
from tests.tools import LONG
from toolkit.stores import open_location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Of the system calls of a write-back and of an undo; with LONG every single one.
POINTS = {"write": 45, "undo": 20}
FEWEST_IN_ALL = 250
# What is always tried: the calls that make a change last.
DECISIVE = frozenset({"fsync", "rename", "unlink"})


@pytest.fixture(scope="module")
def tracer() -> Iterator[Tracer]:
    with Tracer() as running:
        yield running


def prepared(folder: Path, job: str) -> Path:
    """A workbook the job can change: for an undo, one that was changed before."""
    path = fresh_workbook(folder)
    if job == "undo":
        write_back(str(path))()
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def restore(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def chosen(points: list[Point], count: int) -> list[Point]:
    """All of them with LONG; else the decisive ones and others evenly between."""
    if LONG:
        return points
    others = [each for each in points if each.call not in DECISIVE]
    decisive = [each for each in points if each.call in DECISIVE]
    return decisive + others[:: max(1, len(others) // (count - len(decisive)))]


@pytest.mark.parametrize("job", POINTS)
def test_a_kill_at_any_system_call_leaves_the_old_workbook_or_the_new_one(
    tracer: Tracer, tmp_path: Path, job: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    path = prepared(folder, job)
    before = tree(folder)
    points, _trace = tracer.points(job, path, tmp_path / "log")
    old, new = before[path.name], path.read_bytes()
    assert old != new
    states = []
    killed = 0
    for point in chosen(points, POINTS[job]):
        restore(folder, before)
        inject = f"inject={point.call}:signal=SIGKILL:when={point.number}"
        assert tracer.run(job, path, "-e", f"trace={point.call}", "-e", inject) == -signal.SIGKILL, point
        killed += 1
        data = path.read_bytes()
        states.append("old" if data == old else "new" if data == new else f"damaged at {point}")
        assert_the_next_run_tidies_up(path, killed)
    assert set(states) == {"old", "new"}
    assert killed >= (len(points) if LONG else POINTS[job])


def assert_the_next_run_tidies_up(path: Path, extra: int) -> None:
    store = open_location(str(path))
    assert store.apply([charted(extra)], based_on=store.read()).outcomes[0].state in {"created", "replaced"}
    assert [name for name in tree(path.parent) if "~" in name] == []


def test_all_points_together_are_enough(tracer: Tracer, tmp_path: Path) -> None:
    found = 0
    for job in POINTS:
        folder = tmp_path / job
        folder.mkdir()
        found += len(tracer.points(job, prepared(folder, job), tmp_path / "log")[0])
    assert found >= FEWEST_IN_ALL
    assert sum(POINTS.values()) >= 60


@pytest.mark.parametrize("job", POINTS)
def test_bytes_reach_the_disk_before_the_name_does_and_the_name_before_we_say_so(
    tracer: Tracer, tmp_path: Path, job: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    path = prepared(folder, job)
    _points, trace = tracer.points(job, path, tmp_path / "log")
    lines = trace.splitlines()
    renames = [n for n, line in enumerate(lines) if "rename(" in line and line.rstrip().endswith("= 0")]
    of_book = [n for n in renames if f'{escaped(path.name)}")' in lines[n] and escaped("备份") not in lines[n]]
    assert len(of_book) == 1
    for rename in renames:
        temporary = re.search(r"\.studygroup~\w+~\d+~\w+\.tmp", lines[rename])
        assert temporary is not None
        writes = [n for n, line in enumerate(lines) if re.search(r"\bwrite\(", line) and temporary[0] in line]
        syncs = [n for n, line in enumerate(lines) if "fsync(" in line and temporary[0] in line]
        assert writes
        assert max(writes) < min(syncs) < rename
        # The folder after the name, before anything that follows from it.
        target = re.search(r'rename\("[^"]*", "([^"]*)/[^/"]*"\)', lines[rename])
        assert target is not None
        after = [n for n, line in enumerate(lines) if n > rename and "fsync(" in line and f"{target[1]}>" in line]
        assert after
        assert after[0] < min([each for each in renames if each > rename], default=len(lines))


def escaped(name: str) -> str:
    """A name as strace prints it."""
    return "".join(f"\\{byte:o}" if byte > 126 else chr(byte) for byte in name.encode())
