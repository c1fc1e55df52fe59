"""A SheetPatch as the XML of a worksheet part: typed text, numbers and dates, never a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.places import CellRef, column_letters
from toolkit.sheets import Tone
from toolkit.stores.excel.layout import condition, filter_range, list_formula, row_height, runs_over
from toolkit.stores.excel.row_patterns import TEXT, TEXT_END, RowPatterns
from toolkit.stores.excel.styles import CellFormat
from toolkit.stores.excel.texts import attribute_text, cell_text, quoted_sheet
from toolkit.stores.layout import layout_of, widths_of
from toolkit.stores.looks import (
    ABOVE_NOTE,
    HEADER_HEIGHT,
    LOOKS,
    TITLE_HEIGHT,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.sheets import Link, SheetPatch
    from toolkit.stores.excel.kept import Kept
    from toolkit.stores.excel.styles import StyleBook

# The longest message Excel shows beside a selected cell.
_PROMPT_LIMIT = 255
_TITLE = CellFormat(LOOKS[Tone.TITLE])
_NOTE, _LONG_NOTE = CellFormat(ABOVE_NOTE, wrapped=False), CellFormat(ABOVE_NOTE, wrapped=True)


class SheetPart:
    """One sheet being drawn; `external` are addresses its relationships must name."""

    def __init__(
        self,
        patch: SheetPatch,
        styles: StyleBook,
        batch: Sequence[SheetPatch],
        *,
        namespace: str,
        relationships: str,
        epoch_1904: bool,
    ) -> None:
        self._patch = patch
        self._styles = styles
        self._batch = batch
        self._namespace = namespace
        self._relationships = relationships
        self._epoch_1904 = epoch_1904
        self._layout = layout_of(patch)
        self._widths = widths_of(patch)
        self._links: list[tuple[str, Link]] = []
        self._merged: list[str] = []
        self.external: list[tuple[str, str]] = []

    def blocks(self, kept: Kept, free_id: int, drawing: str = "") -> Iterator[bytes]:
        """The whole part a row at a time, so that a large sheet never stands in memory as text.

        Shape: links of ours are numbered from `free_id`, `drawing` is the relationship of what is drawn.
        """
        yield self._before().encode()
        yield from self._rows()
        yield self._behind(kept, free_id, drawing).encode()

    def _before(self) -> str:
        pieces = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
            f'<worksheet xmlns="{self._namespace}" xmlns:r="{self._relationships}">',
            self._properties(),
            f'<dimension ref="A1:{column_letters(self._layout.width)}{max(self._layout.last, 1)}"/>',
            self._views(),
            '<sheetFormatPr defaultRowHeight="16.5"/>',
            self._columns(),
            "<sheetData>",
        )
        return "".join(pieces)

    def _behind(self, kept: Kept, free_id: int, drawing: str) -> str:
        pieces = (
            "</sheetData>",
            self._filter(),
            self._merges(),
            self._conditions(),
            self._choices(),
            self._hyperlinks(free_id),
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
            kept.page_setup or '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            kept.header_footer,
            f'<drawing r:id="{drawing}"/>' if drawing else "",
            kept.behind,
            "</worksheet>",
        )
        return "".join(pieces)

    def _properties(self) -> str:
        colour = f'<tabColor rgb="FF{self._patch.tab}"/>' if self._patch.tab else ""
        return f'<sheetPr>{colour}<pageSetUpPr fitToPage="1"/></sheetPr>'

    def _views(self) -> str:
        rows, columns = self._layout.header, self._patch.frozen
        opened = '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        if not rows and not columns:
            return f"{opened}</sheetView></sheetViews>"
        split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
        pane = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
        corner = f"{column_letters(columns + 1)}{rows + 1}"
        frozen = f'<pane{split} topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        selection = f'<selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/>'
        return f"{opened}{frozen}{selection}</sheetView></sheetViews>"

    def _columns(self) -> str:
        columns = (
            f'<col min="{n}" max="{n}" width="{w + 0.7}" customWidth="1"/>' for n, w in enumerate(self._widths, 1)
        )
        return f"<cols>{''.join(columns)}</cols>"

    def _rows(self) -> Iterator[bytes]:
        for number, line in enumerate(self._patch.above, start=1):
            yield self._above(number, line)
        header = self._layout.header
        if self._patch.columns:
            headers = [
                _text(f'r="{column_letters(n)}{header}" s="{self._styles.cell(_header(column.tone))}"', column.header)
                for n, column in enumerate(self._patch.columns, start=1)
            ]
            yield _row(header, headers, HEADER_HEIGHT)
        patterns = RowPatterns(self._patch, self._styles, self._links, epoch_1904=self._epoch_1904)
        for position, values in enumerate(self._patch.rows, start=1):
            yield patterns.drawn(position, values)

    def _above(self, number: int, line: str) -> bytes:
        """The title, or a note; one longer than the table is wide goes on below itself, in cells made one."""
        look, height = (_TITLE, TITLE_HEIGHT) if number == 1 else (_NOTE, None)
        if number > 1 and self._patch.columns and runs_over(line, self._widths):
            self._merged.append(f"A{number}:{column_letters(self._layout.width)}{number}")
            look, height = _LONG_NOTE, row_height((line,), (sum(self._widths),))
        return _row(number, [_text(f'r="A{number}" s="{self._styles.cell(look)}"', line)], height)

    def _filter(self) -> str:
        if not self._patch.columns:
            return ""
        return f'<autoFilter ref="{filter_range(self._patch)}"/>'

    def _merges(self) -> str:
        pieces = "".join(f'<mergeCell ref="{area}"/>' for area in self._merged)
        return f'<mergeCells count="{len(self._merged)}">{pieces}</mergeCells>' if pieces else ""

    def _conditions(self) -> str:
        if not self._patch.rows:
            return ""
        pieces = []
        for priority, rule in enumerate(self._patch.rules, start=1):
            letters = column_letters(rule.column)
            area = f"{letters}{self._layout.first}:{letters}{self._layout.last}"
            formula = attribute_text(condition(f"{letters}{self._layout.first}", rule))
            look = self._styles.rule(rule.tone)
            pieces.append(
                f'<conditionalFormatting sqref="{area}">'
                f'<cfRule type="expression" dxfId="{look}" priority="{priority}"><formula>{formula}</formula></cfRule>'
                f"</conditionalFormatting>"
            )
        return "".join(pieces)

    def _choices(self) -> str:
        pieces = []
        last = max(self._layout.last, self._layout.first)
        for number, column in enumerate(self._patch.columns, start=1):
            source = list_formula(column.choices, self._batch)
            letters = column_letters(number)
            if column.note:
                said = attribute_text(column.note[:_PROMPT_LIMIT])
                pieces.append(
                    f'<dataValidation allowBlank="1" showInputMessage="1" prompt="{said}" '
                    f'sqref="{letters}{self._layout.header}"/>'
                )
            if source is not None:
                area = f"{letters}{self._layout.first}:{letters}{last}"
                pieces.append(
                    f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{area}">'
                    f"<formula1>{attribute_text(source)}</formula1></dataValidation>"
                )
        return f'<dataValidations count="{len(pieces)}">{"".join(pieces)}</dataValidations>' if pieces else ""

    def _hyperlinks(self, free_id: int) -> str:
        pieces = []
        for place, link in self._links:
            if isinstance(link.to, CellRef):
                cell = f"{column_letters(max(link.to.column, 1))}{max(link.to.row, 1)}"
                location = attribute_text(f"{quoted_sheet(link.to.sheet)}!{cell}")
                pieces.append(f'<hyperlink ref="{place}" location="{location}" display="{attribute_text(link.text)}"/>')
            else:
                rid = f"rId{free_id + len(self.external)}"
                self.external.append((rid, link.to))
                pieces.append(f'<hyperlink ref="{place}" r:id="{rid}"/>')
        return f"<hyperlinks>{''.join(pieces)}</hyperlinks>" if pieces else ""


def _text(place: str, text: str) -> str:
    return f"<c {place}{TEXT}{cell_text(text)}{TEXT_END}"


def _row(number: int, cells: Sequence[str], height: int | None = None) -> bytes:
    tall = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{number}"{tall}>{"".join(cells)}</row>'.encode()


def _header(tone: Tone) -> CellFormat:
    return CellFormat(LOOKS[tone], boxed=True, horizontal="center", wrapped=True)
