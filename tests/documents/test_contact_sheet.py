from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest

from docs.contact_sheet import GAP, GREY, contact_sheet, png, read_ppm


def test_a_picture_goes_into_png_as_pdftoppm_wrote_it() -> None:
    pixels = bytes(range(18))
    picture = read_ppm(b"P6\n3 2\n255\n" + pixels)
    assert picture.shape == (2, 3, 3)
    written = png(picture)
    assert struct.unpack(">II", written[16:24]) == (3, 2)
    length = struct.unpack(">I", written[33:37])[0]
    rows = zlib.decompress(written[41 : 41 + length])
    assert rows == b"\0" + pixels[:9] + b"\0" + pixels[9:]


def test_pixels_may_hold_line_ends() -> None:
    assert read_ppm(b"P6\n2 1\n255\n\n\n\n\n\n\n").tolist() == [[[10, 10, 10], [10, 10, 10]]]
    with pytest.raises(ValueError, match="P5"):
        read_ppm(b"P5\n1 1\n255\n0")


def test_pages_stand_side_by_side_and_the_seventh_begins_a_row() -> None:
    pages = [np.full((20, 10, 3), shade, np.uint8) for shade in range(7)]
    sheet = contact_sheet(pages)
    assert sheet.shape == (2 * (10 + GAP) + GAP, 6 * (5 + GAP) + GAP, 3)
    assert [int(sheet[GAP, GAP + at * (5 + GAP), 0]) for at in range(6)] == [0, 1, 2, 3, 4, 5]
    assert int(sheet[GAP + 10 + GAP, GAP, 0]) == 6
    assert int(sheet[0, 0, 0]) == GREY
