"""Which workbooks must not be written into, by what their package says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.stores.excel.parts import CONTENT_TYPES, PACKAGE_RELS, parse_xml, read_relationships
from toolkit.stores.excel.xml_part import child
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.parts import WorkbookParts

_TRUE = frozenset({"1", "true", "on"})


def obstacle_of(container: Container, parts: WorkbookParts) -> Obstacle | None:
    """What forbids any change of a workbook: a signature would no longer hold, a change log would lie, a file made to
    harm would be passed on.
    """
    package = read_relationships(container, PACKAGE_RELS) if container.find(PACKAGE_RELS) else ()
    if any("digital-signature" in each.target or each.type == "origin" for each in package) or _signatures(container):
        return Obstacle.SIGNED
    if any(each.type == "revisionHeaders" for each in parts.relationships):
        return Obstacle.CHANGES_TRACKED
    return Obstacle.ESCAPING_NAME if any(_escapes(member.name) for member in container.members) else None


def is_structure_protected(container: Container, parts: WorkbookParts) -> bool:
    """Whether sheets may not be added; those there may still be replaced."""
    protection = child(parse_xml(container, parts.part), "workbookProtection")
    return protection is not None and protection.get("lockStructure", "").lower() in _TRUE


def _escapes(name: str) -> bool:
    """Whether a member would land outside of a folder it is unpacked into: no spreadsheet program writes one."""
    return ".." in name.replace("\\", "/").split("/") or ":" in name


def _signatures(container: Container) -> bool:
    return any(
        member.name != CONTENT_TYPES and member.name.lower().lstrip("/").startswith("_xmlsignatures/")
        for member in container.members
    )
