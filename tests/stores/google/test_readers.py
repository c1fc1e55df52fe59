"""Somebody who keeps looking, over HTTP, while summaries are replaced: all is of one run, or all of another."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.sheets_server.client import Client, gspread_client
from tests.sheets_server.trees import child, children, text
from tests.stores.patches import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.sheets_server.trees import Object
    from tests.stores.google.reach import Reach
    from toolkit.sheets import SheetPatch

ROWS = 60
TITLES = ("考勤汇总", "进度汇总", "月度汇总")
PATIENCE = 60
_CELLS = "sheets(properties(title),data(rowData(values(effectiveValue))))"


def run_of(turn: int) -> tuple[SheetPatch, ...]:
    """Three summaries whose every row says which run made it."""
    rows = tuple(f"{turn}-{row}" for row in range(ROWS))
    return tuple(texts(rows, key=title, title=title) for title in TITLES)


@dataclass(slots=True)
class Reader:
    """What somebody saw, look by look: the runs whose rows stood there, and how many rows."""

    client: Client
    book: str
    seen: list[tuple[frozenset[str], int]] = field(default_factory=list)
    looked: threading.Condition = field(default_factory=threading.Condition)
    done: threading.Event = field(default_factory=threading.Event)

    def poll(self) -> None:
        while not self.done.is_set():
            found = [row for sheet in self._sheets() for row in _rows(sheet)]
            with self.looked:
                self.seen.append((frozenset(row.partition("-")[0] for row in found), len(found)))
                self.looked.notify_all()

    def look_again(self) -> None:
        """Waits until a look that began after now is over."""
        with self.looked:
            enough = len(self.seen) + 2
            assert self.looked.wait_for(lambda: len(self.seen) >= enough, PATIENCE)

    def _sheets(self) -> list[Object]:
        sheets = children(self.client.get(self.book, fields=_CELLS), "sheets")
        return [sheet for sheet in sheets if text(child(sheet, "properties"), "title") in TITLES]


def _rows(sheet: Object) -> list[str]:
    """The second cell of every row below the header, empty ones left out."""
    (block,) = children(sheet, "data")
    cells = [children(row, "values") for row in children(block, "rowData")[1:]]
    found = [text(child(row[1], "effectiveValue"), "stringValue") for row in cells if len(row) > 1]
    return [each for each in found if each]


@contextmanager
def looking(server: SheetsServer, book: str) -> Iterator[Reader]:
    """Somebody who looks until the block ends."""
    reader = Reader(Client(server), book)
    thread = threading.Thread(target=reader.poll)
    thread.start()
    try:
        reader.look_again()
        yield reader
        reader.look_again()
    finally:
        reader.done.set()
        thread.join()


def test_a_reader_never_sees_half_a_run(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    store.apply(run_of(1), based_on=store.read())
    with looking(server, book) as reader:
        for turn in range(2, 12):
            store = reach.store(book)
            applied = store.apply(run_of(turn), based_on=store.read())
            assert [each.state for each in applied.outcomes] == ["replaced"] * 3
            reader.look_again()
    assert {len(runs) for runs, _ in reader.seen} == {1}
    assert {rows for _, rows in reader.seen} == {ROWS * 3}
    assert {run for runs, _ in reader.seen for run in runs} == {str(turn) for turn in range(1, 12)}


def test_the_usual_way_of_clearing_and_filling_is_seen_in_halves(
    server: SheetsServer, reach: Reach, tmp_path: Path
) -> None:
    """So the reader above would notice."""
    book = reach.people()
    store = reach.store(book)
    store.apply(run_of(1), based_on=store.read())
    sheet = gspread_client(server, tmp_path).open_by_key(book).worksheet(TITLES[0])
    with looking(server, book) as reader:
        sheet.clear()
        reader.look_again()
        sheet.update([["编号", "文字"], *([row, f"2-{row}"] for row in range(ROWS))], "A1", raw=True)
    assert (frozenset({"1"}), ROWS * 2) in reader.seen
    assert (frozenset({"1", "2"}), ROWS * 3) in reader.seen
    # These calls were gspread's own; the watch on the wire is for ours.
    server.calls.all.clear()
