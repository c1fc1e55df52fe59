"""The server alone, and Google's own client library as a second judge of it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import gspread
from google.oauth2.credentials import Credentials

from tests.sheets_server.client import SCOPES
from tests.sheets_server.trees import text

if TYPE_CHECKING:
    import pytest

    from tests.sheets_server.server import SheetsServer

HERE = Path(__file__).resolve().parent
MODULE_CAP = 400


def test_started_alone_it_says_where_it_is_and_gspread_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "tests.sheets_server", "--port", "0", "--title", "春季小组"]
    with subprocess.Popen(command, cwd=HERE.parents[1], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = dict(process.stdout.readline().strip().split(": ", 1) for _ in range(3))
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+", said["url"])
            monkeypatch.setattr("gspread.http_client.SPREADSHEET_URL", said["url"] + "/v4/spreadsheets/%s")
            signed_in = gspread.service_account(filename=said["service account"])
            assert signed_in.open_by_key(said["spreadsheet"]).title == "春季小组"
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert not Path(said["service account"]).exists()


def test_googles_own_client_reads_and_writes(server: SheetsServer) -> None:
    discovery = import_module("googleapiclient.discovery")
    token = text(server.tokens.issue("account@example.com", SCOPES), "access_token")
    credentials = Credentials(token)
    options = {"api_endpoint": server.url}
    book = server.add_spreadsheet("总表")
    with discovery.build(
        "sheets", "v4", credentials=credentials, client_options=options, static_discovery=True
    ) as service:
        sheets = service.spreadsheets()
        body = {"values": [["小组", "G01"]]}
        values = sheets.values()
        values.update(spreadsheetId=book, range="Sheet1!A1", valueInputOption="RAW", body=body).execute()
        assert values.get(spreadsheetId=book, range="Sheet1!A1:B1").execute()["values"] == [["小组", "G01"]]
        found = sheets.get(spreadsheetId=book, fields="sheets.properties.title").execute()
        assert found == {"sheets": [{"properties": {"title": "Sheet1"}}]}


def test_modules_keep_the_size_of_the_house() -> None:
    lines = {file.name: len(file.read_text("utf-8").splitlines()) for file in HERE.glob("*.py")}
    assert len(lines) > 30
    assert not {name: count for name, count in lines.items() if count > MODULE_CAP}


def test_the_server_knows_nothing_of_the_product() -> None:
    """It must not agree with our own code about what Google does."""
    sources = [file for file in HERE.glob("*.py") if not file.name.startswith("test_")]
    assert len(sources) > 20
    assert not [
        file.name for file in sources if re.search(r"^(from|import) toolkit", file.read_text("utf-8"), re.MULTILINE)
    ]
