"""The hidden sheet 选项: the words of every drop-down, one column per closed set."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.sheets import Column, Kind, ListFrom, SheetPatch

if TYPE_CHECKING:
    from toolkit.language import Words


class Options:
    """Collects the closed sets while sheets are laid out, then becomes the sheet they are chosen from."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._sets: list[tuple[str, ...]] = []

    @property
    def title(self) -> str:
        """The name of the hidden sheet."""
        return self._words.text("starter.options.title")

    def list_of(self, closed: tuple[str, ...]) -> ListFrom:
        """Where these words will stand; equal sets share a column."""
        if closed not in self._sets:
            self._sets.append(closed)
        return ListFrom(self.title, self._sets.index(closed) + 1)

    def sheet(self) -> SheetPatch:
        """Everything collected so far as a hidden sheet."""
        columns = tuple(
            Column(self._words.text("starter.options.list", number=number), Kind.TEXT)
            for number in range(1, len(self._sets) + 1)
        )
        return SheetPatch("options", self.title, columns, tuple(zip_longest(*self._sets)), hidden=True, owned=False)
