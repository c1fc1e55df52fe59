"""Excel workbooks of a large company: reading a roster of 100,000, writing into the book that holds it.

The floor is unpacking the package's XML and running expat over it without handlers: no reader can do less.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.excel_jobs import (
    PEOPLE,
    SUMMARY_ROWS,
    fill_column,
    make_own,
    make_roster,
    read_by_openpyxl,
    read_grids,
    read_records,
    tokenise,
    write_summary,
)
from benchmarks.spent import in_turns, spent_by
from benchmarks.table import Line, Table, at_least, at_most, within
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.spent import Spent

ROUNDS = 5
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
