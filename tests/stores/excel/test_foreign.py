"""Workbooks made by other people's programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools import shared_data
from toolkit.errors import StudygroupError
from toolkit.stores.excel import reader
from toolkit.stores.excel.reader import read_workbook

if TYPE_CHECKING:
    import pytest

FEWEST = 70


def test_every_workbook_is_read_and_all_readers_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(shared_data("excel-made").glob("*.xl*"))
    refused = []
    cells = shown = 0
    different = []
    for path in files:
        try:
            quickly = read_workbook(path)
            with monkeypatch.context() as patched:
                patched.setattr(reader, "SWIFT_FROM", 0)
                swiftly = read_workbook(path)
            with monkeypatch.context() as patched:
                patched.setattr(reader, "_open_calamine", lambda *_: None)
                thoroughly = read_workbook(path)
        except StudygroupError as stopped:
            refused.append((path.name, stopped.problem))
            continue
        if not quickly == swiftly == thoroughly:
            different.append(path.name)
        cells += sum(len(row) for grid in quickly.grids for row in grid.rows)
        shown += sum(bool(grid.merges or grid.hidden or grid.odd or grid.shown) for grid in quickly.grids)
    assert len(files) >= FEWEST
    assert not refused
    assert not different
    assert cells >= 10_000
    assert shown >= 10
