"""The rows of one sheet as typed cells by field; every fault is named, none is an exception."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.problems import Code, problem
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.sheets import Counts, Oddity
from toolkit.tables.cells import parser_for, parts_of, text_of
from toolkit.tables.faults import Effect, Unread
from toolkit.tables.headers import is_example, is_total
from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.names import Name
    from toolkit.places import CellRef
    from toolkit.problems import Fact, Problem
    from toolkit.sheets import Grid, Value
    from toolkit.tables.cells import Parser
    from toolkit.tables.cells.days import Period
    from toolkit.tables.headers import Header
    from toolkit.tables.spec import TableSpec

E = TypeVar("E", bound=Enum)


@dataclass(slots=True)
class Desk:
    """What a reading collects on its way: problems, and how many rows were read and left out."""

    problems: list[Problem] = field(default_factory=list)
    read: int = 0
    skipped: int = 0

    def say(self, code: Code, at: CellRef | None, **facts: Fact) -> None:
        """One more problem."""
        self.problems.append(problem(code, at, **facts))

    def leave_out(self, code: Code, at: CellRef | None, **facts: Fact) -> None:
        """One more problem, which costs its row."""
        self.skipped += 1
        self.say(code, at, **facts)

    def counts(self) -> Counts:
        """Rows read, used and left out."""
        return Counts(self.read, self.read - self.skipped, self.skipped)


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet recognised as a table; `group` is set when it belongs to a group's own workbook."""

    grid: Grid
    spec: TableSpec
    header: Header
    group: str = ""


class Row(NamedTuple):
    """One row's typed cells; an empty or unreadable cell is absent."""

    origin: Origin
    cells: Mapping[str, object]

    def text(self, field: str) -> str:
        """Text, "" when absent."""
        value = self.cells.get(field)
        return value if isinstance(value, str) else ""

    def many(self, field: str) -> tuple[str, ...]:
        """The parts of a list."""
        return parts_of(self.text(field))

    def whole(self, field: str) -> int | None:
        """A whole number."""
        value = self.cells.get(field)
        return value if isinstance(value, int) else None

    def number(self, field: str) -> Fraction | None:
        """An exact number."""
        value = self.cells.get(field)
        return value if isinstance(value, Fraction) else None

    def day(self, field: str) -> date | None:
        """A day."""
        value = self.cells.get(field)
        return value if isinstance(value, date) else None

    def moment(self, field: str) -> datetime | date | None:
        """A day, with the time of day when it was written."""
        return self.day(field)

    def clock(self, field: str) -> time | None:
        """A time of day."""
        value = self.cells.get(field)
        return value if isinstance(value, time) else None

    def yes(self, field: str, *, blank: bool = False) -> bool:
        """Yes or no; `blank` is what an empty cell means."""
        value = self.cells.get(field)
        return value if isinstance(value, bool) else blank

    def choice(self, field: str, kind: type[E]) -> E | None:
        """A member of a closed set."""
        value = self.cells.get(field)
        return value if isinstance(value, kind) else None


class _Column(NamedTuple):
    field: str
    at: int
    parse: Parser
    needed: bool
    known: dict[object, object]


def rows_of(found: Found, desk: Desk, period: Period, extra: Mapping[int, tuple[str, Parser]]) -> Iterator[Row]:
    """Every row that can be used; the others are named and counted.

    Shape: `extra` gives further columns (mark columns) by position, as field and parser.
    """
    reader = _Reader(found, desk, period, extra)
    for at in range(found.header.last, len(found.grid.rows)):
        row = reader.row(at + 1)
        if row is not None:
            yield row
    reader.close()


class _Reader:
    """Reads one sheet's rows; what repeats from row to row is prepared once."""

    def __init__(self, found: Found, desk: Desk, period: Period, extra: Mapping[int, tuple[str, Parser]]) -> None:
        self.found, self.desk = found, desk
        grid, header = found.grid, found.header
        columns = dict(header.columns)
        for fields in (("person", "name"), ("employee_id", "name")):
            # Where a sheet names people by 姓名 alone, problems about the person stand there.
            if any(each.field == fields[0] for each in found.spec.columns) and fields[1] in columns:
                columns.setdefault(fields[0], columns[fields[1]])
        self.table = TableOrigin(grid.workbook, grid.sheet, columns)
        parsers = {each.field: parser_for(each, period) for each in found.spec.columns if each.field in header.columns}
        # An empty mark is "not recorded"; one that cannot be read costs its row.
        required = {each.field for each in found.spec.columns if each.required or each.kind is CellKind.MARK}
        self.columns = [
            _Column(name, header.columns[name] - 1, parse, name in required, {}) for name, parse in parsers.items()
        ]
        self.columns += [_Column(name, at - 1, parse, False, {}) for at, (name, parse) in extra.items()]
        self.shown_rows = {row for row, _ in grid.shown}
        self.odd_rows: dict[int, list[int]] = defaultdict(list)
        for row, column in grid.odd:
            self.odd_rows[row].append(column)
        self.merged = _merged(grid, header.last)
        self.heads = {text_of(grid.value(header.last, at)) for at in header.columns.values()} - {""}
        self.hidden = 0

    def row(self, number: int) -> Row | None:
        """One row, or None when it is blank, an example, a total, or cannot be used."""
        cells = self.found.grid.rows[number - 1]
        if number in self.merged:
            cells = _with(cells, self.merged[number])
        odd = self.odd_rows.get(number, ())
        first = next((text for cell in cells if cell is not None and (text := text_of(cell))), "")
        if (not first and not odd) or is_example(first):
            return None
        if is_total(first):
            self.desk.say(Code.TABLE_TOTALS, self.found.grid.at(number, 0))
            return None
        if self._only_beside(cells, odd) or self._repeats_header(cells):
            return None
        self.desk.read += 1
        self.hidden += number in self.found.grid.hidden
        return self._typed(number, cells, odd)

    def close(self) -> None:
        """Says what is known only at the end."""
        if self.hidden:
            self.desk.say(Code.TABLE_HIDDEN_ROWS, self.found.grid.at(0, 0), count=self.hidden)

    def _only_beside(self, cells: tuple[Value, ...], odd: list[int] | tuple[int, ...]) -> bool:
        """Whether the row holds only things in columns that are not the table's: somebody's own notes."""
        if any(column.at < len(cells) and text_of(cells[column.at]) for column in self.columns):
            return False
        return not any(column.at + 1 in odd for column in self.columns)

    def _repeats_header(self, cells: tuple[Value, ...]) -> bool:
        seen = 0
        for column in self.columns:
            text = text_of(cells[column.at]) if column.at < len(cells) else ""
            if text and text not in self.heads:
                return False
            seen += bool(text)
        return seen > 1

    def _typed(self, number: int, cells: tuple[Value, ...], odd: list[int] | tuple[int, ...]) -> Row | None:
        origin = Origin(self.table, number)
        typed: dict[str, object] = {}
        usable = True
        for column in self.columns:
            value = cells[column.at] if column.at < len(cells) else None
            if odd and column.at + 1 in odd:
                usable &= self._odd(number, column)
                continue
            if value is None:
                continue
            if number in self.shown_rows:
                value = self.found.grid.shown.get((number, column.at + 1), value)
            parsed = _parsed(column, value)
            if isinstance(parsed, Unread):
                usable &= self._unread(number, column, parsed)
            elif parsed is not None and parsed != "":
                typed[column.field] = parsed
        usable = usable and self._complete(origin, typed)
        if not usable:
            self.desk.skipped += 1
            return None
        return Row(origin, typed)

    def _odd(self, number: int, column: _Column) -> bool:
        why = self.found.grid.odd[number, column.at + 1]
        code = Code.CELL_ERROR if why is Oddity.ERROR else Code.CELL_UNCACHED
        return self._unread(number, column, Unread(code))

    def _unread(self, number: int, column: _Column, unread: Unread) -> bool:
        effect = Effect.ROW_LEFT_OUT if column.needed else Effect.CELL_LEFT_OUT
        at = self.found.grid.at(number, column.at + 1)
        self.desk.say(unread.code, at, column=self._head(column), effect=effect, **dict(unread.facts))
        return not column.needed

    def _head(self, column: _Column) -> Fact:
        for each in self.found.spec.columns:
            if each.field == column.field:
                return each.name
        return text_of(self.found.grid.value(self.found.header.last, column.at + 1))

    def _complete(self, origin: Origin, typed: dict[str, object]) -> bool:
        spec = self.found.spec
        missing: list[tuple[Name, ...]] = [
            (each.name,)
            for each in spec.columns
            if each.required and each.field in self.found.header.columns and each.field not in typed
        ]
        missing += [
            tuple(spec.column(each).name for each in fields)
            for fields in spec.one_of
            if not any(each in typed for each in fields)
        ]
        for names in missing:
            self.desk.say(Code.ROW_INCOMPLETE, origin.cell(), columns=names)
        return not missing


def _parsed(column: _Column, value: Value) -> object:
    # 1, 1.0 and True are one key to a dict, and 3 is not "3".
    key = value if isinstance(value, str) else (type(value), value)
    if key in column.known:
        return column.known[key]
    parsed = column.parse(value)
    column.known[key] = parsed
    return parsed


def _merged(grid: Grid, below: int) -> dict[int, dict[int, Value]]:
    """Values that merged cells of the body stand for, by row and column index."""
    found: defaultdict[int, dict[int, Value]] = defaultdict(dict)
    for area in grid.merges:
        value = grid.value(area.top, area.left) if area.top > below and area.top <= len(grid.rows) else None
        if value is None:
            continue
        for row in range(area.top, min(area.bottom, len(grid.rows)) + 1):
            for column in range(area.left, min(area.right, area.left + 60) + 1):
                found[row][column - 1] = value
    return dict(found)


def _with(cells: tuple[Value, ...], values: Mapping[int, Value]) -> tuple[Value, ...]:
    filled = list(cells) + [None] * (max(values) + 1 - len(cells))
    for index, value in values.items():
        filled[index] = value
    return tuple(filled)
