"""`close`: what is made of a closed programme, by the two samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tests.cli.commands import HUBS, ZH_HUB, run_json
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-30")


@pytest.mark.parametrize("language", list(Language))
def test_everybody_with_a_certificate_has_a_file_and_a_page_of_the_one_to_print(
    language: Language, samples: Path
) -> None:
    hub = HUBS[language]
    shown = run_json("close", samples / hub, *DAY, language=language)
    assert shown["exit"] == 0
    certificates = [each for each in shown["files"] if each["kind"] == "certificate"]
    *alone, joined = certificates
    assert joined["group"] is None
    assert all(each["group"] for each in alone)
    sheet = openpyxl.load_workbook(samples / hub)["结项名单" if language is Language.ZH else "Completions"]
    numbers = {row[9] for row in sheet.iter_rows(min_row=6, values_only=True) if row[9]}
    assert {each["path"].rpartition("/")[2].split("_")[0] for each in alone} == numbers
    assert len(alone) == len(numbers) >= 8
    assert len(docx.Document(str(samples / joined["path"])).sections) == len(alone)


def test_one_group_alone_has_its_certificates_and_the_sheets_have_everybody(samples: Path) -> None:
    shown = run_json("close", samples / ZH_HUB, "--group", "G05", "--single-file", *DAY)
    assert [each["kind"] for each in shown["files"]] == ["closing_report", "project_summary", "certificate"]
    sheet = openpyxl.load_workbook(samples / ZH_HUB)["结项名单"]
    assert {row[0] for row in sheet.iter_rows(min_row=6, values_only=True)} == {f"G0{n}" for n in range(1, 7)}


def test_the_evaluation_tells_every_level_of_every_group(samples: Path) -> None:
    run_json("close", samples / ZH_HUB, *DAY)
    sheet = openpyxl.load_workbook(samples / ZH_HUB)["结项评估"]
    rows = [row for row in sheet.iter_rows(min_row=6, values_only=True) if row[0]]
    for group in (f"G0{n}" for n in range(1, 7)):
        assert {row[2] for row in rows if row[0] == group} == {"反应", "学习", "行为", "结果"}
    (effect,) = [row for row in rows if row[0] == "G04" and row[2] == "学习"]
    assert (effect[5], effect[10:13]) == (8, (7, 1, 0))
