"""The server as tests hold it: started on a free port of the loopback, looked into, broken on purpose, stopped."""

from __future__ import annotations

import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tests.sheets_server import batches, values
from tests.sheets_server.accounts import ACCOUNT, Tokens, write_account
from tests.sheets_server.books import OWNER, Sheet, Spreadsheet
from tests.sheets_server.calls import Calls, Quota
from tests.sheets_server.cells import raw
from tests.sheets_server.exchange import Answer, Exchange
from tests.sheets_server.formats import serial
from tests.sheets_server.schema import cleaned
from tests.sheets_server.service import Service
from tests.sheets_server.sheet_requests import sheet_properties

if TYPE_CHECKING:
    from tests.sheets_server.defects import Defect
    from tests.sheets_server.faults import Faults
    from tests.sheets_server.trees import Json, Object

Entry: TypeAlias = "str | int | float | bool | date | None"
Rows: TypeAlias = Sequence[Sequence[Entry]]


class SheetsServer:
    """A running server and the spreadsheets in it."""

    def __init__(self, exchange: Exchange, http: _Http) -> None:
        self._exchange = exchange
        self._http = http
        self.url = f"http://127.0.0.1:{http.server_port}"

    @property
    def faults(self) -> Faults:
        """What will go wrong."""
        return self._exchange.faults

    @property
    def calls(self) -> Calls:
        """What was asked so far."""
        return self._exchange.calls

    @property
    def quota(self) -> Quota:
        """How much may be asked in a minute."""
        return self._exchange.quota

    @property
    def tokens(self) -> Tokens:
        """The tokens given out."""
        return self._exchange.tokens

    @property
    def service(self) -> Service:
        """The methods behind the wire, for tests that need no wire."""
        return self._exchange.service

    @property
    def crashes(self) -> list[str]:
        """Faults of this server itself, which fail the test that met them."""
        return self._http.crashes

    def service_account(self, path: Path, email: str = ACCOUNT) -> Path:
        """Write a throw-away service account file that signs in here; given a folder, into it."""
        file = path / "service_account.json" if path.is_dir() else path
        return write_account(file, f"{self.url}/token", email)

    def add_spreadsheet(
        self,
        title: str,
        sheets: Mapping[str, Rows] | None = None,
        *,
        size: tuple[int, int] | None = None,
        owner: str = OWNER,
        shared_with: Iterable[str] | None = None,
        readers: Iterable[str] = (),
    ) -> str:
        """A spreadsheet with these sheets, text kept as text; its id.

        Without `shared_with` everybody may open and edit it. `size` is rows and columns of every sheet.
        """
        with self._exchange.lock:
            book = self.service.new_book(title, owner)
            book.shared_with = None if shared_with is None else frozenset(shared_with)
            book.readers = frozenset(readers)
            if sheets:
                book.sheets = [_filled(at, name, rows, size) for at, (name, rows) in enumerate(sheets.items())]
            return book.id

    def spreadsheet(self, book_id: str) -> Spreadsheet:
        """A spreadsheet as it stands now; a later change gives another object."""
        with self._exchange.lock:
            return self.service.books[book_id]

    def rows(self, book_id: str, title: str) -> list[list[Json]]:
        """A sheet's values without formats, empty ends left out."""
        with self._exchange.lock:
            book = self.service.books[book_id]
            sheet = book.titled(title)
            if sheet is None:
                raise KeyError(title)
            found = values.read(
                book, f"'{title.replace(chr(39), chr(39) * 2)}'", values.Manner(render="UNFORMATTED_VALUE")
            )
            rows = found.get("values", [])
            return [list(row) for row in rows if isinstance(row, list)] if isinstance(rows, list) else []

    def edit(self, book_id: str, requests: Sequence[Object], person: str = OWNER) -> list[Json]:
        """Another editor's batch, done at once and not counted; the replies."""
        body = cleaned("BatchUpdateSpreadsheetRequest", {"requests": [*requests]})
        with self._exchange.lock:
            found = self.service.change(book_id, person, lambda draft: {"replies": batches.replies(draft, body)})
        replies = found["replies"]
        return replies if isinstance(replies, list) else []

    def type_in(self, book_id: str, cells: str, rows: Sequence[Sequence[Json]], person: str = OWNER) -> None:
        """Another editor types values over a range, as in the browser, done at once and not counted."""
        asked: Object = {"valueInputOption": "USER_ENTERED"}
        body: Object = {"values": [list(row) for row in rows]}
        with self._exchange.lock:
            self.service.change(book_id, person, lambda draft: values.update(draft, cells, body, asked))

    def put_back(self, book: Spreadsheet) -> None:
        """A spreadsheet as it once stood, in place of what became of it."""
        with self._exchange.lock:
            self.service.books[book.id] = book

    def start_over(self) -> None:
        """Nothing asked or broken, no quota and nobody signed in, as on a new server; its spreadsheets stay."""
        with self._exchange.lock:
            self.calls.clear()
            self.calls.earlier.clear()
            self.faults.clear()
            self.quota.start_over()
            self.tokens.expire()
            self.tokens.scopes.clear()
            self.service.accounts_own_files = True

    def close(self) -> None:
        """Stop listening and end every connection."""
        self._http.close()


def _filled(at: int, title: str, rows: Rows, size: tuple[int, int] | None) -> Sheet:
    height, width = size or (1000, 26)
    height, width = max(height, len(rows)), max(width, max(map(len, rows), default=0))
    grid: Object = {"gridProperties": {"rowCount": height, "columnCount": width}}
    sheet = Sheet(sheet_properties(grid, 1000 * at, title, at))
    for row, entries in enumerate(rows):
        for column, entry in enumerate(entries):
            sheet.put((row, column), _cell(entry))
    return sheet


def _cell(entry: Entry) -> Object:
    if isinstance(entry, date):
        with_time = isinstance(entry, datetime)
        moment = entry if isinstance(entry, datetime) else datetime(entry.year, entry.month, entry.day)  # noqa: DTZ001
        form: Object = {
            "type": "DATE_TIME" if with_time else "DATE",
            "pattern": "yyyy-mm-dd hh:mm" if with_time else "yyyy-mm-dd",
        }
        return {"userEnteredValue": {"numberValue": serial(moment)}, "userEnteredFormat": {"numberFormat": form}}
    kept = raw(entry)
    return {"userEnteredValue": kept} if kept else {}


class _Http(ThreadingHTTPServer):
    """Connections, kept so that they can be ended."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, exchange: Exchange) -> None:
        self.exchange = exchange
        self.crashes: list[str] = []
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)

    def close(self) -> None:
        self.stopping.set()
        self.shutdown()
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Reads one request, writes one answer in one piece: two pieces would wait for each other."""

    protocol_version = "HTTP/1.1"
    server: _Http

    def _do(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            answer = self.server.exchange.answer(self.command, self.path, headers, content)
        except (AttributeError, KeyError, IndexError, TypeError, ValueError, ArithmeticError, RecursionError):
            self.server.crashes.append(traceback.format_exc())
            answer = Answer(500, b'{"error": {"code": 500, "message": "the test server itself failed"}}')
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        if answer.late:
            self.server.stopping.wait(answer.late)
        if answer.dropped:
            self.close_connection = True
            return
        lines = [f"HTTP/1.1 {answer.status} {self.responses.get(answer.status, ('',))[0]}"]
        fields = {"Content-Type": answer.kind, "Content-Length": str(len(answer.content)), **answer.headers}
        lines += [f"{name}: {value}" for name, value in fields.items()]
        with suppress(ConnectionError):
            self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1") + answer.content)

    do_GET = do_POST = do_PUT = do_DELETE = _do  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what was asked stands in `calls`."""


def start(
    port: int = 0,
    *,
    defects: Iterable[Defect] = (),
    per_minute: int | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> SheetsServer:
    """A server that answers from now on; port 0 is any free one."""
    tokens = Tokens()
    exchange = Exchange(Service(tokens, defects), tokens, Quota(per_minute, clock))
    http = _Http(port, exchange)
    threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True, name="sheets-server").start()
    return SheetsServer(exchange, http)


@contextmanager
def running_server(
    *,
    defects: Iterable[Defect] = (),
    per_minute: int | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[SheetsServer]:
    """A server for the length of a test; a fault of the server itself fails the test."""
    server = start(defects=defects, per_minute=per_minute, clock=clock)
    try:
        yield server
    finally:
        server.close()
    if server.crashes:
        raise RuntimeError("the test server itself failed:\n" + "\n".join(server.crashes))
