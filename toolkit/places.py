"""Where something stands: a cell, a spot in a template, a file.

Places carry display names, never paths of somebody's machine.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


@cache
def column_letters(column: int) -> str:
    """The letters Excel shows above a column; 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """The 1-based number of a column by its letters, the inverse of `column_letters`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class CellRef(NamedTuple):
    """One cell as people see it; row and column are 1-based, `workbook` is a display name.

    Blanks: column 0 means the whole row, row 0 the whole sheet.
    """

    workbook: str
    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """`B17`; the row number alone for a whole row, empty for a whole sheet."""
        if not self.row:
            return ""
        return f"{column_letters(self.column)}{self.row}"


class Area(NamedTuple):
    """A rectangle of cells, corners included, 1-based."""

    top: int
    left: int
    bottom: int
    right: int


class TemplateRef(NamedTuple):
    """A spot in a Word template.

    Shape: `part` is the reader's word for it (`word/document.xml`); paragraph, table, row, column are 1-based.
    Blanks: 0 means not applicable (a paragraph outside tables has table, row and column 0); `heading` is the nearest
    one above, where somebody looked for it.
    """

    file: str
    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    near: str = ""
    heading: str = ""


class FileRef(NamedTuple):
    """A file as a whole, by its name as shown to people."""

    file: str


Place = CellRef | TemplateRef | FileRef
