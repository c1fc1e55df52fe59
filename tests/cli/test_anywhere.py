"""Wherever and whenever it runs: the same bytes in every zone and locale, and nobody's name outside the documents."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.commands import ZH_HUB, made_in, samples_in
from tests.tools import LONG

DAY = ("--as-of", "2026-11-24")
HERE = ("Asia/Shanghai", "C")
ELSEWHERE = (("Pacific/Kiritimati", "tr_TR.UTF-8"), ("Etc/GMT+12", "de_DE.UTF-8"))
FURTHER = (("America/St_Johns", "ar_EG.UTF-8"), ("Asia/Kathmandu", "en_US.UTF-8"), ("UTC", "zh_CN.GB18030"))
CANARY = "金丝雀"


@pytest.mark.parametrize(("zone", "locale"), (*ELSEWHERE, *FURTHER) if LONG else ELSEWHERE)
def test_the_same_day_makes_the_same_bytes_in_every_zone_and_locale(zone: str, locale: str, tmp_path: Path) -> None:
    made = []
    for at, speaks in (HERE, (zone, locale)):
        folder = tmp_path / at.replace("/", "_")
        folder.mkdir()
        ended = _monthly(samples_in(folder), *DAY, TZ=at, LC_ALL=speaks)
        assert ended.returncode == 0, ended.stderr
        made.append(made_in(folder))
    assert len(made[0]) > 20
    assert made[0] == made[1]


@pytest.mark.parametrize("detail", [(), ("-v",), ("--json",)])
def test_nobodys_name_leaves_the_documents(detail: tuple[str, ...], samples: Path) -> None:
    people = _with_canaries(samples / ZH_HUB)
    ended = _monthly(samples, *DAY, *detail)
    assert ended.returncode == 1
    out = samples / "学习小组总表_输出"
    told = [ended.stdout, ended.stderr, *(each.read_text("utf-8") for each in (out / "运行记录").iterdir())]
    told += [each.read_text("utf-8-sig") for each in out.rglob("*运行摘要.txt")]
    reports = sorted(out.rglob("*.docx"))
    told += [_member(each, part) for each in reports for part in ("docProps/core.xml", "docProps/app.xml")]
    assert [each for each in told if CANARY in each] == []
    # They are there, where they belong.
    assert any(CANARY in _member(each, "word/document.xml") for each in reports)
    assert len(told) > 15
    assert len(people) > 20


def test_sheets_are_listed_alike_whatever_else_a_process_has_loaded(samples: Path) -> None:
    path = samples / ZH_HUB
    # It declares no prefix for the workbook as a whole.
    openpyxl.load_workbook(path).save(path)
    assert _monthly(samples, *DAY).returncode == 0
    listed = re.findall(r"<sheet [^>]*>", _member(path, "xl/workbook.xml"))
    assert len(listed) > 12
    assert [each for each in listed if " r:id=" not in each] == []


def _monthly(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "monthly", ZH_HUB, *options],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def _with_canaries(path: Path) -> dict[str, str]:
    """Every person gets a name that is found again, the same in every sheet; one mark is of somebody unknown."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book["名单"][1]]
    column = next(n for n, head in enumerate(heads) if head and str(head).startswith("姓名"))
    rows = book["名单"].iter_rows(min_row=2, values_only=True)
    people = {str(row[column]): f"{CANARY}{n:03}" for n, row in enumerate(rows) if row[column]}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    for name, canary in people.items():
                        cell.value = cell.value.replace(name, canary)
    members = book["成员"]
    members.append([members.cell(2, 1).value, None, f"{CANARY}生人"])
    book.save(path)
    book.close()
    return people


def _member(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()
