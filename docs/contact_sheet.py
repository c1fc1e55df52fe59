"""Pages side by side in one picture, to see at a glance whether any of them is odd."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

ACROSS = 6
GAP = 8
GREY = 160


def read_ppm(data: bytes) -> Picture:
    """A picture as pdftoppm writes it.

    Shape: rows x columns x red, green, blue.
    """
    kind, size, most, pixels = data.split(b"\n", 3)
    if kind != b"P6" or most != b"255":
        raise ValueError(kind)
    width, height = map(int, size.split())
    return np.frombuffer(pixels, np.uint8, count=width * height * 3).reshape(height, width, 3)


def png(picture: Picture) -> bytes:
    """The picture as PNG."""
    height, width, _ = picture.shape
    # Each row says first how its pixels are predicted: not at all.
    rows = np.zeros((height, 1 + width * 3), np.uint8)
    rows[:, 1:] = picture.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def contact_sheet(pages: Sequence[Picture]) -> Picture:
    """Every page at half its size on a grey ground, in rows of at most six."""
    small = [_halved(page) for page in pages]
    across = min(len(small), ACROSS)
    height = max(page.shape[0] for page in small) + GAP
    width = max(page.shape[1] for page in small) + GAP
    rows = -(-len(small) // across)
    sheet = np.full((rows * height + GAP, across * width + GAP, 3), GREY, np.uint8)
    for at, page in enumerate(small):
        top, left = GAP + at // across * height, GAP + at % across * width
        sheet[top : top + page.shape[0], left : left + page.shape[1]] = page
    return sheet


def _halved(picture: Picture) -> Picture:
    height, width = picture.shape[0] // 2, picture.shape[1] // 2
    blocks = picture[: height * 2, : width * 2].reshape(height, 2, width, 2, 3)
    small: Picture = blocks.mean(axis=(1, 3)).astype(np.uint8)
    return small


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
