"""What comes out the same in document after document of one template: made once, as long as it keeps coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from toolkit.word.package import Member

# A part larger than this is nobody's but one document's.
SMALL = 8192
_MOST = 64


class Repeats:
    """The last few things made, by the part they are for and what was to stand in it."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Hashable], tuple[Member, ...]] = {}

    def once(self, part: str, content: Hashable, make: Callable[[], tuple[Member, ...]]) -> tuple[Member, ...]:
        """What `make` makes of this content for this part, or made of it before."""
        key = part, content
        found = self._made.pop(key, None)
        if found is None:
            found = make()
            if len(self._made) >= _MOST:
                del self._made[next(iter(self._made))]
        self._made[key] = found
        return found
