"""The rows of one sheet as typed cells by field; every fault is named, none is an exception."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from toolkit.problems import Code, problem
from toolkit.programme.kinds import Table
from toolkit.programme.many import made_of
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.sheets import Counts, Oddity
from toolkit.tables.body import Body, parsed
from toolkit.tables.cells import parser_for, parts_of, text_of
from toolkit.tables.faults import Effect, Unread
from toolkit.tables.remarks import is_no_data, is_note, is_rate, is_remark, is_sentence, is_total, may_begin_no_data
from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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

    def texts(self, *fields: str) -> list[str]:
        """Several texts at once, of columns that hold nothing else."""
        return cast("list[str]", list(map(self.cells.get, fields, repeat(""))))

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


class Rows(NamedTuple):
    """The usable rows of one sheet, kept column by column.

    Shape: `numbers` are the sheet's, top down; `cells` are of one length with them, by field.
    Blanks: an empty or unreadable cell is None.
    """

    table: TableOrigin
    numbers: Sequence[int]
    cells: Mapping[str, Sequence[object]]

    def only(self, places: Iterable[int]) -> Rows:
        """The rows at these places."""
        chosen = list(places)
        cells = {field: [cells[at] for at in chosen] for field, cells in self.cells.items()}
        return Rows(self.table, [self.numbers[at] for at in chosen], cells)

    def rows(self) -> Iterator[Row]:
        """One by one."""
        fields = tuple(self.cells)
        sparse = [field for field, cells in self.cells.items() if None in cells]
        across = zip(*self.cells.values(), strict=True) if self.cells else repeat(())
        for origin, values in zip(self.origins(), across, strict=False):
            typed = dict(zip(fields, values))  # noqa: B905 - one per column
            for each in sparse:
                if typed[each] is None:
                    del typed[each]
            yield Row(origin, typed)

    def origins(self) -> Iterator[Origin]:
        """Where each of them stands."""
        return made_of(Origin, repeat(self.table), self.numbers, repeat(0))

    def texts(self, field: str) -> Iterable[str]:
        """A column that holds nothing but text, "" where it does or where there is none."""
        cells = cast("Sequence[str | None] | None", self.cells.get(field))
        if cells is None:
            return repeat("", len(self.numbers))
        return [cell or "" for cell in cells] if None in cells else cast("Sequence[str]", cells)

    def values(self, field: str) -> Iterable[object]:
        """A column, or nothing for each row where there is none."""
        return self.cells.get(field) or repeat(None, len(self.numbers))


class _Column(NamedTuple):
    """One column being read.

    Shape: `raw` and `typed` hold its cells top down, `distinct` each raw value once; `faulty` when it holds an Unread.
    """

    field: str
    at: int
    needed: bool
    raw: list[Value]
    distinct: Collection[Value]
    typed: list[object]
    faulty: bool


def rows_of(found: Found, desk: Desk, period: Period, extra: Mapping[int, tuple[str, Parser]]) -> Rows:
    """Every row that can be used; the others are named and counted.

    Shape: `extra` gives further columns (mark columns) by position, as field and parser.
    """
    return _Reader(found, desk, period, extra).rows()


class _Reader:
    """Reads one sheet's rows; what repeats from row to row is prepared once, and each column is parsed in one go."""

    def __init__(self, found: Found, desk: Desk, period: Period, extra: Mapping[int, tuple[str, Parser]]) -> None:
        self.found, self.desk = found, desk
        grid, header = found.grid, found.header
        columns = dict(header.columns)
        for fields in (("person", "name"), ("employee_id", "name")):
            # Where a sheet names people by 姓名 alone, problems about the person stand there.
            if any(each.field == fields[0] for each in found.spec.columns) and fields[1] in columns:
                columns.setdefault(fields[0], columns[fields[1]])
        self.table = TableOrigin(grid.workbook, grid.sheet, columns)
        self.body = Body(grid, header.last)
        period = period.counting(epoch_1904=grid.epoch_1904)
        # An empty mark is "not recorded"; one that cannot be read costs its row.
        required = {each.field for each in found.spec.columns if each.required or each.kind is CellKind.MARK}
        self.columns = [
            self._column(
                each.field, header.columns[each.field], parser_for(each, period), needed=each.field in required
            )
            for each in found.spec.columns
            if each.field in header.columns
        ]
        self.columns += [self._column(name, at, parse, needed=False) for at, (name, parse) in extra.items()]
        self.faults = self._faults()
        self.must = self._must()
        heads = [grid.value(header.last, at) for at in header.columns.values()]
        self.heads = set(map(text_of, heads)) - {""}
        # A row that repeats the header does so in two columns at least.
        written = self.heads.union(heads) - {None}
        self.repeats = sum(1 for column in self.columns if not written.isdisjoint(column.distinct)) > 1
        self.stripes = self._stripes()
        self.looked_at = {*self.faults, *self.body.odd, *grid.hidden, *self._doubtful()}
        self.hidden = 0

    def rows(self) -> Rows:
        """The usable rows, top down."""
        numbers = self._all()
        looked_at = numbers if self.repeats else sorted(each for each in self.looked_at if each in numbers)
        self.desk.read += len(numbers) - len(looked_at)
        out = {number for number in looked_at if not self._stays(number)}
        if self.hidden:
            self.desk.say(Code.TABLE_HIDDEN_ROWS, self.found.grid.at(0, 0), count=self.hidden)
        rows = Rows(self.table, numbers, {column.field: column.typed for column in self.columns})
        return rows.only(at for at, number in enumerate(numbers) if number not in out) if out else rows

    def _stays(self, number: int) -> bool:
        """Whether a row is data and can be used."""
        at = number - self.body.first
        typed = {column.field: value for column in self.columns if (value := column.typed[at]) is not None}
        return not self._passes_over(number, self.body.rows[at], typed) and self._usable(number, typed)

    def _doubtful(self) -> Iterator[int]:
        """Rows that may be no data, or lack what they need; all others are data beyond doubt, and most rows are."""
        yield from self.stripes
        heads = self.body.heads()
        distinct = set(heads)
        texts = [head for head in distinct if isinstance(head, str)]
        letters = set(filter(may_begin_no_data, {text[:1] for text in texts}))
        doubtful = {None, *(text for text in texts if text[:1] in letters and _may_be_no_data(text.strip()))}
        if not doubtful.isdisjoint(distinct):
            yield from (number for number, head in zip(self._all(), heads, strict=True) if head in doubtful)
        lengths = list(map(len, self.body.rows))
        if 1 in lengths:
            yield from (number for number, length in zip(self._all(), lengths, strict=True) if length == 1)
        every = tuple(column.field for column in self.columns)
        for fields in [fields for fields, _ in self.must] or [every]:
            lack = [self._empty(column) for column in self.columns if column.field in fields]
            yield from set.intersection(*lack) if lack else self._all()

    def _empty(self, column: _Column) -> set[int]:
        if None not in column.typed:
            return set()
        return {number for number, value in zip(self._all(), column.typed, strict=True) if value is None}

    def _all(self) -> range:
        return range(self.body.first, self.body.first + len(self.body.rows))

    def _column(self, field: str, at: int, parse: Parser, *, needed: bool) -> _Column:
        raw = self.body.column(at)
        distinct = dict.fromkeys(raw)
        return _Column(field, at, needed, raw, distinct, *parsed(raw, distinct, parse))

    def _faults(self) -> Mapping[int, list[tuple[_Column, Unread]]]:
        """The cells that cannot be read, by row; from here on their columns hold nothing there."""
        found: defaultdict[int, list[tuple[_Column, Unread]]] = defaultdict(list)
        for column in self.columns:
            odd = [row for row, columns in self.body.odd.items() if column.at in columns and row in self._all()]
            for row in odd:
                why = self.found.grid.odd[row, column.at]
                code = Code.CELL_ERROR if why is Oddity.ERROR else Code.CELL_UNCACHED
                column.typed[row - self.body.first] = Unread(code)
            if column.faulty or odd:
                for index, value in enumerate(column.typed):
                    if isinstance(value, Unread):
                        found[self.body.first + index].append((column, value))
                        column.typed[index] = None
        return found

    def _must(self) -> list[tuple[tuple[str, ...], tuple[Name, ...]]]:
        """Of each of these groups of fields a row needs one."""
        spec = self.found.spec
        required = [each.field for each in spec.columns if each.required and each.field in self.found.header.columns]
        groups = [*((field,) for field in required), *spec.one_of]
        return [(fields, tuple(spec.column(field).name for field in fields)) for fields in groups]

    def _passes_over(self, number: int, raw: tuple[Value, ...], typed: Mapping[str, object]) -> bool:
        """Whether a row is blank, an example, a total, a header again, or has nothing to do with the table."""
        odd = self.body.odd.get(number, ())
        head = raw[0] if raw else None
        first = head.strip() if isinstance(head, str) else ""
        first = first or next((text for cell in raw if cell is not None and (text := text_of(cell))), "")
        if not first and not odd:
            return True
        if first and is_remark(first):
            if is_total(first):
                self.desk.say(Code.TABLE_TOTALS, self.found.grid.at(number, 0))
            return True
        if first and (self._is_note(number, raw) or (self.found.spec.table is Table.ATTENDANCE and is_rate(first))):
            self.desk.say(Code.TABLE_NOTE, self.found.grid.at(number, 0))
            return True
        return (not typed and self._is_beside(number, odd)) or (self.repeats and self._repeats_header(number))

    def _stripes(self) -> frozenset[int]:
        """Rows with a cell merged from the first column over the next: a heading or a note among the data."""
        ats = sorted(column.at for column in self.columns)[:2]
        return frozenset(
            row
            for area in self.found.grid.merges
            if len(ats) > 1 and area.top >= self.body.first and area.left <= ats[0] and area.right >= ats[1]
            for row in range(area.top, area.bottom + 1)
        )

    def _is_note(self, number: int, raw: tuple[Value, ...]) -> bool:
        """Whether nothing stands in the row but a note."""
        cells = enumerate(self.found.grid.rows[number - 1], start=1)
        own = [(at, text) for at, cell in cells if (text := text_of(cell))]
        if number in self.stripes and len(own) < 2:
            return True
        if own and all(is_note(text) for _, text in own):
            return True
        # A sentence alone in a column of 工号 or 姓名 is none of either.
        alone = len(own) == 1 and sum(1 for cell in raw if text_of(cell)) == 1
        return alone and own[0][0] in self._names_people() and is_sentence(own[0][1])

    def _names_people(self) -> set[int]:
        columns = self.found.header.columns
        ids = [each.field for each in self.found.spec.columns if each.kind is CellKind.PERSON_ID]
        return {columns[field] for field in (*ids, "name") if ids and field in columns}

    def _is_beside(self, number: int, odd: Sequence[int]) -> bool:
        """Whether the row holds only things in columns that are not the table's: somebody's own notes."""
        at = number - self.body.first
        return not any(text_of(column.raw[at]) or column.at in odd for column in self.columns)

    def _repeats_header(self, number: int) -> bool:
        texts = [text_of(column.raw[number - self.body.first]) for column in self.columns]
        filled = [text for text in texts if text]
        return len(filled) > 1 and self.heads.issuperset(filled)

    def _usable(self, number: int, typed: Mapping[str, object]) -> bool:
        """Whether the row can be used; what forbids it, or costs it a cell, is said."""
        self.desk.read += 1
        self.hidden += number in self.found.grid.hidden
        usable = True
        for column, unread in self.faults.get(number, ()):
            usable &= self._unread(number, column, unread)
        usable = usable and self._complete(number, typed)
        self.desk.skipped += not usable
        return usable

    def _unread(self, number: int, column: _Column, unread: Unread) -> bool:
        effect = Effect.ROW_LEFT_OUT if column.needed else Effect.CELL_LEFT_OUT
        at = self.found.grid.at(number, column.at)
        self.desk.say(unread.code, at, column=self._head(column), effect=effect, **dict(unread.facts))
        return not column.needed

    def _head(self, column: _Column) -> Fact:
        for each in self.found.spec.columns:
            if each.field == column.field:
                return each.name
        return text_of(self.found.grid.value(self.found.header.last, column.at))

    def _complete(self, number: int, typed: Mapping[str, object]) -> bool:
        missing = [names for fields, names in self.must if typed.keys().isdisjoint(fields)]
        for names in missing:
            self.desk.say(Code.ROW_INCOMPLETE, self.found.grid.at(number, 0), columns=names)
        return not missing


def _may_be_no_data(first: str) -> bool:
    return not first or is_no_data(first)
