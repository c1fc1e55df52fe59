"""What a part of a package points to."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from toolkit.word.opener import read_xml

if TYPE_CHECKING:
    from collections.abc import Mapping


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
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        found[each.get("Id") or ""] = Relation((each.get("Type") or "").rsplit("/", 1)[-1], target, outside)
    return found
