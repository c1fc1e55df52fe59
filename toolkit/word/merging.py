"""Cells below one another that say the same become one cell: {{ line.stage|merge_same }}.

Decides which cells belong together: neighbours in a column, marked in the template, and only as far as the marked
cells to their left belong together too, so that a stage never runs on into the next group.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.compiling import HEAD
from toolkit.word.mark import SAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BEFORE = ("cnfStyle", "tcW", "gridSpan", "hMerge")


def with_merged_cells(xml: str) -> str:
    """A part in which marked cells of equal text are merged downwards, and no mark is left."""
    if SAME not in xml:
        return xml
    root = etree.fromstring(xml.encode())
    space = root.nsmap["w"]
    marked = {cell for mark in list(root.iter(etree.PI)) if (cell := _unmarked(mark, space)) is not None}
    for table in root.iter(f"{{{space}}}tbl"):
        _merge(table, marked, space)
    return HEAD + etree.tostring(root, encoding="unicode")


def _unmarked(mark: etree._Element, space: str) -> etree._Element | None:
    """Takes a mark away; the cell it stood in."""
    holder = mark.getparent()
    if holder is None:
        return None
    before = mark.getprevious()
    if before is None:
        holder.text = (holder.text or "") + (mark.tail or "")
    else:
        before.tail = (before.tail or "") + (mark.tail or "")
    mark.tail = None
    holder.remove(mark)
    return next(holder.iterancestors(f"{{{space}}}tc"), None)


def _merge(table: etree._Element, marked: set[etree._Element], space: str) -> None:
    rows = [dict(_columns(row, space)) if row.tag == f"{{{space}}}tr" else {} for row in table]
    joined = [
        (above[column], cell) for above, below in pairwise(rows) for column, cell in _same(above, below, marked, space)
    ]
    lower = {cell for _, cell in joined}
    for upper, cell in joined:
        if upper not in lower:
            _set(upper, "restart", space)
        _set(cell, "continue", space)
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
    marked: set[etree._Element],
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


def _set(cell: etree._Element, how: str, space: str) -> None:
    properties = cell.find(f"{{{space}}}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{{{space}}}tcPr")
        cell.insert(0, properties)
    for old in properties.findall(f"{{{space}}}vMerge"):
        properties.remove(old)
    place = sum(etree.QName(each).localname in _BEFORE for each in properties)
    made = properties.makeelement(f"{{{space}}}vMerge")
    made.set(f"{{{space}}}val", how)
    properties.insert(place, made)


def _empty(cell: etree._Element, space: str) -> None:
    """Leaves one paragraph without text, as a cell must hold one."""
    paragraphs = cell.findall(f"{{{space}}}p")
    for child in list(cell):
        if child.tag != f"{{{space}}}tcPr" and child not in paragraphs[:1]:
            cell.remove(child)
    for child in [each for paragraph in paragraphs[:1] for each in paragraph]:
        if child.tag != f"{{{space}}}pPr":
            paragraphs[0].remove(child)
