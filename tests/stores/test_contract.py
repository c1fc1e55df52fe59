"""What every store promises, shown for each of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import running_server
from tests.stores.google.reach import reached
from tests.stores.patches import HOSTILE, starter, summary, texts
from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch, SheetRemoval
from toolkit.stores import Store, create, open_location
from toolkit.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from toolkit.sheets import Grid, Snapshot

STORES = ("总表.xlsx", "总表", "google")


class Location:
    """One place a programme may live in, and all that can be seen of it from outside."""

    def __init__(self, address: str, folder: Path, server: SheetsServer) -> None:
        self.address = address
        self.is_google = spreadsheet_id(address) is not None
        self.is_folder = not self.is_google and not address.endswith(".xlsx")
        self._folder = folder
        self._server = server

    @property
    def state(self) -> dict[str, str]:
        """Everything there, by name, as digests."""
        if self.is_google:
            return {"book": str(self._server.spreadsheet(self.address))}
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(self._folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with running_server() as running:
        yield running


@pytest.fixture(params=STORES)
def location(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    server: SheetsServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Location:
    address = str(tmp_path / str(request.param))
    if request.param == "google":
        key = server.service_account(tmp_path_factory.mktemp("key"))
        reached(monkeypatch, server, key)
        address = server.add_spreadsheet("总表", {"Sheet1": []})
    create(address, starter())
    return Location(address, tmp_path, server)


def opened(location: Location) -> tuple[Store, Snapshot]:
    store = open_location(location.address)
    return store, store.read()


def sheet(snapshot: Snapshot, name: str) -> Grid:
    return next(grid for grid in snapshot.grids if grid.sheet == name)


def test_a_new_workbook_holds_its_sheets_and_none_is_ours(location: Location) -> None:
    _, snapshot = opened(location)
    assert {grid.sheet for grid in snapshot.grids} == {"填写说明", "名单", "选项"}
    assert [grid.owned for grid in snapshot.grids] == [None] * 3
    assert sheet(snapshot, "名单").rows[0] == ("工号", "姓名", "入职日期", "角色")
    assert sheet(snapshot, "填写说明").rows[3] == ("名单", "人力资源")


def test_nothing_is_created_over_something(location: Location) -> None:
    before = location.state
    with pytest.raises(StudygroupError) as stopped:
        create(location.address, starter())
    assert stopped.value.problem.code is (Code.GOO_NOT_EMPTY if location.is_google else Code.FILE_EXISTS)
    assert location.state == before


def test_a_sheet_of_ours_is_created_then_left_then_replaced(location: Location) -> None:
    store, snapshot = opened(location)
    first = store.apply([summary()], based_on=snapshot)
    assert [each.state for each in first.outcomes] == ["created"]
    assert first.outcomes[0].cells > 20

    store, snapshot = opened(location)
    assert sheet(snapshot, "考勤汇总").owned == "attendance"
    before = location.state
    again = store.apply([summary()], based_on=snapshot)
    assert [(each.state, each.cells) for each in again.outcomes] == [("unchanged", 0)]
    assert again.backup is None
    assert location.state == before

    changed = store.apply([summary(extra=1)], based_on=snapshot)
    assert [each.state for each in changed.outcomes] == ["replaced"]
    # Google keeps every version itself.
    assert (changed.backup is None) is location.is_google
    _, snapshot = opened(location)
    assert [grid.sheet for grid in snapshot.grids if grid.owned] == ["考勤汇总"]
    assert str(sheet(snapshot, "考勤汇总").value(6, 4)) == "21"


def test_what_is_written_reads_back(location: Location) -> None:
    store, snapshot = opened(location)
    store.apply([summary()], based_on=snapshot)
    _, snapshot = opened(location)
    grid = sheet(snapshot, "考勤汇总")
    assert grid.value(1, 1) == "2026 年 11 月考勤汇总"
    assert grid.rows[2] == ("小组", "日期", "出勤率", "应到", "学时", "明细", "处理")
    assert [str(grid.value(4, column)) for column in (1, 2, 4, 6)] == ["G01", "2026-11-04", "8", "看"]
    assert grid.value(6, 7) == "第一行\n第二行"


def test_a_sheet_of_peoples_with_our_title_is_refused_and_the_others_are_written(location: Location) -> None:
    store, snapshot = opened(location)
    people = sheet(snapshot, "名单").rows
    taken = summary(key="roster_summary", title="名单")
    applied = store.apply([taken, summary()], based_on=snapshot)
    assert [each.state for each in applied.outcomes] == ["refused", "created"]
    refusal = applied.outcomes[0].problem
    assert refusal is not None
    assert refusal.code is Code.SHEET_NAME_TAKEN
    _, snapshot = opened(location)
    assert sheet(snapshot, "名单").rows == people
    assert sheet(snapshot, "名单").owned is None


def test_a_sheet_handed_to_people_is_never_written_again(location: Location) -> None:
    store, snapshot = opened(location)
    handed = replace(summary(), owned=False)
    assert [each.state for each in store.apply([handed], based_on=snapshot).outcomes] == ["created"]
    store, snapshot = opened(location)
    assert sheet(snapshot, "考勤汇总").owned is None
    assert [each.state for each in store.apply([handed], based_on=snapshot).outcomes] == ["refused"]


def test_of_two_new_sheets_with_one_title_the_second_is_refused(location: Location) -> None:
    store, snapshot = opened(location)
    applied = store.apply([texts(("a",), title="Notes"), texts(("b",), key="b", title="notes")], based_on=snapshot)
    assert [each.state for each in applied.outcomes] == ["created", "refused"]
    _, snapshot = opened(location)
    assert len(snapshot.grids) == 4


def test_a_dry_run_says_the_same_and_writes_nothing(location: Location) -> None:
    store, snapshot = opened(location)
    before = location.state
    patches = [summary(), summary(key="x", title="名单")]
    told = store.apply(patches, based_on=snapshot, dry_run=True)
    assert location.state == before
    done = store.apply(patches, based_on=snapshot)
    assert told.outcomes == done.outcomes
    assert told.backup is None
    assert location.state != before


def test_a_workbook_changed_since_it_was_read_is_not_written(location: Location) -> None:
    store, stale = opened(location)
    store.apply([summary()], based_on=stale)
    before = location.state
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary(extra=1)], based_on=stale)
    assert stopped.value.problem.code is Code.FILE_CHANGED_MEANWHILE
    assert stopped.value.exit_code == CANNOT_WRITE
    assert location.state == before


def test_a_sheet_of_ours_goes_and_everything_else_stays(location: Location) -> None:
    store, snapshot = opened(location)
    before = snapshot.grids
    store.apply([summary(), texts(HOSTILE)], based_on=snapshot)
    store, snapshot = opened(location)
    told = store.apply([SheetRemoval("attendance")], based_on=snapshot, dry_run=True)
    state = location.state
    done = store.apply([SheetRemoval("attendance"), SheetRemoval("nobody's")], based_on=snapshot)
    assert told.outcomes[0] == done.outcomes[0]
    assert [(each.sheet, each.state) for each in done.outcomes] == [("考勤汇总", "removed"), ("nobody's", "unchanged")]
    assert location.state != state
    _, snapshot = opened(location)
    assert [grid.owned for grid in snapshot.grids if grid.owned] == ["texts"]
    assert tuple(grid for grid in snapshot.grids if grid.owned is None) == before
    store, snapshot = opened(location)
    assert store.apply([summary()], based_on=snapshot).outcomes[0].state == "created"


def test_nothing_of_ours_lies_about_afterwards(location: Location) -> None:
    store, snapshot = opened(location)
    store.apply([summary()], based_on=snapshot)
    left = [name for name in location.state if ".lock" in name or name.endswith(".tmp")]
    assert not left


def test_cells_are_filled_and_rows_added_in_peoples_sheets(location: Location) -> None:
    store, snapshot = opened(location)
    first = sheet(snapshot, "名单").at(2, 1)
    edits = (CellEdit(first, "示例 00017", "00017"), CellEdit(first._replace(row=3), None, "00018"))
    patch = CellsPatch("名单", edits, (("00019", "陈丁"), ("00020", "吴戊")))
    told = store.apply([patch], based_on=snapshot, dry_run=True)
    before = location.state
    done = store.apply([patch, summary()], based_on=snapshot)
    assert told.outcomes[0] == done.outcomes[0]
    assert [(each.state, each.cells) for each in told.outcomes] == [("edited", 6)]
    assert (done.backup is None) is location.is_google
    assert location.state != before
    store, snapshot = opened(location)
    assert [row[0] for row in sheet(snapshot, "名单").rows[1:]] == ["00017", "00018", "00019", "00020"]
    again = store.apply([CellsPatch("名单", edits)], based_on=snapshot)
    assert [(each.state, each.cells) for each in again.outcomes] == [("unchanged", 0)]


def test_a_cell_somebody_changed_refuses_its_sheet_and_the_others_are_written(location: Location) -> None:
    store, snapshot = opened(location)
    at = sheet(snapshot, "名单").at(2, 1)
    applied = store.apply([CellsPatch("名单", (CellEdit(at, None, "00017"),)), summary()], based_on=snapshot)
    assert [each.state for each in applied.outcomes] == ["refused", "created"]
    refusal = applied.outcomes[0].problem
    assert refusal is not None
    assert (refusal.code, refusal.at) == (Code.SHEET_CELL_CHANGED, at)
    _, snapshot = opened(location)
    assert sheet(snapshot, "名单").value(2, 1) == "示例 00017"


def test_hostile_text_comes_back_as_text(location: Location) -> None:
    store, snapshot = opened(location)
    store.apply([texts(HOSTILE)], based_on=snapshot)
    _, snapshot = opened(location)
    read = [str(row[1]) for row in sheet(snapshot, "文字").rows[1:]]
    assert len(read) == len(HOSTILE)
    # A .csv has no typed cells: an apostrophe stands before what a spreadsheet program would compute.
    assert [each.removeprefix("'") if location.is_folder else each for each in read] == list(HOSTILE)
    if location.is_folder:
        assert [each[0] for each in read[:6]] == ["'"] * 6
