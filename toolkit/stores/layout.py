"""Where the parts of a sheet of ours stand in every store: lines above, header, body; and what cannot be written."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import Link, Tone
from toolkit.stores.texts import counted_length, illegal_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.problems import Problem
    from toolkit.sheets import SheetPatch, SheetValue

_PAGE_WIDTH = 80
_SPARE_WIDTH = 20


class Layout(NamedTuple):
    """The rows of a sheet. Blanks: `header` is 0 on a page of text, which has no columns."""

    header: int
    first: int
    last: int
    width: int


def layout_of(patch: SheetPatch) -> Layout:
    """Where the header and the body of a sheet stand."""
    header = len(patch.above) + 1 if patch.columns else 0
    first = len(patch.above) + (2 if patch.columns else 1)
    width = max([len(patch.columns), *map(len, patch.rows), 1])
    return Layout(header, first, first + len(patch.rows) - 1, width)


def widths_of(patch: SheetPatch) -> tuple[int, ...]:
    """The width of every column in characters; the first one of a page of text takes whole sentences."""
    spare = layout_of(patch).width - len(patch.columns)
    first = () if patch.columns else (_PAGE_WIDTH,)
    return (*(column.width for column in patch.columns), *first, *(_SPARE_WIDTH,) * (spare - len(first)))


def tone_at(patch: SheetPatch, position: int, column: int) -> Tone:
    """The tone of a body cell: its row's, else yellow where people answer."""
    return tone_in(patch, patch.tones.get(position, Tone.PLAIN), column)


def tone_in(patch: SheetPatch, row: Tone, column: int) -> Tone:
    """The tone of a body cell in a row of that tone."""
    answers = column <= len(patch.columns) and patch.columns[column - 1].tone is Tone.INPUT
    return Tone.INPUT if answers and row is Tone.PLAIN else row


def texts_of(patch: SheetPatch) -> Iterator[tuple[int, int, str]]:
    """Every text of a sheet with its row and column."""
    for row, line in enumerate(patch.above, start=1):
        yield row, 1, line
    layout = layout_of(patch)
    for position, column in enumerate(patch.columns, start=1):
        yield layout.header, position, column.header
    for row, values in enumerate(patch.rows, start=layout.first):
        for position, value in enumerate(values, start=1):
            text = value.text if isinstance(value, Link) else value
            if isinstance(text, str):
                yield row, position, text


def filled_cells(patch: SheetPatch) -> int:
    """How many cells of a sheet hold something."""
    kinds = Counter(map(type, _values(patch)))
    blank = kinds[type(None)] + [value for value in _values(patch) if isinstance(value, str)].count("")
    return len(patch.above) + len(patch.columns) + kinds.total() - blank


def too_long(patch: SheetPatch, workbook: str, limit: int) -> Problem | None:
    """The first text no cell can hold: it would be cut, and nothing is ever cut."""
    # Most sheets hold none that is worth counting.
    if 2 * max(map(len, _texts(patch)), default=0) <= limit:
        return None
    for row, column, text in texts_of(patch):
        length = counted_length(text)
        if length > limit:
            at = CellRef(workbook, patch.title, row, column)
            return problem(Code.SHEET_TEXT_TOO_LONG, at, length=length, limit=limit)
    return None


def replaced_characters(patch: SheetPatch, workbook: str) -> Problem | None:
    """How many characters no workbook can hold were replaced in a sheet."""
    return replaced_in(_texts(patch), CellRef(workbook, patch.title, 0, 0))


def replaced_in(values: Iterable[SheetValue], at: CellRef) -> Problem | None:
    """How many such characters these values have."""
    count = illegal_in("\n".join(value for value in values if isinstance(value, str)))
    return problem(Code.SHEET_CHARACTER_REPLACED, at, count=count) if count else None


def _values(patch: SheetPatch) -> Iterator[SheetValue]:
    return chain.from_iterable(patch.rows)


def _texts(patch: SheetPatch) -> list[str]:
    """Every text of a sheet, wherever it stands."""
    headers = [column.header for column in patch.columns]
    body = [value for value in _values(patch) if isinstance(value, str)]
    links = [value.text for value in _values(patch) if isinstance(value, Link)]
    return [*patch.above, *headers, *body, *links]
