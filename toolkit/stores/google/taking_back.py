"""The patches that take our last write back: people's rows only where they are as we left them, and sheets of ours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import CellEdit, CellsPatch, Link, SheetRemoval, Tone
from toolkit.stores.digest import digest_of
from toolkit.stores.edits import same
from toolkit.stores.layout import layout_of
from toolkit.stores.texts import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from toolkit.files.sheet_changes import CellsChange, Change, RowChange, SheetChange, SheetChanges
    from toolkit.problems import Problem
    from toolkit.sheets import Grid, Patch, SheetPatch, SheetValue, Snapshot, Value
    from toolkit.stores.google.plan import Plan
    from toolkit.stores.google.state import WorkbookState

    Line = Sequence[Value]


# In place of a digest: there was a sheet before, and nobody knows what it looked like.
NOT_KEPT = "-"


class Back(NamedTuple):
    """What to write, and what stays because somebody went on with it or nothing is known of it."""

    patches: tuple[Patch, ...]
    problems: tuple[Problem, ...]


def plan_back(
    change: Change, snapshot: Snapshot, state: WorkbookState, sheet_of: Callable[[str], SheetPatch | None]
) -> Back:
    """What takes a change back.

    Shape: `sheet_of` gives a sheet of ours by its digest.
    Problems: rows and sheets that stay as they are.
    """
    grids = {grid.sheet: grid for grid in snapshot.grids}
    patches: list[Patch] = []
    problems: list[Problem] = []
    for cells in change.cells:
        title = next((sheet.title for sheet in state.sheets if sheet.id == cells.sheet), None)
        if title is None or title not in grids:
            at = CellRef(state.title, cells.title, 0, 0)
            problems.append(problem(Code.SHEET_GONE, at, sheet=cells.title))
            continue
        edits, left = _rows_back(cells, grids[title])
        problems += left
        patches += [CellsPatch(title, edits)] if edits else []
    for sheet in change.sheets:
        found = _sheet_back(sheet, state, grids, sheet_of)
        if isinstance(found, CellRef):
            problems.append(problem(Code.GOO_BACK_SHEET, found, sheet=found.sheet))
        elif found is not None:
            patches.append(found)
    return Back(tuple(patches), tuple(problems))


def with_answers(plan: Plan, changes: SheetChanges, grids: Sequence[Grid]) -> tuple[Change, Mapping[str, SheetPatch]]:
    """What a batch changes, its sheets of ours before it with the answers people had given in them by then."""
    by_title = {grid.sheet: grid for grid in grids}
    drawn, sheets = dict(plan.drawn), []
    for sheet in plan.change.sheets:
        written, grid = changes.sheet(sheet.before) if sheet.before else None, by_title.get(sheet.title)
        stood = as_it_stood(written, grid) if written is not None and grid is not None else None
        before = digest_of(stood) if stood is not None else sheet.before and NOT_KEPT
        sheets.append(sheet._replace(before=before))
        drawn |= {before: stood} if stood is not None else {}
    return plan.change._replace(sheets=tuple(sheets)), drawn


def as_it_stood(written: SheetPatch, grid: Grid) -> SheetPatch | None:
    """A sheet of ours with the answers people gave in it; None when its rows are no longer those we wrote."""
    columns = _asked(written)
    if not columns:
        return written
    first = layout_of(written).first
    rows = []
    for at, row in enumerate(written.rows):
        line = grid.rows[first + at - 1] if first + at <= len(grid.rows) else ()
        words = ((column, value) for column, value in enumerate(row) if isinstance(value, str) and value)
        if any(column not in columns and clean(value).text != _at(line, column + 1) for column, value in words):
            return None
        whole = [*row, *[None] * (max(columns) + 1 - len(row))]
        rows.append(tuple(_at(line, at + 1) if at in columns else value for at, value in enumerate(whole)))
    return replace(written, rows=tuple(rows))


def _asked(patch: SheetPatch) -> list[int]:
    """The columns people answer in."""
    return [at for at, column in enumerate(patch.columns) if column.tone is Tone.INPUT]


def _rows_back(change: CellsChange, grid: Grid) -> tuple[tuple[CellEdit, ...], list[Problem]]:
    """The edits of one sheet; a row is known by all that stood in it, wherever it stands now."""
    places = _Places(grid)
    edits: list[CellEdit] = []
    left: list[Problem] = []
    taken: set[int] = set()
    for row in change.rows:
        at = places.of(row)
        # Of two rows that were alike one may be gone: which of them the other was, nobody can tell.
        if at is None or at in taken:
            left.append(problem(Code.GOO_BACK_ROW, grid.at(row.row, 1)))
        else:
            taken.add(at)
            edits += (CellEdit(grid.at(at, column), became, stood) for column, stood, became in _differing(row))
    return tuple(edits), left


def _differing(row: RowChange) -> Iterator[tuple[int, Value, Value]]:
    for column in range(1, max(len(row.stood), len(row.became)) + 1):
        stood, became = _at(row.stood, column), _at(row.became, column)
        if not same(stood, became):
            yield column, stood, became


class _Places:
    """Where rows of a sheet stand now."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        # By the columns that are filled: what stands in them, and in which rows.
        self._known: dict[tuple[int, ...], dict[tuple[Value, ...], list[int]]] = {}

    def of(self, row: RowChange) -> int | None:
        """The row as we left it: at its old place, else at the only other one."""
        if self._holds(row.row, row):
            return row.row
        columns = tuple(column for column, value in enumerate(row.became, start=1) if value is not None)
        if columns not in self._known:
            self._known[columns] = self._lines(columns)
        wanted = tuple(row.became[column - 1] for column in columns)
        found = [at for at in self._known[columns].get(wanted, ()) if self._holds(at, row)]
        return found[0] if len(found) == 1 else None

    def _lines(self, columns: tuple[int, ...]) -> dict[tuple[Value, ...], list[int]]:
        lines: defaultdict[tuple[Value, ...], list[int]] = defaultdict(list)
        for at, line in enumerate(self._grid.rows, start=1):
            lines[tuple(_at(line, column) for column in columns)].append(at)
        return lines

    def _holds(self, at: int, row: RowChange) -> bool:
        """Whether a row is as we left it; in a row people had made themselves they may have filled more cells since."""
        line = self._grid.rows[at - 1] if at <= len(self._grid.rows) else ()
        ours = {column for column, _, _ in _differing(row)}
        theirs = any(value is not None for value in row.stood)
        return all(
            same(_at(line, column), became) or (theirs and became is None and column not in ours)
            for column in range(1, max(len(line), len(row.became)) + 1)
            for became in [_at(row.became, column)]
        )


def _at(line: Line, column: int) -> Value:
    return line[column - 1] if column <= len(line) else None


def _sheet_back(
    change: SheetChange, state: WorkbookState, grids: dict[str, Grid], sheet_of: Callable[[str], SheetPatch | None]
) -> Patch | CellRef | None:
    """What makes a sheet of ours the one it was; its place when it stays: answered since, or nothing kept of it."""
    now = state.by_key(change.key)
    at = CellRef(state.title, now.title if now else change.title, 0, 0)
    if (now.digest if now else "") != change.after:
        return at
    if now is not None and now.title in grids and _answered(grids[now.title], sheet_of(change.after)):
        return at
    if not change.before:
        return SheetRemoval(change.key)
    before = sheet_of(change.before)
    return before if before is not None else at


def _answered(grid: Grid, written: SheetPatch | None) -> bool:
    """Whether people answered in a sheet of ours since it was written."""
    if written is None:
        return True
    first = layout_of(written).first
    return any(
        not same(grid.value(first + at, column + 1), _answer(row, column))
        for at, row in enumerate(written.rows)
        for column in _asked(written)
    )


def _answer(row: Sequence[SheetValue], column: int) -> Value:
    """What we wrote as an answer: words, numbers or days, never a link."""
    value = row[column] if column < len(row) else None
    return None if value == "" or isinstance(value, Link | Fraction) else value
