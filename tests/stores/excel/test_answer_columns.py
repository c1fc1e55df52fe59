"""People's answer columns are yellow in a sheet of ours, in a new workbook and in one written into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.stores.patches import starter, summary
from toolkit.sheets import Tone
from toolkit.stores import create, open_location
from toolkit.stores.looks import LOOKS

if TYPE_CHECKING:
    from pathlib import Path


def _fills(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path)["考勤汇总"]
    return [str(sheet.cell(row, 7).fill.start_color.rgb)[2:] for row in (4, 5, 6)]


def test_ordinary_rows_are_yellow_there_and_a_total_stays_a_total(tmp_path: Path) -> None:
    yellow, total = LOOKS[Tone.INPUT].fill, LOOKS[Tone.TOTAL].fill
    made = tmp_path / "新.xlsx"
    create(str(made), (summary(),))
    assert _fills(made) == [yellow, yellow, total]
    written = tmp_path / "旧.xlsx"
    create(str(written), starter())
    store = open_location(str(written))
    store.apply((summary(),), based_on=store.read())
    assert _fills(written) == [yellow, yellow, total]
