"""A place in a summary: a link where it leads to a cell of the same workbook, else its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.places import CellRef
from toolkit.sheets import Link

if TYPE_CHECKING:
    from toolkit.places import Place


def place_in(workbook: str, at: Place | None, text: str) -> Link | str:
    """What the cell of a place holds; inside the workbook itself its name says nothing."""
    if not isinstance(at, CellRef) or at.workbook != workbook or not at.sheet:
        return text
    return Link(text.removeprefix(f"{workbook} › "), at)
