"""Signing in: what google-auth signs is verified, scopes and sharing are kept."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials

from tests.sheets_server.client import Client
from tests.sheets_server.faults import FaultKind
from tests.sheets_server.refusals import Refusal
from tests.sheets_server.routes import understood
from tests.sheets_server.trees import child, text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Object

SHEETS = "https://www.googleapis.com/auth/spreadsheets"


def _credentials(server: SheetsServer, folder: Path, *scopes: str) -> Credentials:
    found: Credentials = Credentials.from_service_account_file(server.service_account(folder), scopes=[*scopes])
    return found


def _status(server: SheetsServer, credentials: Credentials, method: str, path: str, body: bytes = b"") -> int:
    headers = {"Authorization": f"Bearer {credentials.token}"}
    return int(Request()(f"{server.url}{path}", method, body, headers).status)


def test_the_account_file_is_private(server: SheetsServer, tmp_path: Path) -> None:
    file = server.service_account(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text("utf-8"))["token_uri"] == f"{server.url}/token"


def test_a_readonly_token_reads_and_does_not_write(server: SheetsServer, tmp_path: Path) -> None:
    credentials = _credentials(server, tmp_path, f"{SHEETS}.readonly")
    credentials.refresh(Request())
    path = f"/v4/spreadsheets/{server.add_spreadsheet('总表')}"
    search = b'{"dataFilters": [{"developerMetadataLookup": {"metadataKey": "k"}}]}'
    assert _status(server, credentials, "GET", path) == 200
    assert _status(server, credentials, "GET", f"{path}/values/A1") == 200
    assert _status(server, credentials, "POST", f"{path}:batchUpdate", b'{"requests": []}') == 403
    assert _status(server, credentials, "POST", f"{path}/developerMetadata:search", search) == 403
    assert _status(server, credentials, "GET", "/drive/v3/files") == 403


def test_a_key_that_is_not_ours_gets_no_token(server: SheetsServer, tmp_path: Path) -> None:
    credentials = _credentials(server, tmp_path, SHEETS)
    with pytest.raises(Refusal, match="Invalid JWT Signature"):
        server.tokens.exchange({"assertion": ["e30.e30.e30"]})
    credentials.refresh(Request())
    assert list(server.tokens.scopes.values()) == [SHEETS]


def test_a_token_endpoint_that_is_down_is_a_refresh_error(server: SheetsServer, tmp_path: Path) -> None:
    credentials = _credentials(server, tmp_path, SHEETS)
    server.faults.put(*[FaultKind.TOKEN_DOWN] * 9)
    with pytest.raises((RefreshError, TransportError)):
        credentials.with_always_use_jwt_access(False).refresh(Request())
    assert len(server.calls.of("token")) > 1


def test_people_open_what_is_shared_with_them(server: SheetsServer) -> None:
    book = server.add_spreadsheet("总表", shared_with=["writer@example.com"], readers=["reader@example.com"])
    path = f"/v4/spreadsheets/{book}"
    writer, reader = Client(server, "writer@example.com"), Client(server, "reader@example.com")
    stranger = Client(server, "stranger@example.com")
    assert [each.ask("GET", path).status for each in (writer, reader, stranger)] == [200, 200, 403]
    assert [each.put(book, "A1", [["x"]]).status for each in (writer, reader, stranger)] == [200, 403, 403]


def test_a_protection_keeps_other_people_out_and_a_warning_does_not(server: SheetsServer) -> None:
    book = server.add_spreadsheet("总表")
    cells: Object = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    editors: Object = {"users": ["a@example.com"]}
    add: Object = {"protectedRange": {"protectedRangeId": 1, "range": cells, "editors": editors}}
    server.edit(book, [{"addProtectedRange": add}])
    allowed, other = Client(server, "a@example.com"), Client(server, "b@example.com")
    refused = other.put(book, "Sheet1!A1", [["x"]])
    assert (allowed.put(book, "Sheet1!A1", [["x"]]).status, refused.status) == (200, 400)
    assert "protected cell" in text(child(refused.body, "error"), "message")
    assert other.put(book, "Sheet1!A2", [["x"]]).status == 200
    server.edit(book, [{"deleteProtectedRange": {"protectedRangeId": 1}}])
    server.edit(book, [{"addProtectedRange": {"protectedRange": {"range": cells, "warningOnly": True}}}])
    assert other.put(book, "Sheet1!A1", [["y"]]).status == 200


def test_an_unknown_path_is_not_found(server: SheetsServer) -> None:
    assert understood("GET", "/v5/spreadsheets").route.name == "unknown"
    assert Client(server).ask("GET", "/v5/spreadsheets").status == 404
