"""Cells of people's to fill in, whatever the store: each only while it still holds what it was decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import CellEdit, Oddity
from toolkit.stores.texts import counted_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import Area
    from toolkit.problems import Problem
    from toolkit.sheets import CellsPatch, Value


def appended_edits(patch: CellsPatch, workbook: str, last: int) -> Iterator[CellEdit]:
    """The rows to append as edits of empty cells, below the last filled row and all edits; blanks need no cell."""
    above = max([last, *(edit.at.row for edit in patch.edits)]) if patch.appended else last
    for row, values in enumerate(patch.appended, start=above + 1):
        for column, value in enumerate(values, start=1):
            if value is not None and value != "":
                yield CellEdit(CellRef(workbook, patch.sheet, row, column), None, value)


def against(edit: CellEdit, at: CellRef, found: Value | Oddity, limit: int) -> Problem | None:
    """Why a cell that holds `found` may not be filled: somebody changed it, or the text does not fit."""
    if isinstance(found, Oddity) or not (same(found, edit.before) or same(found, edit.after)):
        shown = found if isinstance(found, Oddity) else told(found)
        return problem(Code.SHEET_CELL_CHANGED, at, found=shown, before=told(edit.before))
    if isinstance(edit.after, str) and not fits(edit.after, limit):
        return problem(Code.SHEET_TEXT_TOO_LONG, at, length=counted_length(edit.after), limit=limit)
    return None


def fits(value: Value, limit: int) -> bool:
    """Whether a cell that takes so many characters takes this value; a character counts twice at most."""
    return not isinstance(value, str) or 2 * len(value) <= limit or counted_length(value) <= limit


def same(one: Value, other: Value) -> bool:
    """Equal in kind and content: TRUE is not 1, a day is not the moment it begins with."""
    if one is other:
        return True
    number = isinstance(one, int | float) and isinstance(other, int | float)
    if number and isinstance(one, bool) is isinstance(other, bool):
        return one == other
    return type(one) is type(other) and one == other


def told(value: Value) -> str:
    """A value inside a message."""
    return "" if value is None else str(value)


def covers(area: Area, row: int, column: int) -> bool:
    """Whether a cell is hidden below the first one of merged cells: what is written there nobody sees."""
    return contains(area, row, column) and (row, column) != (area.top, area.left)


def contains(area: Area, row: int, column: int) -> bool:
    """Whether a cell lies in a rectangle."""
    return area.top <= row <= area.bottom and area.left <= column <= area.right
