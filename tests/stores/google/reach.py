"""Reaching the test server: stores, a clock that jumps instead of waiting, and drawn sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from toolkit.files.sheet_changes import STATE_VARIABLE
from toolkit.stores.google import connect
from toolkit.stores.google.connect import service_of
from toolkit.stores.google.limiter import Clock, Quota, quota_of
from toolkit.stores.google.store import GoogleStore

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.server import Rows
    from toolkit.sheets import Grid, Snapshot
    from toolkit.stores.google.service import Service

PEOPLE: dict[str, Rows] = {
    "成员": [["小组", "工号", "姓名"], ["G01", "00017", "林甲"], ["G01", "00018", "周乙"]],
    "活动": [["小组", "场次", "日期"], ["G01", 1, None]],
}


@dataclass(slots=True)
class TestClock:
    """Seconds that pass only when somebody waits."""

    __test__ = False
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds

    def clock(self, seed: int = 0) -> Clock:
        return Clock(self.now, self.sleep, Random(seed).random)  # noqa: S311


class Reach:
    """One account's way to the server."""

    def __init__(self, server: SheetsServer, key: Path, time: TestClock) -> None:
        self.server = server
        self.key = key
        self.time = time
        self.clock = time.clock()
        self.quota: Quota = quota_of(self.clock)
        self._services: dict[bool, Service] = {}

    def service(self, *, write: bool = True) -> Service:
        """One service for reading and one for writing, as in a run."""
        if write not in self._services:
            self._services[write] = service_of(
                self.key, write=write, clock=self.clock, quota=self.quota, server=self.server.url
            )
        return self._services[write]

    def store(self, spreadsheet: str, *, write: bool = True) -> GoogleStore:
        return GoogleStore(self.service(write=write), spreadsheet)

    def people(self, title: str = "数据分析组") -> str:
        """A leader's spreadsheet with something in it."""
        return self.server.add_spreadsheet(title, PEOPLE)


def reached(monkeypatch: pytest.MonkeyPatch, server: SheetsServer, key: Path) -> TestClock:
    """Lets locations lead to the server, for a whole command, without anybody really waiting; the clock that jumps."""
    monkeypatch.setenv(connect.KEY_VARIABLE, str(key))
    monkeypatch.setenv(connect.SERVER_VARIABLE, server.url)
    monkeypatch.setenv(STATE_VARIABLE, str(key.parent / "state"))
    time = TestClock()
    clock = time.clock()
    monkeypatch.setattr(connect, "_clock", lambda: clock)
    quota = quota_of(clock)
    monkeypatch.setattr(connect, "_quota", lambda: quota)
    return time


def sheet(snapshot: Snapshot, name: str) -> Grid:
    return next(grid for grid in snapshot.grids if grid.sheet == name)
