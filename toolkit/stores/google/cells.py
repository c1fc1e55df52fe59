"""The cells of a sheet of ours: all values in one request, looks by runs of equal cells; so a batch stays small."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef, column_letters
from toolkit.sheets import Kind, Link
from toolkit.stores.google.formats import cell_format, entered, header_format, line_format
from toolkit.stores.layout import layout_of, tone_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.sheets import Column, SheetPatch, SheetValue, Tone
    from toolkit.stores.google.answers import Json, Object

_FIELDS = "userEnteredValue,userEnteredFormat,note,dataValidation,textFormatRuns"
_WEB = ("http://", "https://", "mailto:")


class Canvas(NamedTuple):
    """The sheet cells are drawn on: its id, its size, and the sheets by title that links may lead to."""

    id: int
    rows: int
    width: int
    ids: Mapping[str, int]

    def area(self, top: int, bottom: int, left: int, right: int) -> Object:
        """A range of it, counted from 0, ends not included."""
        return {
            "sheetId": self.id,
            "startRowIndex": top,
            "endRowIndex": bottom,
            "startColumnIndex": left,
            "endColumnIndex": right,
        }


def draw_cells(patch: SheetPatch, canvas: Canvas) -> Iterator[Object]:
    """Values first: the same request empties whatever else stood on the sheet. Then the looks."""
    drawn = list(_rows(patch, canvas.ids))
    values: list[Json] = [{"values": [cell.content for cell in row]} for row in drawn]
    area = canvas.area(0, canvas.rows, 0, canvas.width)
    yield {"updateCells": {"range": area, "rows": values, "fields": _FIELDS}}
    for column in range(canvas.width):
        looks = [row[column].look if column < len(row) else None for row in drawn]
        for look, places in groupby(range(len(looks)), key=looks.__getitem__):
            run = list(places)
            if look is not None:
                area = canvas.area(run[0], run[-1] + 1, column, column + 1)
                cell: Object = {"userEnteredFormat": look}
                yield {"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat"}}


class _Cell(NamedTuple):
    content: Object
    look: Object


def _rows(patch: SheetPatch, ids: Mapping[str, int]) -> Iterator[list[_Cell]]:
    for position, line in enumerate(patch.above, 1):
        yield [_Cell(_content(line), line_format(position))]
    if patch.columns:
        yield [_Cell(_header(column), header_format(column.tone)) for column in patch.columns]
    kinds = [column.kind for column in patch.columns]
    width = layout_of(patch).width if patch.columns else 0
    kinds += [Kind.TEXT] * (layout_of(patch).width - len(kinds))
    for position, values in enumerate(patch.rows, 1):
        whole = (*values, *(None,) * (width - len(values)))
        yield [
            _body(value, kind, tone_at(patch, position, column), ids)
            for column, (value, kind) in enumerate(zip(whole, kinds, strict=False), 1)
        ]


def _body(value: SheetValue, kind: Kind, tone: Tone, ids: Mapping[str, int]) -> _Cell:
    link = _target(value, ids) if isinstance(value, Link) else None
    return _Cell(_content(value), cell_format(value, kind, tone, link=link))


def _content(value: SheetValue) -> Object:
    held = entered(value)
    return {"userEnteredValue": held} if held else {}


def _header(column: Column) -> Object:
    note: Object = {"note": column.note} if column.note else {}
    return {**_content(column.header), **note}


def _target(link: Link, ids: Mapping[str, int]) -> Object | None:
    """Where a link leads; None, and so text alone, where it leads nowhere Google could open."""
    if isinstance(link.to, str):
        return {"uri": link.to} if link.to.lower().startswith(_WEB) else None
    sheet = ids.get(link.to.sheet.casefold())
    return None if sheet is None else {"uri": f"#gid={sheet}&range={_address(link.to)}"}


def _address(to: CellRef) -> str:
    return f"{column_letters(max(to.column, 1))}{max(to.row, 1)}"
