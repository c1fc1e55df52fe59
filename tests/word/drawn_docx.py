"""Word files drawn inside tests: paragraphs, tables and parts as short calls, packed by the standard library."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def run(text: str, look: str = "") -> str:
    """A run; `look` is what stands in its rPr."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*texts: str) -> str:
    """A paragraph; each text is a run, or ready markup when it begins with <."""
    return "<w:p>" + "".join(each if each.startswith("<w:") else run(each) for each in texts) + "</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; each cell is a text, or ready paragraphs when it begins with <."""
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(_row(row) for row in rows) + "</w:tbl>"


def _row(cells: Sequence[str]) -> str:
    inner = "".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<w:') else p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr/>{inner}</w:tr>"


def part(root: str, content: str) -> str:
    """A part's XML around its content."""
    return f'{DECLARATION}<w:{root} xmlns:w="{W}">{content}</w:{root}>'


def docx(*body: str, more: Mapping[str, str] | None = None, main: str = "document.main+xml") -> bytes:
    """A Word file of these paragraphs and tables; `more` are further members by name."""
    texts = dict(more or {})
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPE}{kind}"/>'
        for name, kind in [("word/document.xml", main), *((name, _kind(name)) for name in texts if _kind(name))]
    )
    types = (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    document = part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>")
    members = {"[Content_Types].xml": types, "_rels/.rels": RELATIONSHIPS, "word/document.xml": document, **texts}
    return packed({name: text.encode() for name, text in members.items()})


def _kind(name: str) -> str:
    stem = name.removeprefix("word/").rstrip("0123456789.xml")
    return f"{stem}+xml" if stem in {"header", "footer", "footnotes", "endnotes"} else ""


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def saved(folder: Path, *body: str, more: Mapping[str, str] | None = None) -> Path:
    """A Word file on disk."""
    path = folder / "模板.docx"
    path.write_bytes(docx(*body, more=more))
    return path


def member(data: bytes, name: str = "word/document.xml") -> bytes:
    """One member of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part of a Word file as a tree; broken XML fails."""
    return etree.fromstring(member(data, name))


def text_of(element: etree._Element) -> str:
    """What a reader sees of an element: line breaks and tabs as characters."""
    marks = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(
        each.text or "" if each.tag == f"{{{W}}}t" else marks.get(str(each.tag), "") for each in element.iter()
    )


def look_of(element: etree._Element) -> str:
    """The first thing a run's rPr says; empty without one."""
    look = element.find(f"{{{W}}}rPr")
    return "" if look is None else etree.QName(look[0]).localname


def lines(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part outside tables, as read."""
    return [text_of(each) for each in tree(data, name).iter(f"{{{W}}}p") if not _in_table(each)]


def cells(data: bytes) -> list[list[str]]:
    """The rows of all tables, as read."""
    return [[text_of(cell) for cell in row.iter(f"{{{W}}}tc")] for row in tree(data).iter(f"{{{W}}}tr")]


def _in_table(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{{{W}}}tc"), None) is not None
