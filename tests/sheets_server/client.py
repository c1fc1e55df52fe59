"""A plain client over real HTTP, for tests that look at single answers; and gspread pointed at the server."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

import gspread
from gspread.http_client import HTTPClient

from tests.sheets_server.trees import text

if TYPE_CHECKING:
    from pathlib import Path

    from requests import Response

    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Json, Object

PERSON = "account@example.iam.gserviceaccount.com"
SCOPES = "https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive"
_SAFE = "/:!'$,()*+@"


class Said(NamedTuple):
    """What came back: the status, the JSON as an object (empty when there is none), the headers."""

    status: int
    body: Object
    headers: dict[str, str]


class Client:
    """Somebody signed in, who sends one request after the other."""

    def __init__(self, server: SheetsServer, person: str = PERSON, *, timeout: float = 60) -> None:
        self._server = server
        self._timeout = timeout
        self._token = text(server.tokens.issue(person, SCOPES), "access_token")

    def ask(self, method: str, path: str, body: Json = None, query: dict[str, str | list[str]] | None = None) -> Said:
        """Send a request; the path is below the server's root and not yet quoted."""
        parts = urlsplit(self._server.url)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=self._timeout)
        target = quote(path, safe=_SAFE) + (f"?{urlencode(query, doseq=True)}" if query else "")
        content = None if body is None else json.dumps(body).encode()
        try:
            connection.request(method, target, content, {"Authorization": f"Bearer {self._token}"})
            response = connection.getresponse()
            written = response.read()
        finally:
            connection.close()
        found = json.loads(written) if written.startswith(b"{") else {}
        return Said(response.status, found, {name.lower(): value for name, value in response.getheaders()})

    def get(self, book_id: str, **query: str | list[str]) -> Object:
        """spreadsheets.get."""
        return self.ask("GET", f"/v4/spreadsheets/{book_id}", query=query).body

    def batch(self, book_id: str, *requests: Object) -> Said:
        """spreadsheets.batchUpdate."""
        return self.ask("POST", f"/v4/spreadsheets/{book_id}:batchUpdate", {"requests": [*requests]})

    def values(self, book_id: str, cells: str, **query: str | list[str]) -> Json:
        """The values of a range."""
        return self.ask("GET", f"/v4/spreadsheets/{book_id}/values/{cells}", query=query).body.get("values")

    def put(self, book_id: str, cells: str, rows: list[Json], option: str = "RAW") -> Said:
        """values.update."""
        path = f"/v4/spreadsheets/{book_id}/values/{cells}"
        return self.ask("PUT", path, {"values": rows}, {"valueInputOption": option})

    def append(self, book_id: str, cells: str, rows: list[Json], **query: str | list[str]) -> Said:
        """values.append."""
        path = f"/v4/spreadsheets/{book_id}/values/{cells}:append"
        return self.ask("POST", path, {"values": rows}, {"valueInputOption": "RAW", **query})


def gspread_client(server: SheetsServer, folder: Path) -> gspread.Client:
    """Real gspread with a real service account login, every address of Google's replaced by the server's."""

    class Local(HTTPClient):
        def request(self, method: str, endpoint: str, *rest: Any, **more: Any) -> Response:
            for google in ("https://sheets.googleapis.com", "https://www.googleapis.com"):
                endpoint = endpoint.replace(google, server.url)
            return super().request(method, endpoint, *rest, **more)

    return gspread.service_account(filename=server.service_account(folder), http_client=Local)
