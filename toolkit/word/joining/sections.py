"""Each record is a section, or several: it begins on a new page, and its pages are counted from 1."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.joining.shelf import target_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.joining.shelf import Shelf, Source

# The order Word wants inside a section's properties.
_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
    "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
# A break that would let a record begin in the middle of the page of the one before.
_SAME_PAGE = frozenset({"continuous", "nextColumn"})
_MARGINS = ("footerReference", "headerReference")


def main_of(document: Source) -> str:
    """The part that is the document."""
    relations = document.relations("").values()
    return next(target_of("", each) for each in relations if each.get("Type", "").endswith("/officeDocument"))


def parts_of(document: Source, main: str) -> Mapping[str, str]:
    """The parts a document leads to by the last word of what they are: styles, numbering, footnotes."""
    inside = [each for each in document.relations(main).values() if each.get("TargetMode") != "External"]
    return {each.get("Type", "").rsplit("/", 1)[-1]: target_of(main, each) for each in inside}


def sections_of(root: etree._Element, space: str) -> list[etree._Element]:
    """The properties of every section, in their order; a document without any gets plain ones."""
    body = root.find(f"{{{space}}}body")
    if body is None:
        return []
    if not len(body) or body[-1].tag != f"{{{space}}}sectPr":
        etree.SubElement(body, f"{{{space}}}sectPr")
    found = body.iter(f"{{{space}}}sectPr")
    return [each for each in found if not any(True for _ in each.iterancestors(f"{{{space}}}sectPrChange"))]


def begin(root: etree._Element, space: str, record: int) -> None:
    """Makes a record begin on a new page, numbered 1, its footnotes too."""
    found = sections_of(root, space)
    first = found[0]
    _child(first, space, "pgNumType").set(f"{{{space}}}start", "1")
    if len(found) == 1 and any(True for _ in root.iter(f"{{{space}}}footnoteReference")):
        notes = _child(first, space, "footnotePr")
        if notes.find(f"{{{space}}}numRestart") is None:
            etree.SubElement(notes, f"{{{space}}}numRestart").set(f"{{{space}}}val", "eachSect")
    kind = first.find(f"{{{space}}}type")
    if record > 1 and kind is not None and kind.get(f"{{{space}}}val") in _SAME_PAGE:
        kind.set(f"{{{space}}}val", "nextPage")


def keep_margins_apart(root: etree._Element, space: str, shelf: Shelf, origin: Source, main: str) -> None:
    """Gives a record's first section empty headers where it has none: it would show those of the record before."""
    found = sections_of(root, space)
    for name in _MARGINS:
        had = {
            each.get(f"{{{space}}}type"): each for section in found for each in section.findall(f"{{{space}}}{name}")
        }
        first = {each.get(f"{{{space}}}type") for each in found[0].findall(f"{{{space}}}{name}")}
        for kind, like in had.items():
            if kind not in first:
                key, value = next((str(k), str(v)) for k, v in like.attrib.items() if str(k).endswith("}id"))
                relation = origin.relations(main)[value]
                made = found[0].makeelement(f"{{{space}}}{name}")
                made.set(f"{{{space}}}type", kind or "default")
                made.set(key, _empty_margin(shelf, space, name, relation, main))
                found[0].insert(0, made)


def _empty_margin(shelf: Shelf, space: str, name: str, relation: etree._Element, main: str) -> str:
    like = target_of(main, relation)
    tag = {"headerReference": "hdr", "footerReference": "ftr"}[name]
    data = f'<w:{tag} xmlns:w="{space}"><w:p/></w:{tag}>'.encode()
    return shelf.add(f"{posixpath.dirname(main)}/empty_{tag}.xml", data, relation.get("Type", ""), like, main)


def end(root: etree._Element, space: str) -> None:
    """Turns the properties of a record's last section into a break: they move into its last paragraph."""
    body = root.find(f"{{{space}}}body")
    if body is None:
        return
    properties = sections_of(root, space)[-1]
    body.remove(properties)
    last = body[-1] if len(body) else None
    if last is None or last.tag != f"{{{space}}}p" or last.find(f"{{{space}}}pPr/{{{space}}}sectPr") is not None:
        last = _smallest(body, space)
    held = last.find(f"{{{space}}}pPr")
    if held is None:
        held = last.makeelement(f"{{{space}}}pPr")
        last.insert(0, held)
    change = held.find(f"{{{space}}}pPrChange")
    if change is None:
        held.append(properties)
    else:
        change.addprevious(properties)


def _smallest(body: etree._Element, space: str) -> etree._Element:
    """A paragraph too small to push anything onto a page of its own."""
    paragraph = etree.SubElement(body, f"{{{space}}}p")
    spacing = etree.SubElement(etree.SubElement(paragraph, f"{{{space}}}pPr"), f"{{{space}}}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(f"{{{space}}}{name}", value)
    return paragraph


def _child(section: etree._Element, space: str, name: str) -> etree._Element:
    found = section.find(f"{{{space}}}{name}")
    if found is not None:
        return found
    rank = _ORDER.index(name)
    made = section.makeelement(f"{{{space}}}{name}")
    before = [each for each in section if _rank(each) < rank]
    section.insert(len(before), made)
    return made


def _rank(element: etree._Element) -> int:
    """Where an element stands in a section's properties; what other programs add comes last."""
    name = etree.QName(element).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
