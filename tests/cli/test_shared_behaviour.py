"""What holds for every programme command: dry runs, reruns, JSON, bad input."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import HUBS, ZH_HUB, made_in, run, run_json, tree_of
from toolkit.names import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Every programme command with the options it needs, and whether it changes the workbook.
COMMANDS: dict[str, tuple[tuple[str, ...], bool]] = {
    "check": (("--mark",), True),
    "survey": ((), True),
    "proposal": ((), False),
    "recruit": ((), False),
    "kickoff": ((), False),
    "elect": ((), True),
    "charter": ((), False),
    "match": ((), True),
    "plan": ((), True),
    "plan reschedule": (("--reschedule",), True),
    "signin": ((), False),
    "signin minutes": (("--session", "6", "--minutes"), False),
    "attendance": ((), True),
    "report": (("--stage", "1"), True),
    "report month": (("--month", "2026-10"), True),
    "monthly": ((), True),
    "close": ((), True),
}
DAY = ("--as-of", "2026-11-24")


def _arguments(command: str, workbook: Path) -> list[str | Path]:
    return [command.split(maxsplit=1)[0], workbook, *COMMANDS[command][0], *DAY]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("command", COMMANDS)
def test_the_sample_runs_through_every_command(command: str, language: Language, samples: Path) -> None:
    shown = run(*_arguments(command, samples / HUBS[language]), language=language)
    assert shown.exit_code == 0, shown.output
    assert "Traceback" not in shown.output


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dry_run_writes_nothing(command: str, samples: Path) -> None:
    before = tree_of(samples)
    shown = run(*_arguments(command, samples / ZH_HUB), "--dry-run")
    assert shown.exit_code == 0, shown.output
    assert tree_of(samples) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_run_says_nothing_changed_and_writes_nothing(command: str, samples: Path) -> None:
    run(*_arguments(command, samples / ZH_HUB))
    before = made_in(samples)
    times = {each: (samples / each).stat().st_mtime_ns for each in before}
    again = run(*_arguments(command, samples / ZH_HUB))
    assert "无变化" in again.output
    assert made_in(samples) == before
    assert {each: (samples / each).stat().st_mtime_ns for each in before} == times


@pytest.mark.parametrize("command", COMMANDS)
def test_two_machines_make_the_same_bytes(command: str, tmp_path: Path) -> None:
    from tests.cli.commands import samples_in

    trees = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        samples_in(folder)
        run(*_arguments(command, folder / ZH_HUB))
        trees.append(made_in(folder))
    assert trees[0] == trees[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_object_whose_numbers_add_up(command: str, samples: Path) -> None:
    shown = run_json(*_arguments(command, samples / ZH_HUB))
    assert (shown["schema"], shown["command"], shown["exit"]) == (1, command.split(maxsplit=1)[0], 0)
    counts = shown["counts"]
    assert counts["read"] == counts["used"] + counts["skipped"] > 400
    assert {"path", "kind", "group", "sha256", "changed"} == {
        key for file in shown["files"] for key in file
    } or not shown["files"]
    assert bool(shown["patches"]) == COMMANDS[command][1]
    for problem in shown["problems"]:
        assert set(problem) == {"code", "severity", "workbook", "sheet", "cell", "message", "fix"}


def test_json_keeps_what_stands_in_cells_to_itself(samples: Path) -> None:
    from tests.cli.commands import MESSY_HUB

    shown = run("check", samples / MESSY_HUB, *DAY, "--json")
    names = {str(row[1]) for row in _roster(samples / ZH_HUB)}
    assert len(names) >= 40
    said = " ".join(each["message"] + each["fix"] for each in json.loads(shown.stdout)["problems"])
    assert said
    assert not [name for name in names if name in said]


def _roster(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return [row for row in book["名单"].iter_rows(min_row=2, values_only=True) if row[1]]
    finally:
        book.close()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _old_xls(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))


def _encrypted(path: Path) -> None:
    # A compound file whose directory names the stream every encrypted workbook has.
    name = "EncryptedPackage".encode("utf-16-le")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(478)
    entry = name + bytes(64 - len(name)) + struct.pack("<H", len(name) + 2) + bytes(62)
    path.write_bytes(header + bytes(512) + entry * 4)


def _text(path: Path) -> None:
    path.write_text("工号,姓名\n00731,林澄\n", "utf-8")


def _no_known_sheet(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "随便"
    sheet.append(["甲", "乙"])
    book.save(path)


def _cut_short(path: Path) -> None:
    _no_known_sheet(path)
    path.write_bytes(path.read_bytes()[:-200])


def _other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")


BAD = {
    "empty": (_empty, "FILE-002"),
    "old .xls": (_old_xls, "FILE-003"),
    "password": (_encrypted, "FILE-004"),
    "text named .xlsx": (_text, "FILE-005"),
    "no known sheet": (_no_known_sheet, "FILE-015"),
    "cut short": (_cut_short, "FILE-006"),
    "another zip": (_other_zip, "FILE-005"),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_one_clear_line(kind: str, command: str, language: Language, tmp_path: Path) -> None:
    make: Callable[[Path], None]
    make, code = BAD[kind]
    workbook = tmp_path / "总表.xlsx"
    make(workbook)
    before = tree_of(tmp_path)
    shown = run(*_arguments(command, workbook), language=language)
    assert shown.exit_code == 3
    assert f"[{code}]" in shown.output
    assert "Traceback" not in shown.output
    assert tree_of(tmp_path) == before


def test_a_workbook_open_in_excel_is_not_written(samples: Path) -> None:
    (samples / f"~${ZH_HUB}").write_bytes(b"\x04HR")
    before = tree_of(samples)
    shown = run("attendance", samples / ZH_HUB, *DAY)
    assert shown.exit_code == 4
    assert "[FILE-008]" in shown.output
    assert tree_of(samples) == before


def test_documents_alone_are_made_while_the_workbook_is_open(samples: Path) -> None:
    (samples / f"~${ZH_HUB}").write_bytes(b"\x04HR")
    shown = run("report", samples / ZH_HUB, "--stage", "1", "--no-write-back", *DAY)
    assert shown.exit_code == 0
    assert len(list((samples / "学习小组总表_输出").rglob("*.docx"))) >= 5


def test_a_missing_workbook_and_a_missing_table_say_so(tmp_path: Path) -> None:
    gone = run("check", tmp_path / "没有.xlsx")
    assert (gone.exit_code, "[FILE-001]" in gone.output) == (3, True)
    (tmp_path / "表").mkdir()
    (tmp_path / "表" / "名单.csv").write_text("工号,姓名\n00731,林澄\n", "utf-8")
    lacking = run("plan", tmp_path / "表")
    assert lacking.exit_code == 3
    assert "studygroup new" in lacking.output


def test_a_group_nobody_knows_is_wrong_usage(samples: Path) -> None:
    shown = run("charter", samples / ZH_HUB, "--group", "G99")
    assert (shown.exit_code, "[RUN-001]" in shown.output) == (2, True)


def test_report_wants_a_stage_or_a_month(samples: Path) -> None:
    assert run("report", samples / ZH_HUB).exit_code == 2
    assert run("report", samples / ZH_HUB, "--stage", "1", "--month", "2026-10").exit_code == 2
    assert run("report", samples / ZH_HUB, "--stage", "9").exit_code == 2
    assert run("report", samples / ZH_HUB, "--month", "2026-13").exit_code == 2


@pytest.fixture
def frozen_folder(samples: Path) -> Iterator[Path]:
    """The samples in a folder nobody may write into; for root only the file system itself can say no."""
    chattr = shutil.which("chattr") if os.geteuid() == 0 else None
    if os.geteuid() == 0 and (chattr is None or subprocess.run([chattr, "+i", samples], check=False).returncode):
        pytest.skip("root writes everywhere, and this file system cannot be told otherwise")
    if chattr is None:
        samples.chmod(0o555)
    try:
        yield samples
    finally:
        if chattr is not None:
            subprocess.run([chattr, "-i", samples], check=True)
        else:
            samples.chmod(0o755)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_read_only_folder_is_one_clear_line(command: str, frozen_folder: Path) -> None:
    before = tree_of(frozen_folder)
    shown = run(*_arguments(command, frozen_folder / ZH_HUB))
    assert shown.exit_code == 4, shown.output
    assert "[FILE-009]" in shown.output
    assert tree_of(frozen_folder) == before
