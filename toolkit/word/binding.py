"""Puts what was filled into the package: as it is, or with the pictures, their relations and their content types."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.opener import CONTENT_TYPES, read_xml, unpacked
from toolkit.word.package import Member, Package, pack
from toolkit.word.relations import links_of, relations_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.word.album import Album
    from toolkit.word.relations import Links

_PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


@dataclass(slots=True)
class Binding:
    """The members that no document changes, laid out at first need: once without pictures, once with."""

    file: str
    members: tuple[Member, ...]
    links: Mapping[str, Links]
    names: frozenset[str]
    related: Mapping[str, Member]
    laid_out: dict[bool, Package] = field(default_factory=dict)

    @classmethod
    def of(cls, file: str, members: Iterable[Member], spaces: Mapping[str, str]) -> Binding:
        """What is left when the filled parts are gone; `spaces` are the namespaces of the parts people type in."""
        kept = tuple(members)
        relations = {relations_part(part) for part in spaces}
        data = {each.name: unpacked(file, each) for each in kept if each.name in relations}
        links = {part: links_of(file, part, space, data) for part, space in spaces.items()}
        names = frozenset(each.name for each in kept)
        return cls(file, kept, links, names, {each.name: each for each in kept if each.name in relations})

    def bound(self, filled: Iterable[Member], album: Album) -> bytes:
        """The document."""
        package = self._package(pictured=bool(album.shown))
        if not album.shown:
            return package.with_members(filled)
        pictured = [self.links[part].with_pictures(shown) for part, shown in album.shown.items()]
        related = {**self.related, **{each.name: each for each in pictured}}
        # A document of ours used as a template holds its pictures under the very names they would get again.
        stored = [each for name, each in album.stored.items() if name not in self.names]
        return package.with_members([*filled, *related.values(), *stored])

    def _package(self, *, pictured: bool) -> Package:
        if pictured not in self.laid_out:
            self.laid_out[pictured] = Package.of(self._with_types() if pictured else self.members)
        return self.laid_out[pictured]

    def _with_types(self) -> list[Member]:
        """The members with the content types of pictures, without the relations and pictures written anew."""
        kept = [each for each in self.members if each.name not in self.related]
        return [self._typed(each) if each.name == CONTENT_TYPES else each for each in kept]

    def _typed(self, member: Member) -> Member:
        root = read_xml(self.file, CONTENT_TYPES, unpacked(self.file, member))
        known = {(each.get("Extension") or "").lower() for each in root}
        for number, (extension, kind) in enumerate(each for each in _PICTURES.items() if each[0] not in known):
            added = root.makeelement("{http://schemas.openxmlformats.org/package/2006/content-types}Default")
            added.set("Extension", extension)
            added.set("ContentType", kind)
            root.insert(number, added)
        return pack(CONTENT_TYPES, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
