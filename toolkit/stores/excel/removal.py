"""Whether a sheet of ours may go: nothing of people's may point to it or lie on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.stores.excel.container import folded
from toolkit.stores.excel.drawing import OURS
from toolkit.stores.excel.kept import has_table
from toolkit.stores.excel.parts import CONTENT_TYPES, parse_xml, read_relationships, rels_of, sheet_of
from toolkit.stores.excel.reachable import only_through
from toolkit.stores.excel.texts import attribute_text, escaped, quoted_sheet
from toolkit.stores.marks import NAME_PREFIX
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.parts import Sheet, WorkbookParts

_COMMENTS = frozenset({"comments", "threadedComment", "oleObject", "control", "ctrlProp"})


def obstacle_to_removal(container: Container, parts: WorkbookParts, sheet: Sheet) -> Obstacle | None:
    """What stands against taking a sheet of ours out of a workbook."""
    if not any(each.state == "visible" for each in parts.sheets if each != sheet):
        return Obstacle.ONLY_SHEET
    if has_table(container, sheet.part):
        return Obstacle.TABLE_ON_SHEET
    if _carries_peoples_work(container, sheet.part):
        return Obstacle.PEOPLES_WORK
    return Obstacle.REFERRED_TO if _is_referred_to(container, parts, sheet) else None


def _carries_peoples_work(container: Container, part: str) -> bool:
    rels = rels_of(part)
    related = read_relationships(container, rels) if container.find(rels) else ()
    if any(each.type in _COMMENTS for each in related):
        return True
    drawings = [each.target for each in related if each.type == "drawing"]
    frames = (frame for name in drawings for frame in parse_xml(container, name).iter("{*}cNvPr"))
    return any(not str(frame.get("name", "")).startswith(OURS) for frame in frames)


def _is_referred_to(container: Container, parts: WorkbookParts, sheet: Sheet) -> bool:
    at = parts.sheets.index(sheet)
    for name in parts.names:
        ours = name.name.startswith(NAME_PREFIX) or name.scope == at
        if not ours and sheet_of(name.refers_to).casefold() == sheet.name.casefold():
            return True
    spellings = tuple(each.encode() for each in _spellings(sheet.name))
    own = {folded(member) for member in _our_members(container, parts)}
    for member in container.members:
        if folded(member.name) in own or not member.name.lower().endswith((".xml", ".vml")):
            continue
        data = container.read(member.name)
        if any(each in data for each in spellings):
            return True
    return False


def _spellings(title: str) -> Iterator[str]:
    """How formulas, charts, rules, links and pivot tables name a sheet in XML; rather one too many."""
    yield escaped(f"{title}!")
    for apostrophe in ("'", "&apos;", "&#39;"):
        yield escaped(f"{quoted_sheet(title)}!").replace("'", apostrophe)
    yield f'sheet="{attribute_text(title)}"'


def _our_members(container: Container, parts: WorkbookParts) -> Iterator[str]:
    """What may name the sheet without being people's: sheets of ours with all that hangs on them, and the lists."""
    ours = {mark.sheet for mark in parts.marks.all}
    for each in parts.sheets:
        if each.name in ours:
            yield from only_through(container, each.part)
    # Shared strings are texts, never references.
    yield from (CONTENT_TYPES, parts.part, *filter(None, (parts.strings, parts.styles)))
