"""How a result is told: whole, and nothing twice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import MESSY_HUB, run
from toolkit.cli.app import COMMANDS
from toolkit.cli.options import Telling
from toolkit.cli.telling import Console
from toolkit.flows.request import Result
from toolkit.language import ZH
from toolkit.places import CellRef
from toolkit.problems import Code, Problem, problem

PLAIN = Telling(as_json=False, quiet=True, verbose=0)


def unclear(row: int, code: Code = Code.CELL_NOT_NUMBER) -> Problem:
    return problem(code, CellRef("总表.xlsx", "资源与预算", row, 5), column="需要数量", value="x", effect="空着")


def test_what_is_advised_for_several_problems_is_said_once_below_them(capsys: pytest.CaptureFixture[str]) -> None:
    problems = (unclear(3), unclear(9, Code.CELL_NOT_DATE), unclear(5), unclear(7))
    Console(ZH, PLAIN).tell(Result(problems=problems))
    lines = capsys.readouterr().out.splitlines()
    heads = [line.split("!")[1].split("：")[0] for line in lines if not line.startswith(" ")]
    assert heads == ["E3", "E5", "E7", "E9"]
    advice = [line for line in lines if "只填数字" in line]
    assert len(advice) == 1
    assert lines.index(advice[0]) == 3


@pytest.mark.parametrize(("workbook", "typed"), [("总表.xlsx", "总表.xlsx"), ("我的 总表.xlsx", '"我的 总表.xlsx"')])
def test_what_is_not_shown_can_be_had_from_the_workbook_one_works_on(
    workbook: str, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tuple(
        problem(Code.CELL_NOT_NUMBER, CellRef(workbook, f"表{n}", 2, 5), column="需要数量", value="x", effect="空着")
        for n in range(30)
    )
    Console(ZH, PLAIN._replace(workbook=workbook)).tell(Result(problems=many))
    assert f"studygroup check {typed} --mark" in capsys.readouterr().out.splitlines()[-1]
    Console(ZH, PLAIN).tell(Result(problems=many))
    assert "studygroup" not in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_disk_below_the_log_is_said_without_a_traceback(samples: Path, options: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "toolkit", "check", str(samples / MESSY_HUB), *options]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "结果写不到屏幕" in done.stderr


def test_a_reader_that_leaves_early_is_no_fault_of_ours(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "toolkit", "template", "list"]
    reading, writing = os.pipe()
    os.close(reading)
    kept = tmp_path / "logs"
    kept.mkdir()
    done = subprocess.run(
        command, check=False, stdout=writing, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(kept)}
    )
    os.close(writing)
    assert (done.returncode, done.stderr, list(kept.iterdir())) == (0, "", [])


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_no_blank_stands_between_the_sentences_of_a_chinese_help(command: str) -> None:
    shown = run(command, "--help").output
    assert f"studygroup {command}" in shown
    assert re.findall(r"[，。；：、] +[\u4e00-\u9fff]", shown) == []
