"""Which sheet is which table, and where its header stands."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import count, pairwise
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.tables.cells import text_of
from toolkit.tables.plain import plain_header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from toolkit.problems import Problem
    from toolkit.sheets import Grid, Value
    from toolkit.tables.spec import TableSpec

    _Cells = Mapping[int, Value]

SEARCHED_ROWS = 20
CLOSE = 0.7
# Two columns, or one beside a date or a member, are a header; a single word is only when nothing more is required.
ENOUGH = 3
# What a column recognised counts; one of a date or a member counts less.
MOST_A_COLUMN = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one sheet.

    Shape: `last` is its lowest row; `columns` maps a field to its 1-based column; `others` holds the remaining
    non-empty header cells by column, raw. `seen` counts columns recognised.
    """

    last: int
    columns: Mapping[str, int]
    others: Mapping[int, Value]
    twice: tuple[tuple[int, str], ...] = ()


# What Excel, WPS and Google add to the name of a sheet they copy.
_COPY = re.compile(r"\(\d+\)$|^copyof|^副本[-_]?|的?[-_]?副本\d*$|[-_]?copy\d*$")


def spec_for(sheet: str, specs: Iterable[TableSpec]) -> TableSpec | None:
    """The table a sheet's name or alias stands for; a copy's ` (2)` is not guessed."""
    name = plain_header(sheet)
    for spec in specs:
        if name in _sheet_names(spec):
            return spec
    return None


def copied_spec(sheet: str, specs: Iterable[TableSpec]) -> TableSpec | None:
    """The table a sheet is called a copy of: 考勤 (2), 考勤 副本, Copy of Attendance; None for any other name."""
    name = plain_header(sheet)
    rest = _COPY.sub("", name)
    return spec_for(rest, specs) if rest != name else None


@cache
def _sheet_names(spec: TableSpec) -> frozenset[str]:
    return frozenset(plain_header(name) for name in (spec.name.zh, spec.name.en, spec.table.value, *spec.aliases))


@cache
def _fields(spec: TableSpec) -> Mapping[str, str]:
    return {
        plain_header(name): each.field for each in spec.columns for name in (*each.aliases, each.name.en, each.name.zh)
    }


def find_header(grid: Grid, spec: TableSpec, also: Callable[[Value], bool]) -> Header | None:
    """The best matching row, or two rows, among the first twenty; None when nothing there looks like a header.

    Shape: `also` says of a cell that is no column of the table whether it may still head one (a date, a member).
    """
    rows = [_filled(grid, row) for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1)]
    best: Header | None = None
    most = -math.inf
    for cells, last in _candidates(spec, rows):
        # Most rows are data, which cannot beat a header of as many columns however they are read.
        if MOST_A_COLUMN * len(cells) > most:
            header = _header(spec, cells, last)
            score = _score(header, also)
            if score > most:
                most, best = score, header
    if best is None or not best.columns or (most < ENOUGH and not _complete(spec, best)):
        return None
    return best


def _candidates(spec: TableSpec, rows: Sequence[_Cells]) -> Iterator[tuple[_Cells, int]]:
    """What may be a header, with its lowest row: every row, then every two.

    Data below a one-row header would hide its columns, so a pair is one only where it finds more than any row.
    """
    yield from zip(rows, count(1))
    for last, (upper, lower) in enumerate(pairwise(rows), start=2):
        yield _doubled(spec, upper, lower), last


def _complete(spec: TableSpec, header: Header) -> bool:
    required = all(each.field in header.columns for each in spec.columns if each.required)
    return required and all(any(field in header.columns for field in fields) for fields in spec.one_of)


def _score(header: Header, also: Callable[[Value], bool]) -> int:
    # A heading merged over several columns names none of them.
    return (
        MOST_A_COLUMN * len(header.columns)
        - len(header.twice)
        + sum(1 for cell in header.others.values() if also(cell))
    )


def _header(spec: TableSpec, cells: _Cells, last: int) -> Header:
    fields = _fields(spec)
    columns: dict[str, int] = {}
    others: dict[int, Value] = {}
    twice: list[tuple[int, str]] = []
    for column, cell in cells.items():
        field = fields.get(plain_header(text_of(cell)))
        if field is None:
            others[column] = cell
        elif field in columns:
            twice.append((column, field))
        else:
            columns[field] = column
    return Header(last, columns, others, tuple(twice))


def _doubled(spec: TableSpec, upper: _Cells, lower: _Cells) -> _Cells:
    """The cells of two rows: both together, else the lower one, else the upper where the lower is empty."""
    fields = _fields(spec)
    merged: dict[int, Value] = {}
    for column in sorted(upper.keys() | lower.keys()):
        above, below = upper.get(column), lower.get(column)
        if above is None or below is None:
            merged[column] = above if below is None else below
        else:
            joined = text_of(above) + text_of(below)
            merged[column] = joined if plain_header(joined) in fields else below
    return merged


def _filled(grid: Grid, row: int) -> dict[int, Value]:
    """The non-empty cells of a row, merged ones filled from their first cell."""
    cells = {column: cell for column, cell in enumerate(grid.rows[row - 1], start=1) if text_of(cell)}
    for area in grid.merges:
        if area.top <= row <= area.bottom and text_of(value := grid.value(area.top, area.left)):
            # A title over the whole sheet is no header of every column.
            for column in range(area.left, min(area.right, area.left + 60) + 1):
                cells.setdefault(column, value)
    return dict(sorted(cells.items()))


def header_problems(grid: Grid, spec: TableSpec, header: Header, known: Callable[[Value], bool]) -> Iterable[Problem]:
    """Columns that are missing, doubled, or perhaps misspelt.

    Problems: a missing required column makes the table broken; the others are worth a look.
    """
    at = grid.at(header.last, 0)
    for each in spec.columns:
        if each.required and each.field not in header.columns:
            yield problem(Code.TABLE_COLUMN_MISSING, at, table=spec.name, columns=(each.name,))
    for fields in spec.one_of:
        if not any(field in header.columns for field in fields):
            names = tuple(spec.column(field).name for field in fields)
            yield problem(Code.TABLE_COLUMN_MISSING, at, table=spec.name, columns=names)
    for column, field in header.twice:
        first = grid.at(header.last, header.columns[field]).address
        yield problem(
            Code.TABLE_HEADER_TWICE, grid.at(header.last, column), column=spec.column(field).name, first=first
        )
    yield from _misspelt(grid, spec, header, known)


def _misspelt(grid: Grid, spec: TableSpec, header: Header, known: Callable[[Value], bool]) -> Iterable[Problem]:
    open_names = {name: field for name, field in _fields(spec).items() if field not in header.columns}
    often = Counter(text_of(cell) for cell in header.others.values())
    for column, cell in header.others.items():
        if known(cell) or often[text_of(cell)] > 1:
            continue
        near = get_close_matches(plain_header(text_of(cell)), open_names, n=1, cutoff=CLOSE)
        if near:
            nearest = spec.column(open_names[near[0]]).name
            yield problem(Code.TABLE_HEADER_CLOSE, grid.at(header.last, column), header=text_of(cell), nearest=nearest)


def no_more_columns(_: Value) -> bool:
    """For tables whose columns are all in the spec."""
    return False
