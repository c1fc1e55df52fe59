"""`undo` on a Google Sheet: rows of people's only while they are as we left them, sheets of ours as they were."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets_server import Fault, FaultKind
from tests.stores.google.reach import sheet
from tests.stores.patches import summary, texts
from toolkit.content import ChartKind
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.sheet_changes import CHANGES, Change, SheetChanges
from toolkit.files.told_sheets import sheet_heard, sheet_told
from toolkit.problems import Code
from toolkit.sheets import (
    CellEdit,
    CellsPatch,
    Column,
    Grid,
    Kind,
    ListFrom,
    Plot,
    SheetPatch,
    SheetRemoval,
    Snapshot,
    Tone,
)
from toolkit.stores.digest import digest_of
from toolkit.stores.edits import same
from toolkit.stores.google.budget import Budget
from toolkit.stores.google.edits import plan_cells
from toolkit.stores.google.plan import plan_batch
from toolkit.stores.google.reader import Fresh
from toolkit.stores.google.state import STATE_FIELDS, SheetState, WorkbookState, state_of
from toolkit.stores.google.store import GoogleStore
from toolkit.stores.google.taking_back import plan_back

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.trees import Object
    from tests.stores.google.reach import Reach
    from toolkit.files.sheet_changes import RowChange
    from toolkit.sheets import Patch, Value
    from toolkit.stores.google.store import TakenBack

ASKED = SheetPatch(
    "survey",
    "调研汇总",
    (Column("方向", Kind.TEXT), Column("入选", Kind.TEXT, tone=Tone.INPUT)),
    (("数据分析", None), ("写作", "是")),
)


class Book:
    """A leader's spreadsheet, and the notes a machine keeps of it."""

    def __init__(self, reach: Reach, notes: Path) -> None:
        self.reach = reach
        self.notes = notes
        self.id = reach.people()

    def store(self) -> GoogleStore:
        return GoogleStore(self.reach.service(), self.id, changes=SheetChanges(self.notes))

    def write(self, *patches: Patch) -> None:
        store = self.store()
        outcomes = store.apply(patches, based_on=store.read()).outcomes
        assert not [each for each in outcomes if each.state in {"refused", "unchanged"}]

    def fill(self, row: int, column: int, after: Value, *, name: str = "成员") -> CellsPatch:
        grid = sheet(self.store().read(), name)
        return CellsPatch(name, (CellEdit(grid.at(row, column), grid.value(row, column), after),))

    def back(self, *, dry_run: bool = False) -> TakenBack:
        return self.store().take_back(dry_run=dry_run)

    def now(self) -> list[tuple[str, tuple[tuple[Value, ...], ...], str | None]]:
        return [(grid.sheet, grid.rows, grid.owned) for grid in self.store().read().grids]


@pytest.fixture
def book(reach: Reach, tmp_path: Path) -> Book:
    return Book(reach, tmp_path / "notes")


def test_each_undo_goes_one_write_back_until_the_first(book: Book) -> None:
    states = [book.now()]
    book.write(CellsPatch("成员", appended=(("G01", "00019", "吴丙", "成员"), ("G01", "00020", "郑丁", "成员"))))
    states.append(book.now())
    book.write(summary(), book.fill(2, 4, "组长"), book.fill(2, 3, date(2026, 11, 3), name="活动"))
    states.append(book.now())
    book.write(summary(extra=3), book.fill(3, 4, "组员"))
    states.append(book.now())
    assert len({str(each) for each in states}) == 4
    for state in reversed(states[:-1]):
        told = book.back(dry_run=True)
        assert all(each.changed for each in told.outcomes)
        assert book.back() == told
        assert (told.problems, book.now()) == ((), state)
    with pytest.raises(StudygroupError) as stopped:
        book.back()
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.GOO_BACK_NOTHING, INPUT_UNUSABLE)
    assert book.now() == states[0]


def test_after_an_undo_the_next_write_is_taken_back_first(book: Book) -> None:
    book.write(book.fill(2, 4, "甲"))
    before = book.now()
    book.write(book.fill(3, 4, "乙"))
    book.back()
    book.write(book.fill(3, 4, "丙"))
    book.back()
    assert book.now() == before
    book.back()
    assert sheet(book.store().read(), "成员").value(2, 4) is None


def test_a_row_is_found_where_people_moved_it_and_left_where_they_went_on_with_it(
    book: Book, server: SheetsServer
) -> None:
    book.write(
        CellsPatch("成员", appended=(("G01", "00019", "吴丙", "成员"), ("G01", "00020", "郑丁", "成员"))),
        book.fill(2, 3, date(2026, 11, 3), name="活动"),
    )
    server.edit(book.id, [{"insertDimension": {"range": rows_of(server, book, "成员", 1, 2)}}])
    server.type_in(book.id, "'成员'!A2:C2", [["G02", "x", "别人"]])
    server.type_in(book.id, "'成员'!D6", [["组长"]])
    # In a row that was theirs before people may fill another cell: only a row of ours is then theirs.
    server.type_in(book.id, "'活动'!D2", [["主题"]])
    told = book.back()
    assert [(each.code, each.at and each.at[1:3]) for each in told.problems] == [(Code.GOO_BACK_ROW, ("成员", 5))]
    people = sheet(book.store().read(), "成员").rows
    assert people[1:] == (
        ("G02", "x", "别人"),
        ("G01", "00017", "林甲"),
        ("G01", "00018", "周乙"),
        (),
        ("G01", "00020", "郑丁", "组长"),
    )
    assert sheet(book.store().read(), "活动").rows[1] == ("G01", 1, None, "主题")


def rows_of(server: SheetsServer, book: Book, title: str, start: int, end: int) -> Object:
    there = next(each for each in server.spreadsheet(book.id).sheets if each.title == title)
    return {"sheetId": there.id, "dimension": "ROWS", "startIndex": start, "endIndex": end}


def test_a_sheet_of_ours_somebody_answered_in_stays_and_is_named(book: Book, server: SheetsServer) -> None:
    book.write(ASKED, book.fill(2, 4, "组长"))
    server.type_in(book.id, "'调研汇总'!B2", [["是"]])
    told = book.back()
    assert [each.code for each in told.problems] == [Code.GOO_BACK_SHEET]
    assert [each.sheet for each in told.outcomes] == ["成员"]
    assert sheet(book.store().read(), "调研汇总").rows[1:] == (("数据分析", "是"), ("写作", "是"))


def test_answers_people_had_given_by_then_come_back_with_the_sheet(book: Book, server: SheetsServer) -> None:
    book.write(ASKED)
    server.type_in(book.id, "'调研汇总'!B2", [["否"]])
    before = book.now()
    book.write(replace(ASKED, rows=(("写作", "是"), ("数据分析", "否"))))
    assert (book.back().problems, book.now()) == ((), before)
    # The first write made the sheet; now that it holds answers it is not taken away with it.
    assert [each.code for each in book.back().problems] == [Code.GOO_BACK_SHEET]
    assert book.now() == before


def test_a_sheet_of_ours_people_sorted_does_not_come_back_with_answers_in_wrong_rows(
    book: Book, server: SheetsServer
) -> None:
    book.write(ASKED)
    server.type_in(book.id, "'调研汇总'!A2:B3", [["写作", "是"], ["数据分析", "否"]])
    book.write(replace(ASKED, rows=(("写作", "是"), ("数据分析", "否"))))
    after = book.now()
    assert [each.code for each in book.back().problems] == [Code.GOO_BACK_SHEET]
    assert book.now() == after


def test_a_sheet_comes_back_as_it_was_drawn_and_one_nobody_kept_stays(book: Book, server: SheetsServer) -> None:
    book.write(ASKED)
    drawn = [(each.title, each.cells, each.protections) for each in server.spreadsheet(book.id).sheets[2:]]
    book.write(SheetRemoval("survey"), texts(("一",)))
    assert [each.state for each in book.back().outcomes] == ["created", "removed"]
    again = [(each.title, each.cells, each.protections) for each in server.spreadsheet(book.id).sheets[2:]]
    assert [each[:2] for each in again] == [each[:2] for each in drawn]
    book.write(replace(ASKED, rows=(("写作", None),)))
    (book.notes / f"{digest_of(ASKED)}.json.gz").unlink()
    assert [each.code for each in book.back().problems] == [Code.GOO_BACK_SHEET]


def test_what_another_machine_wrote_since_is_not_taken_for_ours(book: Book, tmp_path: Path) -> None:
    book.write(book.fill(2, 4, "甲"))
    here, book.notes = book.notes, tmp_path / "other"
    book.write(book.fill(3, 4, "乙"))
    book.notes = here
    before = book.now()
    with pytest.raises(StudygroupError) as stopped:
        book.back()
    assert stopped.value.problem.code is Code.GOO_BACK_SINCE
    assert book.now() == before


def test_a_run_that_writes_while_we_take_back_is_not_undone(book: Book, server: SheetsServer) -> None:
    book.write(summary())
    service = book.reach.service()
    now = state_of(book.id, service.get(book.id, STATE_FIELDS, Budget(service.clock), limit=1 << 20))
    theirs: list[Any] = list(plan_batch(now, (summary(extra=5),), {}).requests)
    server.faults.put(Fault(FaultKind.EDIT_BETWEEN, on="write", action=lambda: server.edit(book.id, theirs)))
    with pytest.raises(StudygroupError) as stopped:
        book.back()
    assert stopped.value.problem.code is Code.GOO_BACK_SINCE
    assert sheet(book.store().read(), "考勤汇总").value(6, 4) == 25


def test_a_write_that_never_came_does_not_hide_the_one_before(book: Book, server: SheetsServer) -> None:
    first = book.now()
    book.write(book.fill(2, 4, "甲"))
    server.faults.put(*[Fault(FaultKind.INTERNAL, on="write")] * 8)
    with pytest.raises(StudygroupError):
        book.write(book.fill(3, 4, "乙"))
    server.faults.clear()
    book.back()
    assert book.now() == first


@pytest.mark.parametrize("note", [b"", b"[]", b'{"changes": [1], "latest": {}}'])
def test_a_broken_note_takes_nothing_back(note: bytes, book: Book) -> None:
    book.write(book.fill(2, 4, "甲"))
    (book.notes / CHANGES).write_bytes(note)
    with pytest.raises(StudygroupError) as stopped:
        book.back()
    assert stopped.value.problem.code is Code.GOO_BACK_NOTHING


def test_notes_are_the_person_s_alone_and_old_ones_go(book: Book) -> None:
    for turn in range(24):
        book.write(summary(extra=turn), book.fill(2, 4, f"第{turn}次"))
    files = sorted(book.notes.iterdir())
    assert len(files) == 1 + 21
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert book.notes.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_takes_no_note_does_not_keep_figures_away(reach: Reach, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    book = Book(reach, tmp_path / "file" / "notes")
    book.write(summary())
    with pytest.raises(StudygroupError) as stopped:
        book.back()
    assert stopped.value.problem.code is Code.GOO_BACK_NOTHING


def test_a_sheet_told_and_heard_is_the_same_sheet() -> None:
    charted = replace(summary(), charts=(Plot(ChartKind.BAR, "图", 1, (3, 4), 2),))
    listed = replace(charted, columns=(*charted.columns, Column("角色", Kind.TEXT, 12, ListFrom("选项", 1), "说明")))
    for patch in (summary(), listed, ASKED, texts(("\ud800",))):
        heard = sheet_heard(json.loads(json.dumps(sheet_told(patch))))
        assert digest_of(heard) == digest_of(patch)


VALUES = st.sampled_from([None, "G01", "G02", "林甲", "组长", 1, date(2026, 11, 3)])
LINES = st.lists(st.lists(VALUES, max_size=3).map(tuple), max_size=6).map(tuple)


@given(LINES, st.data())
def test_whatever_people_do_meanwhile_only_our_own_words_are_taken_back(
    lines: tuple[tuple[Value, ...], ...], data: st.DataObject
) -> None:
    """Rows inserted, deleted, swapped and typed into between our write and the undo of it."""
    wanted = data.draw(st.dictionaries(st.tuples(st.integers(1, 7), st.integers(1, 3)), VALUES, max_size=5))
    grid = Grid("组", "成员", lines)
    asked = [CellEdit(grid.at(*at), grid.value(*at), after) for at, after in wanted.items()]
    found = plan_cells(STATE, CellsPatch("成员", asked), Fresh(grid))
    if found.change is None:
        return
    written = [list(line) for line in lines] + [[] for _ in range(7)]
    for row in found.change.rows:
        written[row.row - 1] = list(row.became)
    meanwhile = data.draw(st.permutations(written)) if data.draw(st.booleans()) else written
    for at in data.draw(st.lists(st.integers(0, 6), max_size=2)):
        meanwhile = [
            *meanwhile[:at],
            data.draw(st.lists(VALUES, max_size=3)),
            *meanwhile[at + data.draw(st.booleans()) :],
        ]
    now = Grid("组", "成员", tuple(map(tuple, meanwhile)))
    back = plan_back(Change("", (found.change,)), Snapshot("组", (now,), ""), STATE, lambda _: None)
    edits = [edit for patch in back.patches if isinstance(patch, CellsPatch) for edit in patch.edits]
    changed = [(row.became[at - 1], stood) for row in found.change.rows for at, stood in cells_of(row)]
    ours = {(same_kind(became), same_kind(stood)) for became, stood in changed}
    assert all(same(now.value(edit.at.row, edit.at.column), edit.before) for edit in edits)
    assert {(same_kind(edit.before), same_kind(edit.after)) for edit in edits} <= ours
    assert len({edit.at for edit in edits}) == len(edits)
    if meanwhile == written:
        assert (len(edits), back.problems) == (len(changed), ())


STATE = WorkbookState("book", "组", (SheetState(5, "成员", 1000, 26),))


def cells_of(row: RowChange) -> list[tuple[int, Value]]:
    """The columns of a row we changed, with what stood there."""
    stood = [*row.stood, *[None] * (len(row.became) - len(row.stood))]
    return [(at, old) for at, (old, new) in enumerate(zip(stood, row.became, strict=True), start=1) if old != new]


def same_kind(value: Value) -> tuple[str, str]:
    return type(value).__name__, str(value)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_goes_wrong_an_undo_ends_as_one_without_faults(seed: int, book: Book, server: SheetsServer) -> None:
    first = book.now()
    book.write(summary(), book.fill(2, 4, "组长"))
    server.faults.script(seed, most=6)
    with suppress(StudygroupError):
        book.back()
    assert server.faults.struck
    server.faults.clear()
    # Where the first try had come through there is nothing more to take back.
    with suppress(StudygroupError):
        book.back()
    assert book.now() == first
