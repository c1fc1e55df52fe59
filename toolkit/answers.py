"""What people answer in the yellow columns of our own sheets: which columns ask, and what was found there.

Pure data. `tables/` reads the answers, `summaries/` keeps them when the sheet is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.names import Name
    from toolkit.places import CellRef
    from toolkit.sheets import Value

RowKey = tuple[str, ...]


class Asking(NamedTuple):
    """The answer columns of one sheet of ours.

    Shape: `sheet` is the key of our mark; `keys` head the columns that tell rows apart, `columns` the yellow ones.
    """

    sheet: str
    keys: tuple[Name, ...]
    columns: tuple[Name, ...]


class Answer(NamedTuple):
    """The answers of one row as typed, one per column asked, and the first cell that holds one."""

    values: tuple[Value, ...]
    at: CellRef


Answers = Mapping[RowKey, Answer]
