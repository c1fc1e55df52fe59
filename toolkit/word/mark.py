"""What a filter says of a value beyond its text: that its cell may become one with the next, how large it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.content import Picture

# Processing instructions: nothing a value says can be taken for them.
SAME, ACROSS = "<?sg same?>", "<?sg across?>"


class Bounded(NamedTuple):
    """A picture printed with `|width` or `|height`, in centimetres; 0 leaves a side to the picture's shape."""

    picture: Picture
    width: float = 0
    height: float = 0


class Mergeable(NamedTuple):
    """A value printed with `|merge_same` (down) or `|merge_across`."""

    value: object
    down: bool = False
    across: bool = False
