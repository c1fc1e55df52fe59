"""A chart's data as markup: the caches a page is drawn from, and the cells a reader edits, always the same numbers.

Decides the layout of the workbook behind a chart: categories down column A, one series per column beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import column_letters
from toolkit.word.printing import in_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.content import Chart, Number

# The corner cell of the data, as Word itself writes it: a table's column must have a name.
CORNER = " "


class Figures(NamedTuple):
    """A chart's data, texts escaped, numbers written out; `categories` of a scatter chart are numbers too.

    Blanks: None is a gap.
    """

    title: str
    categories: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[str | None, ...], ...]

    @property
    def last_row(self) -> int:
        """The last row of the data in its sheet, the header included; a sheet without data keeps an empty row."""
        return max(2, len(self.categories) + 1)


def figures_of(chart: Chart) -> Figures:
    """A chart's data as it is written."""
    values = tuple(tuple(map(_number, series.values)) for series in chart.series)
    return Figures(
        in_plain(chart.title),
        tuple(map(in_plain, chart.categories)),
        _distinct([in_plain(series.name) for series in chart.series]),
        values,
    )


def no_figures(series: int) -> Figures:
    """A chart that has nothing to show."""
    return Figures("", (), _distinct([""] * series), ((),) * series)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """A table's columns must differ, and so must the names in the legend."""
    found: list[str] = []
    seen = {CORNER}
    for number, name in enumerate(names, start=1):
        wanted = name if name.strip() else str(number)
        while wanted.casefold() in seen:
            wanted += f" {number}"
        seen.add(wanted.casefold())
        found.append(wanted)
    return tuple(found)


def _number(value: Number | None) -> str | None:
    if value is None:
        return None
    return str(value) if isinstance(value, int) else f"{float(value):.15g}"


def cache(prefix: str, kind: str, formula: str, points: Sequence[str | None], code: str = "") -> str:
    """A reference with its cached points: strRef for texts, numRef for numbers; a gap has no point."""
    shown = "".join(
        [
            f'<{prefix}pt idx="{n}"><{prefix}v>{each}</{prefix}v></{prefix}pt>'
            for n, each in enumerate(points)
            if each is not None
        ]
    )
    form = f"<{prefix}formatCode>{code}</{prefix}formatCode>" if code else ""
    inner = f'{form}<{prefix}ptCount val="{len(points)}"/>{shown}'
    cached = f"<{prefix}{kind}Cache>{inner}</{prefix}{kind}Cache>"
    return f"<{prefix}{kind}Ref><{prefix}f>{formula}</{prefix}f>{cached}</{prefix}{kind}Ref>"


def cells(prefix: str, figures: Figures, looks: Sequence[str], *, numbers: bool) -> str:
    """The rows of the sheet; `looks` are the style attributes of the columns, `numbers` says what column A holds."""
    head = [_text(prefix, 1, n, each) for n, each in enumerate((CORNER, *figures.names), start=1)]
    rows = [_row(prefix, 1, head)]
    for at, category in enumerate(figures.categories):
        row = at + 2
        first = _figure(prefix, row, 1, category, looks[0]) if numbers else _text(prefix, row, 1, category)
        values = (series[at] if at < len(series) else None for series in figures.values)
        its = [
            _figure(prefix, row, n, each, looks[n - 1] if n <= len(looks) else "")
            for n, each in enumerate(values, start=2)
            if each is not None
        ]
        rows.append(_row(prefix, row, [first, *its]))
    return "".join(rows)


def _row(prefix: str, number: int, content: Iterable[str]) -> str:
    return f'<{prefix}row r="{number}">{"".join(content)}</{prefix}row>'


def _text(prefix: str, row: int, column: int, text: str) -> str:
    address = f"{column_letters(column)}{row}"
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
    return f'<{prefix}c r="{address}" t="inlineStr">{inner}</{prefix}c>'


def _figure(prefix: str, row: int, column: int, number: str, look: str) -> str:
    return f'<{prefix}c r="{column_letters(column)}{row}"{look}><{prefix}v>{number}</{prefix}v></{prefix}c>'
