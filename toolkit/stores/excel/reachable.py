"""Which members of a package only one part leads to: what goes when that part goes."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from toolkit.stores.excel.container import folded
from toolkit.stores.excel.parts import PACKAGE_RELS, read_relationships, rels_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.stores.excel.container import Container


def only_through(container: Container, part: str) -> set[str]:
    """The part itself, what nothing else leads to, and their relationship parts, as members are spelled."""
    leads = {folded(name): targets for name, targets in _leads(container).items()}
    without = _reached("", leads, stop=folded(part))
    gone = _reached(folded(part), leads) - without
    rels = {folded(rels_of(name)) for name in gone}
    return {member.name for member in container.members if folded(member.name) in gone | rels}


def _leads(container: Container) -> Mapping[str, set[str]]:
    """What each part relates to; the package itself is the empty name."""
    found = {}
    for member in container.members:
        folder, name = posixpath.split(member.name.replace("\\", "/").lstrip("/"))
        if not name.endswith(".rels") or posixpath.basename(folder) != "_rels":
            continue
        source = "" if folded(member.name) == PACKAGE_RELS else posixpath.join(posixpath.dirname(folder), name[:-5])
        found[source] = {folded(each.target) for each in read_relationships(container, member.name)}
    return found


def _reached(start: str, leads: Mapping[str, set[str]], stop: str | None = None) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen and name != stop:
            seen.add(name)
            waiting += leads.get(name, ())
    return seen
