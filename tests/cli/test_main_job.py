"""The main job on the sample programme: documents, and summaries written back without touching anything else."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tests.cli.commands import EN_HUB, ZH_HUB, hub_patches, run, run_json
from toolkit.flows.publishing import publish
from toolkit.names import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.flows.publishing import Published

DAY = ("--as-of", "2026-11-24")
GROUPS = {ZH_HUB: 6, EN_HUB: 2}
# What law 1 lets a write-back change; everything else keeps its bytes.
MAY_CHANGE = re.compile(
    r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|docProps/app\.xml|xl/styles\.xml"
)


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        (("charter",), "小组章程"),
        (("plan",), "学习计划"),
        (("report", "--stage", "1"), "阶段报告"),
        (("report", "--month", "2026-10"), "月度报告"),
    ],
)
def test_one_document_per_group_is_made_beside_the_workbook(
    command: tuple[str, ...], folder: str, samples: Path
) -> None:
    shown = run_json(command[0], samples / ZH_HUB, *command[1:], *DAY)
    assert shown["exit"] == 0
    documents = [each["group"] for each in shown["files"] if each["kind"] not in {"calendar", "month_overview"}]
    assert documents == [f"G0{n}" for n in range(1, 7)]
    output = samples / "学习小组总表_输出"
    assert (output / "2026-10" / "2026-10_月度总览.docx").exists() == ("--month" in command)
    made = [path for path in sorted(output.rglob("*.docx")) if path.parent.name != "2026-10"]
    assert [path.parent.name for path in made] == [folder] * 6
    assert all(path.name.startswith(f"G0{n}_") for n, path in enumerate(made, start=1))


def test_one_group_alone_by_id_or_name(samples: Path) -> None:
    shown = run_json("charter", samples / ZH_HUB, "--group", "G03", *DAY)
    assert [each["group"] for each in shown["files"]] == ["G03"]


@pytest.mark.parametrize("hub", [ZH_HUB, EN_HUB])
def test_documents_hold_no_unfilled_field_and_no_code(hub: str, samples: Path) -> None:
    language = Language.ZH if hub == ZH_HUB else Language.EN
    for command in (("charter",), ("plan",), ("report", "--stage", "1")):
        run(command[0], samples / hub, *command[1:], *DAY, language=language)
    made = sorted(samples.rglob("*.docx"))
    assert len(made) == GROUPS[hub] * 3
    for path in made:
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
        assert len(text) > 300
        assert not re.search(r"\{\{|\{%|None|Fraction\(|<[A-Z]\w+\.", text), path.name


def test_a_charter_has_all_six_clauses_and_a_place_to_sign(samples: Path) -> None:
    run("charter", samples / ZH_HUB, *DAY)
    made = sorted(samples.rglob("*章程.docx"))
    assert len(made) == 6
    clauses = ("会议频率与时长", "会议纪律", "学习方式", "任务分工机制", "成果记录与分享方式", "冲突解决机制")
    for path in made:
        document = docx.Document(str(path))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert not [clause for clause in clauses if clause not in text], path.name
        everything = text + "".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
        assert "签" in everything


@pytest.mark.parametrize("command", [("attendance",), ("report", "--stage", "1")])
def test_summaries_come_back_into_the_same_workbook(command: tuple[str, ...], samples: Path) -> None:
    before = _members(samples / ZH_HUB)
    shown = run_json(command[0], samples / ZH_HUB, *command[1:], *DAY)
    assert [each["sheet"] for each in hub_patches(shown)] == ["考勤汇总", "进度汇总"]
    after = _members(samples / ZH_HUB)
    touched = {name for name in before if before[name] != after.get(name)}
    assert len(before) >= 30
    assert not {name for name in touched if not MAY_CHANGE.fullmatch(name)}
    assert [name for name in after if name in before] == list(before)
    book = openpyxl.load_workbook(samples / ZH_HUB)
    assert {"考勤汇总", "进度汇总"} <= set(book.sheetnames)
    names = {str(cell.value) for row in book["考勤汇总"].iter_rows() for cell in row}
    assert "出勤率" in names


def _members(path: Path) -> dict[str, tuple[int, int, int]]:
    """Each member with its CRC, compressed size and method, in the order of the archive."""
    with zipfile.ZipFile(path) as archive:
        return {each.filename: (each.CRC, each.compress_size, each.compress_type) for each in archive.infolist()}


def test_a_sheet_of_the_users_with_our_name_is_never_touched(samples: Path) -> None:
    book = openpyxl.load_workbook(samples / EN_HUB)
    title = run_json("attendance", samples / EN_HUB, "--dry-run", *DAY)["patches"][0]["sheet"]
    book.create_sheet(title)["A1"] = "mine"
    book.save(samples / EN_HUB)
    shown = run("attendance", samples / EN_HUB, *DAY)
    assert shown.exit_code == 1
    assert "[SHEET-001]" in shown.output
    assert openpyxl.load_workbook(samples / EN_HUB)[title]["A1"].value == "mine"


def test_written_sheets_follow_the_workbooks_language_not_the_readers(samples: Path) -> None:
    english = run_json("attendance", samples / ZH_HUB, *DAY, language=Language.EN)
    assert [each["sheet"] for each in hub_patches(english)] == ["考勤汇总", "进度汇总"]


def test_templates_of_the_user_win_by_file_name(samples: Path) -> None:
    own = samples / "模板"
    own.mkdir()
    document = docx.Document()
    document.add_paragraph("我们自己的章程：{{ 小组.名称 }}")
    document.save(str(own / "小组章程.docx"))
    run("charter", samples / ZH_HUB, "--group", "G01", "--templates", own, *DAY)
    (made,) = samples.rglob("G01*章程.docx")
    assert docx.Document(str(made)).paragraphs[0].text.startswith("我们自己的章程：")


def test_a_mistake_in_a_template_is_located_and_nothing_is_made(samples: Path) -> None:
    own = samples / "模板"
    own.mkdir()
    document = docx.Document()
    document.add_paragraph("第一段")
    document.add_paragraph("{{ 小组.名陈 }}")
    document.save(str(own / "小组章程.docx"))
    shown = run("charter", samples / ZH_HUB, "--templates", own, *DAY)
    assert shown.exit_code == 3
    assert "第 2 段" in shown.output
    assert "名称" in shown.output
    assert not list((samples / "学习小组总表_输出").rglob("*.docx"))


def test_summaries_wait_beside_the_output_while_the_workbook_cannot_be_written(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody opens the workbook in Excel after the run has begun: the reports are made, the summaries wait."""
    lock = samples / f"~${ZH_HUB}"
    monkeypatch.setattr("toolkit.flows.report.publish", _opening(lock))
    shown = run("report", samples / ZH_HUB, "--stage", "1", *DAY)
    monkeypatch.undo()
    assert shown.exit_code == 1, shown.output
    assert "[FILE-008]" in shown.output
    waiting = samples / "学习小组总表_输出" / "待合并" / "学习小组总表_待合并.xlsx"
    assert openpyxl.load_workbook(waiting).sheetnames == ["考勤汇总", "进度汇总"]
    lock.unlink()
    again = run_json("report", samples / ZH_HUB, "--stage", "1", *DAY)
    assert [each["changed"] for each in hub_patches(again)] == [True, True]
    assert not waiting.exists()


def _opening(lock: Path) -> Callable[..., Published]:
    def publish_while_somebody_opens(*arguments: object, **options: object) -> Published:
        made: Published = publish(*arguments, **options)  # type: ignore[arg-type]
        lock.write_bytes(b"\x04HR")
        return made

    return publish_while_somebody_opens


def test_one_document_that_cannot_be_written_stops_no_other(samples: Path) -> None:
    (made, *_) = run_json("charter", samples / ZH_HUB, *DAY)["files"]
    path = Path(made["path"])
    path.unlink()
    (path / "in the way").mkdir(parents=True)
    again = run_json("charter", samples / ZH_HUB, *DAY)
    assert [each["group"] for each in again["files"]] == [f"G0{n}" for n in range(2, 7)]
    assert again["exit"] == 1
    assert [each["code"] for each in again["problems"] if each["severity"] == "error"] == ["FILE-013"]
