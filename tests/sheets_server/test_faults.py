"""Faults happen as they are put in: the right answer, before or after the write is done, once."""

from __future__ import annotations

from http.client import HTTPException, IncompleteRead
from json import JSONDecodeError
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.client import Client
from tests.sheets_server.faults import PASSING, Fault, FaultKind, Faults
from tests.sheets_server.server import running_server
from tests.sheets_server.trees import child, children, text

if TYPE_CHECKING:
    from tests.sheets_server.server import SheetsServer

STATUS = {
    FaultKind.BAD_REQUEST: 400,
    FaultKind.UNAUTHORIZED: 401,
    FaultKind.FORBIDDEN: 403,
    FaultKind.RATE_FORBIDDEN: 403,
    FaultKind.NOT_FOUND: 404,
    FaultKind.TOO_MANY: 429,
    FaultKind.INTERNAL: 500,
    FaultKind.BAD_GATEWAY: 502,
    FaultKind.UNAVAILABLE: 503,
}


@pytest.mark.parametrize("kind", STATUS)
def test_an_error_answers_its_status_and_writes_nothing(server: SheetsServer, client: Client, kind: FaultKind) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(kind)
    assert client.put(book, "Sheet1!A1", [["x"]]).status == STATUS[kind]
    assert server.rows(book, "Sheet1") == []
    assert client.put(book, "Sheet1!A1", [["x"]]).status == 200
    assert server.rows(book, "Sheet1") == [["x"]]


@pytest.mark.parametrize("retry_after", [None, 7])
def test_too_many_calls_come_with_and_without_retry_after(
    server: SheetsServer, client: Client, retry_after: int | None
) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(Fault(FaultKind.TOO_MANY, "read", retry_after=retry_after))
    said = client.ask("GET", f"/v4/spreadsheets/{book}")
    assert (said.status, said.headers.get("retry-after")) == (429, None if retry_after is None else str(retry_after))
    assert child(said.body, "error")["status"] == "RESOURCE_EXHAUSTED"


def test_two_kinds_of_forbidden_are_told_apart_by_their_reason(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(FaultKind.RATE_FORBIDDEN, FaultKind.FORBIDDEN)
    rate = child(client.ask("GET", f"/v4/spreadsheets/{book}").body, "error")
    permission = child(client.ask("GET", f"/v4/spreadsheets/{book}").body, "error")
    assert [each["reason"] for each in children(rate, "errors")] == ["userRateLimitExceeded"]
    assert (permission["status"], "errors" in permission) == ("PERMISSION_DENIED", False)


def test_a_bad_gateway_is_a_page_for_people(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(FaultKind.BAD_GATEWAY)
    said = client.ask("GET", f"/v4/spreadsheets/{book}")
    assert said.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(("kind", "rows"), [(FaultKind.DROP_BEFORE, []), (FaultKind.DROP_AFTER, [["x"]])])
def test_a_connection_drops_before_or_after_the_write(
    server: SheetsServer, client: Client, kind: FaultKind, rows: list[list[str]]
) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(kind)
    with pytest.raises((HTTPException, ConnectionError)):
        client.put(book, "Sheet1!A1", [["x"]])
    assert server.rows(book, "Sheet1") == rows
    assert server.calls.all[-1].status == 0


def test_an_answer_of_503_may_hide_a_write_that_was_done(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(FaultKind.UNAVAILABLE_APPLIED)
    assert client.put(book, "Sheet1!A1", [["x"]]).status == 503
    assert server.rows(book, "Sheet1") == [["x"]]


def test_a_truncated_answer_is_no_json(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(FaultKind.TRUNCATED)
    with pytest.raises((JSONDecodeError, IncompleteRead)):
        client.put(book, "Sheet1!A1", [["x"]])
    assert server.rows(book, "Sheet1") == [["x"]]


def test_a_slow_answer_comes_after_the_client_has_gone(server: SheetsServer) -> None:
    book = server.add_spreadsheet("总表")
    impatient = Client(server, timeout=0.05)
    server.faults.put(Fault(FaultKind.SLOW, seconds=30))
    with pytest.raises(TimeoutError):
        impatient.put(book, "Sheet1!A1", [["x"]])
    assert server.rows(book, "Sheet1") == [["x"]]


def test_another_editor_acts_between_read_and_write(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表", {"考勤": [["到"]]})
    server.faults.put(
        Fault(FaultKind.EDIT_BETWEEN, "write", action=lambda: server.type_in(book, "考勤!A1:B1", [["请假", "3"]]))
    )
    assert client.values(book, "考勤!A1:B1") == [["到"]]
    client.put(book, "考勤!C1", [["x"]])
    assert server.rows(book, "考勤") == [["请假", 3, "x"]]
    assert server.calls.writes == 1


def test_the_token_endpoint_may_be_down(server: SheetsServer, client: Client) -> None:
    server.faults.put(FaultKind.TOKEN_DOWN)
    assert client.get(server.add_spreadsheet("总表"))["properties"]
    said = client.ask("POST", "/token")
    assert (said.status, server.faults.waiting) == (503, [])


def test_a_fault_waits_for_its_sort_of_call(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    server.faults.put(Fault(FaultKind.INTERNAL, "write", after=1))
    found = [client.put(book, "Sheet1!A1", [["x"]]).status, client.ask("GET", f"/v4/spreadsheets/{book}").status]
    found += [client.put(book, "Sheet1!A1", [["x"]]).status, client.put(book, "Sheet1!A1", [["x"]]).status]
    assert found == [200, 200, 500, 200]
    assert [each.kind for each in server.faults.struck] == [FaultKind.INTERNAL]


def test_a_script_is_decided_by_its_seed() -> None:
    def scripted(seed: int) -> list[Fault]:
        faults = Faults()
        faults.script(seed)
        return faults.waiting

    assert scripted(7) == scripted(7)
    kinds = {fault.kind for seed in range(60) for fault in scripted(seed)}
    assert kinds == set(PASSING)
    assert all(1 <= len(scripted(seed)) <= 6 for seed in range(60))


def test_a_minute_has_a_limit_for_reads_and_writes_apart() -> None:
    now = [0.0]
    with running_server(per_minute=2, clock=lambda: now[0]) as server:
        client = Client(server)
        book = server.add_spreadsheet("总表")
        path = f"/v4/spreadsheets/{book}"
        assert [client.ask("GET", path).status for _ in range(3)] == [200, 200, 429]
        assert [client.put(book, "Sheet1!A1", [["x"]]).status for _ in range(3)] == [200, 200, 429]
        now[0] = 60.0
        said = client.ask("GET", path)
        assert (said.status, server.quota.refused) == (200, 2)
        assert (server.calls.reads, server.calls.writes) == (4, 3)


def test_calls_are_kept_with_what_was_sent(server: SheetsServer, client: Client) -> None:
    book = server.add_spreadsheet("总表")
    client.batch(book, {"deleteSheet": {"sheetId": 404}})
    call = server.calls.of("write")[0]
    assert (call.method, call.path, call.status) == ("POST", f"/v4/spreadsheets/{book}:batchUpdate", 400)
    assert call.body == {"requests": [{"deleteSheet": {"sheetId": 404}}]}
    assert text(child(client.get(book), "properties"), "title") == "总表"
