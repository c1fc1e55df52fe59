"""What people put onto a sheet of ours that outlives its replacement: print settings, remarks, pictures."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.stores.excel.book import free_id, free_number
from toolkit.stores.excel.parts import read_relationships, rels_of
from toolkit.stores.excel.xml_part import child, make, open_part, part_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.stores.excel.container import Container

EMPTY_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
# In the schema's order behind the drawing.
_BEHIND = ("legacyDrawing", "legacyDrawingHF", "picture")
_TABLES = frozenset({"table", "pivotTable", "queryTable"})


class Kept(NamedTuple):
    """Pieces of the old sheet as XML with their own declarations; blank when there were none."""

    page_setup: str = ""
    header_footer: str = ""
    behind: str = ""


class SheetRelationships:
    """The relationships of a sheet of ours: people's lines stay, links of ours are written anew."""

    def __init__(self, container: Container, part: str) -> None:
        found = container.find(rels_of(part))
        self._part = part
        self.member = found.name if found else rels_of(part)
        self._targets = {each.type: each.target for each in read_relationships(container, self.member)} if found else {}
        self._root = open_part(container, self.member) if found else etree.fromstring(EMPTY_RELS)
        self._had = len(self._root)
        for each in list(self._root.iterchildren("{*}Relationship")):
            if each.get("Type", "").endswith("/hyperlink"):
                self._root.remove(each)

    @property
    def free(self) -> int:
        """The first number for relationships of ours."""
        return free_number(self._root)

    def target(self, kind: str) -> str | None:
        """The part the sheet relates to in that way."""
        return self._targets.get(kind)

    def to(self, part: str, kind: str, namespace: str) -> str:
        """The id of the relationship to a part, made when there is none."""
        line = self._line(kind)
        if line is None:
            target = posixpath.relpath(part, posixpath.dirname(self._part))
            line = make(self._root, "Relationship", Id=free_id(self._root), Type=f"{namespace}/{kind}", Target=target)
            self._root.append(line)
        return line.get("Id", "")

    def forget(self, kind: str) -> None:
        """Takes out the relationship of that kind."""
        line = self._line(kind)
        if line is not None:
            self._root.remove(line)

    def link(self, rid: str, address: str, namespace: str) -> None:
        """A line for an address outside the workbook."""
        line = make(self._root, "Relationship", Id=rid, Type=f"{namespace}/hyperlink", Target=address)
        line.set("TargetMode", "External")
        self._root.append(line)

    def changed(self) -> dict[str, bytes]:
        """The part as it is to be written; nothing when there are no lines and never were."""
        return {self.member: part_bytes(self._root)} if len(self._root) or self._had else {}

    def _line(self, kind: str) -> etree._Element | None:
        return next((each for each in self._root if each.get("Type", "").endswith(f"/{kind}")), None)


def kept_of(root: etree._Element) -> Kept:
    """What of a sheet outlives its replacement."""
    behind = [child(root, name) for name in _BEHIND]
    return Kept(_xml(child(root, "pageSetup")), _xml(child(root, "headerFooter")), "".join(map(_xml, behind)))


def has_table(container: Container, part: str) -> bool:
    """Whether somebody made a table or a pivot table on a sheet: its cells must not move under it."""
    rels = rels_of(part)
    related: Sequence[str] = [each.type for each in read_relationships(container, rels)] if container.find(rels) else []
    return bool(_TABLES & set(related))


def _xml(element: etree._Element | None) -> str:
    return "" if element is None else etree.tostring(element, with_tail=False, encoding="unicode")
