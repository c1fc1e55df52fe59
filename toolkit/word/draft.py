"""One document in the making: what its parts share while they are filled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.content import Picture
    from toolkit.problems import Problem
    from toolkit.word.album import Album
    from toolkit.word.mark import Bounded
    from toolkit.word.room import Room
    from toolkit.word.tags import Tag

LOOP_LIMIT = 1_000_000
MEBIBYTE = 1024 * 1024
OUTPUT_LIMIT = 64 * MEBIBYTE
# In steps of about a ten-millionth of a second, which is what a part of a tag takes: some seconds for a document.
WORK_LIMIT = 50_000_000


@dataclass(slots=True)
class Draft:
    """What has been used up and found so far; `drawing` is the last number given to a drawing."""

    album: Album
    drawing: int = 0
    turns: int = 0
    work: int = 0
    size: int = 0
    held: int = 0
    problems: list[Problem] = field(default_factory=list)

    def note(self, found: Problem) -> None:
        """Remembers a fault once."""
        if found not in self.problems:
            self.problems.append(found)

    def next_drawing(self) -> int:
        """A number no other drawing of this document has."""
        self.drawing += 1
        return self.drawing

    def count_turns(self, number: int, weight: int) -> None:
        """Sees that all loops of the document together stay within bounds; `weight` is the work of one turn.

        Raises: SecurityError
        """
        self.turns += number
        if self.turns > LOOP_LIMIT:
            raise SecurityError("loops")
        self.spend(number * weight)

    def spend(self, steps: int) -> None:
        """Sees that the document is made in bounded time.

        Raises: SecurityError
        """
        self.work += steps
        if self.work > WORK_LIMIT:
            raise SecurityError("work")

    def hold(self, text: str) -> str:
        """Sees that what is looked at only as a whole, as a table that may come out empty is, stays within bounds.

        Raises: SecurityError
        """
        self.held += len(text)
        if self.held > OUTPUT_LIMIT:
            raise SecurityError("bytes")
        return text


class Filling(Context):
    """The names of one part while it is filled, with the document it belongs to."""

    draft: Draft
    part: str
    tags: Sequence[Tag]
    rooms: Mapping[int, Room]
    # Whether a value asks for a pass over the finished text: a rich text, a cell that may merge.
    retouched: bool = False

    def note(self, found: Problem) -> None:
        """Remembers a fault that does not stop the document."""
        self.draft.note(found)

    def drawn(self, picture: Picture | Bounded, number: int) -> str:
        """The markup of a picture at the tag with this number.

        Raises: PictureError when its data is none.
        """
        draft = self.draft
        return draft.album.drawn(picture, self.part, self.rooms[number], draft.next_drawing())
