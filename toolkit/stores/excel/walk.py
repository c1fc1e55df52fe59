"""Walks a large XML part with expat: constant memory, no entities, no namespaces resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from toolkit.stores.damage import Damage

if TYPE_CHECKING:
    from toolkit.stores.excel.container import Container


class Walker(Protocol):
    """Sees each element by its local name."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters between tags."""


def walk(container: Container, data: bytes, walker: Walker) -> None:
    """Shows the whole part to the walker.

    Raises: StudygroupError FILE_DAMAGED when it is not XML or has a DOCTYPE.
    """

    def refuse_doctype(*_declaration: object) -> None:
        raise container.damaged(Damage.DOCTYPE)

    def start(tag: str, attributes: dict[str, str]) -> None:
        walker.start(tag.rpartition(":")[2], attributes)

    def end(tag: str) -> None:
        walker.end(tag.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = walker.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as broken:
        # The last two come from encodings expat does not know and from numbers of thousands of digits.
        raise container.damaged(Damage.XML) from broken
