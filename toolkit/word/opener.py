"""Reads a template file behind limits; of what is in it only this matters here: which parts are text."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code, Fact, problem
from toolkit.word.faults import TemplateBound, TemplateDamage
from toolkit.word.package import DEFLATED, Member

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBIBYTE = 1024 * 1024
FILE_LIMIT = 64 * MEBIBYTE
UNPACKED_LIMIT = 256 * MEBIBYTE
MEMBER_LIMIT = 2000
CONTENT_TYPES = "[Content_Types].xml"
ROOT = "_rels/.rels"
CORE = "docProps/core.xml"
PLAIN_PARTS = ("docProps/app.xml", "docProps/custom.xml")
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORDPROCESSING = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT)
_DRAWING = re.compile(rb'docPr (?:[^>]*? )?id="(\d{1,10})"')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACROS = "application/vnd.ms-word."
_TEXT_PARTS = tuple(f"{WORD_TYPES}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes"))


class Opened(NamedTuple):
    """A template file taken apart.

    Shape: `members` in file order; `texts` are the parts people type in, the document first, unpacked;
    `macros` tells that there may have been some.
    """

    file: str
    members: tuple[Member, ...]
    texts: Mapping[str, bytes]
    core: bytes | None
    macros: bool = False

    def has(self, name: str) -> bool:
        """Whether there is a member of that name."""
        return any(member.name == name for member in self.members)

    def data(self, name: str) -> bytes:
        """A member's content."""
        return unpacked(self.file, next(member for member in self.members if member.name == name))

    def last_drawing(self) -> int:
        """The highest number a drawing of any part has."""
        return max((int(each) for data in self.texts.values() for each in _DRAWING.findall(data)), default=0)


def open_file(path: Path) -> Opened:
    """The template at a path.

    Raises: StudygroupError naming the file and why it is no template we can use.
    """
    file = path.name
    members = taken_apart(file, _bytes_of(path))
    by_name = {member.name: member for member in members}
    if CONTENT_TYPES not in by_name:
        raise _refusal(Code.TEMPLATE_NOT_WORD, file)
    types = read_xml(file, CONTENT_TYPES, unpacked(file, by_name[CONTENT_TYPES]))
    parts = {str(each.get("PartName", "")).lstrip("/"): str(each.get("ContentType", "")) for each in types}
    main = next((name for name, kind in parts.items() if kind.endswith(".main+xml") and name in by_name), None)
    if main is None or not parts[main].startswith((WORD_TYPES, _MACROS)):
        raise _refusal(Code.TEMPLATE_NOT_WORD, file)
    if ROOT not in by_name or not _leads_to(read_xml(file, ROOT, unpacked(file, by_name[ROOT])), main):
        raise damaged(file, TemplateDamage.NO_MAIN_PART)
    texts = [main, *sorted(name for name, kind in parts.items() if kind in _TEXT_PARTS and name in by_name)]
    return Opened(
        file,
        members,
        {name: unpacked(file, by_name[name]) for name in texts},
        unpacked(file, by_name[CORE]) if CORE in by_name else None,
        parts[main].startswith(_MACROS),
    )


def _leads_to(relations: etree._Element, main: str) -> bool:
    """Whether the package calls this part its document."""
    named = (each.get("Target", "") for each in relations if each.get("Type", "").endswith("/officeDocument"))
    return any(posixpath.normpath(posixpath.join("/", each)).lstrip("/") == main for each in named)


def read_xml(file: str, part: str, data: bytes) -> etree._Element:
    """A part as a tree, without remarks and processing instructions.

    Raises: StudygroupError TEMPLATE_DAMAGED for broken XML and for a DOCTYPE, which no Word writes.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise damaged(file, TemplateDamage.XML, part) from broken
    if _has_doctype(root):
        raise damaged(file, TemplateDamage.DOCTYPE, part)
    return root


def word_space(file: str, part: str, root: etree._Element) -> str:
    """The namespace of a part's w: elements.

    Raises: StudygroupError TEMPLATE_DAMAGED when w: means something else, as what we add is written with it.
    """
    space = root.nsmap.get("w")
    if space not in WORDPROCESSING:
        raise damaged(file, TemplateDamage.PREFIX, part)
    return space


def _has_doctype(root: etree._Element) -> bool:
    return etree.ElementTree(root).docinfo.internalDTD is not None


def _bytes_of(path: Path) -> bytes:
    file = path.name
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise _too_large(file, TemplateBound.BYTES, FILE_LIMIT)
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise _refusal(Code.FILE_MISSING, file) from missing
    except OSError as unreadable:
        if path.is_dir():
            raise _refusal(Code.TEMPLATE_NOT_WORD, file or str(path)) from unreadable
        raise _refusal(Code.FILE_CANNOT_READ, file) from unreadable
    if not data:
        raise _refusal(Code.FILE_EMPTY, file)
    if data.startswith(_OLE):
        raise _refusal(Code.TEMPLATE_ENCRYPTED if _ENCRYPTED in data else Code.TEMPLATE_OLD_DOC, file)
    if not data.startswith(b"PK"):
        raise _refusal(Code.TEMPLATE_NOT_WORD, file)
    return data


def taken_apart(file: str, data: bytes) -> tuple[Member, ...]:
    """The members of a package, behind limits.

    Raises: StudygroupError TEMPLATE_DAMAGED, TEMPLATE_TOO_LARGE.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as broken:
        raise damaged(file, TemplateDamage.ZIP) from broken
    if len(infos) > MEMBER_LIMIT:
        raise _refusal(Code.TEMPLATE_TOO_LARGE, file, what=TemplateBound.MEMBERS, limit=MEMBER_LIMIT)
    if sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise _too_large(file, TemplateBound.BYTES, UNPACKED_LIMIT)
    names = [info.filename for info in infos]
    if len({name.casefold() for name in names}) < len(names) or not all(_is_plain(name) for name in names):
        raise damaged(file, TemplateDamage.MEMBER_NAME)
    return tuple(_member(file, data, info) for info in infos)


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _member(file: str, data: bytes, info: zipfile.ZipInfo) -> Member:
    start = info.header_offset
    header = data[start : start + 30]
    if info.flag_bits & 1 or info.compress_type not in {0, DEFLATED} or header[:4] != b"PK\x03\x04" or len(header) < 30:
        raise damaged(file, TemplateDamage.ZIP)
    name_length, extra_length = struct.unpack_from("<2H", header, 26)
    begin = start + 30 + name_length + extra_length
    packed = data[begin : begin + info.compress_size]
    if len(packed) != info.compress_size:
        raise damaged(file, TemplateDamage.ZIP)
    return Member(info.filename, info.compress_type, info.CRC, info.file_size, packed)


def unpacked(file: str, member: Member) -> bytes:
    """A member's content.

    Raises: StudygroupError TEMPLATE_DAMAGED when it is not what the package says of it.
    """
    try:
        data = member.packed
        if member.method == DEFLATED:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(member.packed, member.size + 1)
    except zlib.error as broken:
        raise damaged(file, TemplateDamage.ZIP, member.name) from broken
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise damaged(file, TemplateDamage.ZIP, member.name)
    return data


def _refusal(code: Code, file: str, **facts: Fact) -> StudygroupError:
    return StudygroupError(problem(code, FileRef(file), **facts), INPUT_UNUSABLE)


def damaged(file: str, reason: TemplateDamage, part: str = "") -> StudygroupError:
    """What stops a file that cannot be read as a Word document."""
    return _refusal(Code.TEMPLATE_DAMAGED, file, reason=reason, part=part)


def _too_large(file: str, what: TemplateBound, limit: int) -> StudygroupError:
    return _refusal(Code.TEMPLATE_TOO_LARGE, file, what=what, limit=limit // MEBIBYTE)
