"""A Word file as a zip: members copied as compressed, ours with fixed dates; equal content gives equal bytes."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# Half the work of zlib's usual 6, for documents a twentieth larger.
DEFLATED, LEVEL = 8, 3
# A window wider than the data finds nothing more, and making one ready costs more than packing a small part.
_SMALL, _NARROW, _WIDE = 16_384, (-12, 5), (-zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
# 1 January 1980, midnight: the earliest a zip can say. A date of its own would make equal documents differ.
_TIME, _DATE = 0, (1 << 5) | 1
_VERSION, _UTF8 = 20, 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Member(NamedTuple):
    """One member as it lies in the zip; `packed` are its compressed bytes."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes


class _Record(NamedTuple):
    member: Member
    offset: int


def pack(name: str, data: bytes, method: int = DEFLATED) -> Member:
    """A member of ours, deflated unless its method is 0."""
    if not method:
        return Member(name, method, zlib.crc32(data), len(data), data)
    return Member(name, DEFLATED, zlib.crc32(data), len(data), deflated(data))


@dataclass(frozen=True, slots=True)
class Head:
    """How all parts made from one begin: packed once, so that a document packs only what follows.

    Shape: `packer` has taken in the beginning and never goes on itself, each part goes on with a copy.
    """

    data: bytes
    crc: int
    packed: bytes
    packer: zlib._Compress

    @classmethod
    def of(cls, data: bytes) -> Head:
        """The beginning, packed up to a whole byte."""
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, *_NARROW)
        return cls(data, zlib.crc32(data), packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH), packer)

    def pack(self, name: str, data: bytes) -> Member:
        """A member that may begin so, deflated."""
        if len(data) >= _SMALL or not data.startswith(self.data):
            return pack(name, data)
        rest = data[len(self.data) :]
        packer = self.packer.copy()
        packed = b"".join((self.packed, packer.compress(rest), packer.flush()))
        return Member(name, DEFLATED, zlib.crc32(rest, self.crc), len(data), packed)


def deflated(data: bytes) -> bytes:
    """Packed bytes, without any head of their own."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, *(_NARROW if len(data) < _SMALL else _WIDE))
    return packer.compress(data) + packer.flush()


@dataclass(frozen=True, slots=True)
class Package:
    """The members that are the same in every document made from a template, laid out once."""

    body: bytes
    directory: bytes
    count: int

    @classmethod
    def of(cls, members: Iterable[Member]) -> Package:
        """Lays the members out in their order."""
        body, directory, count = _laid_out(members, 0)
        return cls(body, directory, count)

    def with_members(self, members: Iterable[Member]) -> bytes:
        """The finished file: these members after the ones that never change."""
        body, directory, count = _laid_out(members, len(self.body))
        total = self.count + count
        length = len(self.directory) + len(directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, total, total, length, len(self.body) + len(body), 0)
        return b"".join((self.body, body, self.directory, directory, end))


def _laid_out(members: Iterable[Member], offset: int) -> tuple[bytes, bytes, int]:
    body: list[bytes] = []
    directory: list[bytes] = []
    for member in members:
        name = member.name.encode()
        flags = 0 if member.name.isascii() else _UTF8
        stamp = (_VERSION, flags, member.method, _TIME, _DATE, member.crc, len(member.packed), member.size, len(name))
        local = _LOCAL.pack(b"PK\x03\x04", *stamp, 0)
        body += (local, name, member.packed)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *stamp, 0, 0, 0, 0, 0, offset), name)
        offset += len(local) + len(name) + len(member.packed)
    return b"".join(body), b"".join(directory), len(directory) // 2
