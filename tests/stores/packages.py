"""Tiny workbook packages written as XML, for the kinds of files no library writes."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

from toolkit.stores.excel.container import folded, open_container
from toolkit.stores.excel.parts import CONTENT_TYPES, PACKAGE_RELS, read_relationships

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def sheet_xml(rows: str, after: str = "", *, main: str = MAIN) -> str:
    """A worksheet part around its rows."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def styles_xml(*formats: str | int) -> str:
    """A styles part whose cell formats 1, 2, ... have these number formats: a code, or the number of a built-in one."""
    own = {code: 164 + index for index, code in enumerate(formats) if isinstance(code, str)}
    codes = "".join(f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for code, number in own.items())
    used = "".join(f'<xf numFmtId="{own[code] if isinstance(code, str) else code}"/>' for code in (0, *formats))
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


def members(
    sheets: Mapping[str, str],
    *,
    styles: str = "",
    strings: str = "",
    before: str = "",
    after: str = "",
    states: Mapping[str, str] | None = None,
    main: str = MAIN,
    office: str = OFFICE,
) -> dict[str, str]:
    """The members of a workbook of these sheet parts; `before` and `after` stand around the list of sheets."""
    states = states or {}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{states.get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    parts = {f"xl/{target}": xml for (_, target), xml in zip(targets, sheets.values(), strict=True)}
    for kind, xml in (("styles", styles), ("sharedStrings", strings)):
        if xml:
            targets.append((kind, f"{kind}.xml"))
            parts[f"xl/{kind}.xml"] = xml
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    relationships = f'<Relationships xmlns="{PACKAGE}/relationships">'
    top = f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    types = (
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK_TYPE}"/>'
    )
    inside = f"{before}<sheets>{listed}</sheets>{after}"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f"{relationships}{top}</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{inside}</workbook>',
        "xl/_rels/workbook.xml.rels": f"{relationships}{related}</Relationships>",
        **parts,
    }


def rels_xml(*lines: tuple[str, str]) -> str:
    """A relationships part: rId1, rId2, ... of these types and targets."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(lines, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Members as a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def write_rows(
    folder: Path, rows: str, after: str = "", *, styles: str = "", strings: str = "", before: str = ""
) -> Path:
    """A workbook of one sheet 名单 with these rows, in a folder."""
    path = folder / "总表.xlsx"
    path.write_bytes(zipped(members({"名单": sheet_xml(rows, after)}, styles=styles, strings=strings, before=before)))
    return path


@contextmanager
def rewritten(path: Path) -> Iterator[dict[str, bytes]]:
    """The members of a workbook to change as another program would; written back when the block ends."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    yield parts
    path.write_bytes(zipped(parts))


def is_sound(path: Path) -> bool:
    """Whether every relationship leads to a member, every id is used once, and every kind of part is declared."""
    container = open_container(path)
    types = etree.fromstring(container.read("[Content_Types].xml"))
    declared = [folded(each.get("PartName", "")) for each in types.iterfind("{*}Override")]
    endings = {each.get("Extension", "").lower() for each in types.iterfind("{*}Default")}
    names = {folded(each.name) for each in container.members}
    assert len(declared) == len(set(declared))
    assert set(declared) <= names
    assert all(
        name in declared or name.rpartition(".")[2] in endings for name in names if name != CONTENT_TYPES.lower()
    )
    leads = {PACKAGE_RELS, CONTENT_TYPES.lower()}
    for member in container.members:
        etree.fromstring(container.read(member.name)) if member.name.endswith((".xml", ".rels")) else None
        if not member.name.endswith(".rels"):
            continue
        lines = etree.fromstring(container.read(member.name))
        ids = [each.get("Id") for each in lines]
        assert len(ids) == len(set(ids))
        leads |= {folded(each.target) for each in read_relationships(container, member.name)} | {folded(member.name)}
    assert names == leads
    return True
