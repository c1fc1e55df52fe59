"""A spreadsheet as a Snapshot: one call with everything in it; two where that answer would be too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.places import Area, FileRef
from toolkit.problems import Code, problem
from toolkit.sheets import Grid, Oddity, Snapshot, Value
from toolkit.stores.damage import Bound
from toolkit.stores.google.answers import as_object, child, items, objects, whole
from toolkit.stores.google.service import VALUES_LIMIT
from toolkit.stores.google.state import SHEET_FIELDS, STATE_FIELDS, is_hidden, state_of
from toolkit.stores.google.transport import TooLargeError
from toolkit.stores.google.typed import EMPTY, Cell, typed_cell, untyped_cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from toolkit.stores.google.answers import Json, Object
    from toolkit.stores.google.budget import Budget
    from toolkit.stores.google.service import Service
    from toolkit.stores.google.state import SheetState, WorkbookState

_ROWS = "data(startRow,startColumn,rowMetadata(hiddenByUser,hiddenByFilter)"
# The effective format is the one entered, or the one a formula's result gets: asking for both doubles the answer.
_CELL = "effectiveValue,formattedValue,effectiveFormat(numberFormat)"
TYPED_FIELDS = STATE_FIELDS.replace(SHEET_FIELDS, f"{SHEET_FIELDS},{_ROWS},rowData(values({_CELL})))")
# Before cells are filled it matters what is a formula, though it may show nothing.
_FRESH_FIELDS = TYPED_FIELDS.replace(_CELL, f"{_CELL},userEnteredValue(formulaValue)")
BARE_FIELDS = STATE_FIELDS.replace(SHEET_FIELDS, f"{SHEET_FIELDS},{_ROWS})")
_MEBIBYTE = 1024 * 1024
# About 500,000 typed cells, twice a hub of 300 groups; more are asked for again, without their types.
TYPED_LIMIT = 48 * _MEBIBYTE


class Contents(NamedTuple):
    """A workbook as read: what people see of it, and what our next write needs to know."""

    snapshot: Snapshot
    state: WorkbookState


class Fresh(NamedTuple):
    """A sheet read just before cells of it are filled, and which of its cells are formulas."""

    grid: Grid
    formulas: frozenset[tuple[int, int]] = frozenset()


def read_spreadsheet(
    service: Service, spreadsheet: str, budget: Budget, sheets: Collection[str] | None = None
) -> Contents:
    """All sheets with cells; `sheets` limits the grids to these names, without asking for less.

    Raises: StudygroupError when Google does not give it, or it is larger than anything we take.
    """
    try:
        answer = service.get(spreadsheet, TYPED_FIELDS, budget, limit=TYPED_LIMIT)
    except TooLargeError:
        return _read_untyped(service, spreadsheet, budget, sheets)
    state = state_of(spreadsheet, answer)
    grids = [
        _grid(state, sheet, each, _typed_rows(each))
        for sheet, each in zip(state.sheets, objects(answer, "sheets"), strict=True)
        if _wanted(sheet, sheets)
    ]
    return Contents(Snapshot(state.title, tuple(grids), state.version), state)


def read_sheets(service: Service, spreadsheet: str, budget: Budget, sheets: Collection[str] = ()) -> tuple[Fresh, ...]:
    """Some sheets alone, by name, or all: what is written into is read again, not the whole hub.

    Raises: StudygroupError when Google does not give them, which it does not when one of them is gone.
    """
    ranges = [quoted(each) for each in sheets]
    try:
        answer = service.get(spreadsheet, _FRESH_FIELDS, budget, limit=TYPED_LIMIT, ranges=ranges)
    except TooLargeError:
        grids = _read_untyped(service, spreadsheet, budget, sheets or None).snapshot.grids
        return tuple(Fresh(each) for each in grids)
    state = state_of(spreadsheet, answer)
    told = zip(state.sheets, objects(answer, "sheets"), strict=True)
    return tuple(
        Fresh(_grid(state, sheet, each, _typed_rows(each)), frozenset(_formulas(each)))
        for sheet, each in told
        if sheet.is_grid
    )


def _formulas(answer: Object) -> Iterator[tuple[int, int]]:
    for block in objects(answer, "data"):
        top, left = whole(block, "startRow"), whole(block, "startColumn")
        for row, line in enumerate(objects(block, "rowData"), start=top + 1):
            for column, cell in enumerate(objects(line, "values"), start=left + 1):
                if child(cell, "userEnteredValue"):
                    yield row, column


def _read_untyped(service: Service, spreadsheet: str, budget: Budget, sheets: Collection[str] | None) -> Contents:
    try:
        answer = service.get(spreadsheet, BARE_FIELDS, budget, limit=VALUES_LIMIT)
        state = state_of(spreadsheet, answer)
        wanted = [sheet for sheet in state.sheets if _wanted(sheet, sheets)]
        values = service.values(spreadsheet, [quoted(sheet.title) for sheet in wanted], budget) if wanted else {}
    except TooLargeError:
        place = FileRef(spreadsheet)
        limit = VALUES_LIMIT // _MEBIBYTE
        raise StudygroupError(
            problem(Code.FILE_TOO_LARGE, place, what=Bound.BYTES, limit=limit), INPUT_UNUSABLE
        ) from None
    answers = dict(zip((sheet.id for sheet in state.sheets), objects(answer, "sheets"), strict=True))
    grids = [
        _grid(
            state,
            sheet,
            answers[sheet.id],
            [[untyped_cell(each) for each in _list(row)] for row in items(rows, "values")],
        )
        for sheet, rows in zip(wanted, objects(values, "valueRanges"), strict=True)
    ]
    return Contents(Snapshot(state.title, tuple(grids), state.version), state)


def quoted(title: str) -> str:
    """A sheet's name as a range that means the whole sheet, whatever it looks like."""
    return "'" + title.replace("'", "''") + "'"


def _wanted(sheet: SheetState, names: Collection[str] | None) -> bool:
    return sheet.is_grid and (names is None or sheet.title in names)


def _list(value: Json) -> Sequence[Json]:
    return items({"row": value}, "row")


def _typed_rows(answer: Object) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for block in objects(answer, "data"):
        left = [EMPTY] * whole(block, "startColumn")
        rows += [[] for _ in range(whole(block, "startRow") - len(rows))]
        rows += [left + [typed_cell(cell) for cell in objects(row, "values")] for row in objects(block, "rowData")]
    return rows


def _grid(state: WorkbookState, sheet: SheetState, answer: Object, cells: Sequence[Sequence[Cell]]) -> Grid:
    shown: dict[tuple[int, int], str] = {}
    odd: dict[tuple[int, int], Oddity] = {}
    for row, line in enumerate(cells, start=1):
        for column, cell in enumerate(line, start=1):
            if cell.odd is not None:
                odd[row, column] = cell.odd
            elif cell.shown:
                shown[row, column] = cell.shown
    values = _trimmed([[cell.value for cell in line] for line in cells])
    merges = _within(values, (_area(each) for each in objects(answer, "merges")))
    return Grid(state.title, sheet.title, values, shown, odd, merges, _hidden(answer), sheet.key)


def _trimmed(rows: list[list[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Without the empty cells and rows at the ends."""
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return tuple(map(tuple, rows))


def _area(range_: Object) -> Area:
    return Area(
        whole(range_, "startRowIndex") + 1,
        whole(range_, "startColumnIndex") + 1,
        whole(range_, "endRowIndex"),
        whole(range_, "endColumnIndex"),
    )


def _within(rows: Sequence[Sequence[Value]], merges: Iterable[Area]) -> tuple[Area, ...]:
    """Merges cut to the used rectangle, as the other stores give them."""
    bottom, right = len(rows), max(map(len, rows), default=0)
    cut = [Area(each.top, each.left, min(each.bottom, bottom), min(each.right, right)) for each in merges]
    return tuple(sorted(each for each in cut if each.top <= each.bottom and each.left <= each.right))


def _hidden(answer: Object) -> frozenset[int]:
    rows = (
        whole(block, "startRow") + position
        for block in objects(answer, "data")
        for position, row in enumerate(items(block, "rowMetadata"), start=1)
        if row and is_hidden(as_object(row))
    )
    return frozenset(rows)
