"""Columns of text below one another, on terminals where a Chinese character is two cells wide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2


def aligned(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One line per row, each column as wide as its widest text; the first row is the head, underlined."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = ["".join(_padded(text, width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    rule = "-" * min(max(map(_width, lines)), 100)
    return (lines[0], rule, *lines[1:])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text) + GAP)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in text)
