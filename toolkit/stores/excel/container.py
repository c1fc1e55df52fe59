"""A workbook file as a zip of members: every byte at hand, nothing interpreted.

Decides which files are workbook packages at all, and refuses bombs before anything is unpacked. What the members
mean is `parts`' business.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code, Fact, problem
from toolkit.stores.damage import Bound, Damage

MEBIBYTE = 1024 * 1024
FILE_LIMIT = 256 * MEBIBYTE
# A sheet of 100,000 rows x 20 columns unpacks to about 90 MB.
PART_LIMIT = 256 * MEBIBYTE
# Parts that become trees or texts of the whole workbook stand in memory several times over.
_CLOSER = {Bound.TREE_BYTES: 64 * MEBIBYTE, Bound.STRING_BYTES: 128 * MEBIBYTE}
MEMBER_LIMIT = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_PIECE = 1 << 16
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_PROLOG_LIMIT = 64 * 1024


class Member(NamedTuple):
    """One member of the zip, `info` as its directory states it.

    Shape: `name` is spelled as in the file; look-ups fold case and slashes.
    """

    name: str
    info: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Container:
    """The bytes of one workbook file and its members in file order; `file` is its display name."""

    file: str
    data: bytes
    members: tuple[Member, ...]

    @property
    def version(self) -> str:
        """Equal for equal bytes: a workbook saved anew without a change is the same workbook."""
        return version_of(self.data)

    def find(self, name: str) -> Member | None:
        """The member of that name; neither case nor the direction of slashes matters, programs differ in both."""
        wanted = folded(name)
        return next((member for member in self.members if folded(member.name) == wanted), None)

    def raw(self, member: Member) -> bytes:
        """A member's bytes as compressed in the file."""
        return bytes(self.packed(member))

    def packed(self, member: Member) -> memoryview:
        """The same without a copy of them.

        Raises: StudygroupError FILE_DAMAGED when the directory points outside the file.
        """
        start = member.info.header_offset
        header = self.data[start : start + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
            raise self.damaged(Damage.ZIP)
        name_length, extra_length = _LOCAL_HEADER.unpack(header)[-2:]
        begin = start + _LOCAL_HEADER.size + name_length + extra_length
        packed = memoryview(self.data)[begin : begin + member.info.compress_size]
        if len(packed) != member.info.compress_size:
            raise self.damaged(Damage.ZIP)
        return packed

    def read(self, name: str) -> bytes:
        """A member unpacked.

        Raises: StudygroupError FILE_DAMAGED when it is absent or broken, FILE_TOO_LARGE when it is a bomb.
        """
        member = self.find(name)
        if member is None:
            raise self.damaged(Damage.MISSING_PART)
        return self._unpack(member, member.info.file_size)

    def xml(self, name: str, most: Bound | None = None) -> bytes:
        """An XML member unpacked; `most` is what bounds it closer than any part.

        Raises: StudygroupError also for a DOCTYPE, which no spreadsheet program writes and entity bombs need.
        """
        member = self.find(name) if most is not None else None
        if most is not None and member is not None and member.info.file_size > _CLOSER[most]:
            raise self.too_large(most, _CLOSER[most] // MEBIBYTE)
        data = self.read(name)
        if _has_doctype(data):
            raise self.damaged(Damage.DOCTYPE)
        return data

    def damaged(self, reason: Damage) -> StudygroupError:
        """The error that says this file is broken, and how."""
        return refusal(Code.FILE_DAMAGED, self.file, reason=reason)

    def too_large(self, what: Bound, limit: int) -> StudygroupError:
        """The error that says this file is beyond what is read."""
        return refusal(Code.FILE_TOO_LARGE, self.file, what=what, limit=limit)

    def _unpack(self, member: Member, size: int) -> bytes:
        if size > PART_LIMIT:
            raise self.too_large(Bound.PART_BYTES, PART_LIMIT // MEBIBYTE)
        packed = self.packed(member)
        if member.info.compress_type == zipfile.ZIP_STORED:
            data = bytes(packed)
        elif member.info.compress_type == zipfile.ZIP_DEFLATED:
            data = self._inflate(packed, size)
        else:
            raise self.damaged(Damage.ZIP)
        # A directory that lies about a size or a checksum is damage or an attack; both stop here.
        if len(data) != size or zlib.crc32(data) != member.info.CRC:
            raise self.damaged(Damage.ZIP)
        return data

    def _inflate(self, packed: memoryview, size: int) -> bytes:
        """Piece by piece: at once, a large sheet would stand in memory twice."""
        unpack, whole = zlib.decompressobj(-zlib.MAX_WBITS), io.BytesIO()
        try:
            for start in range(0, len(packed), _PIECE):
                whole.write(unpack.decompress(packed[start : start + _PIECE], size + 1 - whole.tell()))
                if whole.tell() > size:
                    break
        except zlib.error as broken:
            raise self.damaged(Damage.ZIP) from broken
        return whole.getvalue()


def open_container(path: Path) -> Container:
    """The workbook file at a path, read once into memory.

    Raises: StudygroupError naming the file and why it is no workbook we read: missing, empty, too large, .xls,
    encrypted, not a zip, damaged, with more members or bytes than any workbook has.
    """
    return container_of(path.name, _bytes_of(path))


def container_of(file: str, data: bytes) -> Container:
    """The bytes of a workbook file as its members; refuses as `open_container` does."""
    _refuse_other_formats(file, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as broken:
        raise refusal(Code.FILE_DAMAGED, file, reason=Damage.ZIP) from broken
    members = tuple(Member(info.orig_filename, info) for info in infos)
    if len(members) > MEMBER_LIMIT:
        raise refusal(Code.FILE_TOO_LARGE, file, what=Bound.MEMBERS, limit=MEMBER_LIMIT)
    if len({folded(member.name) for member in members}) < len(members):
        raise refusal(Code.FILE_DAMAGED, file, reason=Damage.DUPLICATE_MEMBER)
    if any(member.info.flag_bits & 1 for member in members):
        raise refusal(Code.FILE_ENCRYPTED, file)
    return Container(file, data, members)


def version_of(data: bytes) -> str:
    """What tells one state of a file from another."""
    return f"{len(data)}-{hashlib.sha256(data).hexdigest()}"


def version_at(path: Path) -> str:
    """The same of the file at a path, which is not read into memory."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return f"{file.tell()}-{digest}"


def folded(name: str) -> str:
    """A member's name for comparing."""
    return name.replace("\\", "/").lstrip("/").casefold()


def refusal(code: Code, file: str, **facts: Fact) -> StudygroupError:
    """The error that stops the reading of a file."""
    return StudygroupError(problem(code, FileRef(file), **facts), INPUT_UNUSABLE)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise refusal(Code.FILE_TOO_LARGE, path.name, what=Bound.BYTES, limit=FILE_LIMIT // MEBIBYTE)
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise refusal(Code.FILE_MISSING, path.name) from missing
    except (OSError, ValueError) as unreadable:
        raise refusal(Code.FILE_CANNOT_READ, path.name) from unreadable


def _refuse_other_formats(file: str, data: bytes) -> None:
    if not data:
        raise refusal(Code.FILE_EMPTY, file)
    if data.startswith(_OLE):
        raise refusal(Code.FILE_ENCRYPTED if _ENCRYPTED in data else Code.FILE_OLD_XLS, file)
    if not data.startswith(b"PK"):
        raise refusal(Code.FILE_NOT_WORKBOOK, file)


def _has_doctype(data: bytes) -> bool:
    """Whether anything but remarks stands before the root element."""
    start = data[:_PROLOG_LIMIT]
    encoding = "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = start.decode(encoding, "replace").lstrip("\ufeff")
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    # A prolog that fills the whole window hides what follows; nobody writes one.
    return text.startswith("<!", at) or (at == len(text) and len(data) > len(start))
