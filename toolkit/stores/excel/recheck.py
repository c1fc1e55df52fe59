"""The last look at a finished file before it takes the place of people's: is it what was meant, and nothing else?"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from toolkit.errors import StudygroupError
from toolkit.files.faults import WriteFault, refused
from toolkit.problems import Code
from toolkit.stores.excel.container import folded, open_container
from toolkit.stores.excel.parts import parse_xml, read_parts

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.draw import Changes
    from toolkit.stores.excel.package import Packed

_BLOCK = 1 << 20
_PIECE = 1 << 16


def recheck(old: Container, temporary: Path, changes: Changes, path: Path) -> None:
    """Reads the finished file anew: our parts hold what was drawn, every other keeps bytes, checksum and order.

    Raises: StudygroupError FILE_CANNOT_WRITE with exit 4 when anything differs.
    """
    try:
        right = _is_meant(old, open_container(temporary), changes)
    except (StudygroupError, expat.ExpatError, zlib.error) as broken:
        raise refused(Code.FILE_CANNOT_WRITE, path, reason=WriteFault.NOT_WHAT_WAS_MEANT) from broken
    if not right:
        raise refused(Code.FILE_CANNOT_WRITE, path, reason=WriteFault.NOT_WHAT_WAS_MEANT)


def _is_meant(old: Container, new: Container, changes: Changes) -> bool:
    written = {folded(name) for name in changes.written}
    dropped = {folded(name) for name in changes.dropped}
    names = [folded(member.name) for member in old.members if folded(member.name) not in dropped]
    added = [folded(name) for name in changes.written if folded(name) not in names]
    if [folded(member.name) for member in new.members] != names + added:
        return False
    if not all(_holds(new, name, data) for name, data in changes.written.items()):
        return False
    read_parts(new)
    return all(_is_kept(old, new, name) for name in names if name not in written)


def _holds(new: Container, name: str, data: bytes | Packed) -> bool:
    """Whether a part of ours is XML and holds what was drawn."""
    if isinstance(data, bytes):
        parse_xml(new, name)
        return new.read(name) == data
    member = new.find(name)
    if member is None or not _equal(new.packed(member), memoryview(data.packed)) or data.crc != member.info.CRC:
        return False
    unpack, parser = zlib.decompressobj(-zlib.MAX_WBITS), expat.ParserCreate()
    crc, packed = 0, memoryview(data.packed)
    for start in range(0, len(packed), _PIECE):
        block = unpack.decompress(packed[start : start + _PIECE])
        crc = zlib.crc32(block, crc)
        parser.Parse(block, False)
    last = unpack.flush()
    parser.Parse(last, True)
    return zlib.crc32(last, crc) == data.crc and unpack.eof


def _is_kept(old: Container, new: Container, name: str) -> bool:
    before, after = old.find(name), new.find(name)
    if before is None or after is None:
        return False
    return before.info.CRC == after.info.CRC and _equal(old.packed(before), new.packed(after))


def _equal(one: memoryview, other: memoryview) -> bool:
    """A megabyte at a time: views compare byte by byte, and copies of large members would stand in memory."""
    starts = range(0, len(one), _BLOCK)
    return len(one) == len(other) and all(
        bytes(one[at : at + _BLOCK]) == bytes(other[at : at + _BLOCK]) for at in starts
    )
