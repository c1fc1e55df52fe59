"""What `excel` measures, each run in a process of its own: nothing is loaded here that a job does not need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.sheets import Patch, SheetPatch

PEOPLE, SUMMARY_ROWS = 100_000, 5_000
_BLOCK = 1 << 16


def make_roster(path: str) -> None:
    """The workbook everything is measured on."""
    from benchmarks.roster_book import write_roster  # noqa: PLC0415 - paid for in a process of its own

    write_roster(Path(path), PEOPLE)


def make_own(path: str) -> None:
    """A workbook with a large sheet of ours."""
    from tests.stores.packages import members, sheet_xml, zipped  # noqa: PLC0415

    Path(path).write_bytes(zipped(members({"名单": sheet_xml("")})))
    _apply(path, _summary(PEOPLE, title="大表"))


def tokenise(path: str) -> None:
    """The floor."""
    import zipfile  # noqa: PLC0415
    from xml.parsers import expat  # noqa: PLC0415

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                parser = expat.ParserCreate()
                with package.open(name) as part:
                    while block := part.read(_BLOCK):
                        parser.Parse(block, False)
                parser.Parse(b"", True)


def read_records(path: str) -> None:
    """Ours, down to typed records."""
    from toolkit.stores import open_location  # noqa: PLC0415
    from toolkit.tables import read_programme  # noqa: PLC0415

    read = read_programme(open_location(path).read(), {})
    if len(read.programme.employees) != PEOPLE:
        raise SystemExit(f"{len(read.programme.employees)} people")


def read_grids(path: str) -> None:
    """Ours, only as far as grids: our own sheets become no records."""
    from toolkit.stores import open_location  # noqa: PLC0415

    grid = open_location(path).read().grids[-1]
    if len(grid.rows) <= PEOPLE:
        raise SystemExit(f"{len(grid.rows)} rows")


def read_by_openpyxl(path: str) -> None:
    """Theirs, rows of plain values."""
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(path, read_only=True, data_only=True)
    if sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) <= PEOPLE:
        raise SystemExit("rows are missing")


def write_summary(path: str) -> None:
    """A sheet of ours put into the book, the book itself not read."""
    _apply(path, _summary(SUMMARY_ROWS))


def fill_column(path: str) -> None:
    """The first column behind the table, a text in every row."""
    from toolkit.places import CellRef  # noqa: PLC0415
    from toolkit.sheets import CellEdit, CellsPatch  # noqa: PLC0415

    edits = [CellEdit(CellRef("", "名单", row, 21), None, f"第{row % 40}组") for row in range(2, PEOPLE + 2)]
    _apply(path, CellsPatch("名单", edits))


def _apply(path: str, patch: Patch) -> None:
    from toolkit.sheets import Snapshot  # noqa: PLC0415
    from toolkit.stores import open_location  # noqa: PLC0415
    from toolkit.stores.excel.container import version_at  # noqa: PLC0415

    seen = Snapshot("", (), version_at(Path(path)))
    (outcome,) = open_location(path).apply([patch], based_on=seen).outcomes
    if not outcome.changed or outcome.problem:
        raise SystemExit(f"{outcome}")


def _summary(rows: int, title: str = "考勤汇总") -> SheetPatch:
    from datetime import date, timedelta  # noqa: PLC0415
    from fractions import Fraction  # noqa: PLC0415

    from toolkit.sheets import Column, Kind, SheetPatch  # noqa: PLC0415

    texts, counts = ("小组", "工号", "姓名", "部门"), ("应到", "实到", "迟到", "请假")
    columns = (
        *(Column(each, Kind.TEXT) for each in texts),
        *(Column(each, Kind.INTEGER) for each in counts),
        Column("出勤率", Kind.PERCENT),
        Column("最近一次", Kind.DATE),
    )
    return SheetPatch(
        f"benchmark.{title}",
        title,
        columns,
        tuple(
            (
                *(f"G{n % 625:03}", f"{n:06}", f"王{n % 97}", f"部门{n % 40}"),
                *(12, n % 13, n % 3, n % 2),
                Fraction(n % 13, 12),
                date(2026, 11, 1) + timedelta(days=n % 30),
            )
            for n in range(rows)
        ),
    )
