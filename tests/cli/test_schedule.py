"""`schedule` and how a run ends that is told to stop."""

from __future__ import annotations

import os
import plistlib
import shlex
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import MESSY_HUB, ZH_HUB, made_in, run, samples_in

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def test_the_line_for_windows_quotes_every_path(samples: Path) -> None:
    shown = run("schedule", samples / ZH_HUB, "--for", "windows", "--day", "3", "--time", "06:30").output
    line = next(each for each in shown.splitlines() if each.startswith("schtasks"))
    assert "/SC MONTHLY /D 3 /ST 06:30" in line
    assert f'\\"{samples / ZH_HUB}\\"' in line


def test_a_wrong_time_is_answered_with_one_that_is_right(samples: Path) -> None:
    shown = run("schedule", samples / ZH_HUB, "--time", "25:00")
    assert shown.exit_code == 2
    assert "「25:00」不是时间，请写成 07:00 这样" in shown.output


def test_the_line_for_cron_is_the_command_itself(tmp_path: Path) -> None:
    folder = tmp_path / "百分 100% 组"
    folder.mkdir()
    samples_in(folder)
    shown = run("schedule", folder / ZH_HUB, "--for", "cron").output
    line = next(each for each in shown.splitlines() if each.startswith("0 7 2 * * "))
    assert "%" in line
    assert line.count("%") == line.count(r"\%")
    command = shlex.split(line.removeprefix("0 7 2 * * ").replace(r"\%", "%").split(" >> ")[0])
    assert command[1:4] == ["-m", "toolkit", "monthly"]
    assert subprocess.run([*command, *DAY], check=False, capture_output=True).returncode == 0


def test_the_file_for_launchd_is_a_property_list(samples: Path) -> None:
    shown = run("schedule", samples / ZH_HUB, "--for", "launchd").output
    agent = plistlib.loads(shown[shown.index("<?xml") :].encode())
    assert agent["StartCalendarInterval"] == {"Day": 2, "Hour": 7, "Minute": 0}
    assert str(samples / ZH_HUB) in agent["ProgramArguments"]


def test_a_workbook_that_is_not_there_is_not_scheduled(tmp_path: Path) -> None:
    assert run("schedule", tmp_path / "没有.xlsx").exit_code == 3


def test_a_redirected_stream_holds_nothing_of_peoples_cells(samples: Path) -> None:
    log = subprocess.run(
        [sys.executable, "-m", "toolkit", "check", str(samples / MESSY_HUB), *DAY, "-v"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert log.returncode == 1
    assert "[ATT-001]" in log.stdout
    assert "出席了" not in log.stdout
    assert "张炜" not in log.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_told_to_stop_ends_at_once_with_nothing_half_written(
    number: signal.Signals, samples: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    run("monthly", samples_in(whole) / ZH_HUB, *DAY)
    reports = samples / "学习小组总表_输出" / "2026-10" / "月度报告"
    process = subprocess.Popen(
        [sys.executable, "-m", "toolkit", "monthly", ZH_HUB, *DAY], cwd=samples, stdout=subprocess.DEVNULL
    )
    while not (reports.is_dir() and any(reports.glob("G*.docx"))) and process.poll() is None:
        pass
    process.send_signal(number)
    code = process.wait(timeout=60)
    # It may have been done already by the time it was told.
    assert code in {128 + number, 0}
    finished = made_in(whole)
    here = {path: digest for path, digest in made_in(samples).items() if not path.startswith("whole")}
    documents = {path: digest for path, digest in here.items() if path.endswith(".docx")}
    assert documents == {path: finished[path] for path in documents}
    assert not list(samples.rglob(".studygroup*"))


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "utf-8"])
def test_it_runs_with_no_terminal_closed_input_and_a_poor_locale(encoding: str, samples: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "toolkit", "monthly", ZH_HUB, *DAY],
        cwd=samples,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": encoding},
    )
    assert shown.returncode == 0, shown.stderr
    assert b"\x1b[" not in shown.stdout
    assert b"G01" in shown.stdout
