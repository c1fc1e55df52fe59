"""A workbook file put together anew: members that did not change keep their compressed bytes and their order."""

from __future__ import annotations

import struct
import zipfile
import zlib
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from toolkit.stores.excel.container import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from toolkit.stores.excel.container import Container, Member

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
# Sizes of four gigabytes and more stand beside the header, which says so in their place.
_BOTH_SIZES, _ONE_SIZE, _HUGE = struct.Struct("<2H2Q"), struct.Struct("<2HQ"), 0xFFFFFFFF
_ZIP, _ZIP64 = 20, 45
_UTF8 = 0x800
_DESCRIPTOR = 0x08
_LEVEL = 6
# A large sheet edited in place: a quarter larger, in a third of the time.
_QUICK = 2
# 1 January 1980, the zip format's own beginning: members of ours carry no time.
_NO_TIME = (0, 0x21)


_BLOCK = 1 << 20


class Packed(NamedTuple):
    """A member already compressed: a sheet of a hundred thousand rows never stands unpacked in memory twice."""

    packed: bytes | bytearray
    crc: int
    size: int


class _Entry(NamedTuple):
    name: bytes
    flags: int
    method: int
    moment: tuple[int, int]
    crc: int
    packed: bytes | bytearray | memoryview
    size: int
    system: int
    attributes: int


def pack(blocks: Iterable[bytes | bytearray | memoryview], *, quick: bool = False) -> Packed:
    """The blocks compressed one after the other."""
    squeeze = zlib.compressobj(_QUICK if quick else _LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed, waiting = bytearray(), bytearray()
    crc = size = 0
    for block in chain(blocks, (None,)):
        waiting += block or b""
        if len(waiting) >= _BLOCK or block is None:
            crc, size = zlib.crc32(waiting, crc), size + len(waiting)
            packed += squeeze.compress(waiting)
            waiting.clear()
    packed += squeeze.flush()
    return Packed(packed, crc, size)


def package_bytes(container: Container, changed: Mapping[str, bytes | Packed], dropped: Collection[str] = ()) -> bytes:
    """The file with some members replaced, added behind the others, or dropped."""
    return b"".join(package_blocks(container, changed, dropped))


def package_blocks(
    container: Container, changed: Mapping[str, bytes | Packed], dropped: Collection[str] = ()
) -> list[bytes | bytearray | memoryview]:
    """The same as what it is joined from: members that did not change are not copied.

    Shape: `changed` and `dropped` hold member names; neither case nor the direction of slashes matters.
    """
    new = {folded(name): (name, data) for name, data in changed.items()}
    gone = {folded(name) for name in dropped}
    entries = []
    for member in container.members:
        replacement = new.pop(folded(member.name), None)
        if folded(member.name) in gone:
            continue
        entries.append(_kept(container, member) if replacement is None else _fresh(member.name, replacement[1]))
    entries += [_fresh(name, data) for name, data in new.values()]
    return _joined(entries)


def _kept(container: Container, member: Member) -> _Entry:
    info = member.info
    year, month, day, hour, minute, second = info.date_time
    moment = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
    # Sizes stand in the header we write, so no descriptor follows the data any more.
    flags = info.flag_bits & ~_DESCRIPTOR
    name = info.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
    packed = container.packed(member)
    return _Entry(
        name,
        flags,
        info.compress_type,
        moment,
        info.CRC,
        packed,
        info.file_size,
        info.create_system,
        info.external_attr,
    )


def _fresh(name: str, data: bytes | Packed) -> _Entry:
    new = data if isinstance(data, Packed) else pack((data,))
    flags = 0 if name.isascii() else _UTF8
    return _Entry(name.encode(), flags, zipfile.ZIP_DEFLATED, _NO_TIME, new.crc, new.packed, new.size, 0, 0)


def _joined(entries: list[_Entry]) -> list[bytes | bytearray | memoryview]:
    """Offsets fit 32 bits, as what is read is far smaller; what a member of people's unpacks to may not."""
    body: list[bytes | bytearray | memoryview] = []
    directory = bytearray()
    offset = 0
    for each in entries:
        name, packed, huge = each.name, len(each.packed), each.size >= _HUGE
        beside = _BOTH_SIZES.pack(1, 16, each.size, packed) if huge else b""
        sizes = (each.crc, _HUGE, _HUGE) if huge else (each.crc, packed, each.size)
        version = _ZIP64 if huge else _ZIP
        header = _LOCAL.pack(b"PK\3\4", version, each.flags, each.method, *each.moment, *sizes, len(name), len(beside))
        body += (header, name, beside, each.packed)
        listed = _ONE_SIZE.pack(1, 8, each.size) if huge else b""
        directory += _CENTRAL.pack(
            b"PK\1\2",
            *(version, each.system, version, 0),
            *(each.flags, each.method, *each.moment),
            *(each.crc, packed, min(each.size, _HUGE)),
            *(len(name), len(listed), 0, 0, 0),
            *(each.attributes, offset),
        )
        directory += name + listed
        offset += len(header) + len(name) + len(beside) + packed
    end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), offset, 0)
    return [*body, bytes(directory), end]
