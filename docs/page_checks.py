"""What a machine can see of pages that look odd: a heading or a table's header left alone, words broken, a bare end."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
HEADINGS = frozenset({"Heading1", "Heading2", "Clause", "Point"})
# Of how many lines a last page must be at least, without its header and footer.
FEWEST_LINES = 3
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_FOOT = re.compile(r"第\s*\d+\s*页|Page\s+\d+\s+of")
_PART = re.compile(r"word/(document|numbering|header\d*|footer\d*|charts/\w+)\.xml")
_NUMBER = re.compile(r"([一二三四五六七八九十]+、|第[一二三四五六七八九十]+条|\d+\.|Article\d+\.|•)?")
_GAPS = re.compile(r"\s+")


class Said(NamedTuple):
    """What a document says, as far as pages are judged by it: its headings, headers of tables, words, charts."""

    headings: frozenset[str]
    headers: frozenset[str]
    words: frozenset[str]
    charts: frozenset[str] = frozenset()


def oddities(document: Path, pdf: Path) -> list[str]:
    """What is odd about the pages of a document, each with its page."""
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout  # noqa: S603, S607
    pages = [page.splitlines() for page in shown.decode().split("\f")[:-1]]
    return list(judged(said_by(document.read_bytes()), pages))


def judged(said: Said, pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """What is odd about pages whose lines are given."""
    for number, lines in enumerate(pages, 1):
        body = _body(lines, first=number == 1)
        last = number == len(pages)
        if body and not last and _ends_with(body[-1], said.headings):
            yield f"page {number}: heading alone at its end: {body[-1].strip()}"
        if (
            body
            and not last
            and _cells(body[-1])
            and _cells(body[-1]) <= said.headers
            and not _cells(body[-1]) <= said.charts
        ):
            yield f"page {number}: table header alone at its end: {body[-1].strip()}"
        if last and number > 1 and len(body) < FEWEST_LINES:
            yield f"page {number}: next to nothing on the last page: {' '.join(map(str.strip, body))}"
        for line in lines:
            for word in _WORD.findall(unicodedata.normalize("NFKC", line)):
                if word not in said.words:
                    yield f"page {number}: broken word: {word}"


def said_by(data: bytes) -> Said:
    """What a Word file says."""
    words: set[str] = set()
    headings: set[str] = set()
    headers: set[str] = set()
    charts: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(_PART.fullmatch, archive.namelist()):
            root = etree.fromstring(archive.read(name))
            for text in root.iter(DRAWN, "{*}v"):
                words.update(_WORD.findall(text.text or ""))
                charts.update((text.text or "").split())
            for level in root.iter(f"{W}lvlText"):
                words.update(_WORD.findall(level.get(f"{W}val", "")))
            for paragraph in root.iter(f"{W}p"):
                text_of = "".join(each.text or " " for each in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))
                words.update(_WORD.findall(unicodedata.normalize("NFKC", text_of)))
                style = paragraph.find(f"{W}pPr/{W}pStyle")
                kind = style.get(f"{W}val", "") if style is not None else ""
                if kind in HEADINGS:
                    headings.add(_plain(text_of))
                if kind == "TableHead" and _has_rows(paragraph):
                    headers.update(map(_plain, text_of.split()))
    return Said(frozenset(headings - {""}), frozenset(headers - {""}), frozenset(words), frozenset(charts))


def _has_rows(header: etree._Element) -> bool:
    """Whether something is said below the header of a table; boxes to write in by hand show no text."""
    table = next(header.iterancestors(f"{W}tbl"), None)
    below = [] if table is None else table.findall(f"{W}tr")[1:]
    return any(text.text for row in below for text in row.iter(f"{W}t"))


def _body(lines: Sequence[str], *, first: bool) -> list[str]:
    body = [line for line in lines if line.strip() and not _FOOT.search(line)]
    return body if first else body[1:]


def _ends_with(line: str, headings: frozenset[str]) -> bool:
    """Whether a line is a heading, whose number Word makes."""
    plain = _plain(line)
    return any(plain.endswith(each) and _NUMBER.fullmatch(plain.removesuffix(each)) for each in headings)


def _cells(line: str) -> frozenset[str]:
    return frozenset(map(_plain, line.split()))


def _plain(text: str) -> str:
    return _GAPS.sub("", text)
