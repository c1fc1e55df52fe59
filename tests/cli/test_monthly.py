"""`monthly`: the unattended run finishes, says what it could not do, and never makes anything twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tests.cli.commands import EN_HUB, ZH_HUB, hub_patches, made_in, run, run_json, samples_in
from toolkit.files.lock import locked
from toolkit.files.temporary import temporary_beside
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")
OUTPUT = "学习小组总表_输出"


def test_the_last_complete_month_is_made_by_default(samples: Path) -> None:
    shown = run_json("monthly", samples / ZH_HUB, *DAY)
    assert shown["exit"] == 0
    assert [each["kind"] for each in shown["files"]].count("month_report") == 6
    assert {each["kind"] for each in shown["files"]} >= {"month_report", "run_summary", "run_summary_text"}
    assert (samples / OUTPUT / "2026-10" / "2026-10_运行摘要.docx").is_file()


def test_the_english_sample_runs_too(samples: Path) -> None:
    shown = run_json("monthly", samples / EN_HUB, *DAY, language=Language.EN)
    assert shown["exit"] == 0
    text = (samples / "study_groups_english_输出" / "2026-10" / "2026-10_Run summary.txt").read_text("utf-8-sig")
    assert "Reports due: 2; made: 2." in text


def test_it_makes_the_same_whichever_day_it_runs(samples: Path) -> None:
    run("monthly", samples / ZH_HUB, "--as-of", "2026-11-21")
    again = run_json("monthly", samples / ZH_HUB, "--as-of", "2026-11-28")
    reports = [each for each in again["files"] if each["kind"] == "month_report"]
    assert len(reports) == 6
    # The page about the run and the notices name what is open on the day itself.
    assert not any(each["changed"] for each in reports)
    assert [each["changed"] for each in hub_patches(again)] == [False, False, False]


def test_an_older_month_leaves_the_summaries_alone(samples: Path) -> None:
    shown = run_json("monthly", samples / ZH_HUB, "--month", "2026-09", *DAY)
    assert (shown["exit"], shown["patches"]) == (0, [])


def test_a_missed_month_is_noticed(samples: Path) -> None:
    run("monthly", samples / ZH_HUB, "--month", "2026-09", *DAY)
    shown = run("monthly", samples / ZH_HUB, "--as-of", "2026-12-02")
    assert "2026-10 的月度运行没有做过" in shown.output
    assert "--month 2026-10" in shown.output
    assert shown.output.count("[RUN-006]") == 1


def test_a_group_whose_sheet_was_never_read_is_left_out_and_named(samples: Path) -> None:
    own_sheet(samples).write_bytes(b"not a workbook")
    shown = run_json("monthly", samples / ZH_HUB, *DAY)
    assert shown["exit"] == 1
    reports = [each["group"] for each in shown["files"] if each["kind"] == "month_report"]
    assert len(reports) == 5
    assert "G02" not in reports
    assert "RUN-107" in {each["code"] for each in shown["problems"]}
    assert "G02 里程碑组：未出" in page_of(samples)


def test_a_group_whose_sheet_cannot_be_read_is_reported_from_the_last_copy_with_its_day(samples: Path) -> None:
    run("monthly", samples / ZH_HUB, "--month", "2026-09", "--as-of", "2026-11-20")
    own_sheet(samples).write_bytes(b"not a workbook")
    shown = run_json("monthly", samples / ZH_HUB, *DAY)
    assert shown["exit"] == 1
    (report,) = [each for each in shown["files"] if each["kind"] == "month_report" and each["group"] == "G02"]
    text = "\n".join(each.text for each in docx.Document(report["path"]).paragraphs)
    assert "数据截至 2026年11月20日" in text
    assert "RUN-106" in {each["code"] for each in shown["problems"]}
    assert "G02 里程碑组：不完整。小组表这次读不了，数据截至 2026年11月20日。" in page_of(samples)


def test_a_report_from_a_copy_counts_what_the_sheet_said_then(samples: Path, tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    run("monthly", samples_in(undisturbed) / ZH_HUB, *DAY)
    run("monthly", samples / ZH_HUB, "--month", "2026-09", *DAY)
    own_sheet(samples).unlink()
    run("monthly", samples / ZH_HUB, *DAY)
    stamp = "数据截至 2026年11月24日：小组表这次无法读取，本报告用的是当日读到的副本。"
    there, here = (report_lines(root / OUTPUT, "G02") for root in (undisturbed, samples))
    assert [line for line in here if line != stamp] == there
    assert stamp in here


def test_where_settings_say_so_a_group_whose_sheet_cannot_be_read_is_left_out(samples: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    book["设置"].append(["小组表读不到时", "不出这个小组的报告"])
    book.save(samples / ZH_HUB)
    run("monthly", samples / ZH_HUB, "--month", "2026-09", *DAY)
    own_sheet(samples).write_bytes(b"not a workbook")
    shown = run_json("monthly", samples / ZH_HUB, *DAY)
    assert "G02" not in [each["group"] for each in shown["files"] if each["kind"] == "month_report"]
    assert "RUN-107" in {each["code"] for each in shown["problems"]}


def own_sheet(samples: Path) -> Path:
    (own,) = samples.glob("小组表_G02*.xlsx")
    return own


def page_of(samples: Path) -> str:
    return (samples / OUTPUT / "2026-10" / "2026-10_运行摘要.txt").read_text("utf-8-sig")


def report_lines(output: Path, group: str) -> list[str]:
    (path,) = (output / "2026-10" / "月度报告").glob(f"{group}*.docx")
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [each.text for each in document.paragraphs] + cells


def test_the_page_names_cells_and_never_what_stands_in_them(samples: Path) -> None:
    book = openpyxl.load_workbook(samples / EN_HUB)
    sheet = book["Attendance"]
    sheet.append(["G01", 1, None, "0203", "Somebody Secret", "sort of there"])
    book.save(samples / EN_HUB)
    run("monthly", samples / EN_HUB, *DAY, language=Language.EN)
    page = docx.Document(str(samples / "study_groups_english_输出" / "2026-10" / "2026-10_Run summary.docx"))
    text = " ".join(cell.text for table in page.tables for row in table.rows for cell in row.cells)
    assert "Attendance!" in text
    assert "sort of there" not in text
    records = "".join(path.read_text("utf-8") for path in samples.rglob("run-*.jsonl"))
    assert records
    assert "sort of there" not in records


def test_open_in_excel_at_night_the_documents_are_made_and_the_summaries_wait(samples: Path) -> None:
    lock = samples / f"~${ZH_HUB}"
    lock.write_bytes(b"\x04HR")
    before = (samples / ZH_HUB).read_bytes()
    shown = run_json("monthly", samples / ZH_HUB, *DAY)
    assert shown["exit"] == 1
    assert (samples / ZH_HUB).read_bytes() == before
    assert (samples / OUTPUT / "待合并" / "学习小组总表_待合并.xlsx").is_file()
    lock.unlink()
    again = run_json("monthly", samples / ZH_HUB, *DAY)
    assert [each["changed"] for each in hub_patches(again)] == [True, True, True]
    assert not (samples / OUTPUT / "待合并" / "学习小组总表_待合并.xlsx").exists()


def test_a_second_run_at_the_same_time_is_told_to_wait(samples: Path) -> None:
    (samples / OUTPUT).mkdir()
    with locked(samples / OUTPUT):
        shown = run("monthly", samples / ZH_HUB, *DAY)
    assert shown.exit_code == 4
    assert "[FILE-011]" in shown.output
    assert list((samples / OUTPUT).iterdir()) == []


@pytest.mark.parametrize("after", [1, 3, 5])
def test_killed_after_some_groups_the_next_run_ends_in_the_same_tree(after: int, samples: Path, tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    run("monthly", samples_in(undisturbed) / ZH_HUB, *DAY)
    reports = samples / OUTPUT / "2026-10" / "月度报告"
    _kill_when(samples, lambda: len(list(reports.glob("G*.docx"))) >= after)
    kept = {path: path.stat().st_mtime_ns for path in reports.glob("G*.docx")}
    assert kept
    shown = run_json("monthly", samples / ZH_HUB, *DAY)
    assert shown["exit"] == 0
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    shutil.rmtree(tmp_path / "undisturbed" / "x", ignore_errors=True)
    ours = {path: digest for path, digest in made_in(samples).items() if not path.startswith("undisturbed")}
    assert ours == made_in(undisturbed)


def test_what_a_killed_run_left_is_swept_by_the_next(samples: Path) -> None:
    reports = samples / OUTPUT / "2026-10" / "月度报告"
    reports.mkdir(parents=True)
    dead = subprocess.Popen([sys.executable, "-c", "pass"])
    dead.wait()
    ours = temporary_beside(reports / "G01.docx")
    stray = ours.with_name(ours.name.replace(f"~{os.getpid()}~", f"~{dead.pid}~"))
    stray.write_bytes(b"half of a report")
    run("monthly", samples / ZH_HUB, *DAY)
    assert not stray.exists()
    assert len(list(reports.iterdir())) == 6


def _kill_when(folder: Path, ready: object) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "toolkit", "monthly", ZH_HUB, *DAY],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert callable(ready)
    while not ready() and process.poll() is None:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)


def test_run_records_are_lines_of_json_without_names_of_people(samples: Path) -> None:
    run("monthly", samples / ZH_HUB, *DAY)
    (record,) = samples.rglob("run-*.jsonl")
    events = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    assert [events[0]["event"], events[-1]["event"]] == ["start", "end"]
    assert {each["event"] for each in events} == {"start", "input", "file", "sheet", "sent", "calls", "end"}
    book = openpyxl.load_workbook(samples / ZH_HUB, read_only=True)
    names = [str(row[1]) for row in book["名单"].iter_rows(min_row=2, values_only=True) if row[1]]
    book.close()
    assert len(names) >= 40
    assert not [name for name in names if name in record.read_text("utf-8")]


def test_each_leader_gets_only_their_own_points(samples: Path) -> None:
    run("monthly", samples / ZH_HUB, *DAY)
    folder = samples / OUTPUT / "2026-10" / "通知"
    texts = {path.name: path.read_text("utf-8-sig") for path in folder.glob("*.txt")}
    assert len(texts) >= 4
    assert all(len(text) <= 200 for text in texts.values())
    assert "11月19日" in texts["通知_G03.txt"]
    assert not [name for name, text in texts.items() if "11月19日 的活动" in text and name != "通知_G03.txt"]
    assert (folder / "通知_人力资源.eml").is_file()


def test_a_notice_does_not_outlive_what_it_asked_for(samples: Path) -> None:
    run("monthly", samples / EN_HUB, *DAY, language=Language.EN)
    stale = samples / "study_groups_english_输出" / "2026-10" / "notices" / "notice_G02.txt"
    stale.parent.mkdir(parents=True, exist_ok=True)
    stale.write_text("of an earlier run", "utf-8")
    run("monthly", samples / EN_HUB, *DAY, language=Language.EN)
    assert not stale.exists() or stale.read_text("utf-8-sig") != "of an earlier run"


def test_remind_makes_only_notices_for_groups_with_meetings_to_record(samples: Path) -> None:
    shown = run_json("monthly", samples / ZH_HUB, "--remind", *DAY)
    assert [each["group"] for each in shown["files"]] == ["G03", "G03", "G05", "G05"]
    assert {each["kind"] for each in shown["files"]} == {"notice"}
    assert not list(samples.rglob("*.docx"))
