"""Killed after any number of groups, the next run ends in the tree of an undisturbed one and redoes nothing done."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.large_hub import Size, write_hub
from tests.cli.commands import made_in, run_json
from tests.tools import LONG

GROUPS = 40
MONTH = ("--month", "2026-10", "--as-of", "2026-12-02")
KILLS = random.Random(8).sample(range(1, GROUPS), 20 if LONG else 2)  # noqa: S311 - drawn, not secret


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hub") / "总表.xlsx"
    write_hub(path, Size(GROUPS, people=5, meetings=6))
    return path


@pytest.fixture(scope="module")
def undisturbed(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("undisturbed")
    shutil.copy(hub, folder)
    shown = run_json("monthly", folder / hub.name, *MONTH)
    assert [each["kind"] for each in shown["files"]].count("month_report") == GROUPS
    return made_in(folder)


@pytest.mark.parametrize("after", KILLS)
def test_the_next_run_ends_where_an_undisturbed_one_does(
    after: int, hub: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    shutil.copy(hub, tmp_path)
    reports = tmp_path / "总表_输出" / "2026-10" / "月度报告"
    killed_when(tmp_path, lambda: len(list(reports.glob("G*.docx"))) >= after)
    finished = {path: path.stat().st_mtime_ns for path in reports.glob("G*.docx")}
    assert len(finished) >= after
    run_json("monthly", tmp_path / hub.name, *MONTH)
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert made_in(tmp_path) == undisturbed
    assert not list(tmp_path.rglob(".*"))


def killed_when(folder: Path, ready: object) -> None:
    """A run of its own process, ended by force as soon as something is there; it really dies of that."""
    assert callable(ready)
    process = subprocess.Popen(
        [sys.executable, "-m", "toolkit", "monthly", "总表.xlsx", *MONTH],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    while not ready() and process.poll() is None:
        pass
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=30) == -signal.SIGKILL
