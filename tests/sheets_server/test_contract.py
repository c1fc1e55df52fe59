"""What we depend on holds, and the checks that say so notice a server of which it does not hold."""

from __future__ import annotations

import pytest

from tests.sheets_server.client import Client
from tests.sheets_server.contract import PROMISES, Promise
from tests.sheets_server.defects import Defect
from tests.sheets_server.server import running_server


def _name(promise: Promise) -> str:
    return promise.check.__name__


@pytest.mark.parametrize("promise", PROMISES, ids=_name)
def test_the_server_keeps_the_promise(promise: Promise) -> None:
    with running_server() as server:
        promise.check(Client(server), server.add_spreadsheet("学习小组"))


@pytest.mark.parametrize("defect", Defect)
def test_each_deliberate_defect_is_noticed(defect: Defect) -> None:
    broken = set()
    for promise in PROMISES:
        with running_server(defects=[defect]) as server:
            try:
                promise.check(Client(server), server.add_spreadsheet("学习小组"))
            except AssertionError:
                broken.add(_name(promise))
    assert broken == {_name(promise) for promise in PROMISES if defect in promise.notices}
    assert broken
