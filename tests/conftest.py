"""What holds for every test: no network beyond this machine, and one flag that rewrites the goldens."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

# A test says nothing about speed: on a busy machine any example may be slow.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Address = tuple[str, int] | tuple[str, int, int, int] | str | bytes


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew and drop unused ones")


def is_of_this_machine(address: Address) -> bool:
    """Whether an address of a socket stays on this machine: loopback, or a file for local sockets."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting anywhere else fails at once and says where to."""

    def guard(connect: Callable[[socket.socket, Address], object]) -> Callable[[socket.socket, Address], object]:
        def guarded(self: socket.socket, address: Address) -> object:
            if not is_of_this_machine(address):
                raise AssertionError(f"a test tried to reach {address!r}")
            return connect(self, address)

        return guarded

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guard(getattr(socket.socket, name)))
