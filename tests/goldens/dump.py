"""A Word document as lines a person can read and compare: style | text, tables row by row, headers and footers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{W}br": "⏎", f"{W}tab": "⇥", f"{W}cr": "⏎"}


def dump(document: bytes) -> str:
    """What a reader of the document sees, in reading order."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        names = sorted(package.namelist())
        styles = _style_names(package.read("word/styles.xml"))
        margins = [name for name in names if name.startswith(("word/header", "word/footer"))]
        lines: list[str] = []
        for name in ("word/document.xml", *margins):
            root = etree.fromstring(package.read(name))
            lines += [f"== {name}", *_blocks(root[0] if name == "word/document.xml" else root, styles)]
        core = etree.fromstring(package.read("docProps/core.xml"))
    properties = [f"{etree.QName(each).localname}: {each.text}" for each in core if each.text]
    return "\n".join([*lines, "== properties", *sorted(properties)]) + "\n"


def _style_names(part: bytes) -> dict[str, str]:
    found = {}
    for style in etree.fromstring(part).iter(f"{W}style"):
        name = style.find(f"{W}name")
        found[style.get(f"{W}styleId") or ""] = (name.get(f"{W}val") or "") if name is not None else ""
    return found


def _blocks(parent: etree._Element, styles: dict[str, str]) -> Iterator[str]:
    for block in parent:
        if block.tag == f"{W}p":
            yield f"{_style(block, styles)} | {_text(block)}"
        elif block.tag == f"{W}tbl":
            yield from _table(block)
        elif block.tag == f"{W}sectPr":
            size = block.find(f"{W}pgSz")
            yield f"-- page {size.get(f'{W}w')} × {size.get(f'{W}h')}" if size is not None else "-- page"


def _table(table: etree._Element) -> Iterator[str]:
    yield "[table]"
    for row in table.findall(f"{W}tr"):
        repeated = "≡ " if row.find(f"{W}trPr/{W}tblHeader") is not None else "  "
        cells = [" ¶ ".join(_text(paragraph) for paragraph in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc")]
        yield repeated + " | ".join(cells)
    yield "[/table]"


def _style(paragraph: etree._Element, styles: dict[str, str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    broken = paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    return ("⤓ " if broken else "") + (styles.get(style.get(f"{W}val") or "", "?") if style is not None else "-")


def _text(paragraph: etree._Element) -> str:
    return "".join(_said(each) for each in paragraph.iter(f"{W}t", f"{W}fldSimple", f"{W}br", f"{W}cr", f"{W}tab"))


def _said(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}fldSimple":
        return f"‹{element.get(f'{W}instr')}›"
    # A tab stop among a paragraph's properties is no character.
    parent = element.getparent()
    return BREAKS[element.tag] if parent is not None and parent.tag == f"{W}r" else ""
