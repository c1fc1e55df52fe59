"""`python -m tests.sheets_server --port N`: the server alone, for anybody who wants to point a client at it."""

from __future__ import annotations

import argparse
import signal
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from tests.sheets_server.server import start


def main() -> None:
    """Start the server, say where it is, wait until it is interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.sheets_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 is any free one")
    parser.add_argument("--account", type=Path, help="where the throw-away service account file is written")
    parser.add_argument("--title", action="append", help="title of an empty spreadsheet it begins with, repeatable")
    asked = parser.parse_args()
    # A shell that starts it in the background lets it inherit that Ctrl-C is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    server = start(asked.port)
    with tempfile.TemporaryDirectory(prefix="sheets-server-") as folder:
        account = server.service_account(asked.account or Path(folder))
        books = [("spreadsheet", server.add_spreadsheet(title)) for title in asked.title or ["Test"]]
        for name, value in (("url", server.url), ("service account", account), *books):
            print(f"{name}: {value}", flush=True)  # noqa: T201
        with suppress(KeyboardInterrupt):
            threading.Event().wait()
        server.close()


if __name__ == "__main__":
    main()
