"""How a value tells the part it is printed into that its cell may become one with the cell above."""

from __future__ import annotations

from typing import NamedTuple

# A processing instruction: nothing a value says can be taken for it.
SAME = "<?sg same?>"


class Mergeable(NamedTuple):
    """A value printed with `|merge_same`."""

    value: object
