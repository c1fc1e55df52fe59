"""`template`: list, fields, check and export, in both languages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from tests.cli.commands import run, run_json
from toolkit.documents import KINDS
from toolkit.files.stock import stock_folder
from toolkit.language import words_for
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path


def _spoilt(folder: Path, *, name: str = "小组章程.docx") -> Path:
    """The stock charter with a misspelt field on top."""
    document = docx.Document(str(stock_folder("templates") / "zh" / "小组章程.docx"))
    document.paragraphs[0].add_run("{{ 小组.名子 }}")
    folder.mkdir(exist_ok=True)
    document.save(str(folder / name))
    return folder / name


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_is_listed_with_its_template(language: Language) -> None:
    words = words_for(language)
    shown = run("template", "list", language=language)
    assert shown.exit_code == 0
    assert all(words.of(kind.name) in shown.output and words.of(kind.template) in shown.output for kind in KINDS)
    listed = run_json("template", "list", language=language)["templates"]
    assert [each["kind"] for each in listed] == [kind.code for kind in KINDS]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_field_has_its_names_a_meaning_and_a_sample(kind: object, language: Language) -> None:
    found = next(each for each in KINDS if each is kind)
    fields = run_json("template", "fields", found.code, language=language)["fields"]
    # A certificate, the shortest document, has sixteen.
    assert len(fields) >= 16
    for each in fields:
        assert each["chinese"], each
        assert each["english"], each
        # A field of a context needs its words in locale/*/LC_MESSAGES/fields.po.
        assert each["meaning"], each
    assert sum(bool(each["sample"]) for each in fields) >= len(fields) * 0.85


@pytest.mark.parametrize("named", ["charter", "小组章程", "章程", "Group charter", "CHARTER", "小组章程.docx"])
def test_a_kind_may_be_named_in_many_ways(named: str) -> None:
    assert run_json("template", "fields", named)["kind"] == "charter"


def test_a_kind_nobody_knows_is_wrong_usage_with_the_nearest() -> None:
    shown = run("template", "fields", "阶段汇报")
    assert (shown.exit_code, "[TPL-022]" in shown.output) == (2, True)
    assert "阶段报告" in shown.output


@pytest.mark.parametrize("language", list(Language))
def test_every_stock_template_passes_without_a_finding(language: Language, tmp_path: Path) -> None:
    assert run("template", "export", tmp_path, language=language).exit_code == 0
    files = sorted(tmp_path.glob("*.docx"))
    assert len(files) == len({kind.template for kind in KINDS}) >= 8
    for file in files:
        shown = run_json("template", "check", file, language=language)
        assert (file.name, shown["problems"], shown["exit"]) == (file.name, [], 0)
        assert len(shown["used"]) >= 12


def test_a_mistake_is_said_with_its_place_and_as_a_comment(tmp_path: Path) -> None:
    file = _spoilt(tmp_path / "模板")
    copy = tmp_path / "批注.docx"
    shown = run("template", "check", file, "--annotate", copy)
    assert shown.exit_code == 1
    for said in ("正文", "第 1 段", "{{ 小组.名子 }}", "[TPL-301]", "名称", "50 个字段用到了"):
        assert said in shown.output
    (comment,) = docx.Document(io.BytesIO(copy.read_bytes())).comments
    assert "没有「名子」这个字段" in comment.text
    again = run("template", "check", file, "--annotate", copy)
    assert "无变化" in again.output
    spot = run_json("template", "check", file)["problems"][0]["spot"]
    assert (spot["part"], spot["paragraph"], spot["table"]) == ("word/document.xml", 1, 0)
    assert "{{ 小组.名子 }}" in spot["near"]
    same = run("template", "check", file, "--annotate", file)
    assert (same.exit_code, "[TPL-023]" in same.output) == (2, True)


def test_every_mistake_is_on_the_screen(tmp_path: Path) -> None:
    document = docx.Document()
    for number in range(30):
        document.add_paragraph(f"{{{{ 小组.没有{number} }}}}")
    document.save(str(tmp_path / "小组章程.docx"))
    shown = run("template", "check", tmp_path / "小组章程.docx")
    assert [number for number in range(30) if f"「没有{number}」" not in shown.output] == []


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("{% if 概况.出勤率 > 0.8 %}达标{% endif %}", ["TPL-307"]),
        ("{% for 行 in 计划进展 %}{{ 行.偏差天数 + 1 }}{% endfor %}", ["TPL-307"]),
        ("{% if 概况.出勤率 is not none and 概况.出勤率 > 0.8 %}达标{% endif %}", []),
        ("{{ 概况.出勤率|百分比 }}{{ 小组.目标|个数 }}", []),
    ],
)
def test_what_fails_only_where_a_group_has_no_data_is_found_too(typed: str, codes: list[str], tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(typed)
    document.save(str(tmp_path / "阶段报告.docx"))
    assert [each["code"] for each in run_json("template", "check", tmp_path / "阶段报告.docx")["problems"]] == codes


def test_the_kind_is_known_by_the_file_s_name_by_its_fields_or_as_told(tmp_path: Path) -> None:
    assert run_json("template", "check", _spoilt(tmp_path, name="新_小组章程 2026.docx"))["kind"] == "charter"
    other = _spoilt(tmp_path, name="随便.docx")
    assert run_json("template", "check", other)["kind"] == "charter"
    told = run_json("template", "check", other, "--kind", "学习计划")
    assert (told["kind"], told["exit"]) == ("study_plan", 1)


def test_what_is_no_template_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "小组章程.docx"
    file.write_text("文", "utf-8")
    shown = run("template", "check", file)
    assert (shown.exit_code, "[TPL-001]" in shown.output) == (3, True)
    folder = run("template", "check", tmp_path)
    assert (folder.exit_code, "[TPL-001]" in folder.output) == (3, True)
    gone = run("template", "check", tmp_path / "没有.docx")
    assert (gone.exit_code, "[FILE-001]" in gone.output) == (3, True)


def test_exported_templates_are_kept_once_they_were_edited(tmp_path: Path) -> None:
    folder = tmp_path / "我的模板"
    assert [file["changed"] for file in run_json("template", "export", "章程", folder)["files"]] == [True]
    assert [each.name for each in folder.iterdir()] == ["小组章程.docx"]
    _spoilt(folder)
    before = (folder / "小组章程.docx").read_bytes()
    shown = run("template", "export", folder)
    assert (shown.exit_code, "[FILE-020]" in shown.output) == (0, True)
    assert (folder / "小组章程.docx").read_bytes() == before
    assert len(list(folder.iterdir())) == len({kind.template for kind in KINDS})
    assert run("template", "export").exit_code == 2
