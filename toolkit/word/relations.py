"""What a part of a package points to."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.word.opener import STRICT, read_xml
from toolkit.word.package import Member, pack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.opener import Opened


_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = {
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/image",
    "": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
}


class Relation(NamedTuple):
    """One pointer: `kind` is the last word of its type; `target` a member's name, or an address when outside."""

    kind: str
    target: str
    outside: bool


def relations_part(part: str) -> str:
    """The member that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(file: str, part: str, members: Mapping[str, bytes]) -> Mapping[str, Relation]:
    """A part's relations by their id."""
    name = relations_part(part)
    if name not in members:
        return {}
    found = {}
    for each in read_xml(file, name, members[name]):
        outside = each.get("TargetMode") == "External"
        target = each.get("Target") or ""
        if not outside:
            target = target_of(name, each)
        found[each.get("Id") or ""] = Relation((each.get("Type") or "").rsplit("/", 1)[-1], target, outside)
    return found


def target_of(relations: str, relation: etree._Element) -> str:
    """The member a relation leads to, by the name of the part of relations it stands in."""
    folder = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")


def related(opened: Opened, part: str) -> Mapping[str, str]:
    """What a part's relations lead to inside the package, by their id."""
    name = relations_part(part)
    if not opened.has(name):
        return {}
    found = relations_of(opened.file, part, {name: opened.data(name)})
    return {key: each.target for key, each in found.items() if not each.outside and opened.has(each.target)}


class Links(NamedTuple):
    """A part's relations, open at the end for those a document adds; `before` and `after` are what stands around."""

    part: str
    space: str
    before: str
    after: str
    prefix: str

    def free_id(self, used: int) -> str:
        """The id of the next relation when so many were added."""
        return f"{self.prefix}{used + 1}"

    def with_pictures(self, shown: Mapping[str, str]) -> Member:
        """The relations with pictures added, by member and id."""
        return _with_pictures(self, tuple(shown.items()))


@lru_cache(maxsize=256)
def _with_pictures(links: Links, shown: tuple[tuple[str, str], ...]) -> Member:
    """Most documents of a batch show the same pictures."""
    kind = _KINDS.get(links.space, _KINDS[""])
    targets = {key: _seen_from(links.part, name) for name, key in shown}
    added = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{at}"/>' for key, at in targets.items())
    return pack(relations_part(links.part), f"{links.before}{added}{links.after}".encode())


def _seen_from(part: str, name: str) -> str:
    """A member's name as a part's relation writes it."""
    return posixpath.relpath(name, posixpath.dirname(part) or ".")


def links_of(file: str, part: str, space: str, members: Mapping[str, bytes]) -> Links:
    """A part's relations, or none yet."""
    name = relations_part(part)
    if name not in members:
        return Links(part, space, f'{_HEAD}<Relationships xmlns="{_SPACE}">', "</Relationships>", "sg")
    root = read_xml(file, name, members[name])
    ids = [each.get("Id") or "" for each in root]
    prefix = "sg"
    while any(each.startswith(prefix) for each in ids):
        prefix += "x"
    root.append(etree.ProcessingInstruction("sg", "here"))
    before, after = etree.tostring(root, encoding="unicode").split("<?sg here?>")
    return Links(part, space, _HEAD + before, after, prefix)
