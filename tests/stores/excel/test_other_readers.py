"""Other programs read what we write: openpyxl, calamine, LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import warnings
from typing import TYPE_CHECKING

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.stores.packages import write_rows
from tests.stores.patches import HOSTILE, starter, summary, texts
from tests.tools import LONG, need, shared_data
from toolkit.stores import create, open_location
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.parts import STRICT, read_parts

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from toolkit.sheets import Patch

COUNT = 500 if LONG else 25
FEWEST = 45
BY_LIBREOFFICE = ("pivot.xlsx", "chart.xlsx", "comments.xlsx", "strict.xlsx", "date1904.xlsx", "many-features.xlsx")


def write(path: Path, *patches: Patch) -> None:
    store = open_location(str(path))
    applied = store.apply(patches, based_on=store.read())
    assert {each.state for each in applied.outcomes} == {"created"}


def copies(folder: Path) -> list[Path]:
    """The foreign workbooks that take a sheet of ours, with one."""
    made = []
    for source in sorted(shared_data("excel-made").glob("*.xls[xm]")):
        path = folder / source.name
        shutil.copyfile(source, path)
        store = open_location(str(path))
        if store.apply([summary()], based_on=store.read()).outcomes[0].state == "created":
            made.append(path)
    return made


def test_openpyxl_and_calamine_read_our_sheet_in_foreign_workbooks(tmp_path: Path) -> None:
    by_openpyxl = by_calamine = 0
    for path in copies(tmp_path):
        rows = CalamineWorkbook.from_path(path).get_sheet_by_name("考勤汇总").to_python()
        assert rows[3][:2] == ["G01", rows[3][1]]
        assert str(rows[3][1]) == "2026-11-04"
        assert rows[3][6] == ""
        by_calamine += 1
        # openpyxl sees no sheet in strict packages.
        if read_parts(open_container(path)).namespace == STRICT:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
        sheet = book["考勤汇总"]
        assert sheet["G5"].value == "=1"
        assert sheet["G5"].data_type == "s"
        assert sheet["C4"].value == 0.875
        by_openpyxl += 1
    assert by_openpyxl >= FEWEST
    assert by_calamine >= FEWEST


@settings(max_examples=COUNT, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", min_codepoint=32), min_size=1), min_size=1, max_size=12))
def test_any_text_is_text_to_every_reader(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    path = write_rows(tmp_path_factory.mktemp("texts"), "")
    write(path, texts(tuple(words)))
    own = read_parts(open_container(path)).sheets[1].part
    assert b"<f" not in open_container(path).read(own)
    meant = [word.replace("\ufffe", "�").replace("\uffff", "�") for word in words]
    ours = next(grid for grid in open_location(str(path)).read().grids if grid.owned)
    assert [row[1] for row in ours.rows[1:]] == meant
    theirs = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["文字"]
    read = [str(theirs.cell(row, 2).value) for row in range(2, len(words) + 2)]
    assert [word.replace("_x005F_", "_") for word in read] == [word.replace("_x005F_", "_") for word in meant]
    assert {theirs.cell(row, 2).data_type for row in range(2, len(words) + 2)} == {"s"}


def test_libreoffice_opens_what_we_write_and_computes_nothing(tmp_path: Path) -> None:
    soffice = need("soffice")
    plain = write_rows(tmp_path, "")
    write(plain, texts(HOSTILE))
    made = [plain]
    for name in BY_LIBREOFFICE:
        path = tmp_path / name
        shutil.copyfile(shared_data("excel-made") / name, path)
        write(path, summary())
        made.append(path)
    new = tmp_path / "新建.xlsx"
    create(str(new), starter())
    made.append(new)
    out = tmp_path / "csv"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [soffice, "--headless", profile, "--convert-to", every_sheet, "--outdir", str(out)]
    subprocess.run([*command, *map(str, made)], check=True, capture_output=True, timeout=110)
    read = {path.name for path in out.iterdir()}
    assert {f"{path.stem}-考勤汇总.csv" for path in made[1:-1]} <= read
    assert len(made) == len(BY_LIBREOFFICE) + 2
    with (out / f"{plain.stem}-文字.csv").open(encoding="utf-8", newline="") as file:
        words = [row[1] for row in csv.reader(file)][1:]
    assert words == list(HOSTILE)
    assert {"新建-填写说明.csv", "新建-名单.csv"} <= read
