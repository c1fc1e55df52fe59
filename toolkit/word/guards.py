"""Keeps documents whole when a loop yields nothing: a cell needs a paragraph, a row a cell, a table a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.blocks import CLOSING, OPENING
from toolkit.word.gridding import GRID_TARGET
from toolkit.word.placing import MARKER
from toolkit.word.tags import TagLevel

if TYPE_CHECKING:
    from toolkit.word.placing import Part

# Containers that must end with a paragraph, and those that are left out when nothing of their kind is in them.
_ENDING = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")
_HOLDING = {"tbl": "tr", "tr": "tc"}
BEGIN, END = "+", "-"


def guard_containers(part: Part) -> None:
    """Puts a pair of markers around every container that may come out empty."""
    names = {part.tag(name): name for name in (*_HOLDING, *_ENDING)}
    # Inner containers first: one that may vanish makes the one around it uncertain too.
    for element in reversed(list(part.root.iter(*names))):
        name = names[str(element.tag)]
        if not any(_is_marker(child) for child in element):
            continue
        if name in _ENDING and not _ends_with_paragraph(part, element):
            first = next((n for n, child in enumerate(element) if child.tag != part.tag(f"{name}Pr")), 0)
            element.insert(first, etree.ProcessingInstruction(MARKER, BEGIN + name))
            element.append(etree.ProcessingInstruction(MARKER, END))
        elif name in _HOLDING and part.tag(_HOLDING[name]) not in _certain(part, element):
            element.addprevious(etree.ProcessingInstruction(MARKER, BEGIN + name))
            element.addnext(etree.ProcessingInstruction(MARKER, END))
    _mark_grids(part)
    _end_body(part)


def _mark_grids(part: Part) -> None:
    """Marks the tables a loop gives columns."""
    loops = {number for number, tag in enumerate(part.tags) if tag.level is TagLevel.CELL and tag.keyword == "for"}
    for table in {next(part.markers[n].iterancestors(part.tag("tbl"))) for n in sorted(loops)}:
        grid = table.find(part.tag("tblGrid"))
        if grid is not None:
            grid.addprevious(etree.ProcessingInstruction(GRID_TARGET))


def _certain(part: Part, container: etree._Element) -> list[str]:
    """The children that come out whatever the data, by tag."""
    depth = 0
    found = []
    for child in container:
        if _is_marker(child):
            depth += _step(part, child.text or "")
        elif not depth:
            found.append(str(child.tag))
    return found


def _is_marker(element: etree._Element) -> bool:
    return isinstance(element, etree._ProcessingInstruction)  # noqa: SLF001 - lxml's own name for the type


def _step(part: Part, number: str) -> int:
    if number[0] in {BEGIN, END}:
        return 1 if number[0] == BEGIN else -1
    word = part.tags[int(number)].keyword
    return 1 if word in OPENING else -1 if word in CLOSING else 0


def _ends_with_paragraph(part: Part, container: etree._Element) -> bool:
    last = container[-1].tag if len(container) else None
    return last == part.tag("p")


def _end_body(part: Part) -> None:
    """Word wants a paragraph after a table at the end of a document."""
    body = part.root.find(part.tag("body"))
    if body is None:
        return
    content = [child for child in body if child.tag != part.tag("sectPr") and not _is_marker(child)]
    if content and content[-1].tag == part.tag("tbl"):
        content[-1].addnext(etree.Element(part.tag("p")))


def with_paragraph(content: str) -> str:
    """A container's content, ended by an empty paragraph if it would end otherwise."""
    return content if content.endswith(("</w:p>", "<w:p/>")) else content + "<w:p/>"


def with_rows(content: str) -> str:
    """A table, or nothing when it has no rows."""
    return content if "<w:tr" in content.removeprefix("<w:tbl>") else ""


def with_cells(content: str) -> str:
    """A row, or nothing when it has no cells."""
    return content if "<w:tc" in content else ""
