"""A folder with copies of the sample workbooks for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import samples_in
from tests.sheets_server import running_server
from tests.stores.google.reach import reached
from tests.stores.google.wire import parsed_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sheets_server import SheetsServer


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """The sample workbooks, copied."""
    return samples_in(tmp_path)


@pytest.fixture(scope="module")
def running() -> Iterator[SheetsServer]:
    with running_server() as server:
        yield server


@pytest.fixture
def server(
    running: SheetsServer, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SheetsServer]:
    """A Google Sheets of our own that every address leads to; nothing may reach it that Google would parse."""
    running.start_over()
    # A key of its own, so that every test signs in.
    reached(monkeypatch, running, running.service_account(tmp_path_factory.mktemp("key")))
    yield running
    assert not running.crashes
    assert parsed_in([*running.calls.earlier, *running.calls.all]) == []
