"""What a workbook is to us: grids of typed values as read, patches of sheets and cells to write.

Pure data. The stores make grids and apply patches; `tables/` alone turns text into dates, numbers, ids or marks.
Rows and columns are 1-based. Mappings are sparse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from toolkit.content import ChartKind
from toolkit.places import Area, CellRef

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.problems import Problem

# Text exactly as typed, untrimmed; "" is None; whole numbers are int. Excel (1900 and 1904) and Google turn serials
# into dates by number format; CSV gives only str.
Value = str | int | float | bool | date | datetime | time | None


class Oddity(Enum):
    """Why a cell shows no usable value although it is not empty."""

    ERROR = "error"  # #N/A and its kin
    UNCACHED = "uncached"  # a formula nobody has calculated yet


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as read.

    Shape: `rows` starts at A1 and is ragged; `shown` holds what a zero-padding format displays (00017);
    `hidden` holds the numbers of hidden or filtered rows; `epoch_1904` says from when its workbook counts days.
    Blanks: `owned` is the key of our mark; None means the sheet is people's.
    """

    workbook: str
    sheet: str
    rows: tuple[tuple[Value, ...], ...]
    shown: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    odd: Mapping[tuple[int, int], Oddity] = field(default_factory=lambda: MappingProxyType({}))
    merges: tuple[Area, ...] = ()
    hidden: frozenset[int] = frozenset()
    owned: str | None = None
    epoch_1904: bool = False

    def at(self, row: int, column: int) -> CellRef:
        """The address of a cell of this grid."""
        return CellRef(self.workbook, self.sheet, row, column)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell; None where the grid does not reach."""
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One workbook as it was at one moment; `version` is opaque, the store's own."""

    location: str
    grids: tuple[Grid, ...]
    version: str


class Kind(Enum):
    """How a column's values are typed and shown."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    DATETIME = "datetime"


class Tone(Enum):
    """What a row or cell means to the eye; each store maps tones to its own formats."""

    PLAIN = "plain"
    TITLE = "title"
    HEADER = "header"
    OPTIONAL = "optional"  # header of a column that may stay empty: grey
    NOTE = "note"
    TOTAL = "total"
    INPUT = "input"  # yellow: people answer here
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Link(NamedTuple):
    """Text that leads to a cell of the same workbook, or to an address."""

    text: str
    to: CellRef | str


class ListFrom(NamedTuple):
    """A drop-down list that stands in a column of another sheet of the same workbook, below its header."""

    sheet: str
    column: int


class Column(NamedTuple):
    """One column of a sheet of ours; `width` in characters, `choices` become a drop-down, `note` a header comment."""

    header: str
    kind: Kind
    width: int = 12
    choices: tuple[str, ...] | ListFrom = ()
    note: str = ""
    tone: Tone = Tone.HEADER


class Rule(NamedTuple):
    """Colours the cells of a column by their value; `column` is 1-based."""

    column: int
    op: Literal["<", "<=", ">", ">=", "="]
    value: int | Fraction | str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Plot:
    """A native chart below a sheet's table, of the cells that stand in it: its numbers are said once.

    Shape: `categories` and `series` are 1-based columns, named by their headers; `rows` counts from `first`, and 1 is
    the first body row.
    """

    kind: ChartKind
    title: str
    categories: int
    series: tuple[int, ...]
    rows: int
    first: int = 1

    def __post_init__(self) -> None:
        if self.kind is ChartKind.SCATTER or not self.series or self.rows < 1 or self.first < 1:
            raise ValueError("a sheet's chart draws at least one row of at least one column against words")


SheetValue = Value | Fraction | Link
NO_TONES: Mapping[int, Tone] = MappingProxyType({})
NO_COLUMNS: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SheetPatch:
    """A whole sheet of ours.

    Shape: `above` are note lines on top, the first one the title; then the header row, then `rows`.
    `tones` is keyed by the 1-based position in `rows`; `tab` is the tab's colour as RRGGBB; `frozen` counts columns.
    A sheet without columns is a page of text: `above` and `rows` only. `owned` False makes a sheet for people to fill
    in: it gets no mark of ours and is never replaced.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[SheetValue, ...], ...]
    above: tuple[str, ...] = ()
    tones: Mapping[int, Tone] = field(default_factory=lambda: NO_TONES)
    rules: tuple[Rule, ...] = ()
    charts: tuple[Plot, ...] = ()
    hidden: bool = False
    tab: str = ""
    frozen: int = 0
    owned: bool = True


class CellEdit(NamedTuple):
    """One cell of people's to fill; a cell that no longer holds `before` is refused and named."""

    at: CellRef
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class CellsPatch:
    """Cells to fill in a sheet of people's, and rows to append below its table.

    Shape: `alike` are new columns by the column they are to be like: below their header they offer the same lists.
    """

    sheet: str
    edits: Sequence[CellEdit] = ()
    appended: tuple[tuple[Value, ...], ...] = ()
    alike: Mapping[int, int] = field(default_factory=lambda: NO_COLUMNS)


class SheetRemoval(NamedTuple):
    """A sheet of ours that is no longer wanted; one people refer to, or put something onto, is refused."""

    key: str


Patch = SheetPatch | CellsPatch | SheetRemoval
State = Literal["created", "replaced", "edited", "removed", "unchanged", "refused"]


class Outcome(NamedTuple):
    """What became of one patch; `cells` counts the cells written.

    Blanks: `workbook` and `rows` are filled in by the flow, which knows both.
    """

    sheet: str
    state: State
    cells: int
    problem: Problem | None = None
    workbook: str = ""
    rows: int = 0

    @property
    def changed(self) -> bool:
        """Whether the workbook is, or would be, another one for it."""
        return self.state in {"created", "replaced", "edited", "removed"}


class Applied(NamedTuple):
    """What became of all patches of one workbook; `backup` is the copy's display name, None when none was needed."""

    outcomes: tuple[Outcome, ...]
    backup: str | None = None


class Calls(NamedTuple):
    """How often Google was asked to read and to write."""

    reads: int = 0
    writes: int = 0

    def since(self, earlier: Calls) -> Calls:
        """What came since an earlier count."""
        return Calls(self.reads - earlier.reads, self.writes - earlier.writes)


class Counts(NamedTuple):
    """Rows of people's tables: read = used + skipped. Rows of examples and blank rows are not read."""

    read: int = 0
    used: int = 0
    skipped: int = 0

    def plus(self, other: Counts) -> Counts:
        """The counts of two readings together."""
        return Counts(self.read + other.read, self.used + other.used, self.skipped + other.skipped)
