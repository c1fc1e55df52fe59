"""The rows of a sheet of ours as XML: those with the same kinds of values in the same tone are of one pattern."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import column_letters
from toolkit.sheets import Kind, Link, Tone
from toolkit.stores.excel.layout import row_height
from toolkit.stores.excel.serials import digits, to_serial
from toolkit.stores.excel.styles import CellFormat
from toolkit.stores.excel.texts import cell_text
from toolkit.stores.layout import layout_of, tone_in, widths_of
from toolkit.stores.looks import LINK_INK, LOOKS, NUMBER_FORMATS, TEXT_FORMAT, number_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from toolkit.sheets import SheetPatch, SheetValue
    from toolkit.stores.excel.styles import StyleBook
    from toolkit.stores.looks import Look

    Row = tuple[SheetValue, ...]

TEXT, TEXT_END = ' t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
_CENTRED = frozenset({Kind.DATE, Kind.DATETIME})
# Stands for the row's number; no text of a workbook holds it.
_NUMBER = "\0"
_EMPTY = type(None)
# Rows of a sparse sheet are each of their own kind: their patterns are not kept for ever.
_MOST = 1000


class _Pattern(NamedTuple):
    """What rows have in common; places count from 0.

    Shape: `xml` takes the row's height and the values at `filled`; those at `made` are not written as they are.
    """

    xml: str
    filled: tuple[int, ...]
    made: tuple[tuple[int, Callable[..., object]], ...]
    texts: tuple[int, ...]
    widths: tuple[int, ...]
    links: tuple[tuple[int, str], ...]


class RowPatterns:
    """Draws body rows; the links in them are put into `links` with their addresses."""

    def __init__(
        self, patch: SheetPatch, styles: StyleBook, links: list[tuple[str, Link]], *, epoch_1904: bool
    ) -> None:
        self._patch, self._styles, self._links = patch, styles, links
        self._serial = partial(_serial, epoch_1904=epoch_1904)
        self._layout, self._widths = layout_of(patch), widths_of(patch)
        # A page of text has no columns.
        self._boxed = bool(patch.columns)
        self._patterns: dict[tuple[Tone, tuple[type, ...]], _Pattern] = {}
        self._cells: dict[tuple[int, Tone, type], str] = {}

    def drawn(self, position: int, values: Row) -> bytes:
        """The row at this position below the header, counted from 1.

        Shape: its height is where spreadsheet programs begin; they fit it again when the text changes.
        """
        tone = self._patch.tones.get(position, Tone.PLAIN)
        kinds = tuple([_EMPTY if isinstance(value, str) and not value else type(value) for value in values])
        pattern = self._patterns.get((tone, kinds)) or self._learned(tone, kinds, values)
        number = str(self._layout.first + position - 1)
        shown: list[object] = list(values)
        for at, make in pattern.made:
            shown[at] = make(shown[at])
        for at, letters in pattern.links:
            link = values[at]
            if isinstance(link, Link):
                self._links.append((f"{letters}{number}", link))
        height = row_height([values[at] for at in pattern.texts], pattern.widths)
        xml = pattern.xml % (height, *[shown[at] for at in pattern.filled])
        return xml.replace(_NUMBER, number).encode()

    def _learned(self, tone: Tone, kinds: tuple[type, ...], values: Row) -> _Pattern:
        """The pattern of a row that is the first of its kind."""
        lacking = len(self._patch.columns) - len(values)
        across = [*zip(kinds, values, strict=True), *[(_EMPTY, None)] * lacking]
        cells = [self._cell(column, tone, *each) for column, each in enumerate(across, start=1)]
        filled = [at for at, kind in enumerate(kinds) if kind is not _EMPTY]
        texts = [at for at in filled if issubclass(kinds[at], str | Link)]
        if len(self._patterns) >= _MOST:
            self._patterns.clear()
        found = self._patterns[tone, kinds] = _Pattern(
            f'<row r="{_NUMBER}" ht="%s">{"".join(cells)}</row>',
            tuple(filled),
            tuple((at, self._maker(kinds[at])) for at in filled if kinds[at] is not int),
            tuple(texts),
            tuple(self._widths[at] for at in texts),
            tuple((at, column_letters(at + 1)) for at in texts if issubclass(kinds[at], Link)),
        )
        return found

    def _cell(self, column: int, tone: Tone, kind: type, value: SheetValue) -> str:
        """A cell with room for its value; `value` stands for all of its kind."""
        found = self._cells.get((column, tone, kind))
        if found is None:
            found = self._cells[column, tone, kind] = self._new_cell(column, tone, kind, value)
        return found

    def _new_cell(self, column: int, tone: Tone, kind: type, value: SheetValue) -> str:
        if kind is _EMPTY and not self._boxed:
            return ""
        columns = self._patch.columns
        own = columns[column - 1].kind if column <= len(columns) else Kind.TEXT
        look = LOOKS[tone_in(self._patch, tone, column)]
        style = self._styles.cell(_format_of(None if kind is _EMPTY else value, own, look, boxed=self._boxed))
        opened = f'<c r="{column_letters(column)}{_NUMBER}" s="{style}"'
        if kind is _EMPTY:
            return f"{opened}/>"
        if issubclass(kind, str | Link):
            return f"{opened}{TEXT}%s{TEXT_END}"
        typed = ' t="b"' if kind is bool else ""
        return f"{opened}{typed}><v>%s</v></c>"

    def _maker(self, kind: type) -> Callable[..., object]:
        if issubclass(kind, str):
            return cell_text
        if issubclass(kind, Link):
            return _link_text
        if issubclass(kind, date | time):
            return self._serial
        return int if issubclass(kind, int) else digits


def _serial(value: date | time, *, epoch_1904: bool) -> str:
    return digits(to_serial(value, epoch_1904=epoch_1904))


def _link_text(link: Link) -> str:
    return cell_text(link.text)


def _format_of(value: SheetValue, kind: Kind, look: Look, *, boxed: bool) -> CellFormat:
    if isinstance(value, Link):
        blue = look._replace(ink=LINK_INK)
        return CellFormat(blue, TEXT_FORMAT, boxed, "left", wrapped=True, text=True, underlined=True)
    if value is None:
        return CellFormat(look, NUMBER_FORMATS[kind] if kind is not Kind.TEXT else TEXT_FORMAT, boxed)
    if isinstance(value, str):
        side = "center" if kind in _CENTRED else "left"
        return CellFormat(look, TEXT_FORMAT, boxed, side, wrapped=True, text=True)
    return CellFormat(look, number_format(value, kind), boxed, _aligned(value))


def _aligned(value: float | Fraction | date | time) -> str:
    return "center" if isinstance(value, date | time | bool) else "right"
