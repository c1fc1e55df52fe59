"""`new`: starter workbooks, tables added, the leaders' own workbooks; `shortcuts`; the menu; `demo`."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import EN_HUB, ZH_HUB, run, run_json, tree_of
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", list(Language))
def test_a_starter_workbook_is_read_as_empty_without_a_fault(language: Language, tmp_path: Path) -> None:
    file = tmp_path / "学习小组.xlsx"
    assert run("new", file, language=language).exit_code == 0
    shown = run_json("check", file, language=language)
    assert shown["counts"]["skipped"] == 0
    assert [each for each in shown["problems"] if each["severity"] != "notice"] == []
    book = openpyxl.load_workbook(file)
    assert len(book.sheetnames) == 20
    hidden = [sheet.title for sheet in book if sheet.sheet_state != "visible"]
    assert len(hidden) == 1


def test_a_name_without_ending_becomes_a_folder_of_csv(tmp_path: Path) -> None:
    shown = run_json("new", tmp_path / "学习小组")
    assert len(shown["files"]) == len(list((tmp_path / "学习小组").glob("*.csv"))) >= 19
    assert run("check", tmp_path / "学习小组").exit_code == 0


def test_it_never_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "学习小组.xlsx"
    run("new", file)
    before = tree_of(tmp_path)
    again = run("new", file)
    assert again.exit_code == 4
    assert "[FILE-014]" in again.output
    assert tree_of(tmp_path) == before


def test_a_phase_has_its_own_tables_only(tmp_path: Path) -> None:
    run("new", tmp_path / "a.xlsx", "--phase", "prepare")
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert "调研" in names
    assert "考勤" not in names


def test_a_table_is_added_to_a_workbook_that_lacks_it(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    run("new", file, "--phase", "prepare")
    shown = run("new", file, "--add", "考勤")
    assert shown.exit_code == 0, shown.output
    assert "考勤" in openpyxl.load_workbook(file).sheetnames
    refused = run("new", file, "--add", "考勤")
    assert refused.exit_code == 1
    assert "[SHEET-001]" in refused.output
    assert run("new", file, "--add", "没有这张").exit_code == 2


def test_each_leader_gets_a_workbook_with_members_and_meetings(samples: Path) -> None:
    shown = run_json("new", samples / ZH_HUB, "--for-groups", samples / "小组表")
    assert len(shown["files"]) == 6
    book = openpyxl.load_workbook(min((samples / "小组表").glob("*.xlsx")))
    assert book.sheetnames[:2] == ["填写说明", "本组成员"]
    again = run_json("new", samples / ZH_HUB, "--for-groups", samples / "小组表")
    assert (again["files"], again["exit"]) == ([], 0)


@pytest.mark.parametrize(("hub", "language"), [(ZH_HUB, Language.ZH), (EN_HUB, Language.EN)])
def test_shortcuts_are_batch_files_windows_reads(hub: str, language: Language, samples: Path) -> None:
    shown = run_json("shortcuts", samples / hub, language=language)
    assert len(shown["files"]) == 3
    for path in samples.glob("*.cmd"):
        data = path.read_bytes()
        assert data.count(b"\r\n") == data.count(b"\n") >= 12
        text = data.decode("utf-8")
        assert text.startswith("@echo off\r\nchcp 65001 >nul\r\n")
        assert hub in text
    assert {path.name[:2] for path in samples.glob("*.cmd")} == {"1_", "2_", "3_"}


@pytest.mark.parametrize("language", list(Language))
def test_the_demo_walks_through_the_programme(language: Language, tmp_path: Path) -> None:
    shown = run_json("demo", "--out", tmp_path / "示例", language=language)
    assert shown["exit"] == 0
    kinds = {each["kind"] for each in shown["files"]} - {"workbook"}
    closing = {"month_overview", "closing_report", "project_summary", "certificate"}
    meetings = {"calendar", "sign_in", "minutes_form", "minutes"}
    forming = {"grouping", "election_result", "kickoff", "charter"}
    beginning = {"needs_report", "proposal", "recruitment"} | forming
    assert kinds == beginning | {"study_plan", "stage_report", "month_report"} | meetings | closing
    assert len(shown["patches"]) >= 4
    again = run_json("demo", "--out", tmp_path / "示例", language=language)
    assert not any(each["changed"] for each in again["files"])


def test_without_arguments_on_a_terminal_a_menu_opens(samples: Path) -> None:
    for name in (EN_HUB, "messy_乱表.xlsx"):
        (samples / name).unlink()
    for path in samples.glob("小组表_*.xlsx"):
        os.utime(path, (0, 0))
    shown = _at_a_terminal(samples, "1\n0\n")
    assert "1. " in shown
    assert "下一步" in shown


def test_without_a_workbook_the_menu_offers_the_demo(tmp_path: Path) -> None:
    assert "看示例" in _at_a_terminal(tmp_path, "0\n")


def _at_a_terminal(folder: Path, typed: str) -> str:
    ours, theirs = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "toolkit"], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs
        ) as process:
            os.write(ours, typed.encode())
            process.wait(timeout=60)
        return os.read(ours, 100_000).decode(errors="replace")
    finally:
        os.close(ours)
        os.close(theirs)


def test_on_windows_new_puts_the_shortcuts_beside_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.cli.commands.new.WINDOWS", True)
    shown = run("new", tmp_path / "学习小组.xlsx")
    assert shown.exit_code == 0, shown.output
    assert len(list(tmp_path.glob("[123]_*.cmd"))) == 3


@pytest.mark.parametrize(("hub", "language"), [(ZH_HUB, Language.ZH), (EN_HUB, Language.EN)])
def test_the_next_cycle_begins_with_what_goes_on(hub: str, language: Language, samples: Path) -> None:
    before = (samples / hub).read_bytes()
    shown = run_json("new", samples / "next.xlsx", "--from", samples / hub, language=language)
    assert (shown["exit"], shown["problems"]) == (0, [])
    assert (samples / hub).read_bytes() == before
    checked = run_json("check", samples / "next.xlsx", language=language)
    assert {each["code"] for each in checked["problems"]} == {"SET-004", "GRP-003"}
    again = run("new", samples / "next.xlsx", "--from", samples / hub, language=language)
    assert again.exit_code == 4


def test_the_next_cycle_is_made_whole_or_not_at_all(samples: Path) -> None:
    assert run("new", samples / "next.xlsx", "--from", samples / ZH_HUB, "--add", "名单").exit_code == 2
    assert run("new", samples / "next.xlsx", "--from", samples / "没有.xlsx").exit_code == 3
    assert not (samples / "next.xlsx").exists()
