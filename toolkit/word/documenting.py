"""A template file becomes the stuff of documents: it no longer calls itself a template, and its macros stay behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.opener import CONTENT_TYPES, WORD_TYPES, Opened, read_xml
from toolkit.word.package import pack
from toolkit.word.relations import relations_part, target_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

DOCUMENT = f"{WORD_TYPES}document.main+xml"
# Relations, by the last word of their type, that lead to code or to the buttons and keys that start it.
_CODE = frozenset({"vbaProject", "vbaProjectSignature", "wordVbaData", "keyMapCustomizations", "attachedToolbars"})
_RIBBONS = "customUI/"


def as_document(opened: Opened) -> Opened:
    """The template as what is made from it: a document without macros."""
    main = next(iter(opened.texts))
    types = read_xml(opened.file, CONTENT_TYPES, opened.data(CONTENT_TYPES))
    said = {str(each.get("PartName") or "").lstrip("/"): each for each in types}
    if said[main].get("ContentType") == DOCUMENT:
        return opened
    said[main].set("ContentType", DOCUMENT)
    code = _code_of(opened)
    for each in list(types):
        name, kind = (each.get("PartName") or "").lstrip("/"), each.get("ContentType") or ""
        if name in code or kind.endswith("vbaProject"):
            types.remove(each)
    related = {name: _without(opened, name, code) for name in _relations(opened)}
    changed = {CONTENT_TYPES: _said(types), **{name: data for name, data in related.items() if data is not None}}
    kept = [each for each in opened.members if each.name not in code]
    return opened._replace(
        members=tuple(pack(each.name, changed[each.name]) if each.name in changed else each for each in kept)
    )


def _relations(opened: Opened) -> list[str]:
    return [each.name for each in opened.members if each.name.endswith(".rels")]


def _code_of(opened: Opened) -> AbstractSet[str]:
    """The members that are code, or belong to it."""
    found = {each.name for each in opened.members if each.name.startswith(_RIBBONS)}
    for name in _relations(opened):
        root = read_xml(opened.file, name, opened.data(name))
        found |= {target_of(name, each) for each in root if _is_code(each)}
    return found | {relations_part(name) for name in found}


def _is_code(relation: etree._Element) -> bool:
    kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
    return kind in _CODE or (kind == "extensibility" and relation.get("TargetMode") != "External")


def _without(opened: Opened, name: str, code: AbstractSet[str]) -> bytes | None:
    """A part of relations without those that lead to code; None when there are none."""
    root = read_xml(opened.file, name, opened.data(name))
    gone = [each for each in root if _is_code(each) or target_of(name, each) in code]
    for each in gone:
        root.remove(each)
    return _said(root) if gone else None


def _said(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
