"""The shared strings of a workbook as plain text: runs joined, phonetic guides left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.stores.damage import Bound
from toolkit.stores.excel.scan import UnusualXmlError, is_utf8
from toolkit.stores.excel.walk import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.stores.excel.container import Container

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# A string of one piece, with the mark Chinese Excel puts behind it; or anything else up to the end of its element.
_PLAIN = r'<si><t(?: xml:space="preserve")?>([^<&\r]*)</t>(?:<phoneticPr[^<>]*/>)?</si>'
_PLAINLY = re.compile(_PLAIN)
_ENDS = re.compile(r"</t>(?:<phoneticPr[^<>]*/>)?</si>\s*</sst>\s*")
_EITHER = re.compile(f"{_PLAIN}|<si>(.*?)</si>", re.DOTALL)


def read_strings(container: Container, part: str | None) -> tuple[str, ...]:
    """The shared strings by index; none without such a part."""
    if part is None or container.find(part) is None:
        return ()
    data = container.xml(part, Bound.STRING_BYTES)
    try:
        return _searched(container, data)
    except UnusualXmlError:
        return _parsed(container, data)


def unescaped(text: str) -> str:
    """Excel writes characters XML cannot hold as _x000D_, and a literal _x000D_ as _x005F_x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _parsed(container: Container, data: bytes) -> tuple[str, ...]:
    collector = _Collector()
    walk(container, data, collector)
    return tuple(collector.strings)


def _searched(container: Container, data: bytes) -> tuple[str, ...]:
    """The strings found by searching the text; those of several pieces or with entities are parsed.

    Raises: UnusualXmlError when the part is not written plainly.
    """
    if not is_utf8(data) or b"<!" in data or not data.rstrip().endswith(b"</sst>"):
        raise UnusualXmlError
    try:
        text = data.decode()
    except UnicodeDecodeError as broken:
        raise UnusualXmlError from broken
    quickly = _split(text)
    if quickly is not None:
        return tuple(quickly)
    count = text.count("<si")
    found = _PLAINLY.findall(text)
    if len(found) == count:
        return tuple([unescaped(each) for each in found] if "_x" in text else found)
    either = _EITHER.findall(text)
    if len(either) != count:
        raise UnusualXmlError
    return tuple(_with_others(container, either))


def _split(text: str) -> list[str] | None:
    """The strings where nothing but one and the same markup stands between any two; None otherwise."""
    first, last = text.find("<si><t>"), text.rfind("</t>")
    start, end = first + len("<si><t>"), text.find("<si><t>", first + 1)
    between = text[text.find("</t>", start) : end + len("<si><t>")] if 0 <= first < end else ""
    if not between or "&" in text or "\r" in text or "_x" in text:
        return None
    pieces = text[start:last].split(between)
    # Any other markup between or inside would be a tag more.
    alike = text.count("<", start, last) == between.count("<") * (len(pieces) - 1)
    known = _PLAINLY.fullmatch(f"<si><t>{between.removesuffix('<si><t>')}") is not None
    return pieces if alike and known and text.find("<si", 0, first) < 0 and _ENDS.fullmatch(text, last) else None


def _with_others(container: Container, found: Sequence[tuple[str, str]]) -> list[str]:
    texts = [unescaped(plainly) for plainly, _ in found]
    others = [at for at, (_, otherwise) in enumerate(found) if otherwise]
    parts = "".join(f"<si>{found[at][1]}</si>" for at in others)
    for at, text in zip(others, _parsed(container, f"<sst>{parts}</sst>".encode()), strict=True):
        texts[at] = text
    return texts


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
