"""The parts of the joined file: what records share lies there once, what differs under a name of its own."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.opener import CONTENT_TYPES, read_xml, taken_apart, unpacked
from toolkit.word.package import Member, Package, pack
from toolkit.word.relations import relations_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FILE = "joined"
OUTSIDE = "External"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def _unchanged(_: str, data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Source:
    """One finished document, taken apart; `change` makes of a part what this record needs."""

    members: Mapping[str, Member]
    change: Callable[[str, bytes], bytes] = _unchanged

    @classmethod
    def of(cls, document: bytes, change: Callable[[str, bytes], bytes] = _unchanged) -> Source:
        """A document's members."""
        return cls({member.name: member for member in taken_apart(FILE, document)}, change)

    def data(self, part: str) -> bytes:
        """A part's content."""
        return self.change(part, unpacked(FILE, self.members[part]))

    def tree(self, part: str) -> etree._Element:
        """A part's content as a tree."""
        return read_xml(FILE, part, self.data(part))

    def relations(self, part: str) -> Mapping[str, etree._Element]:
        """A part's relations by id."""
        name = relations_part(part)
        if name not in self.members:
            return {}
        return {each.get("Id", ""): each for each in read_xml(FILE, name, unpacked(FILE, self.members[name]))}


def target_of(part: str, relation: etree._Element) -> str:
    """The member a relation inside the package leads to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))).lstrip("/")


@dataclass(slots=True)
class Shelf:
    """The joined file while it grows, from its first document on."""

    members: dict[str, Member]
    types: etree._Element
    taken: dict[str, str] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    relations: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def of(cls, first: Source) -> Shelf:
        """Everything of the first document; a part of it is settled once a record has taken it."""
        return cls(dict(first.members), first.tree(CONTENT_TYPES))

    def adopt(self, root: etree._Element, origin: Source, part: str, into: str) -> None:
        """Makes what a tree points to at home here: its relations become relations of the part it goes into."""
        theirs = origin.relations(part)
        known: dict[str, str] = {}
        for element, attribute, key in _pointers(root):
            if key in theirs:
                if key not in known:
                    known[key] = self._related(theirs[key], origin, part, into)
                element.set(attribute, known[key])

    def finished(self) -> bytes:
        """The file."""
        self.put(CONTENT_TYPES, _said(self.types))
        for part, relations in self.relations.items():
            self.put(relations_part(part), _said(relations))
        head = self.members.pop(CONTENT_TYPES)
        return Package.of([head, *self.members.values()]).with_members([])

    def put(self, name: str, data: bytes) -> None:
        """A part with new content."""
        self.members[name] = pack(name, data)

    def add(self, name: str, data: bytes, kind: str, like: str, into: str) -> str:
        """A part of our own, declared like another one; the id by which a part reaches it."""
        if name not in self.settled:
            self.settled.add(name)
            self.put(name, data)
            for each in list(self.types):
                if each.get("PartName") == f"/{like}":
                    _like(self.types, each).set("PartName", f"/{name}")
        return self._point(into, kind, "", posixpath.relpath(name, posixpath.dirname(into) or "."))

    def relations_of(self, part: str) -> etree._Element:
        """The relations of a part here, to add to."""
        if part not in self.relations:
            name = relations_part(part)
            there = name in self.members
            self.relations[part] = read_xml(FILE, name, unpacked(FILE, self.members[name])) if there else _none()
        return self.relations[part]

    def _related(self, relation: etree._Element, origin: Source, part: str, into: str) -> str:
        """The id under which the part here reaches what a relation of theirs reaches."""
        kind, mode, target = relation.get("Type", ""), relation.get("TargetMode", ""), relation.get("Target", "")
        if mode != OUTSIDE:
            name = self._take(origin, target_of(part, relation))
            target = posixpath.relpath(name, posixpath.dirname(into) or ".")
        return self._point(into, kind, mode, target)

    def _point(self, into: str, kind: str, mode: str, target: str) -> str:
        ours = self.relations_of(into)
        for each in ours:
            if (each.get("Type", ""), each.get("TargetMode", "")) == (kind, mode) and _same(into, each, target, mode):
                return each.get("Id", "")
        made = etree.SubElement(ours, f"{{{_RELATIONS}}}Relationship")
        there = {each.get("Id") for each in ours}
        made.set("Id", next(key for number in count(len(ours)) if (key := f"rId{number}") not in there))
        made.set("Type", kind)
        made.set("Target", target)
        if mode:
            made.set("TargetMode", mode)
        return made.get("Id", "")

    def _take(self, origin: Source, part: str) -> str:
        """The name a part of theirs has here: that of an equal one, else a free one it is copied to."""
        if part not in origin.members:
            # It leads nowhere in their document either.
            return part
        digest = _digest(origin, part, ())
        if digest not in self.taken:
            self.taken[digest] = self._copy(origin, part, self._free(part))
        return self.taken[digest]

    def _free(self, part: str) -> str:
        stem, ending = posixpath.splitext(part)
        name, number = part, 1
        while name in self.settled:
            number += 1
            name = f"{stem}_{number}{ending}"
        return name

    def _copy(self, origin: Source, part: str, name: str) -> str:
        self.settled.add(name)
        self.put(name, origin.data(part))
        theirs = origin.relations(part)
        if theirs:
            copied = _none()
            for each in theirs.values():
                made = _like(copied, each)
                if each.get("TargetMode") != OUTSIDE:
                    inner = self._take(origin, target_of(part, each))
                    made.set("Target", posixpath.relpath(inner, posixpath.dirname(name)))
            self.put(relations_part(name), _said(copied))
        self._declare(origin, part, name)
        return name

    def _declare(self, origin: Source, part: str, name: str) -> None:
        """Says what a copied part is, the way its own document says it."""
        ending = posixpath.splitext(part)[1].lstrip(".")
        declared = {each.get("PartName") or each.get("Extension") for each in self.types}
        for each in origin.tree(CONTENT_TYPES):
            if each.get("PartName") == f"/{part}" and f"/{name}" not in declared:
                _like(self.types, each).set("PartName", f"/{name}")
            elif each.get("Extension") == ending and ending not in declared:
                _like(self.types, each)


def _pointers(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(tuple(f"{{{space}}}" for space in _SPACES)):
                yield element, str(attribute), str(value)


def _same(part: str, relation: etree._Element, target: str, mode: str) -> bool:
    if mode == OUTSIDE:
        return relation.get("Target") == target
    return target_of(part, relation) == posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _digest(origin: Source, part: str, above: tuple[str, ...]) -> str:
    """What a part says and all it leads to, as one number."""
    found = hashlib.sha256(posixpath.splitext(part)[1].encode() + b"\0" + origin.data(part))
    for key, each in sorted(origin.relations(part).items()):
        found.update(f"{key}\0{each.get('Type')}\0{each.get('TargetMode')}\0".encode())
        inner = target_of(part, each)
        if each.get("TargetMode") == OUTSIDE or inner in above or inner not in origin.members:
            found.update(each.get("Target", "").encode())
        else:
            found.update(_digest(origin, inner, (*above, part)).encode())
    return found.hexdigest()


def _none() -> etree._Element:
    return etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')


def _like(parent: etree._Element, element: etree._Element) -> etree._Element:
    """A new child that says what another element says."""
    made = etree.SubElement(parent, element.tag)
    for name, value in element.attrib.items():
        made.set(name, value)
    return made


def _said(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
