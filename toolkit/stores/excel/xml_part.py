"""Small XML parts as trees that keep everything they held: comments, unknown elements, prefixes, extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.stores.damage import Damage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.stores.excel.container import Container


def open_part(container: Container, name: str) -> etree._Element:
    """The root of a part, nothing dropped.

    Raises: StudygroupError FILE_DAMAGED when it is not XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
    try:
        return etree.fromstring(container.xml(name), parser)
    except etree.XMLSyntaxError as broken:
        raise container.damaged(Damage.XML) from broken


def part_bytes(root: etree._Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name, in whichever namespace."""
    return next(parent.iterchildren(f"{{*}}{name}"), None)


def whole(element: etree._Element, name: str, default: int = 0) -> int:
    """An attribute that should be a whole number; the default where it is absent or anything else."""
    text = element.get(name, "").strip()
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 12 else default


def drop(element: etree._Element) -> None:
    """Takes an element out of its tree; what stands around it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def make(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """A new element in its parent's namespace and prefix, not yet placed."""
    return parent.makeelement(f"{{{etree.QName(parent).namespace}}}{name}", attributes)


def ensure(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of that name; a new one stands where the schema's order wants it."""
    found = child(parent, name)
    if found is not None:
        return found
    new = make(parent, name)
    later = set(order[order.index(name) + 1 :])
    for each in parent.iterchildren("{*}*"):
        if etree.QName(each).localname in later:
            each.addprevious(new)
            return new
    parent.append(new)
    return new
