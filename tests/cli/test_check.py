"""`check`: every fault by cell, where the programme stands, the list written into the workbook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl

from tests.cli.commands import EN_HUB, MESSY_HUB, ZH_HUB, run, run_json, tree_of
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def test_every_planted_fault_of_the_messy_workbook_is_named_by_its_cell(samples: Path) -> None:
    from toolkit.files.stock import stock_folder

    planted = json.loads((stock_folder("sample_workbooks") / "messy_faults.json").read_text("utf-8"))
    assert len(planted) >= 20
    shown = run_json("check", samples / MESSY_HUB, *DAY)
    found = {(each["sheet"], each["cell"].split(":")[0]) for each in shown["problems"] if each["cell"]}
    sheets = {each["sheet"] for each in shown["problems"]}
    missed = [
        each
        for each in planted
        if (each["sheet"], each["cell"]) not in found and not (not each["cell"] and each["sheet"] in sheets)
    ]
    assert not missed
    assert shown["exit"] == 1


def test_messages_have_a_place_a_remedy_and_no_english(samples: Path) -> None:
    shown = run_json("check", samples / MESSY_HUB, *DAY)
    assert len(shown["problems"]) >= 20
    assert all(each["message"] and each["fix"] for each in shown["problems"])
    assert all("{" not in each["message"] + each["fix"] for each in shown["problems"])


def test_english_messages_stay_english(samples: Path) -> None:
    shown = run_json("check", samples / EN_HUB, *DAY, language=Language.EN)
    text = "".join(each["message"] + each["fix"] for each in shown["problems"])
    assert not [character for character in text if "\u4e00" <= character <= "\u9fff"]


def test_it_ends_with_where_the_programme_stands_and_one_next_step(samples: Path) -> None:
    shown = run("check", samples / ZH_HUB, *DAY).output
    assert "进度" in shown
    assert shown.count("下一步：") == 1
    assert f"studygroup attendance {ZH_HUB}" in shown


def test_it_changes_nothing_without_mark(samples: Path) -> None:
    before = tree_of(samples)
    run("check", samples / MESSY_HUB, *DAY)
    assert tree_of(samples) == before


def test_mark_writes_the_findings_with_links_to_their_cells(samples: Path) -> None:
    shown = run_json("check", samples / MESSY_HUB, "--mark", *DAY)
    assert [(each["sheet"], each["changed"]) for each in shown["patches"]] == [("检查结果", True)]
    book = openpyxl.load_workbook(samples / MESSY_HUB)
    sheet = book["检查结果"]
    text = [[cell.value for cell in row] for row in sheet.iter_rows()]
    codes = {each["code"] for each in shown["problems"]}
    assert codes <= {str(cell) for row in text for cell in row}
    targets = {cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert "'签到'!C7" in targets or "签到!C7" in targets


def test_a_broken_table_of_the_hub_stops_what_writes_and_only_that(tmp_path: Path) -> None:
    hub = tmp_path / "表"
    hub.mkdir()
    (hub / "小组.csv").write_text("编号,名称\nG1,数据\n", "utf-8")
    (hub / "成员.csv").write_text("组别名,谁,干什么\nG1,林澄,组长\n", "utf-8")
    checked = run("check", hub, *DAY)
    assert checked.exit_code == 1
    stopped = run("charter", hub, *DAY)
    assert stopped.exit_code == 3
    assert not list(tmp_path.rglob("*.docx"))
