"""What only the real service can show, tried on a tab of our own in somebody's scratch sheet and cleared away again."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code
from toolkit.stores.google import live_summary
from toolkit.stores.google.answers import child, objects, text, whole
from toolkit.stores.google.budget import Budget
from toolkit.stores.google.edits import CELL_LIMIT
from toolkit.stores.google.faults import Right, google_failed
from toolkit.stores.google.reader import TYPED_LIMIT, read_spreadsheet
from toolkit.stores.google.service import RefusedError, UnclearEndError
from toolkit.stores.google.state import GUARD, OWNED, RUN, STATE_FIELDS, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.stores.google.answers import Object
    from toolkit.stores.google.service import Service

# The largest id Google documents for a sheet: our own are anything up to it.
SHEET_ID = 2**31 - 1
RUN_ID = 2**31 - 2
TITLE = "studygroup doctor"
_ROWS, _COLUMNS = 4, 8
HOSTILE = ("=1+1", "00017", "+8613800000000", "2026-11-24", "@name", "-1", "'quoted")
_CELLS = f"userEnteredValue,effectiveFormat(numberFormat),{live_summary.FIELDS}"
_SEEN = f"developerMetadata,sheets(properties(sheetId,title),developerMetadata,data(rowData(values({_CELLS}))))"
_DATE_FORMAT: Object = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
_TEXT_FORMAT: Object = {"numberFormat": {"type": "TEXT", "pattern": "@"}}


class Live(Enum):
    """One thing that is tried."""

    READING = "reading"
    ONE_BATCH = "one batch"
    METADATA = "metadata"
    REPEATED_ID = "repeated id"
    ALL_OR_NOTHING = "all or nothing"
    TEXT_STAYS = "text stays"
    MASK = "mask"
    FORMATS = "formats"
    CELL_LENGTH = "cell length"
    LARGE_BATCH = "large batch"
    OWN_GUARD = "own guard"
    SUMMARY = "summary"
    REPLACED = "replaced"
    CLEARED = "cleared"


class Observed(NamedTuple):
    """What was tried, whether the service does what we rely on, and what it did where that says more."""

    what: Live
    as_expected: bool
    seen: str = ""


def try_live(service: Service, spreadsheet: str) -> tuple[str, tuple[Observed, ...]]:
    """The title of the spreadsheet and everything observed; what we added is gone afterwards.

    Raises: StudygroupError when the spreadsheet cannot be read or written at all, or could not be cleared.
    """
    return _Trial(service, spreadsheet).run()


class _Trial:
    def __init__(self, service: Service, spreadsheet: str) -> None:
        self._service = service
        self._id = spreadsheet

    def run(self) -> tuple[str, tuple[Observed, ...]]:
        began = self._service.clock.now()
        contents = read_spreadsheet(self._service, self._id, self._budget())
        took = self._service.clock.now() - began
        found = [Observed(Live.READING, as_expected=True, seen=f"{took:.1f} s")]
        self._clear()
        before = self._seen()
        try:
            found += self._trials()
        finally:
            self._clear()
        same = self._seen() == before
        return contents.state.title, (*found, Observed(Live.CLEARED, same))

    def _trials(self) -> Iterator[Observed]:
        made = self._done(_sheet(), _mark(), _run())
        yield Observed(Live.ONE_BATCH, made)
        if not made:
            return
        yield Observed(Live.METADATA, self._marks() == [("try", RUN_ID), ("try", 0)])
        yield Observed(Live.REPEATED_ID, not self._done(_run()))
        nothing: Object = {"deleteSheet": {"sheetId": SHEET_ID - 7}}
        kept = not self._done(_written([["half"]]), nothing) and not self._rows()
        yield Observed(Live.ALL_OR_NOTHING, kept)
        self._done(_written([list(HOSTILE)]))
        texts = [text(child(cell, "effectiveValue"), "stringValue") for cell in self._row(0)]
        yield Observed(Live.TEXT_STAYS, texts == list(HOSTILE), " ".join(texts))
        yield from self._looks()
        fits = self._done(_written([["x" * CELL_LIMIT]]))
        too_long = self._done(_written([["x" * (CELL_LIMIT + 1)]]))
        yield Observed(Live.CELL_LENGTH, fits and not too_long)
        began = self._service.clock.now()
        taken = self._done(_block("学" * (CELL_LIMIT - 1)))
        yield Observed(Live.LARGE_BATCH, taken, f"{self._service.clock.now() - began:.1f} s")
        self._done(_block(""))
        yield Observed(Live.OWN_GUARD, self._done(_guard()) and self._done(_written([["again"]])))
        yield from self._summary()

    def _summary(self) -> Iterator[Observed]:
        """A summary as we write them, then another one in its place: nothing of the first is left, no layer is lost."""
        made = self._done(*live_summary.requests(4)) and live_summary.as_drawn(self._sheet(live_summary.SHEET_ID), 4)
        yield Observed(Live.SUMMARY, made)
        state = state_of(self._id, self._service.get(self._id, STATE_FIELDS, self._budget(), limit=TYPED_LIMIT))
        old = next((each for each in state.sheets if each.id == live_summary.SHEET_ID), None)
        replaced = old is not None and self._done(*live_summary.requests(2, old))
        yield Observed(Live.REPLACED, replaced and live_summary.as_drawn(self._sheet(live_summary.SHEET_ID), 2))

    def _looks(self) -> Iterator[Observed]:
        """A mask of values leaves formats and empties what is not covered; a format is told of empty cells too."""
        styled: list[Object] = [
            {"userEnteredValue": {"numberValue": 46350}, "userEnteredFormat": _DATE_FORMAT},
            {"userEnteredValue": {"stringValue": "gone"}},
            {"userEnteredFormat": _TEXT_FORMAT},
        ]
        self._done(_cells([styled], "userEnteredValue,userEnteredFormat"))
        kinds = [text(child(child(cell, "effectiveFormat"), "numberFormat"), "type") for cell in self._row(0)]
        yield Observed(Live.FORMATS, kinds[:3] == ["DATE", "", "TEXT"], " ".join(kinds))
        self._done(_cells([[{"userEnteredValue": {"numberValue": 46351}}]], "userEnteredValue"))
        row = self._row(0)
        kept = bool(row) and text(child(child(row[0], "effectiveFormat"), "numberFormat"), "type") == "DATE"
        emptied = all(not child(cell, "effectiveValue") for cell in row[1:])
        yield Observed(Live.MASK, kept and emptied)

    def _done(self, *requests: Object) -> bool:
        """Whether the service takes a batch; refusing it is an answer too."""
        try:
            self._service.write(self._id, requests, budget := self._budget())
        except RefusedError:
            return False
        except UnclearEndError as unclear:
            self._service.stop(unclear.fault, self._id, budget, Right.EDIT)
        return True

    def _seen(self) -> Object:
        return self._service.get(self._id, _SEEN, self._budget(), limit=TYPED_LIMIT)

    def _ours(self) -> Object:
        return self._sheet(SHEET_ID)

    def _sheet(self, number: int) -> Object:
        sheets = objects(self._seen(), "sheets")
        return next((each for each in sheets if whole(child(each, "properties"), "sheetId") == number), {})

    def _rows(self) -> list[Object]:
        rows = [row for block in objects(self._ours(), "data") for row in objects(block, "rowData")]
        return [row for row in rows if any(child(cell, "userEnteredValue") for cell in objects(row, "values"))]

    def _row(self, at: int) -> list[Object]:
        rows = [row for block in objects(self._ours(), "data") for row in objects(block, "rowData")]
        return objects(rows[at], "values") if at < len(rows) else []

    def _marks(self) -> list[tuple[str, int]]:
        """Our marks: the one of the spreadsheet with its id, the one of the sheet, whose id Google chooses, with 0."""
        seen = self._seen()
        runs = [each for each in objects(seen, "developerMetadata") if whole(each, "metadataId") == RUN_ID]
        ours = [each for each in objects(self._ours(), "developerMetadata") if text(each, "metadataKey") == OWNED]
        return [
            *((text(each, "metadataValue"), whole(each, "metadataId")) for each in runs),
            *((text(each, "metadataValue"), 0) for each in ours),
        ]

    def _clear(self) -> None:
        """Takes away what this trial, or one that broke off, has left.

        Raises: StudygroupError when it is still there.
        """
        seen = self._seen()
        there = {whole(child(each, "properties"), "sheetId") for each in objects(seen, "sheets")}
        runs = [each for each in objects(seen, "developerMetadata") if whole(each, "metadataId") == RUN_ID]
        lookup: Object = {"developerMetadataLookup": {"metadataId": RUN_ID}}
        requests: list[Object] = [
            *({"deleteSheet": {"sheetId": each}} for each in (SHEET_ID, live_summary.SHEET_ID) if each in there),
            *([{"deleteDeveloperMetadata": {"dataFilter": lookup}}] if runs else []),
        ]
        if requests and not self._done(*requests):
            raise google_failed(Code.GOO_REFUSED, TITLE, said="clear")

    def _budget(self) -> Budget:
        return Budget(self._service.clock)


def _sheet() -> Object:
    grid: Object = {"rowCount": _ROWS, "columnCount": _COLUMNS, "frozenRowCount": 1}
    return {"addSheet": {"properties": {"sheetId": SHEET_ID, "title": TITLE, "gridProperties": grid}}}


def _mark() -> Object:
    return _metadata({"metadataKey": OWNED, "metadataValue": "try", "location": {"sheetId": SHEET_ID}})


def _run() -> Object:
    return _metadata(
        {"metadataId": RUN_ID, "metadataKey": RUN, "metadataValue": "try", "location": {"spreadsheet": True}}
    )


def _metadata(entry: Object) -> Object:
    return {"createDeveloperMetadata": {"developerMetadata": {**entry, "visibility": "DOCUMENT"}}}


def _guard() -> Object:
    guarded: Object = {"range": {"sheetId": SHEET_ID}, "description": GUARD, "warningOnly": True}
    return {"addProtectedRange": {"protectedRange": guarded}}


def _written(rows: Sequence[Sequence[str]]) -> Object:
    cells = [[{"userEnteredValue": {"stringValue": value}} for value in row] for row in rows]
    return _cells(cells, "userEnteredValue")


def _block(value: str) -> Object:
    """The whole sheet, every cell with this text: with the longest one more than the summaries of 300 groups."""
    rows: list[Object] = [{"values": [{"userEnteredValue": {"stringValue": value}}] * _COLUMNS}] * _ROWS
    area: Object = {"sheetId": SHEET_ID}
    return {"updateCells": {"range": area, "rows": rows if value else [], "fields": "userEnteredValue"}}


def _cells(rows: Sequence[Sequence[Object]], fields: str) -> Object:
    """The first row of the sheet, wholly."""
    area: Object = {"sheetId": SHEET_ID, "startRowIndex": 0, "endRowIndex": 1}
    return {"updateCells": {"range": area, "rows": [{"values": list(row)} for row in rows], "fields": fields}}
