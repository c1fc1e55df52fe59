"""A Google Sheets of our own, and ways to it that never really wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import running_server
from tests.stores.google.reach import Reach, TestClock
from tests.stores.google.wire import parsed_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sheets_server import SheetsServer


@pytest.fixture(scope="module")
def running() -> Iterator[SheetsServer]:
    with running_server() as server:
        yield server


@pytest.fixture
def server(running: SheetsServer) -> Iterator[SheetsServer]:
    """A server on which nothing is asked or broken yet."""
    running.start_over()
    yield running
    assert not running.crashes
    assert parsed_in([*running.calls.earlier, *running.calls.all]) == []


@pytest.fixture
def reach(server: SheetsServer, tmp_path: Path) -> Reach:
    """The way to the server as a service account, with a clock of its own."""
    return Reach(server, server.service_account(tmp_path), TestClock())
