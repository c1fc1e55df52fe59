"""What a picture's own bytes say of it: its format, its natural size, and whether it is whole and harmless.

Nothing is drawn or decoded; a picture that is not what it claims to be never reaches a document.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from toolkit.word.faults import PictureError, PictureFault
from toolkit.word.package import DEFLATED, Member, pack

if TYPE_CHECKING:
    from collections.abc import Iterator

EMU_PER_INCH = 914_400
SCREEN_DPI = 96
# A printer's and a screen's: what lies outside is a slip of the camera or of an export, not a wish.
_DPI_LOW, _DPI_HIGH = 30, 2400
DATA_LIMIT = 20 * 1024 * 1024
SIDE_LIMIT, AREA_LIMIT = 30_000, 150_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# Start-of-frame markers of JPEG; the other three of that range are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


class Seen(NamedTuple):
    """A picture as it goes into a package; width and height are its natural size in EMU."""

    width: int
    height: int
    vector: bool
    member: Member


class _Size(NamedTuple):
    kind: str
    width: float
    height: float
    data: bytes


@lru_cache(maxsize=64)
def seen(data: bytes) -> Seen:
    """A picture read; equal data has one name.

    Raises: PictureError.
    """
    if len(data) > DATA_LIMIT:
        raise PictureError(PictureFault.TOO_LARGE)
    size = _size(data)
    if not (0 < size.width <= SIDE_LIMIT * EMU_PER_INCH and 0 < size.height <= SIDE_LIMIT * EMU_PER_INCH):
        raise PictureError(PictureFault.DAMAGED)
    name = f"word/media/{sha256(size.data).hexdigest()[:24]}.{size.kind}"
    vector = size.kind == "svg"
    return Seen(
        max(1, round(size.width)), max(1, round(size.height)), vector, pack(name, size.data, DEFLATED if vector else 0)
    )


def _size(data: bytes) -> _Size:
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    if b"<svg" in data[:4096] or b":svg" in data[:4096]:
        from toolkit.word.svg import svg_size  # noqa: PLC0415 - drawings are rare

        width, height = svg_size(data)
        return _Size("svg", width * EMU_PER_INCH / SCREEN_DPI, height * EMU_PER_INCH / SCREEN_DPI, data)
    raise PictureError(PictureFault.FORMAT if data else PictureFault.DAMAGED)


def _png(data: bytes) -> _Size:
    """Reads every chunk up to the end; what hangs behind it is dropped."""
    width = height = end = 0
    across, down = float(SCREEN_DPI), float(SCREEN_DPI)
    drawn = False
    for name, start, length in _chunks(data):
        if not width and name != b"IHDR":
            raise PictureError(PictureFault.DAMAGED)
        if name == b"IHDR" and length == 13:
            width, height = struct.unpack_from(">II", data, start)
        elif name == b"pHYs" and length == 9 and data[start + 8] == 1:
            across, down = (each * 0.0254 for each in struct.unpack_from(">II", data, start))
        elif name == b"IDAT":
            drawn = True
        elif name == b"IEND":
            end = start + 4
    if not end or not drawn:
        raise PictureError(PictureFault.DAMAGED)
    return _Size("png", *_natural(width, height, across, down), data[:end])


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and length of each chunk whose checksum is right, up to IEND."""
    position, name = len(_PNG), b""
    while name != b"IEND":
        if position + 12 > len(data):
            raise PictureError(PictureFault.DAMAGED)
        (length,) = struct.unpack_from(">I", data, position)
        name, start = data[position + 4 : position + 8], position + 8
        position = start + length + 4
        if position > len(data) or struct.unpack_from(">I", data, position - 4)[0] != zlib.crc32(
            data[start - 4 : position - 4]
        ):
            raise PictureError(PictureFault.DAMAGED)
        yield name, start, length


def _jpeg(data: bytes) -> _Size:
    """Reads the segments up to the picture's own; what hangs behind its end is dropped."""
    width = height = 0
    across, down = float(SCREEN_DPI), float(SCREEN_DPI)
    for marker, start, length in _segments(data):
        if marker == 0xE0 and length >= 12 and data[start : start + 5] == b"JFIF\x00":
            unit, x, y = struct.unpack_from(">BHH", data, start + 7)
            if unit in {1, 2}:
                across, down = (each * (1 if unit == 1 else 2.54) for each in (x, y))
        elif marker in _FRAMES and length >= 5:
            height, width = struct.unpack_from(">HH", data, start + 1)
        elif marker == 0xDA:
            end = data.rfind(b"\xff\xd9", start)
            if width and height and end > 0:
                return _Size("jpeg", *_natural(width, height, across, down), data[: end + 2])
    raise PictureError(PictureFault.DAMAGED)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and length of each segment up to the start of the scan."""
    position, marker = 2, 0
    while marker != 0xDA:
        if position + 4 > len(data) or data[position] != 0xFF:
            raise PictureError(PictureFault.DAMAGED)
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker in _BARE:
            position += 2
        else:
            (length,) = struct.unpack_from(">H", data, position + 2)
            if length < 2 or position + 2 + length > len(data):
                raise PictureError(PictureFault.DAMAGED)
            yield marker, position + 4, length - 2
            position += 2 + length


def _natural(width: int, height: int, across: float, down: float) -> tuple[float, float]:
    if not width or not height:
        raise PictureError(PictureFault.DAMAGED)
    if width > SIDE_LIMIT or height > SIDE_LIMIT or width * height > AREA_LIMIT:
        raise PictureError(PictureFault.TOO_LARGE)
    # A picture says both or neither; one alone would bend it.
    if not (_DPI_LOW <= across <= _DPI_HIGH and _DPI_LOW <= down <= _DPI_HIGH):
        across = down = SCREEN_DPI
    return width * EMU_PER_INCH / across, height * EMU_PER_INCH / down
