"""Sheets that reach far: read in bounded memory, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import styles_xml, write_rows
from toolkit.errors import StudygroupError
from toolkit.problems import Code
from toolkit.stores.damage import Bound
from toolkit.stores.excel.extent import is_dense
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
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + formatted(range(2, LAST + 1), cells)
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
