"""Which cells of a sheet of people's would change, and what stands against it; nothing is drawn yet."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef
from toolkit.sheets import Oddity
from toolkit.stores.edits import against, appended_edits, fits, same
from toolkit.stores.excel.around import around_of
from toolkit.stores.excel.cells import Legend, parse_cells
from toolkit.stores.excel.formats import read_formats
from toolkit.stores.excel.rows import Rows
from toolkit.stores.excel.scan import UnusualXmlError, plain_prefix
from toolkit.stores.excel.strings import read_strings
from toolkit.stores.excel.texts import CELL_LIMIT
from toolkit.stores.obstacle import Obstacle, obstructed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.problems import Problem
    from toolkit.sheets import CellEdit, CellsPatch, Value
    from toolkit.stores.excel.around import Around
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.parts import WorkbookParts
    from toolkit.stores.excel.rows import Row

_HOLDS = (b"v>", b"is>", b"f>", b"v ", b"is ", b"f ")


class Spot(NamedTuple):
    """One cell to write: its element from `start` to `end` in the part, and the value.

    Blanks: `row` None is a row yet to be made, at the place of the cell.
    """

    at: CellRef
    row: Row | None
    start: int
    end: int
    value: Value


class Examined(NamedTuple):
    """The cells of one sheet that change, in order of row and column.

    Shape: `last` is the last filled row before `appended` rows come below it, `model` the row they look like; `alike`
    are new columns with the row of their header and the column they are to be like.
    """

    rows: Rows
    spots: tuple[Spot, ...]
    around: Around
    last: int = 0
    appended: int = 0
    model: Row | None = None
    alike: Mapping[int, tuple[int, int]] = MappingProxyType({})


def examine(container: Container, parts: WorkbookParts, part: str, patch: CellsPatch) -> Examined | Problem:
    """The cells that change, or the first thing that forbids all of them."""
    whole = CellRef(container.file, patch.sheet, 0, 0)
    data = container.xml(part)
    try:
        rows = Rows(data, plain_prefix(data))
        examining = _Examining(container, parts, rows, around_of(container, part, rows))
        return examining.examined(patch, whole)
    except UnusualXmlError:
        return obstructed(whole, Obstacle.UNUSUAL_SHEET)


class _Examining:
    def __init__(self, container: Container, parts: WorkbookParts, rows: Rows, around: Around) -> None:
        self._container = container
        self._parts = parts
        self._rows = rows
        self._around = around
        self._free = around.is_free

    def examined(self, patch: CellsPatch, whole: CellRef) -> Examined | Problem:
        obstacle = Obstacle.SHEET_PROTECTED if self._around.protected else None
        model = self._last_filled() if patch.appended else None
        last = model.number if model else 0
        obstacle = obstacle or (self._around.obstacle_below(last) if patch.appended else None)
        if obstacle:
            return obstructed(whole, obstacle)
        edits = [*patch.edits, *appended_edits(patch, whole.workbook, last)]
        edits.sort(key=lambda edit: (edit.at.row, edit.at.column))
        if any(one.at[2:] == next_.at[2:] for one, next_ in pairwise(edits)):
            raise ValueError("one cell cannot be given two values")
        spots = tuple(self._spots(edits))
        found = self._values(spots)
        changing = []
        for edit, spot in zip(edits, spots, strict=True):
            now = found.get((edit.at.row, edit.at.column))
            stands = self._against(edit, spot, now)
            if stands:
                return stands
            if isinstance(now, Oddity) or not same(now, None if edit.after == "" else edit.after):
                changing.append(spot)
        added = max(edits[-1].at.row - last, 0) if patch.appended and edits else 0
        alike = {
            spot.at.column: (spot.at.row, patch.alike[spot.at.column])
            for spot in changing
            if spot.at.column in patch.alike
        }
        return Examined(self._rows, tuple(changing), self._around, last, added, model, alike)

    def _against(self, edit: CellEdit, spot: Spot, now: Value | Oddity) -> Problem | None:
        if self._free and spot.start == spot.end and edit.before is None and fits(edit.after, CELL_LIMIT):
            return None
        obstacle = self._around.obstacle(edit.at.row, edit.at.column) or self._formula(spot)
        at = edit.at._replace(workbook=self._container.file)
        return obstructed(at, obstacle) if obstacle else against(edit, at, now, CELL_LIMIT)

    def _formula(self, spot: Spot) -> Obstacle | None:
        """Formulas, and values that only a newer Excel knows how to make, are nobody's to overwrite."""
        if spot.row is None or spot.start == spot.end:
            return None
        xml = self._rows.data[spot.start : spot.end]
        tag = xml[: xml.find(b">")]
        formula = b"<" + self._rows.prefix + b"f"
        made = formula + b">" in xml or formula + b" " in xml or b" cm=" in tag or b" vm=" in tag
        return Obstacle.FORMULA if made or formula + b"/>" in xml else None

    def _last_filled(self) -> Row | None:
        prefix, data = b"<" + self._rows.prefix, self._rows.data
        marks = [prefix + each for each in _HOLDS]
        last = None
        for row in self._rows:
            if any(data.find(each, row.inner, row.closing) >= 0 for each in marks):
                last = row
        return last

    def _spots(self, edits: Iterable[CellEdit]) -> Iterable[Spot]:
        rows = iter(self._rows)
        row = next(rows, None)
        for edit in edits:
            while row is not None and row.number < edit.at.row:
                row = next(rows, None)
            if row is not None and row.number == edit.at.row:
                yield Spot(edit.at, row, *self._rows.cell(row, edit.at.column), edit.after)
            else:
                place = row.start if row is not None else self._rows.end
                yield Spot(edit.at, None, place, place, edit.after)

    def _values(self, spots: Iterable[Spot]) -> Mapping[tuple[int, int], Value | Oddity]:
        """What the cells hold now, read the way the whole sheet would be."""
        cells = []
        for spot in spots:
            if spot.start == spot.end:
                continue
            xml = self._rows.data[spot.start : spot.end]
            # A cell that is one empty tag holds nothing; a column of a hundred thousand of them is quickly passed.
            if not xml.endswith(b"/>"):
                cells.append(xml)
        if not cells:
            return {}
        shared = any(b't="s"' in each for each in cells)
        strings = read_strings(self._container, self._parts.strings) if shared else ()
        legend = Legend(read_formats(self._container, self._parts.styles), strings, self._parts.epoch_1904)
        rows, found = parse_cells(self._container, b"<s>" + b"".join(cells) + b"</s>", legend)
        held: dict[tuple[int, int], Value | Oddity] = {
            (number, column): value
            for number, row in enumerate(rows, start=1)
            for column, value in enumerate(row, start=1)
            if value is not None
        }
        return held | found.odd
