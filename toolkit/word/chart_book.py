"""The workbook inside a chart: its first sheet and that sheet's table are written anew, all else keeps its bytes."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.places import column_letters
from toolkit.word.chart_data import CORNER, cells
from toolkit.word.opener import CONTENT_TYPES, read_xml, taken_apart, unpacked
from toolkit.word.package import Member, Package, pack
from toolkit.word.relations import relations_of, relations_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.chart_data import Figures

_SPLIT = "<?sg rows?>"
_AREA = 'ref="sg-area"'
_MAIN = "xl/workbook.xml"


class Written(NamedTuple):
    """A part with the places that change taken out: what stands before, between and after them."""

    name: str
    pieces: tuple[str, ...]


class Book(NamedTuple):
    """A chart's workbook, ready to be filled; `looks` are the style attributes of its data columns."""

    title: str
    package: Package
    sheet: Written
    table: Written | None
    prefix: str
    looks: tuple[str, ...]

    def filled(self, figures: Figures, *, numbers: bool) -> bytes:
        """The workbook with these figures in it."""
        before, after = self.sheet.pieces
        rows = cells(self.prefix, figures, self.looks, numbers=numbers)
        ours = [pack(self.sheet.name, f"{before}{rows}{after}".encode())]
        if self.table is not None:
            ours.append(_table(self.table, figures.names, figures.last_row))
        return self.package.with_members(ours)


def compile_book(file: str, data: bytes) -> Book | None:
    """A chart's workbook; None when it has no sheet we can find.

    Raises: StudygroupError TEMPLATE_DAMAGED when it is no workbook at all.
    """
    members = {member.name: member for member in taken_apart(file, data)}
    parts = {name: unpacked(file, member) for name, member in members.items() if name.endswith((".xml", ".rels"))}
    if _MAIN not in parts:
        return None
    sheet = next((each for each in read_xml(file, _MAIN, parts[_MAIN]).iter("{*}sheet")), None)
    name = None if sheet is None else _sheet_part(file, parts, sheet)
    if sheet is None or name is None or name not in parts:
        return None
    root = read_xml(file, name, parts[name])
    data_rows = root.find("{*}sheetData")
    if data_rows is None:
        return None
    looks = _looks(data_rows)
    for gone in (root.find("{*}dimension"), root.find("{*}mergeCells")):
        if gone is not None:
            root.remove(gone)
    table = _table_of(file, parts, name)
    ours = {name} if table is None else {name, table.name}
    kept = [each for each in _without_chain(file, members, parts) if each.name not in ours]
    prefix = f"{root.prefix}:" if root.prefix else ""
    return Book(sheet.get("name") or "", Package.of(kept), _emptied(name, root, data_rows), table, prefix, looks)


def _sheet_part(file: str, parts: Mapping[str, bytes], sheet: etree._Element) -> str | None:
    key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
    found = relations_of(file, _MAIN, parts).get(key)
    return None if found is None else found.target


def _looks(rows: etree._Element) -> tuple[str, ...]:
    """How each column of the first row of data looks, which every row then does."""
    first = [row for row in rows if row.get("r", "") != "1"][:1]
    return tuple(f' s="{cell.get("s")}"' if cell.get("s") else "" for row in first for cell in row) or ("",)


def _emptied(name: str, root: etree._Element, rows: etree._Element) -> Written:
    for row in list(rows):
        rows.remove(row)
    rows.text = None
    rows.append(etree.ProcessingInstruction("sg", "rows"))
    return Written(name, tuple(_said(root).split(_SPLIT)))


def _table_of(file: str, parts: Mapping[str, bytes], sheet: str) -> Written | None:
    """The sheet's table, its area and its columns taken out."""
    related = relations_of(file, sheet, parts).values()
    name = next((each.target for each in related if each.kind == "table" and each.target in parts), None)
    if name is None:
        return None
    root = read_xml(file, name, parts[name])
    for each in (root, root.find("{*}autoFilter")):
        if each is not None:
            each.set("ref", "sg-area")
    columns = root.find("{*}tableColumns")
    if columns is None:
        return None
    columns.addprevious(etree.ProcessingInstruction("sg", "rows"))
    root.remove(columns)
    return Written(name, tuple(_said(root).split(_SPLIT)))


@lru_cache(maxsize=256)
def _table(table: Written, series: tuple[str, ...], last_row: int) -> Member:
    """The same in most documents of a batch: series have one name everywhere."""
    before, after = table.pieces
    names = (CORNER, *series)
    area = f'ref="A1:{column_letters(len(names))}{last_row}"'
    columns = "".join(f'<tableColumn id="{n}" name="{_quoted(each)}"/>' for n, each in enumerate(names, start=1))
    said = f'<tableColumns count="{len(names)}">{columns}</tableColumns>'
    return pack(table.name, f"{before.replace(_AREA, area)}{said}{after.replace(_AREA, area)}".encode())


def _quoted(text: str) -> str:
    return text.replace('"', "&quot;")


def _without_chain(file: str, members: Mapping[str, Member], parts: Mapping[str, bytes]) -> list[Member]:
    """The members without the order of calculation, which would speak of cells that are gone."""
    if not any(name.endswith("calcChain.xml") for name in members):
        return list(members.values())
    kept = []
    for name, member in members.items():
        if name in {CONTENT_TYPES, relations_part(_MAIN)}:
            root = read_xml(file, name, parts[name])
            for each in list(root):
                if posixpath.basename(each.get("PartName") or each.get("Target") or "") == "calcChain.xml":
                    root.remove(each)
            kept.append(pack(name, _said(root).encode()))
        elif not name.endswith("calcChain.xml"):
            kept.append(member)
    return kept


def _said(root: etree._Element) -> str:
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + etree.tostring(root, encoding="unicode")
