"""A copy of a template with a Word comment at every place something was found.

Word knows comments in the document itself only: what was found in a header, a note, a style or a property is said at
the beginning, with its place.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.word.checking.surroundings import bare
from toolkit.word.documenting import as_document
from toolkit.word.opener import CONTENT_TYPES, STRICT, open_file, read_xml, unpacked, word_space
from toolkit.word.package import Package, pack
from toolkit.word.placing import Part, paragraph_places
from toolkit.word.relations import relations_part, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from toolkit.places import Place
    from toolkit.word.opener import Opened
    from toolkit.word.package import Member

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Remark(NamedTuple):
    """What is said at a place; each line becomes a paragraph of the comment."""

    at: Place | None
    lines: tuple[str, ...]


def annotated(path: Path, remarks: Iterable[Remark], author: str, *, document: bool = False) -> bytes:
    """The template's bytes with a comment for every remark; as a `document` it is no template and has no macros.

    Raises: StudygroupError when the file is no template at all.
    """
    opened = open_file(path)
    return _Copy(as_document(opened) if document else opened).with_remarks(remarks, author)


class _Copy:
    """A template being annotated."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._members: dict[str, Member] = {member.name: member for member in opened.members}
        self._main = next(iter(opened.texts))
        self._root = self._tree(self._main)
        self._space = word_space(opened.file, self._main, self._root)
        body = self._root.find(self._tag("body"))
        if body is not None and body.find(f".//{self._tag('p')}") is None:
            # What is found elsewhere is said at the beginning, which an empty document has none of.
            body.insert(0, etree.Element(self._tag("p")))
        part = Part(self._main, self._root, self._space)
        self._spots = {at: element for element, at in paragraph_places(part, opened.file)}
        self._comments_part = self._comments_name()
        self._comments = self._comments_tree()

    def with_remarks(self, remarks: Iterable[Remark], author: str) -> bytes:
        """The finished copy."""
        numbers = [int(each.get(self._tag("id"), "0")) for each in self._comments.iter(self._tag("comment"))]
        last = max(numbers, default=-1)
        for number, remark in enumerate(remarks, start=last + 1):
            self._comments.append(self._comment(number, remark, author))
            self._anchor(number, remark)
        self._put(self._main, self._root)
        self._put(self._comments_part, self._comments)
        head = self._members.pop(CONTENT_TYPES)
        return Package.of([head, *self._members.values()]).with_members([])

    def _comment(self, number: int, remark: Remark, author: str) -> etree._Element:
        made = etree.Element(self._tag("comment"))
        for name, value in (("id", str(number)), ("author", author), ("initials", author[:2])):
            made.set(self._tag(name), value)
        for line in remark.lines:
            text = etree.SubElement(
                etree.SubElement(etree.SubElement(made, self._tag("p")), self._tag("r")), self._tag("t")
            )
            text.text = line
        return made

    def _anchor(self, number: int, remark: Remark) -> None:
        """Puts the marks a comment is held by around what it is about."""
        where = bare(remark.at)
        paragraph = self._spots.get(where) if where is not None else None
        if paragraph is None:
            paragraph = next(iter(self._spots.values()))
        near = getattr(remark.at, "near", "").strip("…")
        first, last = self._about(paragraph, near)
        start, end, shown = (self._mark(name, number) for name in ("commentRangeStart", "commentRangeEnd", ""))
        if first is None or last is None:
            paragraph.extend([start, end, shown])
            return
        first.addprevious(start)
        last.addnext(end)
        end.addnext(shown)

    def _mark(self, name: str, number: int) -> etree._Element:
        if name:
            made = etree.Element(self._tag(name))
            made.set(self._tag("id"), str(number))
            return made
        run = etree.Element(self._tag("r"))
        etree.SubElement(run, self._tag("commentReference")).set(self._tag("id"), str(number))
        return run

    def _about(self, paragraph: etree._Element, near: str) -> tuple[etree._Element | None, etree._Element | None]:
        """The first and last child of a paragraph that hold what is meant; all of them when it is not found."""
        pieces = list(self._pieces(paragraph))
        whole = "".join(text for _, text in pieces)
        start = whole.find(near) if near else -1
        touched = []
        position = 0
        for child, text in pieces:
            if start < 0 or (position < start + len(near) and position + len(text) > start):
                touched.append(child)
            position += len(text)
        return (touched[0], touched[-1]) if touched else (None, None)

    def _pieces(self, paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        for child in paragraph:
            if child.tag != self._tag("pPr") and not str(child.tag).endswith(("RangeStart", "RangeEnd")):
                yield child, "".join(each.text or "" for each in child.iter(self._tag("t")))

    def _comments_name(self) -> str:
        """The part comments lie in; one is declared when there is none."""
        name = relations_part(self._main)
        relations = (
            self._tree(name) if name in self._members else etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        )
        for each in relations:
            if each.get("Type", "").endswith("/comments"):
                return target_of(name, each)
        made = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        made.set("Id", f"remarks{len(relations)}")
        made.set("Type", f"{_OFFICE_STRICT if self._space == STRICT else _OFFICE}/comments")
        made.set("Target", "comments.xml")
        self._put(name, relations)
        types = self._tree(CONTENT_TYPES)
        part = posixpath.join(posixpath.dirname(self._main), "comments.xml")
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", _COMMENTS)
        self._put(CONTENT_TYPES, types)
        return part

    def _comments_tree(self) -> etree._Element:
        if self._comments_part in self._members:
            return self._tree(self._comments_part)
        return etree.fromstring(f'<w:comments xmlns:w="{self._space}"/>')

    def _tree(self, name: str) -> etree._Element:
        return read_xml(self._opened.file, name, unpacked(self._opened.file, self._members[name]))

    def _put(self, name: str, root: etree._Element) -> None:
        self._members[name] = pack(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"
