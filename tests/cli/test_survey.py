"""`survey`: answers cleaned and ranked, each fault by its cell, the sheet to choose in and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import EN_HUB, MESSY_HUB, ZH_HUB, run, run_json
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _sheet(path: Path, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return list(book[name].iter_rows(values_only=True))
    finally:
        book.close()


def _table(path: Path, name: str, first: str) -> list[dict[object, object]]:
    """The rows below the header whose first cell is `first`."""
    rows = _sheet(path, name)
    at = next(number for number, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]


def test_one_report_and_one_sheet_ranked_best_first(samples: Path) -> None:
    shown = run_json("survey", samples / ZH_HUB, *DAY)
    assert [each["kind"] for each in shown["files"]] == ["needs_report"]
    assert [each["sheet"] for each in shown["patches"]] == ["调研汇总"]
    rows = _table(samples / ZH_HUB, "调研汇总", "名次")
    places = [row["名次"] for row in rows]
    assert places == sorted(places, key=int)  # type: ignore[arg-type]
    first = rows[0]
    assert (first["方向"], first["主题编号"], first["人数"]) == ("数据分析在营销决策中的应用", "T01", 9)
    assert {row["入选"] for row in rows} == {None}
    own = next(row for row in rows if row["方向"] == "领导力")
    assert "不在「主题」表里" in str(own["说明"])
    assert "普遍性 100.0%" in str(own["说明"])


def test_departments_and_those_who_stand_together_add_up_to_everybody(samples: Path) -> None:
    run("survey", samples / ZH_HUB, *DAY)
    rows = _table(samples / ZH_HUB, "调研汇总", "名次")
    departments = [header for header in rows[0] if str(header).endswith("份）")]
    assert len(departments) >= 4
    assert str(departments[-1]).startswith("其余部门及未署名")
    assert all(row["人数"] == sum(int(str(row[each])) for each in departments) for row in rows)


def test_each_answer_left_out_is_named_by_its_cell(samples: Path) -> None:
    shown = run_json("survey", samples / MESSY_HUB, *DAY)
    at = {(each["code"], each["cell"]) for each in shown["problems"] if each["sheet"] == "需求调研"}
    assert not {("CELL-006", "F6"), ("PER-001", "C7"), ("TAB-011", "8"), ("NEED-001", "C5"), ("NEED-003", "F12")} - at
    assert not any("张伟" in each["message"] for each in shown["problems"])


def test_the_report_quotes_without_names(samples: Path) -> None:
    from docx import Document

    run("survey", samples / MESSY_HUB, *DAY, "--no-write-back")
    book = openpyxl.load_workbook(samples / MESSY_HUB)
    book["项目设置"].append(("少于几人不显示", 2))
    book.save(samples / MESSY_HUB)
    run("survey", samples / MESSY_HUB, *DAY, "--no-write-back")
    report = next((samples / "messy_乱表_输出").rglob("*.docx"))
    said = "\n".join(each.text for each in Document(str(report)).paragraphs)
    assert "被○○的需求追着跑" in said


def test_weights_of_the_settings_change_the_ranking(samples: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    for row in book["设置"].iter_rows():
        if row[0].value == "调研权重":
            row[1].value = "普遍性 100；紧迫 0；能力差距 0；战略契合 0"
    book.save(samples / ZH_HUB)
    run("survey", samples / ZH_HUB, *DAY)
    rows = _table(samples / ZH_HUB, "调研汇总", "名次")
    people = [int(str(row["人数"])) for row in rows]
    assert people == sorted(people, reverse=True)
    assert any("普遍性 100、紧迫 0" in str(row[0]) for row in _sheet(samples / ZH_HUB, "调研汇总"))


@pytest.mark.parametrize(
    ("value", "code"), [("人气 40", "SET-007"), ("普遍性 4；普遍性 5", "SET-008"), ("紧迫 -5", "NEED-007")]
)
def test_a_weight_that_cannot_be_used_is_named(value: str, code: str, samples: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    at = next(row for row in book["设置"].iter_rows() if row[0].value == "调研权重")
    at[1].value = value
    book.save(samples / ZH_HUB)
    shown = run_json("survey", samples / ZH_HUB, *DAY)
    told = next(each for each in shown["problems"] if each["code"] == code)
    assert (told["sheet"], told["cell"], shown["exit"]) == ("设置", at[1].coordinate, 1)


def test_advice_on_wording_stands_at_the_topic_and_changes_nothing(samples: Path) -> None:
    shown = run_json("survey", samples / ZH_HUB, *DAY)
    told = [each for each in shown["problems"] if each["code"] == "NEED-006"]
    assert [(each["sheet"], each["severity"]) for each in told] == [("调研", "notice")]
    assert shown["exit"] == 0


def test_answers_that_all_do_not_count_stop_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    (folder / "名单.csv").write_text("工号,姓名,调研对象\n00731,林澄,否\n", "utf-8")
    (folder / "调研.csv").write_text("工号,想学的主题\n00731,沟通\n", "utf-8")
    shown = run("survey", folder)
    assert shown.exit_code == 3
    assert "[NEED-005]" in shown.output
    assert "[NEED-002]" in shown.output


def test_csv_and_english_say_the_same(samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "名单.csv").write_text("工号,姓名\n00731,林澄\n00732,周宁\n", "utf-8")
    (folder / "调研.csv").write_text("工号,想学的主题,紧迫\n00731,沟通；写作,5\n", "utf-8")
    assert run("survey", folder).exit_code == 0
    assert "1,沟通,,,1," in (folder / "调研汇总.csv").read_text("utf-8-sig")
    shown = run("survey", samples / EN_HUB, *DAY, language=Language.EN)
    assert shown.exit_code == 0
    assert "Survey summary" in shown.output


def _answer(path: Path, said: dict[str, str]) -> None:
    """Somebody types into the yellow column of 调研汇总."""
    book = openpyxl.load_workbook(path)
    sheet = book["调研汇总"]
    head = next([cell.value for cell in row] for row in sheet.iter_rows() if "入选" in [cell.value for cell in row])
    for row in sheet.iter_rows():
        answer = said.get(str(row[head.index("方向")].value))
        if answer:
            sheet[row[head.index("入选")].coordinate] = answer
    book.save(path)


def test_chosen_directions_go_into_the_topics_once_and_the_answers_stay(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("survey", hub, *DAY)
    before = _table(hub, "主题", "编号")
    _answer(hub, {"领导力": "是", "数据分析在营销决策中的应用": "是"})
    assert run_json("survey", hub, *DAY, "--accept", "--dry-run")["exit"] == 0
    assert _table(hub, "主题", "编号") == before
    shown = run_json("survey", hub, *DAY, "--accept")
    assert shown["exit"] == 0
    *kept, new = _table(hub, "主题", "编号")
    assert kept == before
    assert (new["编号"], new["名称"], new["状态"]) == (f"T{len(before) + 1:02}", "领导力", "入选")
    assert "该有的都在了" in run("survey", hub, *DAY, "--accept").output
    answers = {row["方向"]: row["入选"] for row in _table(hub, "调研汇总", "名次")}
    assert {name for name, said in answers.items() if said} == {"领导力", "数据分析在营销决策中的应用"}


def test_without_accept_an_answer_is_kept_and_nothing_goes_into_the_topics(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("survey", hub, *DAY)
    before = _table(hub, "主题", "编号")
    _answer(hub, {"领导力": "是"})
    run("survey", hub, *DAY)
    assert _table(hub, "主题", "编号") == before
    assert next(row["入选"] for row in _table(hub, "调研汇总", "名次") if row["方向"] == "领导力") == "是"


def test_a_status_people_typed_is_not_overwritten_but_named(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("survey", hub, *DAY)
    book = openpyxl.load_workbook(hub)
    status = next(cell.column for cell in book["主题"][1] if cell.value == "状态")
    assert isinstance(status, int)
    at = book["主题"].cell(2, status)
    at.value = "候选"
    book.save(hub)
    _answer(hub, {"数据分析在营销决策中的应用": "是"})
    shown = run_json("survey", hub, *DAY, "--accept")
    taken = next(each for each in shown["problems"] if each["code"] == "ACC-001")
    assert (taken["sheet"], taken["cell"], shown["exit"]) == ("主题", at.coordinate, 1)
    assert _table(hub, "主题", "编号")[0]["状态"] == "候选"


def test_an_answer_that_is_neither_yes_nor_no_is_named_and_no_means_no(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("survey", hub, *DAY)
    before = _table(hub, "主题", "编号")
    _answer(hub, {"领导力": "再议", "数据分析在营销决策中的应用": "否"})
    shown = run_json("survey", hub, *DAY, "--accept")
    told = [each["code"] for each in shown["problems"] if each["sheet"] == "调研汇总"]
    assert (told, shown["exit"]) == (["NEED-008"], 1)
    assert _table(hub, "主题", "编号") == before


def test_undo_takes_chosen_topics_back(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("survey", hub, *DAY)
    _answer(hub, {"领导力": "是"})
    before = hub.read_bytes()
    run("survey", hub, *DAY, "--accept")
    assert hub.read_bytes() != before
    assert run("undo", hub).exit_code == 0
    assert hub.read_bytes() == before
