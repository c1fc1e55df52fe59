"""What only Excel lays out: heights of rows, sources of drop-downs, filters, rules as formulas."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from toolkit.places import column_letters
from toolkit.sheets import Link, ListFrom
from toolkit.stores.excel.texts import quoted_sheet
from toolkit.stores.layout import layout_of
from toolkit.stores.texts import counted_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.sheets import Rule, SheetPatch, SheetValue

# Excel takes at most this many characters of a list typed into a rule.
TYPED_LIST_LIMIT = 255
# A list on a sheet that is not written now ends somewhere below; its end is not known.
_LIST_DEPTH = 1000
_LINE_HEIGHT = 14
_ROW_MARGIN = 6
# No program shows a row taller than this many points.
_TALLEST = 409


def row_height(values: Sequence[SheetValue], widths: Sequence[int]) -> int:
    """The height in points that shows every line of a row's texts."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        text = value.text if isinstance(value, Link) else value
        if isinstance(text, str) and (2 * len(text) + 2 > width or "\n" in text):
            # Two characters less: the indent and the margin.
            room = max(width - 2, 1)
            lines = max(lines, sum(max(1, -(-_columns_of(line) // room)) for line in text.split("\n")))
    return min(_LINE_HEIGHT * lines + _ROW_MARGIN, _TALLEST)


def runs_over(line: str, widths: Sequence[int]) -> bool:
    """Whether a line above a table is wider than the table: printed, its end would be missing."""
    return len(widths) > 1 and max(map(_columns_of, line.split("\n"))) > sum(widths)


def list_formula(choices: tuple[str, ...] | ListFrom, patches: Sequence[SheetPatch]) -> str | None:
    """The source of a drop-down: the words typed, or a range of another sheet.

    Blanks: None when there are no choices, or they do not fit a typed list and stand on no sheet of the batch.
    """
    if isinstance(choices, ListFrom):
        return _range_of(choices, patches)
    typed = ",".join(choices)
    if choices and counted_length(typed) <= TYPED_LIST_LIMIT and not any("," in each for each in choices):
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


# Names, states and suggestions come back row after row.
@lru_cache(maxsize=4096)
def _columns_of(text: str) -> int:
    """How many columns text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in text)


def _at(values: tuple[SheetValue, ...], column: int) -> SheetValue:
    return values[column - 1] if column <= len(values) else None
