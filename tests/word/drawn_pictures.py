"""Pictures drawn inside tests: a few bytes of png, jpg or svg of a wanted size."""

from __future__ import annotations

import struct
import zlib

SVG = "http://www.w3.org/2000/svg"


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a png with its checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *, dpi: float = 0, tint: int = 200) -> bytes:
    """A grey picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    metre = round(dpi / 0.0254)
    density = chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)) if dpi else b""
    pixels = zlib.compress((b"\x00" + bytes([tint]) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + density + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpg(width: int, height: int, *, unit: int = 1, density: int = 96) -> bytes:
    """The frame of a jpeg around a scan that shows nothing."""
    app = b"JFIF\x00\x01\x01" + struct.pack(">BHHBB", unit, density, density, 0, 0)
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    scan = struct.pack(">BBBBBB", 1, 1, 0, 0, 63, 0)
    segments = ((0xE0, app), (0xDB, bytes(65)), (0xC0, frame), (0xDA, scan))
    inner = b"".join(bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return b"\xff\xd8" + inner + b"\x00\xff\xd9"


def svg(attributes: str = 'width="96" height="48"', inner: str = '<rect width="9" height="9"/>') -> bytes:
    """A drawing with these attributes and this content."""
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inner}</svg>'.encode()
