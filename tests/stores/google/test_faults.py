"""Whatever goes wrong on the way, in whatever order: the end is the one a run without faults reaches."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import PASSING, Fault, FaultKind, running_server
from tests.stores.google.reach import PEOPLE, Reach, TestClock, sheet
from tests.stores.google.wire import parsed_in
from tests.stores.patches import summary, texts
from tests.tools import LONG
from toolkit.errors import OUTSIDE_FAILED, StudygroupError
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores.google.state import GUARD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer, Spreadsheet
    from tests.sheets_server.trees import Object
    from toolkit.stores.google.store import GoogleStore

SCHEDULES = 1000 if LONG else 100
# Faults strike until this many runs; after that nothing goes wrong and the last run settles what is left.
ROUNDS = 3
SIZE = (60, 26)


def write_month(store: GoogleStore, turn: int) -> None:
    """What a month writes: two summaries, and a cell of the leader's."""
    snapshot = store.read()
    people = sheet(snapshot, "成员")
    change = CellsPatch("成员", (CellEdit(people.at(2, 4), people.value(2, 4), f"第{turn}月"),))
    month = texts((f"第{turn}月", "=1"), key="progress", title="进度汇总")
    store.apply([summary(extra=turn), month, change], based_on=snapshot)


def run(reach: Reach, book: str, turn: int) -> int:
    """One monthly run and its exit code: 0, or that Google stayed away longer than a run may take."""
    try:
        write_month(reach.store(book), turn)
    except StudygroupError as stopped:
        return stopped.exit_code
    return 0


def state(book: Spreadsheet) -> object:
    """All there is in a spreadsheet but what differs by its id and by how many runs there were."""
    sheets = [
        replace(each, properties={**each.properties, "sheetId": each.properties["title"]}) for each in book.sheets
    ]
    text = str([(each.properties, each.cells, len(each.rules), each.filter is not None) for each in sheets])
    for each in book.sheets:
        text = text.replace(str(each.id), each.title)
    marks = sorted(str(each["metadataKey"]) for each in book.metadata)
    values = sorted(str(each["metadataValue"]) for each in book.metadata if each["metadataKey"] != "studygroup.run")
    return text, marks, values, len(book.sheets)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The end that runs without faults reach."""
    with running_server() as server:
        reach = Reach(server, server.service_account(tmp_path_factory.mktemp("key")), TestClock())
        book = server.add_spreadsheet("组", PEOPLE, size=SIZE)
        for turn in range(ROUNDS + 1):
            assert run(reach, book, turn) == 0
        return state(server.spreadsheet(book))


@pytest.mark.timeout(900)
def test_every_schedule_of_faults_ends_in_the_state_of_a_run_without_faults(
    server: SheetsServer, tmp_path: Path, quiet: object
) -> None:
    key = server.service_account(tmp_path)
    reach = Reach(server, key, TestClock())
    struck = []
    for seed in range(SCHEDULES):
        book = server.add_spreadsheet("组", PEOPLE, size=SIZE)
        chance = Random(seed)  # noqa: S311
        for turn in range(ROUNDS):
            server.faults.script(seed * ROUNDS + turn, most=chance.choice([2, 4, 12]))
            assert run(reach, book, turn) in {0, OUTSIDE_FAILED}
        struck += server.faults.struck
        server.faults.clear()
        assert run(reach, book, ROUNDS) == 0
        assert state(server.spreadsheet(book)) == quiet, f"seed {seed}"
        assert parsed_in(server.calls.all) == []
        server.calls.all.clear()
    assert {each.kind for each in struck} == set(PASSING)
    assert len(struck) > 4 * SCHEDULES
    assert sum(reach.time.waits) > SCHEDULES


def test_leaders_sheets_are_untouched_by_summaries_whatever_goes_wrong(server: SheetsServer, reach: Reach) -> None:
    for seed in range(20):
        book = reach.people()
        before = [each.cells for each in server.spreadsheet(book).sheets]
        server.faults.script(seed, most=8)
        store = reach.store(book)
        with suppress(StudygroupError):
            store.apply([summary()], based_on=store.read())
        server.faults.clear()
        assert [each.cells for each in server.spreadsheet(book).sheets[: len(before)]] == before


def test_two_runs_at_once_leave_one_summary(reach: Reach) -> None:
    book = reach.people()
    first, second = reach.store(book), reach.store(book)
    seen = first.read(), second.read()
    assert [each.state for each in second.apply([summary(extra=1)], based_on=seen[1]).outcomes] == ["created"]
    assert [each.state for each in first.apply([summary()], based_on=seen[0]).outcomes] == ["replaced"]
    snapshot = reach.store(book).read()
    assert [grid.sheet for grid in snapshot.grids if grid.owned] == ["考勤汇总"]
    assert sheet(snapshot, "考勤汇总").value(6, 4) == 20


def test_a_run_that_replaces_a_summary_while_we_do_is_not_taken_for_a_protection(
    server: SheetsServer, reach: Reach
) -> None:
    book = reach.people()
    store = reach.store(book)
    store.apply([summary()], based_on=store.read())
    first, second = reach.store(book), reach.store(book)
    seen = first.read(), second.read()
    assert [each.state for each in second.apply([summary(extra=1)], based_on=seen[1]).outcomes] == ["replaced"]
    assert [each.state for each in first.apply([summary(extra=2)], based_on=seen[0]).outcomes] == ["replaced"]
    snapshot = reach.store(book).read()
    assert sheet(snapshot, "考勤汇总").value(6, 4) == 22
    assert len(server.spreadsheet(book).sheets[-1].protections) == 1


def test_a_guard_somebody_takes_off_while_we_write_keeps_nothing_back(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    store.apply([summary()], based_on=store.read())
    store = reach.store(book)
    snapshot = store.read()
    (guard,) = server.spreadsheet(book).sheets[-1].protections
    server.edit(book, [{"deleteProtectedRange": {"protectedRangeId": guard["protectedRangeId"]}}])
    assert [each.state for each in store.apply([summary(extra=1)], based_on=snapshot).outcomes] == ["replaced"]
    assert len(server.spreadsheet(book).sheets[-1].protections) == 1


def test_a_sheet_that_changes_again_and_again_is_given_up(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    store.apply([summary()], based_on=store.read())
    store = reach.store(book)
    snapshot = store.read()

    def take_off() -> None:
        for each in server.spreadsheet(book).sheets[-1].protections:
            server.edit(book, [{"deleteProtectedRange": {"protectedRangeId": each["protectedRangeId"]}}])
        area: Object = {"sheetId": server.spreadsheet(book).sheets[-1].id}
        guard: Object = {"range": area, "description": GUARD, "warningOnly": True}
        server.edit(book, [{"addProtectedRange": {"protectedRange": guard}}])

    server.faults.put(*[Fault(FaultKind.EDIT_BETWEEN, on="write", action=take_off)] * 40)
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary(extra=1)], based_on=snapshot)
    assert stopped.value.exit_code == OUTSIDE_FAILED
    assert len(server.calls.of("write")) < 12
