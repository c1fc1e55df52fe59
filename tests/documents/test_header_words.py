"""No word of a table's header breaks in two, not even in the widest font a reader's computer may fall back to.

Chinese may break anywhere: a whole header of it has to stand on one line, and labels too, which are headers of rows.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from templates.build import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADS = ("TableHead", "KeyLabel")
LABELS = (*HEADS, "Label")
# The styles' size, and the margins of a table's cells left and right, in twips.
SIZE, MARGINS = 9 * 20, 2 * 62
# How far each letter of DejaVu Sans Bold reaches, in thousandths of the font's size; LibreOffice takes it for Calibri.
REACH = {
    "a": 675, "b": 716, "c": 593, "d": 716, "e": 678, "f": 435, "g": 716, "h": 712, "i": 343, "j": 343, "k": 665,
    "l": 343, "m": 1042, "n": 712, "o": 687, "p": 716, "q": 716, "r": 493, "s": 595, "t": 478, "u": 712, "v": 652,
    "w": 924, "x": 645, "y": 652, "z": 582, "A": 774, "B": 762, "C": 734, "D": 830, "E": 683, "F": 683, "G": 821,
    "H": 837, "I": 372, "J": 372, "K": 775, "L": 637, "M": 995, "N": 837, "O": 850, "P": 733, "Q": 850, "R": 770,
    "S": 720, "T": 682, "U": 812, "V": 774, "W": 1103, "X": 771, "Y": 724, "Z": 725, "-": 415, "/": 365, ".": 380,
    "(": 457, ")": 457, ",": 380, "'": 306, "%": 1002,
}  # fmt: skip
# A Chinese character is as wide as it is high.
WIDE = 1000
TEMPLATES = sorted(HERE.glob("en/*.docx"))
CHINESE = sorted(HERE.glob("zh/*.docx"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_word_of_a_header_has_room(path: Path) -> None:
    broken = [(word, needs, room) for word, needs, room in _words(path) if needs > room]
    assert broken == []


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: path.stem)
def test_every_chinese_header_and_label_stands_on_one_line(path: Path) -> None:
    broken = [(said, needs, room) for said, needs, room in _chinese(path) if needs > room]
    assert broken == []


def test_headers_were_measured() -> None:
    assert len({word for path in TEMPLATES for word, _, _ in _words(path)}) > 80
    assert len({said for path in CHINESE for said, _, _ in _chinese(path)}) > 120


def _words(path: Path) -> Iterator[tuple[str, int, int]]:
    """Every word of a header, the room it needs and the room it has, in twips."""
    for said, room in _headers(path, HEADS):
        for word in re.findall(r"[^\s{}]+", said):
            yield word, sum(REACH.get(mark, 696) for mark in word) * SIZE // 1000, room


def _chinese(path: Path) -> Iterator[tuple[str, int, int]]:
    """Every header and label as a whole, the room it needs and the room it has, in twips."""
    for said, room in _headers(path, LABELS):
        wide = sum(WIDE if mark > "\u2e00" else REACH.get(mark, 696) for mark in said)
        yield said, wide * SIZE // 1000, room


def _headers(path: Path, styles: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """What stands in every cell of these styles, and the room it has, in twips."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for cell in root.iter(f"{W}tc"):
        asked = cell.find(f"{W}tcPr/{W}tcW")
        for paragraph in cell.findall(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            if asked is None or style is None or style.get(f"{W}val") not in styles:
                continue
            said = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
            yield said, int(asked.get(f"{W}w", "0")) - MARGINS
