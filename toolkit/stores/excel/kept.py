"""What people put onto a sheet of ours that outlives its replacement: print settings, remarks, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.stores.excel.book import free_number
from toolkit.stores.excel.parts import read_relationships, rels_of
from toolkit.stores.excel.xml_part import child, make, open_part, part_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.stores.excel.container import Container

_EMPTY_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
# In the schema's order behind pageMargins.
_BEHIND = ("headerFooter", "drawing", "legacyDrawing", "legacyDrawingHF", "picture")
_TABLES = frozenset({"table", "pivotTable", "queryTable"})


class Kept(NamedTuple):
    """Pieces of the old sheet as XML with their own declarations; blank when there were none."""

    page_setup: str = ""
    behind: str = ""


class SheetRelationships:
    """The relationships of a sheet of ours: people's lines stay, links of ours are written anew."""

    def __init__(self, container: Container, part: str) -> None:
        found = container.find(rels_of(part))
        self.member = found.name if found else rels_of(part)
        self._root = open_part(container, self.member) if found else etree.fromstring(_EMPTY_RELS)
        self._had = len(self._root)
        for each in list(self._root.iterchildren("{*}Relationship")):
            if each.get("Type", "").endswith("/hyperlink"):
                self._root.remove(each)
        self.free = free_number(self._root)

    def link(self, rid: str, address: str, namespace: str) -> None:
        """A line for an address outside the workbook."""
        line = make(self._root, "Relationship", Id=rid, Type=f"{namespace}/hyperlink", Target=address)
        line.set("TargetMode", "External")
        self._root.append(line)

    def changed(self) -> dict[str, bytes]:
        """The part as it is to be written; nothing when there are no lines and never were."""
        return {self.member: part_bytes(self._root)} if len(self._root) or self._had else {}


def kept_of(root: etree._Element) -> Kept:
    """What of a sheet outlives its replacement."""
    setup = child(root, "pageSetup")
    behind = [child(root, name) for name in _BEHIND]
    return Kept(_xml(setup), "".join(_xml(each) for each in behind if each is not None))


def has_table(container: Container, part: str) -> bool:
    """Whether somebody made a table or a pivot table on a sheet: its cells must not move under it."""
    rels = rels_of(part)
    related: Sequence[str] = [each.type for each in read_relationships(container, rels)] if container.find(rels) else []
    return bool(_TABLES & set(related))


def _xml(element: etree._Element | None) -> str:
    return "" if element is None else etree.tostring(element, with_tail=False, encoding="unicode")
