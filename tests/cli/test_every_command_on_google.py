"""Every command on a Google hub with a leader's Google Sheet, and the same in Excel: equal answers, two calls each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.cli.commands import EN_HUB, HUBS, MESSY_HUB, run_json, samples_in
from tests.cli.google import DAY, OWN, uploaded
from tests.cli.test_shared_behaviour import COMMANDS
from tests.sheets_server.trees import child
from toolkit.names import Language
from toolkit.stores import open_location
from toolkit.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.books import Spreadsheet
    from toolkit.sheets import Value

READ_ONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
Rows = tuple[tuple["Value", ...], ...]


class Online(NamedTuple):
    """A hub in Google Sheets, and every spreadsheet it reaches as it was uploaded."""

    address: str
    books: tuple[Spreadsheet, ...]

    def peoples(self, server: SheetsServer) -> list[list[object]]:
        """Everything in people's sheets as it is now."""
        return [
            [
                (sheet.title, sheet.cells, sheet.rows, sheet.columns, sheet.merges, sheet.rules, sheet.protections)
                for sheet in server.spreadsheet(book.id).sheets
                if not any(sheet.id == child(mark, "location").get("sheetId") for mark in now.metadata)
            ]
            for book in self.books
            for now in [server.spreadsheet(book.id)]
        ]


@pytest.fixture
def online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with Google; the samples in Excel lie elsewhere."""
    folder = tmp_path / "online"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def local(tmp_path: Path) -> Path:
    folder = tmp_path / "local"
    folder.mkdir()
    return samples_in(folder)


@pytest.fixture(scope="module")
def uploads(running: SheetsServer, tmp_path_factory: pytest.TempPathFactory) -> Online:
    """The hub and the own sheet it links, uploaded once; called as the files are, for messages name them."""
    local = samples_in(tmp_path_factory.mktemp("uploads"))
    hub = HUBS[Language.ZH]
    own = uploaded(running, local / OWN, title=OWN)
    address = uploaded(running, local / hub, {OWN: own}, title=hub)
    ids = [found for each in (address, own) if (found := spreadsheet_id(each))]
    return Online(address, tuple(running.spreadsheet(each) for each in ids))


@pytest.fixture
def hub(server: SheetsServer, uploads: Online) -> Online:
    """The uploads as if no command had run on them."""
    for book in uploads.books:
        server.put_back(book)
    return uploads


def answers(shown: dict[str, Any]) -> dict[str, object]:
    """What a command says, without where things lie."""
    files = [{**each, "path": ""} for each in shown["files"]]
    return {**{key: shown[key] for key in ("exit", "problems", "patches")}, "files": files}


def ours(location: str) -> dict[str, Rows]:
    """What stands in our sheets of a workbook."""
    grids = open_location(location, write=False).read().grids
    return {grid.sheet: grid.rows for grid in grids if grid.owned}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_on_google_as_in_excel_with_two_calls_for_each_sheet(
    command: str, server: SheetsServer, hub: Online, online: Path, local: Path
) -> None:
    address, books = hub
    name, arguments = command.split(maxsplit=1)[0], (*COMMANDS[command][0], *DAY)
    before = hub.peoples(server)
    tried = run_json(name, address, *arguments, "--dry-run")
    assert tried["exit"] == 0, tried["problems"]
    assert (server.calls.reads, server.calls.writes) == (len(books), 0)
    assert set(server.tokens.scopes.values()) == {READ_ONLY}
    assert list(online.iterdir()) == []

    server.calls.clear()
    found = run_json(name, address, *arguments)
    assert answers(found) == answers(run_json(name, local / HUBS[Language.ZH], *arguments))
    written = {each["workbook"] for each in found["patches"] if each["changed"]}
    assert (server.calls.reads, server.calls.writes) == (len(books), len(written))
    assert bool(written) == COMMANDS[command][1]
    # Who only reads never holds a token that could change anything.
    assert (set(server.tokens.scopes.values()) == {READ_ONLY}) == (not written)
    if written:
        assert ours(address) == ours(str(local / HUBS[Language.ZH]))
    assert hub.peoples(server) == before

    server.calls.clear()
    again = run_json(name, address, *arguments)
    assert not any(each["changed"] for each in (*again["files"], *again["patches"]))
    assert (server.calls.reads, server.calls.writes) == (len(books), 0)


def test_an_english_hub_is_worked_on_in_english(server: SheetsServer, online: Path, local: Path) -> None:
    address = uploaded(server, local / EN_HUB, title=EN_HUB)
    for command in (("check", "--mark"), ("attendance",)):
        found = run_json(command[0], address, *command[1:], *DAY, language=Language.EN)
        assert answers(found) == answers(run_json(command[0], local / EN_HUB, *command[1:], *DAY, language=Language.EN))
    assert sorted(ours(address)) == sorted(ours(str(local / EN_HUB)))
    assert "Findings" in ours(address)
    assert list(online.iterdir()) == []


def test_a_messy_hub_has_the_same_faults_but_for_formulas_nobody_calculated(
    server: SheetsServer, online: Path, local: Path
) -> None:
    """Google calculates every formula by itself; whatever else people do to sheets is found there too."""
    address = uploaded(server, local / MESSY_HUB, title=MESSY_HUB)
    found = run_json("check", address, "--mark", *DAY)
    expected = answers(run_json("check", local / MESSY_HUB, "--mark", *DAY))
    assert isinstance(expected["problems"], list)
    uncached = [each for each in expected["problems"] if each["code"] == "CELL-002"]
    assert [each for each in expected["problems"] if each not in uncached] == found["problems"]
    assert (len(uncached), found["exit"]) == (1, expected["exit"])
    assert list(online.iterdir()) == []
