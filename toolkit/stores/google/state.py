"""What a spreadsheet is made of, without its cells: its sheets, our marks on them, and our last run."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from toolkit.stores.google.answers import child, flag, objects, text, whole

if TYPE_CHECKING:
    from toolkit.stores.google.answers import Object

OWNED = "studygroup.owned"
RUN = "studygroup.run"
GUARD = "studygroup"
_METADATA = "developerMetadata(metadataId,metadataKey,metadataValue)"
SHEET_FIELDS = (
    "properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount)),merges,"
    f"conditionalFormats(ranges),protectedRanges(protectedRangeId,description),basicFilter(range),charts(chartId),{_METADATA}"
)
STATE_FIELDS = f"properties(title),{_METADATA},sheets({SHEET_FIELDS})"


class Run(NamedTuple):
    """One write of ours: Google refuses a second entry with the same id, so no write is ever done twice."""

    id: int
    digest: str


class SheetState(NamedTuple):
    """One sheet: its id, what it is called now, our mark, and what people or we put onto it.

    Blanks: `key` None means that the sheet is people's; `mark` and `digest` are then empty.
    """

    id: int
    title: str
    rows: int
    columns: int
    is_grid: bool = True
    key: str | None = None
    digest: str = ""
    mark: int = 0
    rules: int = 0
    guards: tuple[int, ...] = ()
    filtered: bool = False
    merged: bool = False
    charts: tuple[int, ...] = ()


class WorkbookState(NamedTuple):
    """One spreadsheet at one moment."""

    id: str
    title: str
    sheets: tuple[SheetState, ...]
    runs: tuple[Run, ...] = ()

    @property
    def version(self) -> str:
        """Differs when our sheets or anybody's tabs were changed; cells people type in do not count."""
        tabs = [(sheet.id, sheet.title, sheet.key, sheet.digest) for sheet in self.sheets]
        return hashlib.sha256(repr((self.id, tabs, self.runs)).encode("utf-8", "surrogatepass")).hexdigest()

    def by_key(self, key: str) -> SheetState | None:
        """The sheet that patch made, whatever people call it now."""
        return next((sheet for sheet in self.sheets if sheet.key == key), None)

    def by_title(self, title: str) -> SheetState | None:
        """A sheet by its name; Google's names do not tell cases apart."""
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()), None)


def state_of(spreadsheet: str, answer: Object) -> WorkbookState:
    """The state out of an answer that was asked for with `STATE_FIELDS` or more."""
    runs = tuple(Run(number, value) for key, value, number in _metadata(answer) if key == RUN)
    sheets = tuple(_sheet(each) for each in objects(answer, "sheets"))
    return WorkbookState(spreadsheet, text(child(answer, "properties"), "title") or spreadsheet, sheets, runs)


def mark_value(key: str, digest: str) -> str:
    """What our mark on a sheet says."""
    return f"{digest} {key}"


def _sheet(answer: Object) -> SheetState:
    properties = child(answer, "properties")
    grid = child(properties, "gridProperties")
    marks = [(value, number) for key, value, number in _metadata(answer) if key == OWNED and " " in value]
    digest, _, name = marks[0][0].partition(" ") if marks else ("", "", "")
    guards = [each for each in objects(answer, "protectedRanges") if text(each, "description") == GUARD]
    return SheetState(
        whole(properties, "sheetId"),
        text(properties, "title"),
        whole(grid, "rowCount"),
        whole(grid, "columnCount"),
        text(properties, "sheetType") in {"", "GRID"},
        name or None,
        digest,
        marks[0][1] if marks else 0,
        len(objects(answer, "conditionalFormats")),
        tuple(whole(each, "protectedRangeId") for each in guards),
        "basicFilter" in answer,
        bool(objects(answer, "merges")),
        tuple(whole(each, "chartId") for each in objects(answer, "charts")),
    )


def _metadata(answer: Object) -> list[tuple[str, str, int]]:
    entries = objects(answer, "developerMetadata")
    return [(text(each, "metadataKey"), text(each, "metadataValue"), whole(each, "metadataId")) for each in entries]


def is_hidden(row: Object) -> bool:
    """Whether a person or a filter hides a row."""
    return flag(row, "hiddenByUser") or flag(row, "hiddenByFilter")
