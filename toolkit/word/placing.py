"""Where the tags of a part stand: each is taken out of its text and a marker put where its effect begins.

Decides which paragraphs, cells and rows hold nothing but control tags and vanish. Pairs are matched in `blocks`.
A marker is a processing instruction, the one thing a document's own text can never be mistaken for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem, problem
from toolkit.word.opener import word_space
from toolkit.word.tags import Found, Tag, TagKind, TagLevel, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARKER = "sg"
_MIXED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_MIXED}Choice", f"{_MIXED}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Elements that leave nothing to see when their paragraph goes; anything else keeps a paragraph in place.
_RANGES = frozenset({"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"})
_SILENT = _RANGES | {"p", "pPr", "r", "rPr", "t", "proofErr", "lastRenderedPageBreak", "ins", "smartTag"}
_BINDINGS = frozenset({"dataBinding", "showingPlcHdr", "placeholder", "temporary"})


@dataclass(slots=True)
class Paragraph:
    """One paragraph with its tags; `alone` when it holds control tags and nothing else, `blank` when nothing at all."""

    element: etree._Element
    texts: Sequence[etree._Element]
    at: TemplateRef
    tags: list[Tag] = field(default_factory=list)
    alone: bool = False
    blank: bool = False

    @property
    def asks(self) -> set[TagLevel]:
        """The levels its authors wrote in front of its tags."""
        return {tag.found.level for tag in self.tags if tag.found.level is not None}


@dataclass(slots=True)
class Part:
    """One part of the package as a tree with markers by tag number, and its paragraphs' places in their order."""

    name: str
    root: etree._Element
    space: str
    tags: list[Tag] = field(default_factory=list)
    markers: dict[int, etree._Element] = field(default_factory=dict)
    order: dict[TemplateRef, int] = field(default_factory=dict)

    def position(self, fault: Problem) -> int:
        """Where a fault stands in the order of the paragraphs."""
        return self.order[fault.at._replace(near="")] if isinstance(fault.at, TemplateRef) else 0

    def tag(self, name: str) -> str:
        """The full name of an element of ours: w:p."""
        return f"{{{self.space}}}{name}"

    def marker(self, number: int, tail: str | None = None) -> etree._Element:
        """A new marker for a tag."""
        made = etree.ProcessingInstruction(MARKER, str(number))
        made.tail = tail
        self.markers[number] = made
        return made


def place_tags(file: str, name: str, root: etree._Element, faults: list[Problem]) -> Part:
    """Finds every tag of a part and puts its marker.

    Problems: those of `tags.find`; TAG_NOT_ALONE when a paragraph, row or cell tag shares its place with other text.
    """
    part = Part(name, root, word_space(file, name, root))
    paragraphs = list(_paragraphs(part, file, faults))
    _settle_rows(part, paragraphs, faults)
    gone: dict[etree._Element, None] = {}
    for paragraph in paragraphs:
        if paragraph.tags:
            _place(part, paragraph, gone)
    for element in gone:
        _take_away(part, element)
    _unbind_controls(part)
    return part


def _paragraphs(part: Part, file: str, faults: list[Problem]) -> Iterator[Paragraph]:
    for element, at in paragraph_places(part, file):
        part.order[at] = len(part.order)
        texts = [each for each in element.iter(part.tag("t")) if _holder(each, part.tag("p")) is element]
        whole = "".join(each.text or "" for each in texts)
        paragraph = Paragraph(element, texts, at)
        rest = whole
        if "{" in whole or "｛" in whole or "}" in whole or "｝" in whole:
            found = list(find(whole, at, faults))
            paragraph.tags = [_tag(part, each, at) for each in found]
            rest = _without(whole, found)
        silent = not rest.strip() and _is_silent(part, element)
        paragraph.blank = silent and not paragraph.tags
        paragraph.alone = (
            silent and bool(paragraph.tags) and all(t.found.kind is not TagKind.VALUE for t in paragraph.tags)
        )
        _settle_paragraph(paragraph, faults)
        yield paragraph


def paragraph_places(part: Part, file: str) -> Iterator[tuple[etree._Element, TemplateRef]]:
    """Every paragraph with its place, counted the way a reader would.

    Shape: what a text box says again for old programs has the places of what it repeats.
    """
    p, tbl, tr, tc = (part.tag(name) for name in ("p", "tbl", "tr", "tc"))
    numbers: dict[etree._Element, int] = {}
    counted: Counter[etree._Element | None] = Counter()
    tables = 0
    before = counted, tables
    for element in part.root.iter(p, tbl, tr, tc, _CHOICE, _FALLBACK):
        if element.tag == _CHOICE:
            before = counted.copy(), tables
            continue
        if element.tag == _FALLBACK:
            counted, tables = before[0].copy(), before[1]
            continue
        if element.tag == tbl:
            tables += 1
            numbers[element] = tables
            continue
        holder = _holder(element, tc) if element.tag == p else _holder(element, tbl if element.tag == tr else tr)
        counted[holder] += 1
        if element.tag != p:
            numbers[element] = counted[holder]
        elif holder is None:
            yield element, TemplateRef(file, part.name, counted[None])
        else:
            row, table = _holder(holder, tr), _holder(holder, tbl)
            place = [numbers[each] if each is not None else 0 for each in (table, row, holder)]
            yield element, TemplateRef(file, part.name, counted[holder], place[0], place[1], place[2])


def _holder(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _tag(part: Part, found: Found, at: TemplateRef) -> Tag:
    made = Tag(len(part.tags), found, at._replace(near=found.typed), found.level or TagLevel.TEXT)
    part.tags.append(made)
    return made


def _without(text: str, found: Iterable[Found]) -> str:
    kept, position = [], 0
    for each in found:
        kept.append(text[position : each.start])
        position = each.end
    return "".join([*kept, text[position:]])


def _is_silent(part: Part, element: etree._Element) -> bool:
    for child in element:
        name = etree.QName(child).localname
        if name not in _SILENT:
            return False
        if name not in {"pPr", "rPr"} and not _is_silent(part, child):
            return False
    return True


def _settle_paragraph(paragraph: Paragraph, faults: list[Problem]) -> None:
    for tag in paragraph.tags:
        if tag.found.level is None and paragraph.alone:
            tag.level = TagLevel.PARAGRAPH
        elif tag.level is TagLevel.PARAGRAPH and not paragraph.alone:
            faults.append(problem(Code.TAG_NOT_ALONE, tag.at, level=TagLevel.PARAGRAPH))


def _settle_rows(part: Part, paragraphs: Sequence[Paragraph], faults: list[Problem]) -> None:
    """Tags that have a row or a cell to themselves take it along."""
    for level in (TagLevel.ROW, TagLevel.CELL):
        inside: dict[etree._Element, list[Paragraph]] = {}
        for paragraph in paragraphs:
            for holder in paragraph.element.iterancestors(part.tag(level.value)):
                inside.setdefault(holder, []).append(paragraph)
        for holder, its in inside.items():
            own = [each for each in its if _holder(each.element, part.tag(level.value)) is holder]
            _settle(level, its, [tag for each in own for tag in each.tags], faults)


def _settle(level: TagLevel, its: Sequence[Paragraph], tags: Sequence[Tag], faults: list[Problem]) -> None:
    asked = [tag for tag in tags if tag.found.level is level]
    empty = all(each.alone or each.blank for each in its)
    if not empty:
        faults += [problem(Code.TAG_NOT_ALONE, tag.at, level=level) for tag in asked]
    elif asked or (level is TagLevel.ROW and tags and not any(each.asks for each in its)):
        for tag in tags:
            tag.level = level


def _place(part: Part, paragraph: Paragraph, gone: dict[etree._Element, None]) -> None:
    if paragraph.alone and paragraph.tags[0].level not in {TagLevel.TEXT, TagLevel.RUN}:
        for tag in paragraph.tags:
            holder = _holder_of(part, paragraph.element, tag.level)
            if tag.found.kind is TagKind.CONTROL:
                holder.addprevious(part.marker(tag.number))
            gone[holder] = None
    else:
        _place_in_text(part, paragraph)


def _holder_of(part: Part, paragraph: etree._Element, level: TagLevel) -> etree._Element:
    """The paragraph itself, or the cell or row around it."""
    holder = None if level is TagLevel.PARAGRAPH else _holder(paragraph, part.tag(level.value))
    return paragraph if holder is None else holder


def _take_away(part: Part, element: etree._Element) -> None:
    """Removes what holds control tags only; a paragraph leaves the ends of ranges and of sections where they are."""
    if element.tag == part.tag("p"):
        if element.find(f"{part.tag('pPr')}/{part.tag('sectPr')}") is not None:
            for text in element.iter(part.tag("t")):
                text.text = None
            return
        for child in list(element):
            if etree.QName(child).localname in _RANGES:
                element.addprevious(child)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unbind_controls(part: Part) -> None:
    """A content control that is bound elsewhere, or shows a prompt, would not show what is put into it."""
    held = {control for marker in part.markers.values() for control in marker.iterancestors(part.tag("sdt"))}
    for control in held:
        for properties in control.findall(part.tag("sdtPr")):
            for each in list(properties):
                if etree.QName(each).localname in _BINDINGS:
                    properties.remove(each)


def _place_in_text(part: Part, paragraph: Paragraph) -> None:
    """Each tag moves whole into the run it begins in, whose look wins."""
    start = 0
    for element in paragraph.texts:
        text = element.text or ""
        end = start + len(text)
        touching = [tag for tag in paragraph.tags if tag.found.start < end and tag.found.end > start]
        if touching:
            _fill(part, element, text, start, touching)
            _drop_if_empty(part, element)
        start = end


def _fill(part: Part, element: etree._Element, text: str, start: int, tags: Sequence[Tag]) -> None:
    element.text = text[: max(0, tags[0].found.start - start)]
    element.set(_SPACE, "preserve")
    for tag, following in zip(tags, (*tags[1:], None), strict=True):
        until = len(text) if following is None else following.found.start - start
        after = text[tag.found.end - start : until]
        if tag.found.start >= start and tag.found.kind is not TagKind.REMARK:
            element.append(part.marker(tag.number, after))
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + after
        else:
            element.text = (element.text or "") + after


def _drop_if_empty(part: Part, element: etree._Element) -> None:
    run = element.getparent()
    if element.text or len(element) or run is None:
        return
    run.remove(element)
    holder = run.getparent()
    if holder is not None and all(child.tag == part.tag("rPr") for child in run):
        holder.remove(run)
