"""Free text without names: how many comments are quoted, and what stands where a name stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_QUOTED = 5
WITHOUT_NAME = "○○"


def without_names(text: str, names: Iterable[str]) -> str:
    """A text with every name in it made unreadable, the longest first."""
    for name in sorted((each for each in names if each), key=len, reverse=True):
        pattern = rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
        text = re.sub(pattern, WITHOUT_NAME, text)
    return text
