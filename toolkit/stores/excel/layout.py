"""Where the parts of a sheet of ours stand: lines above, header, body; and what cannot be laid out at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from toolkit.places import CellRef, column_letters
from toolkit.problems import Code, problem
from toolkit.sheets import Link, ListFrom
from toolkit.stores.excel.texts import CELL_LIMIT, clean, excel_length, quoted_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.problems import Problem
    from toolkit.sheets import Rule, SheetPatch, SheetValue

# Excel takes at most this many characters of a list typed into a rule.
TYPED_LIST_LIMIT = 255
# A list on a sheet that is not written now ends somewhere below; its end is not known.
_LIST_DEPTH = 1000
_PAGE_WIDTH = 80
_SPARE_WIDTH = 20
_LINE_HEIGHT = 14
_ROW_MARGIN = 6
# No program shows a row taller than this many points.
_TALLEST = 409


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
    width = max([len(patch.columns), *(len(row) for row in patch.rows), 1])
    return Layout(header, first, first + len(patch.rows) - 1, width)


def widths_of(patch: SheetPatch) -> tuple[int, ...]:
    """The width of every column in characters; the first one of a page of text takes whole sentences."""
    spare = layout_of(patch).width - len(patch.columns)
    first = () if patch.columns else (_PAGE_WIDTH,)
    return (*(column.width for column in patch.columns), *first, *(_SPARE_WIDTH,) * (spare - len(first)))


def row_height(values: Sequence[SheetValue], widths: Sequence[int]) -> int:
    """The height in points that shows every line of a row's texts."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        text = value.text if isinstance(value, Link) else value
        if isinstance(text, str):
            # Two characters less: the indent and the margin.
            room = max(width - 2, 1)
            lines = max(lines, sum(max(1, -(-_columns_of(line) // room)) for line in text.split("\n")))
    return min(_LINE_HEIGHT * lines + _ROW_MARGIN, _TALLEST)


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
    body = sum(1 for row in patch.rows for value in row if _holds(value))
    return len(patch.above) + len(patch.columns) + body


def too_long(patch: SheetPatch, workbook: str) -> Problem | None:
    """The first text no cell can hold: it would be cut, and nothing is ever cut."""
    for row, column, text in texts_of(patch):
        length = excel_length(text)
        if length > CELL_LIMIT:
            at = CellRef(workbook, patch.title, row, column)
            return problem(Code.SHEET_TEXT_TOO_LONG, at, length=length, limit=CELL_LIMIT)
    return None


def replaced_characters(patch: SheetPatch, workbook: str) -> Problem | None:
    """How many characters no workbook can hold were replaced in a sheet."""
    count = sum(clean(text).replaced for _row, _column, text in texts_of(patch))
    if not count:
        return None
    return problem(Code.SHEET_CHARACTER_REPLACED, CellRef(workbook, patch.title, 0, 0), count=count)


def list_formula(choices: tuple[str, ...] | ListFrom, patches: Sequence[SheetPatch]) -> str | None:
    """The source of a drop-down: the words typed, or a range of another sheet.

    Blanks: None when there are no choices, or they do not fit a typed list and stand on no sheet of the batch.
    """
    if isinstance(choices, ListFrom):
        return _range_of(choices, patches)
    typed = ",".join(choices)
    if choices and excel_length(typed) <= TYPED_LIST_LIMIT and not any("," in each for each in choices):
        return '"' + typed.replace('"', '""') + '"'
    found = _standing_list(choices, patches) if choices else None
    return _range_of(found, patches) if found else None


def filter_range(patch: SheetPatch) -> str:
    """The area of a sheet's table, header included."""
    layout = layout_of(patch)
    last = max(layout.last, layout.header)
    return f"A{layout.header}:{column_letters(len(patch.columns))}{last}"


def condition(cell: str, rule: Rule) -> str:
    """A rule as a formula about one cell: blank cells and words never count as small numbers."""
    if isinstance(rule.value, str):
        quoted = rule.value.replace('"', '""')
        return f'{cell}{rule.op}"{quoted}"'
    # A fraction as a fraction: 4/5 is exact where 0.8 is not.
    return f"AND(ISNUMBER({cell}),{cell}{rule.op}{rule.value})"


def _range_of(choices: ListFrom, patches: Sequence[SheetPatch]) -> str:
    source = next((patch for patch in patches if patch.title == choices.sheet), None)
    letters = column_letters(choices.column)
    first, last = 2, _LIST_DEPTH
    if source is not None:
        first = layout_of(source).first
        filled = [row for row, values in enumerate(source.rows, start=first) if _at(values, choices.column) is not None]
        last = max(filled, default=first)
    return f"{quoted_sheet(choices.sheet)}!${letters}${first}:${letters}${last}"


def _standing_list(choices: tuple[str, ...], patches: Sequence[SheetPatch]) -> ListFrom | None:
    """A hidden sheet's column that holds exactly these words."""
    for patch in patches:
        for column in range(1, len(patch.columns) + 1) if patch.hidden else ():
            words = tuple(_at(values, column) for values in patch.rows)
            if tuple(word for word in words if word is not None) == choices:
                return ListFrom(patch.title, column)
    return None


def _columns_of(text: str) -> int:
    """How many columns text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in text)


def _at(values: tuple[SheetValue, ...], column: int) -> SheetValue:
    return values[column - 1] if column <= len(values) else None


def _holds(value: SheetValue) -> bool:
    return value is not None and value != ""
