"""What a cell that cannot be read gives instead of a value."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.problems import Code, Fact


class Effect(Enum):
    """What a fault in a cell does to its row."""

    ROW_LEFT_OUT = "row"
    CELL_LEFT_OUT = "cell"
    COLUMN_LEFT_OUT = "column"


class Unread(NamedTuple):
    """A cell's fault: the code and what its message needs beyond column and effect."""

    code: Code
    facts: tuple[tuple[str, Fact], ...] = ()
