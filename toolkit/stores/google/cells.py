"""The cells of a sheet of ours: all values in one request, looks by rows and columns that are alike: a small batch."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.places import CellRef, column_letters
from toolkit.sheets import Kind, Link
from toolkit.stores.google.formats import (
    LETTERS_FIELDS,
    PLACE_FIELDS,
    SURFACE_FIELDS,
    cell_format,
    entered,
    header_format,
    line_format,
)
from toolkit.stores.layout import layout_of, tone_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.sheets import Column, SheetPatch, SheetValue, Tone
    from toolkit.stores.google.answers import Json, Object
    from toolkit.stores.google.formats import Drawn

T = TypeVar("T")

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
    """Values first: the same request empties whatever else stood on the sheet. Then the looks, layer by layer."""
    drawn = list(_rows(patch, canvas.ids))
    values: list[Json] = [{"values": [cell.content for cell in row]} for row in drawn]
    area = canvas.area(0, canvas.rows, 0, canvas.width)
    yield {"updateCells": {"range": area, "rows": values, "fields": _FIELDS}}
    yield from _surfaces(drawn, canvas)
    places = [[cell.look.place for cell in line] for line in drawn]
    yield from _down(places, canvas, PLACE_FIELDS)
    yield from _down([[cell.look.letters for cell in line] for line in drawn], canvas, LETTERS_FIELDS)


class _Cell(NamedTuple):
    content: Object
    look: Drawn


def _surfaces(drawn: Sequence[Sequence[_Cell]], canvas: Canvas) -> Iterator[Object]:
    """The usual rows of the body in one go, then over them those of another surface, such as totals."""
    runs = list(_runs([[cell.look.surface for cell in line] for line in drawn]))
    usual = _usual(runs)
    for row, rows in (*usual, *(run for run in runs if run[0] not in [row for row, _ in usual])):
        for surface, columns in _runs(row):
            area = canvas.area(rows.start, rows.stop, columns.start, columns.stop)
            yield _repeated(area, surface, SURFACE_FIELDS)


def _usual(runs: Sequence[tuple[list[Object], range]]) -> list[tuple[list[Object], range]]:
    """The row that comes most often, over all from its first to its last; none where a shorter one lies between."""
    often = Counter(tuple(map(id, row)) for row, _ in runs)
    key = max(often, key=often.__getitem__, default=())
    equal = [(row, rows) for row, rows in runs if tuple(map(id, row)) == key]
    if not equal:
        return []
    row, span = equal[0][0], range(equal[0][1].start, equal[-1][1].stop)
    between = [other for other, rows in runs if rows.start in span]
    return [(row, span)] if all(len(other) == len(row) for other in between) else []


def _down(looks: Sequence[Sequence[Object | None]], canvas: Canvas, fields: str) -> Iterator[Object]:
    """Each column from top to bottom: its body is mostly of one kind."""
    for column in range(canvas.width):
        for look, rows in _runs([row[column] if column < len(row) else None for row in looks]):
            if look is not None:
                yield _repeated(canvas.area(rows.start, rows.stop, column, column + 1), look, fields)


def _repeated(area: Object, look: Object, fields: str) -> Object:
    return {"repeatCell": {"range": area, "cell": {"userEnteredFormat": look}, "fields": fields}}


def _runs(items: Sequence[T]) -> Iterator[tuple[T, range]]:
    """Equal neighbours together, with where they stand."""
    start = 0
    for item, same in groupby(items):
        stop = start + sum(1 for _ in same)
        yield item, range(start, stop)
        start = stop


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
    leads: Object = {"userEnteredFormat": {"textFormat": {"link": link}}} if link else {}
    return _Cell({**_content(value), **leads}, cell_format(value, kind, tone, linked=link is not None))


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
