"""Sheets that reach far: read in bounded memory, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import MAIN, members, sheet_xml, styles_xml, write_rows, zipped
from toolkit.errors import StudygroupError
from toolkit.problems import Code
from toolkit.stores.damage import Bound, Damage
from toolkit.stores.excel import extent, reader
from toolkit.stores.excel.extent import copies_hold, is_dense, merges_in, rows_hold
from toolkit.stores.excel.reader import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LAST = 1_048_576
# The peak of this process alone; ru_maxrss would begin with the peak of the process that started it.
FIGURES = """
import sys
from pathlib import Path
from toolkit.stores.excel.reader import read_workbook
rows = len(read_workbook(Path(sys.argv[1])).grids[0].rows)
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0"]
peak = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
print(rows, int(peak) // 1024)
"""


def measured(path: Path) -> tuple[int, int]:
    """Rows and MiB of one reading."""
    done = subprocess.run([sys.executable, "-c", FIGURES, str(path)], check=True, capture_output=True, text=True)
    rows, memory = done.stdout.split()
    return int(rows), int(memory)


def formatted(numbers: Iterable[int], cells: str = "") -> str:
    return "".join(f'<row r="{row}" s="1" customFormat="1" ht="15">{cells.format(row)}</row>' for row in numbers)


@pytest.mark.parametrize("cells", ["", '<c r="A{0}" s="1"/>'])
def test_a_million_formatted_empty_rows_are_read_as_nothing(tmp_path: Path, cells: str) -> None:
    empty = formatted(range(2, LAST + 1), cells)
    # As Excel writes a row without cells: one tag.
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + (empty if cells else empty.replace("></row>", "/>"))
    rows_read, memory = measured(write_rows(tmp_path, rows, styles=styles_xml("00000")))
    assert rows_read == 1
    assert memory <= 200


def test_a_cell_in_the_last_corner_is_read(tmp_path: Path) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{LAST}"><c r="XFD{LAST}"><v>2</v></c></row>'
    rows_read, memory = measured(write_rows(tmp_path, rows))
    assert rows_read == LAST
    assert memory <= 200


def test_cells_too_far_apart_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 2001))
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(write_rows(tmp_path, rows))
    assert stopped.value.problem.code is Code.FILE_TOO_LARGE
    assert stopped.value.problem.facts["what"] is Bound.CELLS


def test_a_cell_beyond_the_last_column_is_damage(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(
            write_rows(tmp_path, '<row r="1"><c r="ZZZ1"><v>1</v></c></row><row r="1000000"><c><v>1</v></c></row>')
        )
    assert stopped.value.problem.code is Code.FILE_DAMAGED


@pytest.mark.parametrize(
    ("references", "dense"),
    [
        (("A1", "AZ99999"), True),
        (("A1", "XFD10"), True),
        (("A1", "XFD1048576"), False),
        (("A1", "A1048576"), True),
        (("A1", "CV100000"), False),
        (("A1", "AAAAAAA1"), False),
        ((), True),
    ],
)  # fmt: skip
def test_density_is_judged_by_the_rectangle_around_all_cells(references: tuple[str, ...], dense: bool) -> None:
    assert is_dense("".join(f'<c r="{each}"/>' for each in references).encode()) is dense


def refused(path: Path) -> object:
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(path)
    return stopped.value.problem.facts.get("what", stopped.value.problem.facts.get("reason"))


@pytest.mark.parametrize("swift_from", [0, reader.SWIFT_FROM])
def test_all_sheets_together_are_bounded_by_their_cells_and_their_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swift_from: int
) -> None:
    monkeypatch.setattr(reader, "SWIFT_FROM", swift_from)
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 11))
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(members({name: sheet_xml(rows) for name in ("名单", "成员", "小组")})))
    monkeypatch.setattr(extent, "CELL_LIMIT", 30)
    assert len(read_workbook(path).grids) == 3
    monkeypatch.setattr(extent, "CELL_LIMIT", 29)
    assert refused(path) is Bound.ALL_CELLS
    monkeypatch.setattr(extent, "CELL_LIMIT", 30)
    monkeypatch.setattr(extent, "SHEETS_LIMIT", 3 * len(sheet_xml(rows)) - 1)
    assert refused(path) is Bound.SHEET_BYTES


def test_merged_cells_that_lie_over_each_other_are_damage_and_those_beside_are_read(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>1</v></c></row>' for row in (1, 2))
    beside = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    assert len(read_workbook(write_rows(tmp_path, rows, beside)).grids[0].merges) == 2
    over = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A1:B2"/></mergeCells>'
    assert refused(write_rows(tmp_path, rows, over)) is Damage.MERGES


@pytest.mark.parametrize("swift_from", [0, reader.SWIFT_FROM])
def test_too_many_merged_cells_are_refused_before_any_cell_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swift_from: int
) -> None:
    monkeypatch.setattr(reader, "SWIFT_FROM", swift_from)
    monkeypatch.setattr(reader, "MERGE_LIMIT", 2)
    # Whoever reads this cell says that the file is damaged.
    rows = '<row r="1"><c r="ZZZ1"><v>1</v></c></row><row r="1000000"><c><v>1</v></c></row>'
    merges = [f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 4)]
    assert refused(write_rows(tmp_path, rows, f"<mergeCells>{''.join(merges)}</mergeCells>")) is Bound.MERGES
    assert refused(write_rows(tmp_path, rows, f"<mergeCells>{''.join(merges[:2])}</mergeCells>")) is not Bound.MERGES


@pytest.mark.parametrize(
    ("part", "merges"),
    [
        ('<sheetData/><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>', 2),
        ('<x:sheetData></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>', 1),
        ("<sheetData><row><c><v>mergeCell mergeCell </v></c></row></sheetData>", 0),
    ],
)
def test_merged_areas_are_counted_behind_the_rows(part: str, merges: int) -> None:
    assert merges_in(part.encode()) == merges


def test_a_long_text_that_many_cells_share_is_not_copied_for_each(tmp_path: Path) -> None:
    assert copies_hold(b't="s"' * 1000, 32_767)
    assert not copies_hold(b't="s"' * 10_000, 32_767)
    assert rows_hold(b"<row/>" * LAST)
    assert not rows_hold(b"<row/>" * (LAST + 1))
    assert not rows_hold(b"<c><v>1</v></c>" * 16_385)
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 9_000))
    strings = f'<sst xmlns="{MAIN}"><si><t>{"长" * 32_000}</t></si></sst>'
    path = write_rows(tmp_path, rows, strings=strings)
    cells = [row[0] for row in read_workbook(path).grids[0].rows]
    assert (len(cells), len({id(cell) for cell in cells})) == (8_999, 1)
