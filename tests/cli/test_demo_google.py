"""`demo --google`: the sample programme on the test server, and a clear word where that is not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import run, run_json
from tests.stores.google.reach import TestClock
from toolkit.cli import stand_in
from toolkit.errors import OUTSIDE_FAILED, StudygroupError
from toolkit.problems import Code
from toolkit.stores.google import connect
from toolkit.stores.google.limiter import quota_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.timeout(600)
def test_the_programme_runs_on_the_test_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = TestClock().clock()
    quota = quota_of(clock)
    monkeypatch.setattr(connect, "_clock", lambda: clock)
    monkeypatch.setattr(connect, "_quota", lambda: quota)
    monkeypatch.chdir(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = dict(os.environ)
    shown = run_json("demo", "--google", "--out", tmp_path / "示例")
    assert shown["exit"] == 0, shown["problems"]
    assert dict(os.environ) == before
    assert [each.name for each in tmp_path.iterdir()] == ["示例"]
    assert {"charter", "stage_report", "month_report", "sign_in"} <= {each["kind"] for each in shown["files"]}
    sheets = {(each["workbook"], each["sheet"]) for each in shown["patches"]}
    assert {("学习小组总表", "月度汇总"), ("小组表_G02_里程碑组", "考勤汇总")} <= sheets
    # Most commands read the hub and one own sheet once each, and few of them have anything to write.
    assert shown["counts"]["google_reads"] >= 20
    assert 2 < shown["counts"]["google_writes"] < shown["counts"]["google_reads"]


def test_without_the_source_it_says_where_the_server_is(tmp_path: Path) -> None:
    before = dict(os.environ)
    with pytest.raises(StudygroupError) as stopped, stand_in.stand_in(["总表"], tmp_path):
        pass
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.DEMO_NO_SERVER, OUTSIDE_FAILED)
    assert dict(os.environ) == before


def test_a_server_that_does_not_start_is_said(tmp_path: Path) -> None:
    package = tmp_path / "tests" / "sheets_server"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "__main__.py").write_text("raise SystemExit(1)\n", "utf-8")
    with pytest.raises(StudygroupError) as stopped, stand_in.stand_in(["总表"], tmp_path):
        pass
    assert stopped.value.problem.code is Code.DEMO_NO_SERVER


def test_the_help_says_where_it_works() -> None:
    assert "--google" in run("demo", "--help").output
