"""Puts the records one after the other: a section each, its pages counted from 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.compiling import HEAD
from toolkit.word.core import NONE, Properties, core_xml
from toolkit.word.joining import names, notes, pages, sections
from toolkit.word.joining.lists import Lists
from toolkit.word.joining.shelf import FILE, Shelf, Source
from toolkit.word.opener import CORE, word_space

if TYPE_CHECKING:
    from collections.abc import Iterable

_BODY, _END = "<w:body>", "</w:body>"


@dataclass(slots=True)
class _Joined:
    """What has been put together so far; `main` is the part that is the document."""

    shelf: Shelf
    main: str
    space: str
    lists: Lists
    notes: notes.Notes
    counting: names.Counting
    before: str = ""
    after: str = ""


def join(documents: Iterable[bytes], properties: Properties = NONE) -> bytes:
    """One file of many documents made from one template, in their order; of a single one, that one as a section.

    Shape: equal documents give equal bytes.
    Raises: ValueError when there is none.
    """
    joined: _Joined | None = None
    bodies: list[str] = []
    waiting: etree._Element | None = None
    for number, data in enumerate(documents, start=1):
        origin = Source.of(data)
        joined = joined or _begin(origin)
        root = _record(joined, origin, number)
        # Only when another one follows is it known that a record ends with a section break.
        if waiting is not None:
            bodies.append(_body(joined, waiting, ends=True))
        waiting = root
    if joined is None or waiting is None:
        raise ValueError("nothing to join")
    bodies.append(_body(joined, waiting, ends=False))
    shelf = joined.shelf
    shelf.put(joined.main, "".join([HEAD, joined.before, *bodies, joined.after]).encode())
    joined.lists.settle(shelf)
    joined.notes.settle(shelf)
    if CORE in shelf.members:
        shelf.put(CORE, core_xml(properties, {}))
    return shelf.finished()


def _begin(first: Source) -> _Joined:
    main = sections.main_of(first)
    space = word_space(FILE, main, first.tree(main))
    related = sections.parts_of(first, main)
    lists, held = Lists.of(first, related, space), notes.Notes.of(first, related, space)
    return _Joined(Shelf.of(first), main, space, lists, held, names.Counting(space))


def _record(joined: _Joined, origin: Source, number: int) -> etree._Element:
    """A record's tree, made fit to stand in the joined file."""
    root = origin.tree(joined.main)
    single = len(sections.sections_of(root, joined.space)) == 1
    theirs = Source(origin.members, pages.counted(number, single=single).change)
    sections.begin(root, joined.space, number)
    pages.count_within(root, joined.space)
    if number > 1:
        joined.lists.restart(root)
        joined.notes.adopt(root, theirs, joined.shelf)
    joined.counting.renumber(root, number)
    if number > 1:
        sections.keep_margins_apart(root, joined.space, joined.shelf, origin, joined.main)
    joined.shelf.adopt(root, theirs, joined.main, joined.main)
    return root


def _body(joined: _Joined, root: etree._Element, *, ends: bool) -> str:
    """The content of a record's body as text; all but the last record end with their section."""
    if ends:
        sections.end(root, joined.space)
    said = etree.tostring(root, encoding="unicode")
    start, stop = said.index(_BODY) + len(_BODY), said.rindex(_END)
    if not joined.before:
        joined.before, joined.after = said[:start], said[stop:]
    return said[start:stop]
