from __future__ import annotations

import json
import logging
import threading
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import Fault, FaultKind
from tests.stores.google.reach import TestClock, reached
from tests.stores.patches import summary
from toolkit.errors import StudygroupError
from toolkit.stores import create, open_location
from toolkit.stores.google.budget import Budget
from toolkit.stores.google.connect import SERVER_VARIABLE, service_of
from toolkit.stores.google.limiter import Limiter, quota_of
from toolkit.stores.google.transport import CONNECT_SECONDS, READ_SECONDS, Transport

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.stores.google.reach import Reach


def test_no_minute_holds_more_calls_than_the_limit() -> None:
    time = TestClock()
    limiter = Limiter(time.clock(), per_minute=5)
    sent = []
    for step in range(40):
        time.seconds += step % 3
        limiter.wait()
        sent.append(time.now())
    assert max(sum(1 for each in sent if start <= each < start + 60) for start in sent) == 5
    assert sum(time.waits) > 60


def test_threads_share_one_limit() -> None:
    time = TestClock()
    limiter = Limiter(time.clock(), per_minute=10)

    def ask() -> None:
        for _ in range(10):
            limiter.wait()

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert limiter.total == 50
    assert time.waits == [60.0] * 4


def test_reads_do_not_wait_for_writes() -> None:
    time = TestClock()
    quota = quota_of(time.clock())
    for _ in range(55):
        quota.writes.wait()
        quota.reads.wait()
    assert time.waits == []
    quota.writes.wait()
    assert time.waits == [60]


def test_waiting_doubles_by_chance_and_ends_with_tries_or_time() -> None:
    time = TestClock()
    budget = Budget(time.clock()._replace(chance=lambda: 1.0))
    pauses = 0
    budget.spend()
    while budget.rest(None):
        budget.spend()
        pauses += 1
    assert time.waits == [1, 2, 4, 8, 16, 32, 64]
    assert (pauses, budget.tries) == (7, 8)
    assert not Budget(time.clock()).rest(301)


def test_every_call_has_a_time_to_end(reach: Reach) -> None:
    transport = reach.service()._transport
    assert isinstance(transport, Transport)
    assert transport.timeout == (CONNECT_SECONDS, READ_SECONDS)


def test_an_answer_that_comes_too_late_is_tried_again(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    reach.service()._transport.set_timeout((1, 0.1))
    server.faults.put(Fault(FaultKind.SLOW, on="read", seconds=0.5))
    assert reach.store(book).read().grids
    assert len(server.calls.of("read")) == 2


def test_a_token_that_expires_in_the_middle_is_renewed_once(server: SheetsServer, reach: Reach) -> None:
    store = reach.store(reach.people())
    snapshot = store.read()
    server.faults.put(Fault(FaultKind.UNAUTHORIZED, on="write"))
    assert store.apply([summary()], based_on=snapshot).outcomes[0].state == "created"
    assert len(server.calls.of("token")) == 2
    assert reach.time.waits == []


@pytest.mark.parametrize(
    "server_address",
    [
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://localhost:8000",
        "http://10.0.0.1",
        "http://user@127.0.0.1",
        "ftp://127.0.0.1",
        "127.0.0.1:80",
        "http://[",
    ],
)
def test_a_server_in_google_s_place_is_on_this_machine_or_refused(reach: Reach, server_address: str) -> None:
    with pytest.raises(StudygroupError) as stopped:
        service_of(reach.key, write=True, clock=reach.clock, quota=reach.quota, server=server_address)
    assert stopped.value.problem.code.name == "GOO_SERVER_ELSEWHERE"


@pytest.mark.parametrize("token_uri", ["https://oauth2.googleapis.com/token", "http://example.com/token"])
def test_a_real_key_is_never_taken_to_a_test_server(reach: Reach, token_uri: str) -> None:
    content = json.loads(reach.key.read_text("utf-8"))
    reach.key.write_text(json.dumps({**content, "token_uri": token_uri}), "utf-8")
    with pytest.raises(StudygroupError) as stopped:
        reach.service()
    assert stopped.value.problem.code.name == "GOO_KEY_IS_REAL"


def test_no_proxy_of_this_machine_sees_what_is_meant_for_a_server_on_it(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert reach.store(reach.people()).read().grids


def test_logs_and_messages_hold_no_secret_and_no_person(
    server: SheetsServer, reach: Reach, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.faults.put(FaultKind.BAD_REQUEST)
    store = reach.store(reach.people())
    with pytest.raises(StudygroupError) as stopped:
        store.read()
    store.apply([summary()], based_on=store.read())
    tokens = [token for token in server.tokens.scopes if token]
    secrets = [*tokens, "assertion", "PRIVATE KEY", "林甲", "考勤汇总", "Bearer"]
    said = caplog.text + repr(stopped.value.problem) + str(stopped.value) + repr(reach.service()) + repr(store)
    assert "/v4/spreadsheets/" in caplog.text
    assert tokens
    assert [secret for secret in secrets if secret in said] == []


def test_the_environment_names_key_and_server(
    server: SheetsServer, reach: Reach, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reached(monkeypatch, server, reach.key)
    monkeypatch.setenv(SERVER_VARIABLE, server.url + "/")
    monkeypatch.chdir(tmp_path)
    book = reach.people()
    assert open_location(f"https://docs.google.com/spreadsheets/d/{book}/edit", write=False).read().grids
    empty = server.add_spreadsheet("新", {"Sheet1": []})
    create(f"https://docs.google.com/spreadsheets/d/{empty}/edit", [summary()])
    assert [each.title for each in server.spreadsheet(empty).sheets] == ["考勤汇总"]
