"""What calamine drops, found by searching the bytes of a sheet part.

Padded numbers, weekday dates, error cells, formulas nobody calculated, merges and hidden rows are rare, so finding
them costs little more than one pass over the bytes. A part that is not written plainly is left to `cells`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.places import Area, column_number
from toolkit.sheets import Oddity, Value
from toolkit.stores.excel.formats import pad
from toolkit.stores.excel.serials import from_serial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.stores.excel.formats import Formats

_ROOT = re.compile(rb"<(?:([\w.-]+):)?worksheet[\s>]")
# Comments, CDATA, single quotes and blanks around = are legal; no spreadsheet program writes them.
_MARKUP = b"<!"
_RARE = (b"\n", b"\r", b"\t", b"'", b"!")
_IN_TAGS = (b" =", b"= ", b"\n=", b"=\n", b"='", b'\nr="', b'\rr="', b'\tr="')
_REFERENCE = re.compile(rb'\sr="([A-Za-z]{1,3})([0-9]{1,7})"')
_ROW_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_TYPE = re.compile(rb'\st="([A-Za-z]+)"')
_STYLE = re.compile(rb'\ss="([0-9]+)"')
_MERGE = re.compile(rb'mergeCell\s[^>]*?ref="([A-Za-z]+)([0-9]+):([A-Za-z]+)([0-9]+)"')
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding=["']([\w-]+)["']""")


class UnusualXmlError(Exception):
    """A sheet part that this search could misread."""


@dataclass(slots=True)
class Findings:
    """What stands in a sheet besides its values. Shape: cells are (row, column), 1-based; `dates` replace values."""

    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    odd: dict[tuple[int, int], Oddity] = field(default_factory=dict)
    dates: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def scan(data: bytes, formats: Formats, *, epoch_1904: bool) -> Findings:
    """Everything sparse in a sheet part.

    Raises: UnusualXmlError when the part must be parsed instead.
    """
    prefix = plain_prefix(data)
    found = Findings()
    for tag, _ in tags_with(data, b' t="e"', b"<" + prefix + b"c"):
        found.odd[_position(tag)] = Oddity.ERROR
    for cell in _uncached(data, prefix):
        found.odd.setdefault(cell, Oddity.UNCACHED)
    _scan_formats(data, prefix, formats, found, epoch_1904=epoch_1904)
    for needle in (b' hidden="1"', b' hidden="true"'):
        found.hidden |= {_row(tag) for tag, _ in tags_with(data, needle, b"<" + prefix + b"row")}
    found.merges += merges_of(data)
    return found


def merges_of(data: bytes) -> list[Area]:
    """The merged areas a sheet part lists behind its rows."""
    return [merge_area(*match.groups()) for match in _MERGE.finditer(data)]


def plain_prefix(data: bytes) -> bytes:
    """The namespace prefix of the part's own elements, with its colon; usually nothing.

    Raises: UnusualXmlError when bytes cannot be searched safely.
    """
    root = _ROOT.search(data, 0, 64 * 1024)
    if root is None or not is_utf8(data):
        raise UnusualXmlError
    # The XML declaration may use single quotes; what counts begins with the root element.
    absent = [each for each in _RARE if data.find(each, root.start()) < 0]
    if b"!" not in absent and data.find(_MARKUP, root.start()) >= 0:
        raise UnusualXmlError
    # One byte is looked for ten times as fast as two.
    possible = (needle for needle in _IN_TAGS if not any(each in needle for each in absent))
    if any(_in_a_tag(data, needle, root.start()) for needle in possible):
        raise UnusualXmlError
    prefix = root[1] + b":" if root[1] else b""
    # A part cut off in the middle reads as a shorter sheet in calamine; a parser says that it is broken.
    if not data.rstrip().endswith(b"</" + prefix + b"worksheet>"):
        raise UnusualXmlError
    return prefix


def _in_a_tag(data: bytes, needle: bytes, at: int) -> bool:
    """Whether these bytes stand in a tag outside of its quotes; in people's text they may."""
    while (at := data.find(needle, at)) >= 0:
        opened = data.rfind(b"<", 0, at)
        if data.rfind(b">", opened, at) < 0 and data.count(b'"', opened, at) % 2 == 0:
            return True
        at += len(needle)
    return False


def is_utf8(data: bytes) -> bool:
    """Whether an XML part says that its bytes are UTF-8, or says nothing."""
    declared = _DECLARED.match(data)
    return declared is None or declared[1].lower() in {b"utf-8", b"us-ascii"}


def merge_area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Area:
    """The rectangle of a merge, corners in reading order."""
    rows = sorted((int(top), int(bottom)))
    columns = sorted((column_number(left.decode()), column_number(right.decode())))
    return Area(rows[0], columns[0], rows[1], columns[1])


def tags_with(data: bytes, needle: bytes, opening: bytes) -> Iterator[tuple[bytes, int]]:
    """Each start tag of that element with that attribute, and where it ends."""
    at = data.find(needle)
    while at >= 0:
        start = data.rfind(b"<", 0, at)
        end = data.find(b">", at)
        if end < 0:
            raise UnusualXmlError
        if data.startswith(opening, start) and data[start + len(opening) : start + len(opening) + 1].isspace():
            yield data[start:end], end
        at = data.find(needle, at + len(needle))


def _uncached(data: bytes, prefix: bytes) -> Iterator[tuple[int, int]]:
    """Cells with a formula and no result; an empty text is a result."""
    p = re.escape(prefix)
    formula, result = rb"<%bf(?:\s[^>]*?)?(?:/>|>[^<]*</%bf>)" % (p, p), rb"<%bv(?:\s[^>]*)?" % p
    pattern = formula + rb"\s*(?!\s|" + result + rb">[^<])(" + result + rb")?"
    for match in re.finditer(pattern, data):
        start = data.rfind(b"<" + prefix + b"c", 0, match.start())
        tag = data[start : data.find(b">", start)]
        if not (match[1] and b' t="str"' in tag):
            yield _position(tag)


def _scan_formats(data: bytes, prefix: bytes, formats: Formats, found: Findings, *, epoch_1904: bool) -> None:
    padded = formats.padded or {}
    value = re.compile(rb"\s*(?:<%bf(?:\s[^>]*?)?(?:/>|>[^<]*</%bf>)\s*)?<%bv>([^<]*)<" % ((re.escape(prefix),) * 3))
    for style in sorted(padded.keys() | formats.weekdays):
        for tag, end in tags_with(data, b' s="%d"' % style, b"<" + prefix + b"c"):
            kind = _TYPE.search(tag)
            match = value.match(data, end + 1)
            number = _number(match[1]) if match and (kind is None or kind[1] == b"n") else None
            if number is None:
                continue
            if style in formats.weekdays:
                found.dates[_position(tag)] = from_serial(number, epoch_1904=epoch_1904)
            elif number.is_integer() and (text := pad(padded[style], int(number))) is not None:
                found.shown[_position(tag)] = text


def _number(text: bytes) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _position(tag: bytes) -> tuple[int, int]:
    match = _REFERENCE.search(tag)
    if match is None:
        raise UnusualXmlError
    return int(match[2]), column_number(match[1].decode())


def _row(tag: bytes) -> int:
    match = _ROW_NUMBER.search(tag)
    if match is None:
        raise UnusualXmlError
    return int(match[1])
