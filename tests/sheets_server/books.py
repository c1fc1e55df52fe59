"""Spreadsheets in memory: what the service keeps of one, and how a draft of it is taken.

Cells hold what was entered (value, format, note, validation); what they show is worked out when they are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from tests.sheets_server.addresses import Box, bounds, grid_bounds, grid_of, open_echo, split
from tests.sheets_server.refusals import Refusal, invalid
from tests.sheets_server.trees import Json, Object, child, flag, items, text, whole

Place: TypeAlias = tuple[int, int]

CELLS_AT_MOST = 10_000_000
OWNER = "owner@example.com"


@dataclass(slots=True)
class Sheet:
    """One sheet (tab) of a spreadsheet."""

    properties: Object
    cells: dict[Place, Object] = field(default_factory=dict)
    rows: dict[int, Object] = field(default_factory=dict)
    columns: dict[int, Object] = field(default_factory=dict)
    merges: list[Box] = field(default_factory=list)
    rules: list[Object] = field(default_factory=list)
    charts: list[Object] = field(default_factory=list)
    protections: list[Object] = field(default_factory=list)
    row_groups: list[Object] = field(default_factory=list)
    column_groups: list[Object] = field(default_factory=list)
    filter: Object | None = None
    # Grid data as answered before, by what was asked; shared by copies for as long as they hold the same cells.
    answered: dict[str, Json] = field(default_factory=dict, compare=False, repr=False)

    @property
    def id(self) -> int:
        """Its number within the spreadsheet."""
        return whole(self.properties, "sheetId")

    @property
    def title(self) -> str:
        """Its name on the tab."""
        return text(self.properties, "title")

    @property
    def grid(self) -> Box:
        """All its cells."""
        size = child(self.properties, "gridProperties")
        return Box(0, 0, whole(size, "rowCount"), whole(size, "columnCount"))

    def resize(self, rows: int, columns: int) -> None:
        """Give the grid another size; what falls outside is gone."""
        size: Object = {**child(self.properties, "gridProperties"), "rowCount": rows, "columnCount": columns}
        self.properties = {**self.properties, "gridProperties": size}
        self.cells = {place: cell for place, cell in self.cells.items() if self.grid.holds(place)}

    def put(self, place: Place, cell: Object) -> None:
        """What a cell holds from now on; an empty one is forgotten."""
        if cell:
            self.cells[place] = cell
        else:
            self.cells.pop(place, None)

    def copy(self) -> Sheet:
        """A draft that may be changed without touching this one."""
        return Sheet(
            self.properties,
            dict(self.cells),
            dict(self.rows),
            dict(self.columns),
            list(self.merges),
            list(self.rules),
            list(self.charts),
            list(self.protections),
            list(self.row_groups),
            list(self.column_groups),
            self.filter,
            self.answered,
        )

    def shows_as(self, other: Sheet) -> bool:
        """Whether the grid data of both is the same, looked at the cells themselves and not at what they refer to."""
        return (
            self.properties == other.properties
            and self.cells == other.cells
            and self.rows == other.rows
            and self.columns == other.columns
        )


@dataclass(slots=True)
class Spreadsheet:
    """A spreadsheet file: its sheets, names, metadata and who may open it."""

    id: str
    properties: Object
    sheets: list[Sheet]
    names: list[Object] = field(default_factory=list)
    metadata: list[Object] = field(default_factory=list)
    owner: str = OWNER
    shared_with: frozenset[str] | None = None
    readers: frozenset[str] = frozenset()
    created: str = ""
    modified: str = ""

    def copy(self) -> Spreadsheet:
        """A draft that may be changed without touching this one."""
        return Spreadsheet(
            self.id,
            self.properties,
            [sheet.copy() for sheet in self.sheets],
            list(self.names),
            list(self.metadata),
            self.owner,
            self.shared_with,
            self.readers,
            self.created,
            self.modified,
        )

    def forget_answers(self, before: Spreadsheet) -> None:
        """Sheets that show something else than before the change are answered anew."""
        old = {sheet.id: sheet for sheet in before.sheets}
        for sheet in self.sheets:
            same = old.get(sheet.id)
            if same is None or self.properties != before.properties or not sheet.shows_as(same):
                sheet.answered = {}

    @property
    def title(self) -> str:
        """The file's name."""
        return text(self.properties, "title")

    def opens_for(self, person: str) -> bool:
        """Whether somebody may open it; without a list of people everybody may."""
        known = person == self.owner or person in self.readers
        return known or self.shared_with is None or person in self.shared_with

    def may_be_changed_by(self, person: str) -> bool:
        """Whether somebody may edit it: whoever may open it and is not a reader only."""
        return self.opens_for(person) and person not in self.readers

    def sheet(self, sheet_id: int) -> Sheet:
        """The sheet of that number.

        Raises: Refusal when there is none.
        """
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Sheet | None:
        """The sheet of that name; capitals make no difference."""
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()), None)

    def located(self, written: str) -> tuple[Sheet, Box]:
        """The sheet and cells an A1 range or a name means, not clipped to the grid.

        Raises: Refusal for one that cannot be read.
        """
        title, cells = split(written)
        if cells is not None:
            named = next((each for each in self.names if text(each, "name").casefold() == cells.casefold()), None)
            if named is not None:
                return self.boxed(child(named, "range"))
        sheet = self.sheets[0] if title is None else self.titled(title)
        if sheet is not None and cells is None:
            return sheet, sheet.grid
        ends = bounds(cells or "")
        if sheet is not None and ends is not None:
            return sheet, ends.box(sheet.grid.bottom, sheet.grid.right)
        whole_sheet = self.titled(written) if title is None else None
        if whole_sheet is None:
            raise invalid(f"Unable to parse range: {written}")
        return whole_sheet, whole_sheet.grid

    def boxed(self, grid_range: Object) -> tuple[Sheet, Box]:
        """The sheet and cells a GridRange means; one that begins in the grid and ends outside is clipped.

        Raises: Refusal for one that begins outside.
        """
        sheet = self.sheet(whole(grid_range, "sheetId"))
        ends, grid = grid_bounds(grid_range), sheet.grid
        if (ends.top or 0) >= grid.bottom or (ends.left or 0) >= grid.right:
            raise outside(open_echo(sheet.title, ends), grid)
        return sheet, grid_of(grid_range, grid)

    def renumber(self) -> None:
        """Give every sheet the index it stands at."""
        for index, sheet in enumerate(self.sheets):
            sheet.properties = {**sheet.properties, "index": index}

    def check_size(self) -> None:
        """Refuse more cells than a spreadsheet may have."""
        cells = sum(sheet.grid.bottom * sheet.grid.right for sheet in self.sheets)
        if cells > CELLS_AT_MOST:
            limit = f"above the limit of {CELLS_AT_MOST} cells."
            raise invalid(f"This action would increase the number of cells in the workbook {limit}")

    def check_protection(self, sheet: Sheet, box: Box, person: str) -> None:
        """Refuse a change by somebody whom a protected range keeps out."""
        for each in sheet.protections:
            if flag(each, "warningOnly") or person == self.owner or person in _editors(each):
                continue
            if grid_of(child(each, "range"), sheet.grid).meets(box):
                who = "Please contact the spreadsheet owner to remove protection if you need to edit."
                raise Refusal(400, f"You are trying to edit a protected cell or object. {who}")


def outside(said: str, grid: Box) -> Refusal:
    """400: a range begins where the grid has ended."""
    limits = f"Max rows: {grid.bottom}, max columns: {grid.right}"
    return invalid(f"Range ({said}) exceeds grid limits. {limits}")


def _editors(protection: Object) -> list[str]:
    return [each for each in items(child(protection, "editors"), "users") if isinstance(each, str)]
