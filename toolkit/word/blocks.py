"""Which control tags belong together, and that each pair encloses whole paragraphs, rows, cells or runs.

Decides pairs and places; what the words inside a tag mean is `parsing`'s business.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.problems import Code, Problem, problem
from toolkit.word.faults import Forbidden, TemplateBound
from toolkit.word.likeness import likest
from toolkit.word.tags import Tag, TagKind, TagLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.word.placing import Part

OPENING = {"for": "endfor", "if": "endif"}
BETWEEN = {"else": ("for", "if"), "elif": ("if",)}
CLOSING = {end: start for start, end in OPENING.items()}
DEPTH_LIMIT, BRANCHES_LIMIT = 15, 100
KEYWORDS = (*OPENING, *BETWEEN, *CLOSING)
# Statements Jinja knows and a template of ours may not use: they define names, load files or print markup.
REFUSED = frozenset(
    {
        "set", "endset", "include", "import", "from", "extends", "block", "endblock", "macro", "endmacro", "call",
        "endcall", "filter", "endfilter", "with", "endwith", "autoescape", "endautoescape", "raw", "endraw", "do",
        "continue", "break", "trans", "endtrans", "debug",
    }
)  # fmt: skip
# What other languages, and docxtpl, call what we have by another name.
_ELSEWHERE = {
    "elseif": "elif",
    "elsif": "elif",
    "vm": "{{ …|merge_same }}",
    "hm": "{{ …|merge_across }}",
    "colspan": "{{ …|merge_across }}",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Block:
    """A pair of control tags and those between them: for, else, endfor."""

    tags: list[Tag] = field(default_factory=list)


def match_blocks(part: Part, faults: list[Problem]) -> Sequence[Block]:
    """The complete pairs of a part, inner ones first.

    Problems: TAG_UNKNOWN, TAG_FORBIDDEN, BLOCK_UNCLOSED, BLOCK_STRAY, BLOCK_CROSSES, TAG_TOO_COMPLEX.
    """
    open_blocks: list[Block] = []
    complete: list[Block] = []
    for tag in part.tags:
        word = tag.keyword
        if tag.found.kind is not TagKind.CONTROL or not tag.found.says:
            continue
        if word in OPENING:
            open_blocks.append(Block([tag]))
        elif word in BETWEEN or word in CLOSING:
            _continue(open_blocks, complete, tag, faults)
        elif word in REFUSED:
            faults.append(problem(Code.TAG_FORBIDDEN, tag.at, what=Forbidden.STATEMENT))
        else:
            said, meant = _meant(tag)
            faults.append(problem(Code.TAG_UNKNOWN, tag.at, word=said, nearest=meant))
            _see_ended(open_blocks, meant)
        if len(open_blocks) > DEPTH_LIMIT:
            faults.append(problem(Code.TAG_TOO_COMPLEX, tag.at, what=TemplateBound.DEPTH, limit=DEPTH_LIMIT))
            return []
    faults += [_unclosed(block) for block in open_blocks]
    return complete


def _meant(tag: Tag) -> tuple[str, tuple[str, ...]]:
    """What a control tag nobody knows says, and what its author may have meant."""
    word, following = tag.keyword, tag.found.says[len(tag.keyword) :].split()
    if word == "end" and following and f"end{following[0]}" in CLOSING:
        return f"end {following[0]}", (f"end{following[0]}",)
    said = _ELSEWHERE.get(word)
    return word or tag.found.says, (said,) if said else likest(word, KEYWORDS, 1, 0.5) or tuple(KEYWORDS)


def _see_ended(open_blocks: list[Block], meant: tuple[str, ...]) -> None:
    """A misspelt end ends its block all the same: one mistake is not told twice."""
    if len(meant) == 1 and open_blocks and CLOSING.get(meant[0]) == open_blocks[-1].tags[0].keyword:
        open_blocks.pop()


def _continue(open_blocks: list[Block], complete: list[Block], tag: Tag, faults: list[Problem]) -> None:
    word = tag.keyword
    fitting = BETWEEN.get(word) or (CLOSING[word],)
    # A forgotten end inside must not blame every tag around it: look outwards for the block this tag fits.
    depth = next((n for n, block in enumerate(reversed(open_blocks)) if block.tags[0].keyword in fitting), None)
    if depth is None:
        faults.append(problem(Code.BLOCK_STRAY, tag.at, found=word, wanted=" / ".join(fitting)))
        return
    faults += [_unclosed(open_blocks.pop()) for _ in range(depth)]
    block = open_blocks[-1]
    if word in BETWEEN and block.tags[-1].keyword == "else":
        faults.append(problem(Code.BLOCK_STRAY, tag.at, found=word, wanted=" / ".join(fitting)))
        return
    block.tags.append(tag)
    if len(block.tags) == BRANCHES_LIMIT:
        faults.append(problem(Code.TAG_TOO_COMPLEX, tag.at, what=TemplateBound.BRANCHES, limit=BRANCHES_LIMIT))
    if word in CLOSING:
        complete.append(open_blocks.pop())


def _unclosed(block: Block) -> Problem:
    first = block.tags[0]
    return problem(Code.BLOCK_UNCLOSED, first.at, opened=first.keyword, wanted=OPENING[first.keyword])


def settle_blocks(part: Part, blocks: Iterable[Block], faults: list[Problem]) -> None:
    """Moves the markers of pairs that reach over runs between these runs.

    Problems: BLOCK_CROSSES at both ends of a pair that would cut a paragraph, cell, row or table in two.
    """
    for block in blocks:
        markers = [part.markers[tag.number] for tag in block.tags]
        in_text = all(tag.level in {TagLevel.TEXT, TagLevel.RUN} for tag in block.tags)
        if in_text and (_apart(markers) or any(tag.level is TagLevel.RUN for tag in block.tags)):
            for tag in block.tags:
                _lift(part, part.markers[tag.number])
        if _apart(markers):
            first, last = block.tags[0], _first_elsewhere(block, markers)
            faults.append(problem(Code.BLOCK_CROSSES, first.at, other=last.found.typed))
            faults.append(problem(Code.BLOCK_CROSSES, last.at, other=first.found.typed))


def _apart(markers: Sequence[etree._Element]) -> bool:
    return any(each.getparent() is not markers[0].getparent() for each in markers)


def _first_elsewhere(block: Block, markers: Sequence[etree._Element]) -> Tag:
    home = markers[0].getparent()
    return next(tag for tag, each in zip(block.tags, markers, strict=True) if each.getparent() is not home)


def _lift(part: Part, marker: etree._Element) -> None:
    """Splits the run around a marker so that the marker stands between two runs of the same look."""
    text = marker.getparent()
    run = text.getparent() if text is not None and text.tag == part.tag("t") else None
    if text is None or run is None or run.tag != part.tag("r"):
        return
    after = _rest_of_text(part, marker)
    rest = etree.Element(run.tag)
    look = run.find(part.tag("rPr"))
    if look is not None:
        rest.append(deepcopy(look))
    following = list(text.itersiblings())
    rest.extend([*([after] if after.text or len(after) else []), *following])
    run.addnext(marker)
    marker.addnext(rest)
    for each in (run, rest):
        _drop_if_bare(part, each)


def _rest_of_text(part: Part, marker: etree._Element) -> etree._Element:
    after = etree.Element(part.tag("t"))
    after.set(_SPACE, "preserve")
    after.text, marker.tail = marker.tail, None
    after.extend(list(marker.itersiblings()))
    return after


def _drop_if_bare(part: Part, run: etree._Element) -> None:
    for text in run.findall(part.tag("t")):
        if not text.text and not len(text):
            run.remove(text)
    parent = run.getparent()
    if parent is not None and all(child.tag == part.tag("rPr") for child in run):
        parent.remove(run)
