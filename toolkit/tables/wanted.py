"""What a flow wants to stand in a table of people's, in the programme's own terms, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.tables.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.language import Words
    from toolkit.places import CellRef
    from toolkit.problems import Problem
    from toolkit.programme.kinds import Table
    from toolkit.programme.origin import Origin
    from toolkit.sheets import Patch, Value

# What a cell may be given: a code is written by its label, a list with the sign that always parts.
Wished = str | int | Fraction | date | datetime | time | Enum | tuple[str, ...] | None


class WantedCell(NamedTuple):
    """One cell of an existing row; `key` tells the row apart however the sheet is sorted."""

    at: Origin
    field: str
    value: Wished
    key: str


class WantedRow(NamedTuple):
    """A row that should be in the table.

    Shape: `by` tells rows apart, each place by the first of its fields that the sheet has a column for; a row that has
    the same text in all of them is there already.
    """

    cells: Mapping[str, Wished]
    by: tuple[tuple[str, ...], ...]

    @property
    def key(self) -> str:
        """The row's key in the fill journal."""
        parts = (next((value for each in fields if (value := self.cells.get(each))), "") for fields in self.by)
        return "/".join(map(str, parts))


class WantedTable(NamedTuple):
    """All that is wanted of one table."""

    table: Table
    cells: tuple[WantedCell, ...] = ()
    rows: tuple[WantedRow, ...] = ()


class Change(NamedTuple):
    """One line of the difference people are shown; `before` "" is an empty cell."""

    at: CellRef
    column: str
    before: str
    after: str


class Filled(NamedTuple):
    """One filled cell as the journal knows it."""

    sheet: str
    row: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Filling:
    """What the wishes for one table come to."""

    patches: tuple[Patch, ...] = ()
    changes: tuple[Change, ...] = ()
    fills: tuple[Filled, ...] = ()
    problems: tuple[Problem, ...] = ()


def written(value: Wished, words: Words) -> Value:
    """A value as a cell of the workbook holds it."""
    if isinstance(value, bool):
        return words.text("starter.yes" if value else "starter.no")
    if isinstance(value, Enum):
        return words.label(value)
    if isinstance(value, tuple):
        return "；".join(value) or None
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return value or None if isinstance(value, str) else value


def shown(value: Wished, words: Words) -> str:
    """The text of that cell."""
    return text_of(written(value, words))
