"""The shared strings of a workbook as plain text: runs joined, phonetic guides left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.stores.excel.walk import walk

if TYPE_CHECKING:
    from toolkit.stores.excel.container import Container

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_strings(container: Container, part: str | None) -> tuple[str, ...]:
    """The shared strings by index; none without such a part."""
    if part is None or container.find(part) is None:
        return ()
    collector = _Collector()
    walk(container, container.xml(part), collector)
    return tuple(collector.strings)


def unescaped(text: str) -> str:
    """Excel writes characters XML cannot hold as _x000D_, and a literal _x000D_ as _x005F_x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


class _Collector:
    def __init__(self) -> None:
        self.strings: list[str] = []
        self._runs: list[str] = []
        self._in_text = False
        self._phonetic = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        del attributes
        if tag == "si":
            self._runs = []
        elif tag == "rPh":
            self._phonetic += 1
        self._in_text = tag == "t" and not self._phonetic

    def end(self, tag: str) -> None:
        self._in_text = False
        if tag == "rPh":
            self._phonetic -= 1
        elif tag == "si":
            self.strings.append(unescaped("".join(self._runs)))

    def text(self, data: str) -> None:
        if self._in_text:
            self._runs.append(data)
