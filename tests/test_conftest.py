from __future__ import annotations

import socket

import pytest

from tests.conftest import Address, is_of_this_machine


@pytest.mark.parametrize("address", [("127.0.0.1", 80), ("localhost", 1), ("::1", 1, 0, 0), "local.sock"])
def test_this_machine_may_be_reached(address: Address) -> None:
    assert is_of_this_machine(address)


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("sheets.example", 443), ("2001:db8::1", 1, 0, 0)])
def test_others_may_not(address: Address) -> None:
    assert not is_of_this_machine(address)
    with socket.socket() as unconnected, pytest.raises(AssertionError, match="tried to reach"):
        unconnected.connect(address)
