"""Where cells are: A1 notation, grid ranges, boxes of rows and columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.sheets_server.refusals import invalid
from tests.sheets_server.trees import Object, whole

_ONE = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|R\d+C\d+", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Box(NamedTuple):
    """Rows top..bottom and columns left..right, counted from 0, the ends not included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: tuple[int, int]) -> bool:
        """Whether a cell lies in it."""
        return self.top <= place[0] < self.bottom and self.left <= place[1] < self.right

    def meets(self, other: Box) -> bool:
        """Whether two boxes share a cell."""
        rows = self.top < other.bottom and other.top < self.bottom
        return rows and self.left < other.right and other.left < self.right

    def within(self, other: Box) -> Box:
        """The part that lies in another box."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        return Box(top, left, max(top, min(self.bottom, other.bottom)), max(left, min(self.right, other.right)))

    def places(self) -> list[tuple[int, int]]:
        """Every cell, row by row."""
        return [(row, column) for row in range(self.top, self.bottom) for column in range(self.left, self.right)]


class Bounds(NamedTuple):
    """A range as written: an end that is left out is None."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None

    def box(self, rows: int, columns: int) -> Box:
        """The cells meant in a grid of that size, not clipped where a number is written."""
        return Box(
            self.top or 0,
            self.left or 0,
            rows if self.bottom is None else self.bottom,
            columns if self.right is None else self.right,
        )


def column_letters(column: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def quoted(title: str) -> str:
    """A sheet title as it stands before `!`."""
    if _PLAIN.fullmatch(title) and (not _LOOKS_LIKE_A_CELL.fullmatch(title)):
        return title
    return "'" + title.replace("'", "''") + "'"


def split(written: str) -> tuple[str | None, str | None]:
    """A range as sheet title and cells; a part that is not there is None."""
    if written.startswith("'"):
        title, _, rest = _unquoted(written)
        return title, rest.removeprefix("!") or None
    if "!" in written:
        title, _, cells = written.rpartition("!")
        return title, cells
    return None, written


def _unquoted(written: str) -> tuple[str, str, str]:
    end = 1
    while end < len(written):
        if written[end] == "'":
            if written[end + 1 : end + 2] != "'":
                break
            end += 1
        end += 1
    return written[1:end].replace("''", "'"), written[end : end + 1], written[end + 1 :]


def bounds(cells: str) -> Bounds | None:
    """`A1:B2`, `A:B`, `2:3`, `A2:C` or one cell; None for what is no such thing."""
    first, colon, last = cells.partition(":")
    start = _ONE.fullmatch(first)
    end = _ONE.fullmatch(last) if colon else start
    if not start or not end or not first or (colon and not last):
        return None
    if not colon and None in (start[1], start[2]):
        return None
    top = _row(start[2])
    left = None if start[1] is None else column_number(start[1])
    bottom, right = _row(end[2]), None if end[1] is None else column_number(end[1])
    if top is not None and bottom is not None and bottom < top:
        top, bottom = bottom, top
    if left is not None and right is not None and right < left:
        left, right = right, left
    return Bounds(top, left, None if bottom is None else bottom + 1, None if right is None else right + 1)


def _row(digits: str | None) -> int | None:
    return None if digits is None else int(digits) - 1


def echo(title: str, box: Box) -> str:
    """A range as the service says it back; one cell has no colon."""
    first = f"{column_letters(box.left)}{box.top + 1}"
    last = f"{column_letters(max(box.left, box.right - 1))}{max(box.top + 1, box.bottom)}"
    return f"{quoted(title)}!{first}" if first == last else f"{quoted(title)}!{first}:{last}"


def grid_bounds(grid_range: Object) -> Bounds:
    """A GridRange's ends.

    Raises: Refusal for an end before its start or below zero.
    """
    names = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
    found = Bounds(*(whole(grid_range, name) if name in grid_range else None for name in names))
    for start, end, name in ((found.top, found.bottom, "Row"), (found.left, found.right, "Column")):
        if (start or 0) < 0 or (end is not None and end < (start or 0)):
            raise invalid(f"GridRange.start{name}Index must be >= 0 and not after GridRange.end{name}Index")
    return found


def grid_range(sheet_id: int, box: Box) -> Object:
    """A box as a GridRange; sheet 0 is left out, as the service does."""
    found: Object = {
        "startRowIndex": box.top,
        "endRowIndex": box.bottom,
        "startColumnIndex": box.left,
        "endColumnIndex": box.right,
    }
    return {"sheetId": sheet_id, **found} if sheet_id else found


def grid_of(grid_range: Object, grid: Box) -> Box:
    """The cells of a grid that a GridRange means; an end that is left out is the grid's."""
    return grid_bounds(grid_range).box(grid.bottom, grid.right).within(grid)


def open_echo(title: str, ends: Bounds) -> str:
    """A GridRange as a refusal names it: an end that is left out stays out."""
    first = f"{column_letters(ends.left or 0)}{(ends.top or 0) + 1}"
    column = "" if ends.right is None else column_letters(ends.right - 1)
    row = "" if ends.bottom is None else str(ends.bottom)
    last = column + row
    return f"{quoted(title)}!{first}" if last in {"", first} else f"{quoted(title)}!{first}:{last}"
