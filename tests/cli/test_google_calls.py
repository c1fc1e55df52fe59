"""How often Google is asked: once for reading and once for writing a spreadsheet, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from benchmarks.large_hub import Size, people_of, write_hub
from tests.cli.commands import ZH_HUB, run_json
from tests.cli.google import DAY, OWN, address_of, uploaded
from tests.sheets_server import running_server
from tests.sheets_server.trees import children
from tests.stores.google.reach import reached
from tests.tools import LONG
from toolkit.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.server import Rows

GROUPS = 300 if LONG else 60
SIZE = Size(GROUPS, people=3, meetings=2)
SUMMARIES = ("考勤汇总", "进度汇总", "月度汇总")


def test_eight_sheets_read_and_three_formatted_summaries_replaced_are_two_calls(
    server: SheetsServer, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples)
    address = uploaded(server, samples / ZH_HUB, {OWN: ""})
    book = spreadsheet_id(address)
    assert book is not None
    assert len(server.spreadsheet(book).sheets) >= 8
    command = ("report", address, "--month", "2026-10", *DAY)
    for turn, calls in ((1, (1, 1)), (2, (1, 0)), (3, (1, 1)), (4, (1, 0))):
        if turn == 3:
            assert server.rows(book, "小组")[0][:2] == ["编号", "名称"]
            server.type_in(book, "'小组'!B2", [["改了名的组"]])
        server.calls.clear()
        shown = run_json(*command)
        assert (server.calls.reads, server.calls.writes) == calls, f"turn {turn}"
        changed = [each["sheet"] for each in shown["patches"] if each["changed"]]
        assert changed == (list(SUMMARIES) if calls[1] else []), f"turn {turn}"
        for call in server.calls.of("write"):
            kinds = [kind for request in children(call.body or {}, "requests") for kind in request]
            assert (kinds.count("repeatCell") > 20, kinds.count("addSheet")) == (True, 3 if turn == 1 else 0)


@pytest.mark.timeout(900)
def test_hundreds_of_own_sheets_take_two_calls_each_and_never_more_than_sixty_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with running_server() as server:
        time = reached(monkeypatch, server, server.service_account(tmp_path))
        server.quota.per_minute, server.quota.clock = 60, time.now
        hub = linked_hub(server, tmp_path)
        shown = run_json("attendance", hub, *DAY)
        assert shown["exit"] == 0, shown["problems"]
        assert len({each["workbook"] for each in shown["patches"]}) == 1 + GROUPS
        assert (server.calls.reads, server.calls.writes) == (GROUPS, GROUPS)
        assert (server.quota.refused, len(server.calls.of("token"))) == (0, 2)
        # Reading and writing come one after the other, each at the pace that Google allows.
        assert 2 * (GROUPS / 55 - 1) * 60 <= time.seconds <= 2 * GROUPS / 55 * 60
        server.calls.clear()
        assert not any(each["changed"] for each in run_json("attendance", hub, *DAY)["patches"])
        assert (server.calls.reads, server.calls.writes, server.quota.refused) == (GROUPS, 0, 0)


def linked_hub(server: SheetsServer, folder: Path) -> Path:
    """A hub in Excel whose every group has a Google Sheet of its own."""
    hub = folder / "总表.xlsx"
    write_hub(hub, SIZE)
    book = openpyxl.load_workbook(hub)
    groups = book["小组"]
    column = groups.max_column + 1
    groups.cell(1, column, "小组表")
    for group in range(GROUPS):
        own = server.add_spreadsheet(f"小组表{group}", log_of(group), size=(20, 10))
        groups.cell(group + 2, column, address_of(own))
    book.save(hub)
    return hub


def log_of(group: int) -> dict[str, Rows]:
    """What a leader noted: two meetings, everybody there."""
    names = [name for _, name in people_of(group, SIZE)]
    meetings = [[at, f"第 {at} 次", "已举行", *["出勤"] * len(names)] for at in (1, 2)]
    return {"活动记录": [["场次", "本次主题", "状态", *names], *meetings]}
