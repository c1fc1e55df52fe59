"""A server and a client of it, new for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.client import Client
from tests.sheets_server.server import SheetsServer, running_server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    """A running server without a spreadsheet."""
    with running_server() as running:
        yield running


@pytest.fixture
def client(server: SheetsServer) -> Client:
    """Somebody signed in."""
    return Client(server)
