"""The tags people type into a template: found in running text, cleaned of what Word and input methods add.

Decides what a tag is and what it says. Where it stands in the document, and what its expression means, others decide.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import TemplateRef


class TagKind(Enum):
    """What a tag does: prints a value, steers what is printed, or is a remark."""

    VALUE = "value"
    CONTROL = "control"
    REMARK = "remark"


class TagLevel(Enum):
    """What a control tag repeats or leaves out."""

    TEXT = "text"
    RUN = "r"
    PARAGRAPH = "p"
    ROW = "tr"
    CELL = "tc"


class Found(NamedTuple):
    """A tag in a paragraph's text: `start` and `end` are positions there, `typed` is as typed, `says` is cleaned.

    Blanks: `level` None means the author left it to where the tag stands.
    """

    start: int
    end: int
    kind: TagKind
    typed: str
    says: str
    level: TagLevel | None


@dataclass(slots=True)
class Tag:
    """A tag at its place; `level` is settled once the paragraph and row around it are known."""

    number: int
    found: Found
    at: TemplateRef
    level: TagLevel

    @property
    def keyword(self) -> str:
        """The first word of a control tag: for, endif."""
        return re.split(r"\W", self.found.says, maxsplit=1)[0]


KINDS = {"{": TagKind.VALUE, "%": TagKind.CONTROL, "#": TagKind.REMARK}
CLOSINGS = {TagKind.VALUE: "}}", TagKind.CONTROL: "%}", TagKind.REMARK: "#}"}
_EDGE = re.compile(r"[{｛][{｛%％#＃]|[}｝%％#＃][}｝]")
_PREFIX = re.compile(r"(tr|tc|p|r)(?=\s)")
_NARROW = str.maketrans("｛｝％＃", "{}%#")
# What input methods and autocorrection put where a tag needs plain ASCII; NFKC does the full-width forms.
_PLAIN = str.maketrans({"。": ".", "、": ",", "–": "-", "—": "-", "…": "...", "【": "[", "】": "]"})
_DOUBLE, _SINGLE = '"“”„＂', "'‘’＇"
NEAR_LIMIT = 60
_BLANK = re.compile(r"\s*")


def find(text: str, at: TemplateRef, faults: list[Problem]) -> Iterator[Found]:
    """The tags of a paragraph's text in order; what is no proper tag becomes a fault.

    Problems: TAG_UNCLOSED, TAG_STRAY_END, TAG_FULL_WIDTH.
    """
    position = 0
    unclosed: set[TagKind] = set()
    while opening := _EDGE.search(text, position):
        edge = opening[0]
        position = opening.end()
        plain = edge.translate(_NARROW)
        if plain not in {"{{", "{%", "{#"}:
            if edge in {"}}", "%}", "｝｝"}:
                faults.append(
                    problem(Code.TAG_STRAY_END, at._replace(near=near(text, opening.start() - 20)), found=edge)
                )
            continue
        kind = KINDS[plain[1]]
        # A remark that finds no end before the paragraph's own leaves none for those after it.
        end = None if kind is TagKind.REMARK and kind in unclosed else _closing(text, position, kind)
        here = at._replace(near=near(text, opening.start()))
        if end is None:
            unclosed.add(kind)
            faults.append(problem(Code.TAG_UNCLOSED, here, opened=edge, wanted=CLOSINGS[kind]))
            continue
        typed = text[opening.start() : end]
        if edge != plain or typed[-2:] != CLOSINGS[kind]:
            faults.append(problem(Code.TAG_FULL_WIDTH, at._replace(near=near(typed, 0)), wanted=_corrected(typed)))
        else:
            yield _read(opening.start(), end, kind, typed)
        position = end


def near(text: str, start: int) -> str:
    """A piece of the text for showing a place, cut where it gets long."""
    begin = _BLANK.match(text, max(0, start))
    piece = text[begin.end() : begin.end() + NEAR_LIMIT + 1].rstrip() if begin else ""
    return piece if len(piece) <= NEAR_LIMIT else piece[: NEAR_LIMIT - 1] + "…"


def cleaned(typed: str) -> str:
    """An expression with plain quotes and punctuation and nothing unseen; what stands inside quotes stays as typed."""
    pieces: list[str] = []
    closers = ""
    for mark in typed:
        if closers:
            closing = mark in closers
            pieces.append(_plain_quote(mark) if closing else mark)
            closers = "" if closing else closers
        elif mark in _DOUBLE or mark in _SINGLE:
            closers = _closers(mark)
            pieces.append(_plain_quote(mark))
        elif unicodedata.category(mark) != "Cf":
            pieces.append(unicodedata.normalize("NFKC", mark.translate(_PLAIN)))
    return "".join(pieces).strip()


def _plain_quote(mark: str) -> str:
    return '"' if mark in _DOUBLE else "'"


def _closers(mark: str) -> str:
    # A plain quote is closed by its like only; of a curly one nobody can say which shape the other end took.
    if mark in {'"', "'"}:
        return mark
    return _DOUBLE if mark in _DOUBLE else _SINGLE


def _closing(text: str, start: int, kind: TagKind) -> int | None:
    """Where the tag's end mark ends; None when another tag or the end of the paragraph comes first."""
    closers = ""
    for position in range(start, len(text)):
        mark = text[position]
        if closers and kind is not TagKind.REMARK:
            if mark in closers:
                closers = ""
            continue
        pair = text[position : position + 2].translate(_NARROW)
        if pair == CLOSINGS[kind]:
            return position + 2
        if kind is not TagKind.REMARK and pair in {"{{", "{%", "{#"}:
            return None
        if mark in _DOUBLE or mark in _SINGLE:
            closers = _closers(mark)
    return None


def _read(start: int, end: int, kind: TagKind, typed: str) -> Found:
    says = typed[2:-2]
    level = None
    if prefix := _PREFIX.match(says):
        says = says[prefix.end() :]
        level = TagLevel(prefix[0])
    # A dash at the very edge asks Jinja to trim blanks around a tag; a document has no such blanks.
    says = says.removeprefix("-").removesuffix("-")
    if kind is TagKind.CONTROL:
        says = says.removeprefix("+").removesuffix("+")
    says = cleaned(says)
    return Found(start, end, kind, typed, says, level if kind is TagKind.CONTROL else None)


def _corrected(typed: str) -> str:
    return typed[:2].translate(_NARROW) + typed[2:-2] + typed[-2:].translate(_NARROW)
