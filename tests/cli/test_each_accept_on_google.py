"""Every `--accept` on a Google hub, in both languages: the cells that Excel gets, and `undo` takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
import pytest

from tests.cli.commands import HUBS, run_json, samples_in
from tests.cli.google import OWN, uploaded
from toolkit.names import Language
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores import open_location

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from toolkit.sheets import Value

DAY = ("--as-of", "2026-09-14")
# Where the programme stands before: sheets still empty, columns not filled yet.
EMPTY = {
    Language.ZH: {"活动", "考勤", "成果", "反馈", "问题与待办"},
    Language.EN: {"Sessions", "Attendance", "Outcomes", "Feedback", "Problems and tasks"},
}
UNGROUPED = {Language.ZH: {"小组", "成员", "计划", "投票"}, Language.EN: {"Groups", "Members", "Plan", "Ballots"}}
BLANK = {Language.ZH: {"主题": "状态", "成员": "角色"}, Language.EN: {"Topics": "Status", "Members": "Role"}}
CHOSEN = {Language.ZH: ("调研汇总", "入选", "是"), Language.EN: ("Survey summary", "Chosen", "yes")}
CHANGED = {
    "survey": {Language.ZH: {"主题"}, Language.EN: {"Topics"}},
    "match": {Language.ZH: {"小组", "成员"}, Language.EN: {"Groups", "Members"}},
    "elect": {Language.ZH: {"成员"}, Language.EN: {"Members"}},
    "plan": {Language.ZH: {"计划", "活动", "活动记录"}, Language.EN: {"Sessions"}},
}
Sheets = dict[tuple[str, str], tuple[tuple["Value", ...], ...]]


class Both(NamedTuple):
    """One programme in Excel and on Google, each with the groups' own sheets it links."""

    local: tuple[str, ...]
    online: tuple[str, ...]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of samples; the run's own folder is another."""
    (tmp_path / "online").mkdir()
    monkeypatch.chdir(tmp_path / "online")
    return samples_in(tmp_path)


def begun(command: str, language: Language, server: SheetsServer, folder: Path) -> Both:
    """The programme as it stands before a command has anything to accept."""
    hub = folder / HUBS[language]
    _begin(hub, language, EMPTY[language] | (UNGROUPED[language] if command == "match" else set()))
    if language is Language.EN or command == "match":
        return Both((str(hub),), (uploaded(server, hub, {OWN: ""}, title=hub.name),))
    book = openpyxl.load_workbook(folder / OWN)
    book["活动记录"].delete_rows(2, book["活动记录"].max_row)
    del book["本组成员"]
    book.save(folder / OWN)
    own = uploaded(server, folder / OWN, title=OWN)
    return Both((str(hub), str(folder / OWN)), (uploaded(server, hub, {OWN: own}, title=hub.name), own))


def _begin(hub: Path, language: Language, empty: set[str]) -> None:
    book = openpyxl.load_workbook(hub)
    for sheet in book:
        name = BLANK[language].get(sheet.title)
        if sheet.title in empty:
            sheet.tables.clear()
            sheet.delete_rows(2, sheet.max_row)
        elif name:
            column = [cell.value for cell in sheet[1]].index(name) + 1
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, column).value = None
    book.save(hub)


def sheets(locations: tuple[str, ...], *, ours: bool) -> Sheets:
    """Our sheets of workbooks, or people's."""
    grids = [grid for each in locations for grid in open_location(each, write=False).read().grids]
    return {(grid.workbook, grid.sheet): grid.rows for grid in grids if bool(grid.owned) == ours}


def filled(before: Sheets, after: Sheets) -> dict[tuple[str, str, int, int], Value]:
    """The cells that were changed, and what they hold."""
    assert before.keys() == after.keys()
    return {
        (*name, at, place): value
        for name, rows in after.items()
        for at, row in enumerate(rows)
        for place, value in enumerate(row)
        if value != (before[name][at][place] if at < len(before[name]) and place < len(before[name][at]) else None)
    }


def choose(location: str, language: Language) -> None:
    """Two directions get a yes in the yellow column of the survey's summary."""
    title, header, word = CHOSEN[language]
    store = open_location(location)
    snapshot = store.read()
    grid = next(grid for grid in snapshot.grids if grid.sheet == title)
    top = next(row for row, line in enumerate(grid.rows, start=1) if header in line)
    column = grid.rows[top - 1].index(header) + 1
    edits = [CellEdit(grid.at(row, column), None, word) for row in (top + 1, top + 2)]
    assert [each.state for each in store.apply([CellsPatch(title, edits)], based_on=snapshot).outcomes] == ["edited"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("command", CHANGED)
def test_what_is_accepted_on_google_is_what_excel_gets_and_undo_takes_it_back(
    command: str, language: Language, server: SheetsServer, folder: Path
) -> None:
    both = begun(command, language, server, folder)
    if command == "survey":
        for hub in (both.online[0], both.local[0]):
            run_json("survey", hub, *DAY, language=language)
            choose(hub, language)
    before = sheets(both.online, ours=False)
    excel = sheets(both.local, ours=False)
    server.calls.clear()
    online = run_json(command, both.online[0], *DAY, "--accept", language=language)
    reads, writes = server.calls.reads, server.calls.writes
    local = run_json(command, both.local[0], *DAY, "--accept", language=language)
    for name in ("exit", "problems", "patches"):
        assert online[name] == local[name], name
    assert [each["sha256"] for each in online["files"]] == [each["sha256"] for each in local["files"]]
    assert sheets(both.online, ours=True) == sheets(both.local, ours=True)
    found = filled(before, sheets(both.online, ours=False))
    assert found == filled(excel, sheets(both.local, ours=False))
    assert {title for _, title, _, _ in found} == CHANGED[command][language]
    # A workbook is read once, and once more before cells of people's in it are written, all in one batch.
    written = {each["workbook"] for each in online["patches"] if each["changed"]}
    assert (reads, writes) == (len(both.online) + len(written), len(written))
    for location in both.online:
        run_json("undo", location, language=language)
    assert sheets(both.online, ours=False) == before


@pytest.mark.parametrize("language", list(Language))
def test_a_leader_entered_in_this_run_is_not_missed_by_it(
    language: Language, server: SheetsServer, folder: Path
) -> None:
    both = begun("elect", language, server, folder)
    for hub in (both.local[0], both.online[0]):
        missing = leaderless(run_json("elect", hub, *DAY, language=language))
        accepted = run_json("elect", hub, *DAY, "--accept", language=language)
        assert missing - leaderless(accepted) == {"A2", "A3"}
        assert "ELE-005" not in {each["code"] for each in accepted["problems"]}
        assert accepted["problems"] == run_json("elect", hub, *DAY, language=language)["problems"]


def leaderless(shown: dict[str, Any]) -> set[str]:
    """The groups that are said to have no leader."""
    return {each["cell"] for each in shown["problems"] if each["code"] == "RULE-307"}


def test_the_commands_of_the_first_half_answer_in_english_as_in_excel(server: SheetsServer, folder: Path) -> None:
    hub = folder / HUBS[Language.EN]
    address = uploaded(server, hub, title=hub.name)
    for command in ("survey", "proposal", "recruit", "match", "elect", "kickoff", "charter", "plan", "close"):
        online = run_json(command, address, "--as-of", "2026-11-24", language=Language.EN)
        local = run_json(command, hub, "--as-of", "2026-11-24", language=Language.EN)
        assert [each["sha256"] for each in online["files"]] == [each["sha256"] for each in local["files"]], command
        assert (online["problems"], online["patches"]) == (local["problems"], local["patches"]), command
        assert online["exit"] == 0, command
    assert sheets((address,), ours=True) == sheets((str(hub),), ours=True)
