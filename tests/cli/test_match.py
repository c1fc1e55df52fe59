"""`match`: groups written back, options, and stopping early."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import openpyxl

from tests.cli.commands import ZH_HUB, run, run_json
from toolkit.cli.endings import stopping_early

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _rows(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return list(book["分组建议"].iter_rows(values_only=True))
    finally:
        book.close()


def test_everybody_who_applied_stands_in_the_sheet_once(samples: Path) -> None:
    shown = run_json("match", samples / ZH_HUB, *DAY)
    assert [each["sheet"] for each in shown["patches"]] == ["分组建议"]
    ids = [row[4] for row in _rows(samples / ZH_HUB) if row[4] and row[4] != "工号"]
    assert len(ids) == len(set(ids)) == 44
    without = [each for each in shown["problems"] if each["code"] == "MATCH-001"]
    assert len(without) == sum(row[0] == "未入组" for row in _rows(samples / ZH_HUB)) > 0


def test_the_terminal_says_how_good_it_is_and_what_would_help(samples: Path) -> None:
    shown = run("match", samples / ZH_HUB, *DAY, "--seed", "7", "--effort", "5")
    assert shown.exit_code == 0
    assert "44 人参加分组" in shown.output
    assert "总分" in shown.output


def test_an_effort_below_one_is_wrong_usage(samples: Path) -> None:
    assert run("match", samples / ZH_HUB, *DAY, "--effort", "0").exit_code == 2


def test_without_applications_it_stops_and_names_the_sheet(samples: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    del book["报名"]
    book.save(tmp_path / "没有报名.xlsx")
    shown = run("match", tmp_path / "没有报名.xlsx", *DAY)
    assert shown.exit_code == 3
    assert "报名" in shown.output


def test_the_first_interrupt_asks_to_stop_and_the_next_one_ends_the_run() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stopping_early() as asked:
        assert not asked()
        signal.raise_signal(signal.SIGINT)
        assert asked()
        assert signal.getsignal(signal.SIGINT) is before
    assert signal.getsignal(signal.SIGINT) is before
