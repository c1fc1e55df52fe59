"""Every command on a Google hub with a leader's Google Sheet, and the same in Excel: equal answers, two calls each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import EN_HUB, HUBS, MESSY_HUB, run_json, samples_in
from tests.cli.google import DAY, OWN, uploaded
from tests.cli.test_shared_behaviour import COMMANDS
from toolkit.names import Language
from toolkit.stores import open_location
from toolkit.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.sheets_server import SheetsServer
    from toolkit.sheets import Value

READ_ONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
Rows = tuple[tuple["Value", ...], ...]


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


def on_google(server: SheetsServer, local: Path, hub: str) -> tuple[str, list[str]]:
    """The address of the hub, and the spreadsheets it reaches; called as the files are, for messages name them."""
    own = uploaded(server, local / OWN, title=OWN)
    address = uploaded(server, local / hub, {OWN: own}, title=hub)
    return address, [found for each in (address, own) if (found := spreadsheet_id(each))]


def answers(shown: dict[str, Any]) -> dict[str, object]:
    """What a command says, without where things lie."""
    files = [{**each, "path": ""} for each in shown["files"]]
    return {**{key: shown[key] for key in ("exit", "problems", "patches")}, "files": files}


def sheets_of(location: str, *, ours: bool) -> dict[str, Rows]:
    """What stands in our sheets of a workbook, or in people's."""
    grids = open_location(location, write=False).read().grids
    return {grid.sheet: grid.rows for grid in grids if bool(grid.owned) == ours}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_on_google_as_in_excel_with_two_calls_for_each_sheet(
    command: str, server: SheetsServer, online: Path, local: Path
) -> None:
    hub = HUBS[Language.ZH]
    address, books = on_google(server, local, hub)
    name, arguments = command.split(maxsplit=1)[0], (*COMMANDS[command][0], *DAY)
    before = sheets_of(address, ours=False)
    server.calls.clear()
    server.tokens.scopes.clear()
    tried = run_json(name, address, *arguments, "--dry-run")
    assert tried["exit"] == 0, tried["problems"]
    assert (server.calls.reads, server.calls.writes) == (len(books), 0)
    assert set(server.tokens.scopes.values()) <= {READ_ONLY}
    assert list(online.iterdir()) == []

    server.calls.clear()
    found = run_json(name, address, *arguments)
    assert answers(found) == answers(run_json(name, local / hub, *arguments))
    written = {each["workbook"] for each in found["patches"] if each["changed"]}
    assert (server.calls.reads, server.calls.writes) == (len(books), len(written))
    assert bool(written) == COMMANDS[command][1]
    assert sheets_of(address, ours=True) == sheets_of(str(local / hub), ours=True)
    assert sheets_of(address, ours=False) == before

    server.calls.clear()
    again = run_json(name, address, *arguments)
    assert not any(each["changed"] for each in (*again["files"], *again["patches"]))
    assert (server.calls.reads, server.calls.writes) == (len(books), 0)


def test_an_english_hub_is_worked_on_in_english(server: SheetsServer, online: Path, local: Path) -> None:
    address = uploaded(server, local / EN_HUB, title=EN_HUB)
    for command in (("check", "--mark"), ("attendance",)):
        found = run_json(command[0], address, *command[1:], *DAY, language=Language.EN)
        assert answers(found) == answers(run_json(command[0], local / EN_HUB, *command[1:], *DAY, language=Language.EN))
    assert sorted(sheets_of(address, ours=True)) == sorted(sheets_of(str(local / EN_HUB), ours=True))
    assert "Findings" in sheets_of(address, ours=True)
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
