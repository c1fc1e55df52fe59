"""Cells and rows wanted in a table of people's become edits of its sheet: only empty cells, or our own earlier words.

Decides where a field stands in this workbook. Leaves which values are wanted to the flows, and whether the sheet can be
written to the stores.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.tables.cells import parser_for, text_of
from toolkit.tables.cells.days import Period
from toolkit.tables.locating import locate, sheets_of
from toolkit.tables.plain import plain
from toolkit.tables.recognising import recognised
from toolkit.tables.rows import Desk
from toolkit.tables.specs import SPECS
from toolkit.tables.starter import table_sheet
from toolkit.tables.starter_columns import ordered
from toolkit.tables.wanted import Change, Filled, Filling, shown, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.programme.origin import Origin
    from toolkit.sheets import Grid, Snapshot, Value
    from toolkit.tables.rows import Found
    from toolkit.tables.spec import ColumnSpec, TableSpec
    from toolkit.tables.wanted import WantedCell, WantedRow, WantedTable, Wished

NO_PERIOD = Period()
# Either column names the person or the group well enough.
EITHER = (frozenset({"person", "name"}), frozenset({"employee_id", "name"}), frozenset({"id", "name"}))


def plan_filling(
    snapshot: Snapshot,
    wanted: WantedTable,
    words: Words,
    is_ours: Callable[[Filled], bool],
    *,
    specs: Sequence[TableSpec] = SPECS,
) -> Filling:
    """The edits of one table; a table the workbook lacks is made, with the workbook's words and our column order.

    Shape: `is_ours` says whether a cell's text is what we filled in before; `specs` are what the workbook's sheets may
    be: the hub's tables, or the tabs of a group's own sheet.
    Problems: a cell that holds something else is left as it is and named; so is a column that is not there.
    """
    spec = next(each for each in specs if each.table is wanted.table)
    sheets = [grid for grid, _ in sheets_of(snapshot, specs, Desk()).get(wanted.table, [])]
    located = [found for grid in sheets if (found := locate(grid, spec, Desk()).found)]
    if located:
        planning = _Planning(located, words, is_ours)
        for cell in wanted.cells:
            planning.cell(cell)
        for row in wanted.rows:
            planning.row(row)
        return planning.filling()
    if not wanted.rows:
        return Filling()
    return _headless(sheets[0], spec, wanted, words) if sheets else _new_sheet(snapshot, spec, wanted, words)


@dataclass(slots=True)
class _Planning:
    """One table's sheets under way; new rows go below the first of them."""

    located: Sequence[Found]
    words: Words
    is_ours: Callable[[Filled], bool]
    edits: dict[str, list[CellEdit]] = field(default_factory=dict)
    appended: list[tuple[Value, ...]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    fills: list[Filled] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    there: dict[tuple[str, tuple[int, ...]], set[tuple[str, ...]]] = field(default_factory=dict)

    def cell(self, wanted: WantedCell) -> None:
        found = next((each for each in self.located if _is_of(wanted.at, each.grid)), None)
        if found is None:
            self.problems.append(problem(Code.ACCEPT_ELSEWHERE, wanted.at.cell(wanted.field)))
            return
        spec = found.spec.column(wanted.field)
        if wanted.field not in found.header.columns:
            self._say_missing(found, spec)
            return
        at = found.grid.at(wanted.at.row, found.header.columns[wanted.field])
        now, value = found.grid.value(at.row, at.column), written(wanted.value, self.words)
        if value is None or _means(spec, now, wanted.value, value):
            return
        before = text_of(now)
        odd = found.grid.odd.get((at.row, at.column))
        if odd or (before and not self.is_ours(Filled(at.sheet, wanted.key, wanted.field, before))):
            taken = problem(Code.ACCEPT_CELL_TAKEN, at, found=before or (odd or ""), wanted=text_of(value))
            self.problems.append(taken)
            return
        self.edits.setdefault(at.sheet, []).append(CellEdit(at, now, value))
        self._fill(at, spec, wanted.key, before, text_of(value))

    def row(self, wanted: WantedRow) -> None:
        if any(self._has(each, wanted) for each in self.located):
            return
        found = self.located[0]
        columns = found.header.columns
        row: list[Value] = [None] * max(columns.values())
        number = _last(found.grid) + len(self.appended) + 1
        for name, wished in wanted.cells.items():
            value, spec = written(wished, self.words), found.spec.column(name)
            if value is None:
                continue
            if name not in columns:
                if not any(name in pair and pair & columns.keys() for pair in EITHER):
                    self._say_missing(found, spec)
                continue
            row[columns[name] - 1] = value
            self._fill(found.grid.at(number, columns[name]), spec, wanted.key, "", text_of(value))
        self.appended.append(tuple(row))

    def filling(self) -> Filling:
        main = self.located[0].grid.sheet
        sheets = dict.fromkeys(found.grid.sheet for found in self.located)
        patches = tuple(
            CellsPatch(sheet, tuple(self.edits.get(sheet, ())), tuple(self.appended) if sheet == main else ())
            for sheet in sheets
            if sheet in self.edits or (sheet == main and self.appended)
        )
        return Filling(patches, tuple(self.changes), tuple(self.fills), tuple(self.problems))

    def _fill(self, at: CellRef, spec: ColumnSpec, key: str, before: str, after: str) -> None:
        self.changes.append(Change(at, self.words.of(spec.name), before, after))
        self.fills.append(Filled(at.sheet, key, spec.field, after))

    def _say_missing(self, found: Found, spec: ColumnSpec) -> None:
        missing = problem(Code.ACCEPT_NO_COLUMN, found.grid.at(found.header.last, 0), column=spec.name)
        if missing not in self.problems:
            self.problems.append(missing)

    def _has(self, found: Found, wanted: WantedRow) -> bool:
        """Whether the sheet has a row of the same key; a sheet that cannot tell rows apart has none."""
        columns = found.header.columns
        named = [next((each for each in fields if each in columns), None) for fields in wanted.by]
        places = tuple(columns[each] for each in named if each is not None)
        if len(places) < len(wanted.by):
            return False
        texts = tuple(plain(shown(wanted.cells.get(each), self.words)) for each in named if each is not None)
        index = (found.grid.sheet, places)
        if index not in self.there:
            rows = range(found.header.last + 1, len(found.grid.rows) + 1)
            self.there[index] = {tuple(plain(_text(found.grid, row, at)) for at in places) for row in rows}
        return texts in self.there[index]


def _new_sheet(snapshot: Snapshot, spec: TableSpec, wanted: WantedTable, words: Words) -> Filling:
    """A table the workbook does not have yet."""
    tables = recognised(snapshot) | {wanted.table}
    patch = table_sheet(spec, words, tables=tables, options=None, with_examples=False)
    workbook = snapshot.grids[0].workbook if snapshot.grids else snapshot.location
    rows, filling = _below_head(CellRef(workbook, patch.title, 1, 1), spec, wanted, words)
    return replace(filling, patches=(replace(patch, rows=(*patch.rows, *rows)),))


def _headless(grid: Grid, spec: TableSpec, wanted: WantedTable, words: Words) -> Filling:
    """A sheet of that name without a header: an empty one gets header and rows, any other is people's matter."""
    if any(text_of(cell) for row in grid.rows for cell in row):
        return Filling(problems=(problem(Code.TABLE_BROKEN, grid.at(0, 0), table=spec.name),))
    rows, filling = _below_head(grid.at(1, 1), spec, wanted, words)
    heads = tuple(words.of(each.name) for each in ordered(spec))
    return replace(filling, patches=(CellsPatch(grid.sheet, (), (heads, *rows)),))


def _below_head(
    head: CellRef, spec: TableSpec, wanted: WantedTable, words: Words
) -> tuple[tuple[tuple[Value, ...], ...], Filling]:
    """New rows below a header of our own column order."""
    columns = ordered(spec)
    rows = tuple(tuple(written(row.cells.get(each.field), words) for each in columns) for row in wanted.rows)
    cells = [
        (row.key, column, head._replace(row=head.row + down, column=across), text_of(value))
        for down, (row, values) in enumerate(zip(wanted.rows, rows, strict=True), start=1)
        for across, (column, value) in enumerate(zip(columns, values, strict=True), start=1)
        if value is not None
    ]
    changes = tuple(Change(at, words.of(column.name), "", text) for _, column, at, text in cells)
    return rows, Filling((), changes, tuple(Filled(head.sheet, key, each.field, text) for key, each, _, text in cells))


def _is_of(origin: Origin, grid: Grid) -> bool:
    return origin.table.workbook == grid.workbook and origin.table.sheet == grid.sheet


def _means(spec: ColumnSpec, now: Value, wished: Wished, value: Value) -> bool:
    """Whether a cell says already what is wanted, in whichever of its words."""
    return parser_for(spec, NO_PERIOD)(now) == wished or plain(text_of(now)) == plain(text_of(value))


def _text(grid: Grid, row: int, column: int) -> str:
    return text_of(grid.shown.get((row, column), grid.value(row, column)))


def _last(grid: Grid) -> int:
    """The last row that holds anything: new ones go below it."""
    filled = (number for number in range(len(grid.rows), 0, -1) if any(text_of(cell) for cell in grid.rows[number - 1]))
    return next(filled, 0)
