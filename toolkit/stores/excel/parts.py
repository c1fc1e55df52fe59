"""What a workbook package consists of: the workbook part, its sheets, names, styles and shared strings.

Follows relationships as they are written, strict or transitional, with any prefix. Decides nothing about cells.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lxml import etree

from toolkit.problems import Code
from toolkit.stores.damage import Bound, Damage
from toolkit.stores.excel.container import refusal
from toolkit.stores.marks import NAME_PREFIX, Mark, Marks

if TYPE_CHECKING:
    from toolkit.stores.excel.container import Container

PACKAGE_RELS = "_rels/.rels"
CONTENT_TYPES = "[Content_Types].xml"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OTHER_KINDS = {
    "mimetype": "OpenDocument",
    "word/document.xml": "Word",
    "ppt/presentation.xml": "PowerPoint",
    "index/document.iwa": "Numbers",
}
_TRUE = frozenset({"1", "true", "on"})


class SheetKind(Enum):
    """What a tab holds; only worksheets have cells we read."""

    WORKSHEET = "worksheet"
    CHART = "chartsheet"
    OTHER = "other"


class Relationship(NamedTuple):
    """One line of a .rels part; `type` is its last word, `target` a member name."""

    id: str
    type: str
    target: str


class Sheet(NamedTuple):
    """One tab. Shape: `state` is visible, hidden or veryHidden; `part` is a member name."""

    name: str
    id: int
    rid: str
    state: str
    part: str
    kind: SheetKind


class DefinedName(NamedTuple):
    """A name of the workbook. Blanks: `scope` None is workbook-level, else the 0-based position of a tab."""

    name: str
    refers_to: str
    hidden: bool
    comment: str
    scope: int | None


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The map of one package. Blanks: `styles` and `strings` are None when the package has no such part."""

    part: str
    rels: str
    namespace: str
    sheets: tuple[Sheet, ...]
    names: tuple[DefinedName, ...]
    relationships: tuple[Relationship, ...]
    epoch_1904: bool

    @property
    def strict(self) -> bool:
        """Whether the package is Strict OOXML, whose namespaces and relationship types differ."""
        return self.namespace == STRICT

    @property
    def styles(self) -> str | None:
        """The styles part."""
        return self.target("styles")

    @property
    def strings(self) -> str | None:
        """The shared strings part."""
        return self.target("sharedStrings")

    @property
    def marks(self) -> Marks:
        """Which sheets are ours."""
        titles = {sheet.name.casefold(): sheet.name for sheet in self.sheets}
        found = []
        for name in self.names:
            title = titles.get(sheet_of(name.refers_to).casefold())
            # LibreOffice saves hidden names as visible ones and drops their comment; the sheet stays ours.
            if name.scope is None and name.name.startswith(NAME_PREFIX) and title is not None:
                found.append(Mark(name.name.removeprefix(NAME_PREFIX), title, name.comment))
        order = [sheet.name for sheet in self.sheets]
        return Marks(tuple(sorted(found, key=lambda mark: order.index(mark.sheet))))

    def target(self, kind: str) -> str | None:
        """The part the workbook relates to in that way."""
        return next((each.target for each in self.relationships if each.type == kind), None)


def read_parts(container: Container) -> WorkbookParts:
    """The map of a package.

    Raises: StudygroupError when it is no .xlsx workbook, or a part every workbook needs is missing or broken.
    """
    part = _workbook_part(container)
    rels = rels_of(part)
    relationships = read_relationships(container, rels) if container.find(rels) else ()
    root = parse_xml(container, part)
    if etree.QName(root).localname != "workbook":
        raise refusal(Code.FILE_NOT_WORKBOOK, container.file)
    return WorkbookParts(
        part,
        rels,
        etree.QName(root).namespace or "",
        tuple(_sheet(element, relationships) for element in _grandchildren(root, "sheets", "sheet")),
        tuple(_name(element) for element in _grandchildren(root, "definedNames", "definedName")),
        relationships,
        any(element.get("date1904", "").lower() in _TRUE for element in root.iterchildren("{*}workbookPr")),
    )


def parse_xml(container: Container, name: str) -> etree._Element:
    """The root of a small part, entities left alone.

    Raises: StudygroupError FILE_DAMAGED when it is not XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(container.xml(name, Bound.TREE_BYTES), parser)
    except etree.XMLSyntaxError as broken:
        raise container.damaged(Damage.XML) from broken


def read_relationships(container: Container, rels: str) -> tuple[Relationship, ...]:
    """The internal relationships of a .rels part, targets as member names."""
    base = posixpath.dirname(posixpath.dirname(rels))
    found = []
    for element in parse_xml(container, rels).iterchildren("{*}Relationship"):
        if element.get("TargetMode") == "External":
            continue
        target = unquote(element.get("Target", "")).replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        found.append(Relationship(element.get("Id", ""), kind, path))
    return tuple(found)


def rels_of(part: str) -> str:
    """The member that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def sheet_of(refers_to: str) -> str:
    """The sheet a reference like `'考勤''汇总'!$A$1` points to; empty when it points to none."""
    sheet, bang, _cell = refers_to.strip().removeprefix("=").rpartition("!")
    if not bang:
        return ""
    if sheet.startswith("'") and sheet.endswith("'"):
        return sheet[1:-1].replace("''", "'")
    return sheet


def _workbook_part(container: Container) -> str:
    for member, kind in _OTHER_KINDS.items():
        if container.find(member):
            raise refusal(Code.FILE_WRONG_KIND, container.file, found=kind)
    named = read_relationships(container, PACKAGE_RELS) if container.find(PACKAGE_RELS) else ()
    part = next((each.target for each in named if each.type == "officeDocument"), "xl/workbook.xml")
    if part.endswith(".bin"):
        raise refusal(Code.FILE_WRONG_KIND, container.file, found=".xlsb")
    if container.find(part) is None:
        lost = container.find(CONTENT_TYPES) is not None
        raise container.damaged(Damage.MISSING_PART) if lost else refusal(Code.FILE_NOT_WORKBOOK, container.file)
    return part


def _grandchildren(root: etree._Element, parent: str, child: str) -> list[etree._Element]:
    return [element for group in root.iterchildren(f"{{*}}{parent}") for element in group.iterchildren(f"{{*}}{child}")]


def _sheet(element: etree._Element, relationships: tuple[Relationship, ...]) -> Sheet:
    rid = _relationship_id(element)
    related = next((each for each in relationships if each.id == rid), None)
    kinds = {kind.value: kind for kind in SheetKind}
    kind = kinds.get(related.type, SheetKind.OTHER) if related else SheetKind.OTHER
    number = element.get("sheetId", "")
    return Sheet(
        element.get("name", ""),
        int(number) if _is_number(number) else 0,
        rid,
        element.get("state", "visible"),
        related.target if related else "",
        kind,
    )


def _relationship_id(element: etree._Element) -> str:
    """The r:id, in whichever of the two relationship namespaces."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _name(element: etree._Element) -> DefinedName:
    scope = element.get("localSheetId")
    return DefinedName(
        element.get("name", ""),
        element.text or "",
        element.get("hidden", "").lower() in _TRUE,
        element.get("comment", ""),
        int(scope) if scope is not None and _is_number(scope) else None,
    )


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 10
