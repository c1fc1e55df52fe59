"""Calls to Google, which allows sixty a minute: ours beside those of gspread used the usual way, on the test server."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.table import Table, at_most, within
from tests.sheets_server import running_server
from tests.sheets_server.client import gspread_client
from tests.stores.google.reach import Reach, TestClock
from tests.stores.patches import summary
from toolkit.names import Name
from toolkit.sheets import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.table import Line
    from tests.sheets_server import SheetsServer
    from toolkit.sheets import SheetPatch

SHEETS, WORKBOOKS, LARGE = 8, 300, 2000
_TITLE = Name("Google 表格的调用", "Calls to Google Sheets")
_HOW = Name(
    f"都发到本机的测试服务器，真的走 HTTP。对照是 gspread 的通常写法：按名字打开每张工作表再读；"
    f"汇总先清空、再写值、再逐项设格式。一本表格有 {SHEETS} 张工作表，写回 3 张带格式的汇总。"
    f"分钟数来自注入的时钟和每分钟 60 次的限额。",
    f"All of it goes to the test server on this machine, over real HTTP. The peer is gspread as it is usually written: "
    f"each sheet opened by name and read; summaries cleared, filled, then formatted item by item. A workbook has "
    f"{SHEETS} sheets and gets 3 formatted summaries. Minutes are those of an injected clock under a quota of 60 a "
    f"minute.",
)
_BOTH = Name(f"读 {SHEETS} 张工作表，换 3 张汇总", f"read {SHEETS} sheets, replace 3 summaries")
_AGAIN = Name("没有变化再运行一次", "run again with nothing changed")
_MANY = Name(f"{WORKBOOKS} 本表格各读一次写一次", f"{WORKBOOKS} workbooks, each read and written once")
_TIME = Name("其间等限额的时间", "time spent keeping to the quota")
_BYTES = Name(
    f"{LARGE} 行、每 8 行一个小计的汇总，一次写入的大小",
    f"one write of a summary of {LARGE} rows, every eighth a total",
)


class Asked(NamedTuple):
    """How often the server was asked."""

    reads: int
    writes: int

    def __str__(self) -> str:
        return f"{self.reads} + {self.writes}"

    @property
    def calls(self) -> int:
        """Both together."""
        return self.reads + self.writes


def tables() -> list[Table]:
    """All of it; less than a minute."""
    with running_server() as server, tempfile.TemporaryDirectory() as folder:
        reach = Reach(server, server.service_account(Path(folder)), TestClock())
        return [
            Table(_TITLE, _HOW, (*_calls(server, reach, Path(folder)), *_many(server, reach), _size(server, reach)))
        ]


def _calls(server: SheetsServer, reach: Reach, folder: Path) -> tuple[Line, ...]:
    book = server.add_spreadsheet("组", {f"表{number}": [["甲", number]] * 50 for number in range(SHEETS)})
    patches = [summary(key=f"k{number}", title=f"汇总{number}") for number in range(3)]
    _write(reach, book, patches)
    changed = [replace(each, above=("新", *each.above)) for each in patches]
    ours = _asked(server, lambda: _write(reach, book, changed))
    again = _asked(server, lambda: _write(reach, book, changed))
    peer = _asked(server, lambda: _by_gspread(server, folder, book))
    return (
        at_most(_BOTH, str(ours), f"gspread {peer}", ours.calls / peer.calls, 0.1),
        at_most(_AGAIN, str(again), f"gspread {peer}", again.calls / peer.calls, 0.05),
    )


def _many(server: SheetsServer, reach: Reach) -> tuple[Line, ...]:
    books = [reach.people(f"组{number}") for number in range(WORKBOOKS)]
    server.quota.per_minute, server.quota.clock = 60, reach.time.now
    began = reach.time.seconds
    asked = _asked(server, lambda: _write_all(reach, books))
    server.quota.per_minute = None
    minutes = (reach.time.seconds - began) / 60
    return within(_MANY, asked.calls, 2 * WORKBOOKS, "calls"), within(_TIME, minutes, 6, "min")


def _size(server: SheetsServer, reach: Reach) -> Line:
    book = reach.people("大")
    tones = dict.fromkeys(range(8, LARGE + 1, 8), Tone.TOTAL)
    server.calls.clear()
    _write(reach, book, [replace(summary(), rows=summary().rows[:1] * LARGE, tones=tones, rules=())])
    (call,) = server.calls.of("write")
    packed = len(json.dumps(call.body, ensure_ascii=False, separators=(",", ":")).encode())
    return within(_BYTES, packed / 1000, 2000, "kB")


def _write(reach: Reach, book: str, patches: Sequence[SheetPatch]) -> None:
    store = reach.store(book)
    store.apply(patches, based_on=store.read())


def _write_all(reach: Reach, books: Sequence[str]) -> None:
    for book in books:
        _write(reach, book, [summary()])


def _by_gspread(server: SheetsServer, folder: Path, book: str) -> None:
    opened = gspread_client(server, folder).open_by_key(book)
    for number in range(SHEETS):
        opened.worksheet(f"表{number}").get_all_values()
    for number in range(3):
        sheet = opened.worksheet(f"汇总{number}")
        sheet.clear()
        sheet.update([["小组", "出勤率"], ["G01", 0.9]], "A1", raw=True)
        sheet.format("A1:G1", {"textFormat": {"bold": True}})
        sheet.format("C2:C9", {"numberFormat": {"type": "PERCENT", "pattern": "0.0%"}})
        sheet.freeze(rows=1)
        sheet.columns_auto_resize(0, 7)


def _asked(server: SheetsServer, work: Callable[[], object]) -> Asked:
    server.calls.clear()
    work()
    return Asked(server.calls.reads, server.calls.writes)
