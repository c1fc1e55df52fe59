"""Cells next to one another that say the same become one: {{ line.stage|merge_same }}, {{ month|merge_across }}.

Decides which cells belong together: neighbours marked in the template, downwards only as far as the marked cells to
their left belong together too, across only as far as those above do, so that a stage never runs on into the next group.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.compiling import HEAD
from toolkit.word.gridding import GRID, fit
from toolkit.word.mark import ACROSS, SAME
from toolkit.word.roomy import FIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

_BEFORE_MERGE = ("cnfStyle", "tcW", "gridSpan", "hMerge")
_BEFORE_SPAN = ("cnfStyle", "tcW")


def with_settled_tables(xml: str) -> str:
    """A part whose tables have the grid their cells need, in which marked cells are merged, and no mark is left."""
    if not any(mark in xml for mark in (SAME, ACROSS, GRID)):
        return xml
    root = etree.fromstring(xml.encode())
    space = root.nsmap["w"]
    down: set[etree._Element] = set()
    across: set[etree._Element] = set()
    for mark in list(root.iter(etree.PI)):
        said = etree.tostring(mark, encoding="unicode", with_tail=False)
        if said == FIT:
            continue
        holder = _unmarked(mark)
        cell = next(holder.iterancestors(f"{{{space}}}tc"), None)
        if said == GRID:
            fit(holder, space)
        elif cell is not None:
            (across if said == ACROSS else down).add(cell)
    for table in root.iter(f"{{{space}}}tbl"):
        _merge_across(table, across, space)
        _merge(table, down, space)
    return HEAD + etree.tostring(root, encoding="unicode")


def _unmarked(mark: etree._Element) -> etree._Element:
    """Takes a mark away; the element it stood in."""
    holder = next(mark.iterancestors())
    before = mark.getprevious()
    if before is None:
        holder.text = (holder.text or "") + (mark.tail or "") or None
    else:
        before.tail = (before.tail or "") + (mark.tail or "") or None
    mark.tail = None
    holder.remove(mark)
    return holder


def _merge_across(table: etree._Element, marked: AbstractSet[etree._Element], space: str) -> None:
    walls: AbstractSet[int] = frozenset()
    for row in table:
        cells = dict(_columns(row, space)) if row.tag == f"{{{space}}}tr" else {}
        walls = _joined(cells, marked, walls, space) if any(cell in marked for cell in cells.values()) else frozenset()


def _joined(
    cells: Mapping[tuple[int, int], etree._Element],
    marked: AbstractSet[etree._Element],
    walls: AbstractSet[int],
    space: str,
) -> AbstractSet[int]:
    """Joins equal neighbours of a row; the columns where neighbours stay apart, for the row below."""
    kept: set[int] = set(walls)
    first: etree._Element | None = None
    for (column, width), cell in cells.items():
        said = _said(cell, space)
        if first is not None and cell in marked and first in marked:
            if said and said == _said(first, space) and column not in walls:
                _widen(first, width, cell, space)
                continue
            kept.add(column)
        first = cell
    return kept


def _widen(first: etree._Element, width: int, cell: etree._Element, space: str) -> None:
    """A cell takes the room of the next, which goes."""
    w = f"{{{space}}}"
    sizes = [each.find(f"{w}tcPr/{w}tcW") for each in (first, cell)]
    span = first.find(f"{w}tcPr/{w}gridSpan")
    own = int(span.get(f"{w}val") or 1) if span is not None else 1
    _property(first, "gridSpan", str(own + width), _BEFORE_SPAN, space)
    if all(each is not None and each.get(f"{w}type") in {None, "dxa"} for each in sizes):
        total = sum(int(each.get(f"{w}w") or 0) for each in sizes if each is not None)
        _property(first, "tcW", "", (), space).set(f"{w}w", str(total))
    parent = cell.getparent()
    if parent is not None:
        parent.remove(cell)


def _merge(table: etree._Element, marked: AbstractSet[etree._Element], space: str) -> None:
    rows = [dict(_columns(row, space)) if row.tag == f"{{{space}}}tr" else {} for row in table]
    joined = [
        (above[column], cell) for above, below in pairwise(rows) for column, cell in _same(above, below, marked, space)
    ]
    lower = {cell for _, cell in joined}
    for upper, cell in joined:
        if upper not in lower:
            _property(upper, "vMerge", "restart", _BEFORE_MERGE, space)
        _property(cell, "vMerge", "continue", _BEFORE_MERGE, space)
    # Emptied last: until then a cell's text is what the one below is compared with.
    for cell in lower:
        _empty(cell, space)


def _columns(row: etree._Element, space: str) -> Iterator[tuple[tuple[int, int], etree._Element]]:
    """The cells of a row by the column they begin in and how many they span; cells merge only with their like."""
    column = 0
    for cell in row.findall(f"{{{space}}}tc"):
        span = cell.find(f"{{{space}}}tcPr/{{{space}}}gridSpan")
        width = int(span.get(f"{{{space}}}val") or 1) if span is not None else 1
        yield (column, width), cell
        column += width


def _same(
    above: Mapping[tuple[int, int], etree._Element],
    below: Mapping[tuple[int, int], etree._Element],
    marked: AbstractSet[etree._Element],
    space: str,
) -> Iterator[tuple[tuple[int, int], etree._Element]]:
    """The cells of a row that say what the cell above says, from the left until one does not."""
    for column, cell in below.items():
        if cell not in marked:
            continue
        upper = above.get(column)
        said = _said(cell, space)
        if upper is None or upper not in marked or not said or said != _said(upper, space):
            return
        yield column, cell


def _said(cell: etree._Element, space: str) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(f"{{{space}}}t")) for p in cell.iter(f"{{{space}}}p")).strip()


def _property(cell: etree._Element, name: str, value: str, before: tuple[str, ...], space: str) -> etree._Element:
    """A property of a cell, made where it belongs when it is not there; a blank value leaves it as it is."""
    w = f"{{{space}}}"
    properties = cell.find(f"{w}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{w}tcPr")
        cell.insert(0, properties)
    found = properties.find(f"{w}{name}")
    if found is None:
        found = properties.makeelement(f"{w}{name}")
        properties.insert(sum(etree.QName(each).localname in before for each in properties), found)
    if value:
        found.set(f"{w}val", value)
    return found


def _empty(cell: etree._Element, space: str) -> None:
    """Leaves one paragraph without text, as a cell must hold one."""
    paragraphs = cell.findall(f"{{{space}}}p")
    for child in list(cell):
        if child.tag != f"{{{space}}}tcPr" and child not in paragraphs[:1]:
            cell.remove(child)
    for child in [each for paragraph in paragraphs[:1] for each in paragraph]:
        if child.tag != f"{{{space}}}pPr":
            paragraphs[0].remove(child)
