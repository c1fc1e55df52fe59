"""Excel workbooks of a large company: reading a roster of 100,000, writing into the book that holds it.

The floor is unpacking the package's XML and running expat over it without handlers: no reader can do less.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.spent import in_turns, spent_by
from benchmarks.table import Line, Table, at_least, at_most, within
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.spent import Spent
    from toolkit.sheets import Patch, SheetPatch

PEOPLE, SUMMARY_ROWS, ROUNDS = 100_000, 5_000, 1
_BLOCK = 1 << 16
_TITLE = Name("十万人的名单，二十列", "A roster of 100,000 people in twenty columns")
_HOW = Name(
    f"名单由代码按固定的种子造出，共享字符串，像 Excel 存的那样。底线 = 解压全部 XML 并用 expat 不带处理函数走一遍。"
    f"{ROUNDS} 轮，每轮依次各跑一个新进程，取处理器秒数的中位数。写入只算写：打开、核对、备份、替换。",
    f"The roster is made by code from a fixed seed, with shared strings, as Excel saves one. The floor = unpacking all "
    f"XML and running expat over it without handlers. Rounds: {ROUNDS}; in each, every job has a fresh process; "
    f"medians of processor seconds. Writing is counted alone: opening, checking, backup, replacing.",
)
_READ = Name("读成员工记录", "read into employee records")
_READ_OWN = Name("读我们自己写的大表（文字写在格里）", "read a large sheet of our own (texts in the cells)")
_FASTER = Name("比 openpyxl 只读模式快几倍", "times faster than openpyxl read-only")
_SUMMARY = Name(f"往里写 {SUMMARY_ROWS:,} 行的汇总", f"write a summary of {SUMMARY_ROWS:,} rows into it")
_COLUMN = Name(f"往里填一列 {PEOPLE:,} 格", f"fill a column of {PEOPLE:,} cells in it")
_MEMORY = Name("其间内存", "memory meanwhile")


def tables() -> list[Table]:
    """All of it; a minute or two."""
    with tempfile.TemporaryDirectory() as folder:
        roster, own = Path(folder) / "roster.xlsx", Path(folder) / "own.xlsx"
        spent_by(make_roster, roster)
        spent_by(make_own, own)
        return [Table(_TITLE, _HOW, (*_reading(roster, own), *_writing(roster)))]


def _reading(roster: Path, own: Path) -> tuple[Line, ...]:
    works = (partial(spent_by, tokenise, roster), partial(spent_by, read_records, roster))
    floor, ours, peer = in_turns(ROUNDS, *works, partial(spent_by, read_by_openpyxl, roster))
    own_floor, own_read = in_turns(ROUNDS, partial(spent_by, tokenise, own), partial(spent_by, read_grids, own))
    return (
        at_most(_READ, str(ours), f"{floor}", ours.cpu / floor.cpu, 4),
        at_least(_FASTER, str(ours), f"openpyxl {peer}", peer.cpu / ours.cpu, 5),
        at_most(_READ_OWN, str(own_read), f"{own_floor}", own_read.cpu / own_floor.cpu, 4),
    )


def _writing(roster: Path) -> tuple[Line, ...]:
    copy = roster.with_name("copy.xlsx")

    def on_a_copy(work: Callable[[str], None]) -> Spent:
        shutil.copyfile(roster, copy)
        return spent_by(work, copy)

    floor, summary, column = in_turns(
        ROUNDS, partial(spent_by, tokenise, roster), partial(on_a_copy, write_summary), partial(on_a_copy, fill_column)
    )
    return (
        at_most(_SUMMARY, str(summary), f"{floor}", summary.cpu / floor.cpu, 0.6),
        within(_MEMORY, summary.memory, 64),
        at_most(_COLUMN, str(column), f"{floor}", column.cpu / floor.cpu, 4),
        within(_MEMORY, column.memory, 200),
    )


def make_roster(path: str) -> None:
    """The workbook everything is measured on."""
    from benchmarks.roster_book import write_roster  # noqa: PLC0415 - paid for in a process of its own

    write_roster(Path(path), PEOPLE)


def make_own(path: str) -> None:
    """A workbook with a large sheet of ours."""
    from toolkit.stores import create  # noqa: PLC0415

    create(path, [_summary(PEOPLE)])
    from toolkit.stores import open_location  # noqa: PLC0415

    store = open_location(path)
    store.apply([_summary(PEOPLE, title="大表")], based_on=store.read())


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
    from toolkit.stores.excel.container import version_of  # noqa: PLC0415

    seen = Snapshot("", (), version_of(Path(path).read_bytes()))
    (outcome,) = open_location(path).apply([patch], based_on=seen).outcomes
    if not outcome.changed or outcome.problem:
        raise SystemExit(f"{outcome}")


def _summary(rows: int, title: str = "考勤汇总") -> SheetPatch:
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
