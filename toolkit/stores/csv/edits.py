"""Cells filled and rows added in people's .csv files: encoding, delimiter and untouched lines stay as they were."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef
from toolkit.problems import Problem
from toolkit.sheets import Kind
from toolkit.stores.csv.cell_text import cell_text
from toolkit.stores.csv.reader import delimiter_of, spelled
from toolkit.stores.edits import against, appended_edits, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.sheets import CellsPatch, Value

# The file is opened in spreadsheet programs, which cut longer texts.
_CELL_LIMIT = 32_767


class Edited(NamedTuple):
    """A file's new bytes, and how many cells changed."""

    data: bytes
    cells: int


class _Line(NamedTuple):
    """One record: its cells, its text as it stands, and the line break at its end."""

    cells: list[str]
    raw: str

    @property
    def ending(self) -> str:
        return self.raw[len(self.raw.rstrip("\r\n")) :]


def edited(folder: str, file: str, data: bytes, patch: CellsPatch) -> Edited | Problem:
    """The file with the cells written, or the first thing that stands against all of them."""
    spelling = spelled(file, data)
    delimiter = delimiter_of(spelling.text)
    lines = list(_lines(spelling.text, delimiter))
    last = max((number for number, line in enumerate(lines, start=1) if any(line.cells)), default=0)
    found = _changes(folder, lines, last, patch)
    if isinstance(found, Problem):
        return found
    text = "".join(_written(lines, found, delimiter))
    cells = sum(map(len, found.values()))
    return Edited(spelling.bom + text.encode(spelling.encoding, "replace"), cells)


def _changes(folder: str, lines: list[_Line], last: int, patch: CellsPatch) -> dict[int, dict[int, str]] | Problem:
    """The new texts by row and column."""
    changes: dict[int, dict[int, str]] = {}
    for asked in (*patch.edits, *appended_edits(patch, folder, last)):
        edit = asked._replace(after=cell_text(asked.after, Kind.TEXT) or None)
        row, column = edit.at.row, edit.at.column
        now = _value(lines, row, column)
        stands = against(edit, CellRef(folder, patch.sheet, row, column), now, _CELL_LIMIT)
        if stands:
            return stands
        if not same(now, edit.after):
            changes.setdefault(row, {})[column] = cell_text(asked.after, Kind.TEXT)
    return changes


def _value(lines: list[_Line], row: int, column: int) -> Value:
    cells = lines[row - 1].cells if row <= len(lines) else []
    return (cells[column - 1] if column <= len(cells) else "") or None


def _lines(text: str, delimiter: str) -> Iterator[_Line]:
    raw = list(io.StringIO(text, newline=""))
    reader = csv.reader(raw, delimiter=delimiter)
    begin = 0
    for cells in reader:
        yield _Line(cells, "".join(raw[begin : reader.line_num]))
        begin = reader.line_num


def _written(lines: list[_Line], changes: dict[int, dict[int, str]], delimiter: str) -> Iterator[str]:
    usual = next((line.ending for line in lines if line.ending), "\r\n")
    bottom = max([len(lines), *changes])
    for number in range(1, bottom + 1):
        line = lines[number - 1] if number <= len(lines) else _Line([], usual)
        ending = line.ending or (usual if number < bottom else "")
        if number in changes:
            yield _record(line.cells, changes[number], delimiter) + ending
        else:
            yield line.raw if line.ending else line.raw + ending


def _record(cells: list[str], changes: dict[int, str], delimiter: str) -> str:
    full = cells + [""] * (max(changes) - len(cells))
    for column, text in changes.items():
        full[column - 1] = text
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="").writerow(full)
    return file.getvalue()
