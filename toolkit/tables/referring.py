"""Which group, topic or slot a cell means: by 编号, by 名称, or by both together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.tables.cells.text import finer_parts_of, parts_of
from toolkit.tables.faults import Unread
from toolkit.tables.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.problems import Code

_PARTS = re.compile(r"[\s()（）\[\]【】:：_/-]+")
MOST_SHOWN = 8


class Known(NamedTuple):
    """A thing a cell named, by its id."""

    id: str


class Named:
    """Things with an id and a name that cells refer to."""

    def __init__(self, code: Code, things: Iterable[tuple[str, str]]) -> None:
        self._code = code
        self._ids: dict[str, str] = {}
        self._shown: list[str] = []
        # The group of a mark is that of the mark above it, mostly.
        self._found: dict[str, Known | Unread] = {}
        self._ids_in: dict[str, tuple[str, ...] | None] = {}
        pairs = list(things)
        for id_, _ in pairs:
            self._ids.setdefault(plain(id_), id_)
        for id_, name in pairs:
            if name:
                self._ids.setdefault(plain(name), id_)
            self._shown.append(f"{id_} {name}" if name and plain(name) not in plain(id_) else id_)

    def __bool__(self) -> bool:
        """Whether there is anything to refer to."""
        return bool(self._ids)

    def find(self, text: str) -> Known | Unread:
        """The thing a text names; 编号 and 名称 together are fine when they agree."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._look_up(text)
        return found

    def _look_up(self, text: str) -> Known | Unread:
        if not self._ids:
            # Without the table there is nothing to check a reference against.
            return Known(text)
        known = self._ids.get(plain(text))
        if known is not None:
            return Known(known)
        # G01 数据分析 or 数据分析(G01): what we fill in carries both.
        pieces = [piece for piece in _PARTS.split(text.strip()) if piece]
        hits = {self._ids[plain(piece)] for piece in pieces if plain(piece) in self._ids}
        if len(hits) == 1 and len(pieces) > 1 and all(self._belongs(piece, next(iter(hits))) for piece in pieces):
            return Known(hits.pop())
        return Unread(self._code, (("value", text), ("known", tuple(self._shown[:MOST_SHOWN]))))

    def list_in(self, text: str) -> tuple[tuple[Known | Unread, ...], bool]:
        """A list in a cell; `、` and commas part it only when every part is then known."""
        if not self._ids:
            return tuple(map(Known, parts_of(text))), True
        whole = self.find(text)
        if isinstance(whole, Known):
            return (whole,), True
        finer = tuple(self.find(part) for part in finer_parts_of(text))
        if finer and all(isinstance(each, Known) for each in finer):
            return finer, True
        parts = tuple(self.find(part) for part in parts_of(text))
        return parts, all(isinstance(each, Known) for each in parts)

    def ids_in(self, text: str) -> tuple[str, ...] | None:
        """The ids of a list in a cell, each once; None when a part of it is unknown."""
        if text not in self._ids_in:
            found, good = self.list_in(text)
            ids = tuple(dict.fromkeys(each.id for each in found if isinstance(each, Known)))
            self._ids_in[text] = ids if good else None
        return self._ids_in[text]

    def _belongs(self, piece: str, id_: str) -> bool:
        flat = plain(piece)
        return self._ids.get(flat) == id_ or any(flat in name for name, known in self._ids.items() if known == id_)
