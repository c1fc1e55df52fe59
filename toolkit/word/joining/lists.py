"""Numbered lists begin anew in every record: 一、 is the first heading of each.

A list is numbered by a `num`; each record after the first gets its own of every list it uses, beginning where the
template's does, whether the paragraph or its style asks for the list.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.word.joining.shelf import Shelf, Source

_BULLET = "bullet"


class _Use(NamedTuple):
    """A list a style asks for, at which level, and the indent the style sets for it."""

    num: str
    level: str
    indent: etree._Element | None


@dataclass(slots=True)
class Lists:
    """The lists of a template; `root` None when it has none."""

    space: str
    part: str
    root: etree._Element | None
    uses: Mapping[str, _Use]
    default: str
    fresh: list[etree._Element] = field(default_factory=list)
    highest: int = 0

    @classmethod
    def of(cls, first: Source, related: Mapping[str, str], space: str) -> Lists:
        """What the styles and numbering parts say."""
        part = related.get("numbering", "")
        if part not in first.members:
            return cls(space, part, None, {}, "")
        root = first.tree(part)
        styles = related.get("styles", "")
        uses, default = _uses(first.tree(styles), root, space) if styles in first.members else ({}, "")
        numbers = [int(each.get(f"{{{space}}}numId") or 0) for each in root.iter(f"{{{space}}}num")]
        return cls(space, part, root, uses, default, highest=max(numbers, default=0))

    def restart(self, root: etree._Element) -> None:
        """Gives a record lists of its own."""
        if self.root is None:
            return
        own: dict[str, str] = {}
        for paragraph in root.iter(self._tag("p")):
            style = paragraph.find(f"{self._tag('pPr')}/{self._tag('pStyle')}")
            use = self.uses.get(self.default if style is None else style.get(self._tag("val"), ""))
            direct = paragraph.find(f"{self._tag('pPr')}/{self._tag('numPr')}")
            number = direct.find(self._tag("numId")) if direct is not None else None
            if number is not None:
                number.set(self._tag("val"), self._own(number.get(self._tag("val"), ""), own))
            elif use is not None and self._own(use.num, own) != use.num:
                self._ask(paragraph, use, own[use.num])

    def settle(self, shelf: Shelf) -> None:
        """Adds the new lists to the joined file."""
        if self.root is None or not self.fresh:
            return
        nums = self.root.findall(self._tag("num"))
        for each in reversed(self.fresh):
            nums[-1].addnext(each)
        shelf.put(self.part, etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _own(self, num: str, own: dict[str, str]) -> str:
        """The record's own list in the place of one of the template's; bullets count nothing and stay."""
        if num not in own:
            own[num] = self._restarted(num)
        return own[num]

    def _restarted(self, num: str) -> str:
        found = _named(self.root, self._tag("num"), self._tag("numId"), num)
        link = None if found is None else found.find(self._tag("abstractNumId"))
        if found is None or link is None:
            return num
        key = self._tag("abstractNumId")
        abstract = _named(self.root, self._tag("abstractNum"), key, link.get(self._tag("val"), ""))
        levels = [] if abstract is None else abstract.findall(self._tag("lvl"))
        if not levels or all(self._value(each, "numFmt") == _BULLET for each in levels):
            return num
        self.highest += 1
        made = deepcopy(found)
        made.tail = None
        made.set(self._tag("numId"), str(self.highest))
        for level in levels:
            self._start(made, level)
        self.fresh.append(made)
        return str(self.highest)

    def _start(self, num: etree._Element, level: etree._Element) -> None:
        at = level.get(self._tag("ilvl"), "0")
        override = _named(num, self._tag("lvlOverride"), self._tag("ilvl"), at)
        if override is None:
            override = etree.SubElement(num, self._tag("lvlOverride"))
            override.set(self._tag("ilvl"), at)
        if override.find(self._tag("startOverride")) is None:
            start = override.makeelement(self._tag("startOverride"))
            start.set(self._tag("val"), self._value(level, "start") or "1")
            override.insert(0, start)

    def _ask(self, paragraph: etree._Element, use: _Use, num: str) -> None:
        """Lets the paragraph itself ask for the list its style asks for, looking as before."""
        properties = paragraph.find(self._tag("pPr"))
        if properties is None:
            properties = paragraph.makeelement(self._tag("pPr"))
            paragraph.insert(0, properties)
        asked = properties.find(self._tag("numPr"))
        if asked is None:
            asked = properties.makeelement(self._tag("numPr"))
            before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
            properties.insert(sum(etree.QName(each).localname in before for each in properties), asked)
        if asked.find(self._tag("ilvl")) is None:
            etree.SubElement(asked, self._tag("ilvl")).set(self._tag("val"), use.level)
        etree.SubElement(asked, self._tag("numId")).set(self._tag("val"), num)
        # Asked for directly, a list's indent would win over the style's.
        if use.indent is not None and properties.find(self._tag("ind")) is None:
            after = ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
                     "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")  # fmt: skip
            place = sum(etree.QName(each).localname not in after for each in properties)
            properties.insert(place, deepcopy(use.indent))

    def _value(self, element: etree._Element, name: str) -> str:
        found = element.find(self._tag(name))
        return "" if found is None else found.get(self._tag("val"), "")

    def _tag(self, name: str) -> str:
        return f"{{{self.space}}}{name}"


def _named(root: etree._Element | None, tag: str, key: str, value: str) -> etree._Element | None:
    return None if root is None else next((each for each in root.findall(tag) if each.get(key) == value), None)


def _uses(styles: etree._Element, numbering: etree._Element, space: str) -> tuple[dict[str, _Use], str]:
    """What each paragraph style asks for, itself or through the style it is based on; and the default style."""
    w = f"{{{space}}}"
    by_id = {each.get(f"{w}styleId", ""): each for each in styles.iter(f"{w}style")}
    found: dict[str, _Use] = {}
    for name in by_id:
        indent = None
        for holder, style in _chain(by_id, name, w):
            properties = style.find(f"{w}pPr")
            if properties is None:
                continue
            indent = properties.find(f"{w}ind") if indent is None else indent
            number = properties.find(f"{w}numPr/{w}numId")
            if number is not None:
                num = number.get(f"{w}val", "")
                found[name] = _Use(num, _level(properties, numbering, holder, num, w), indent)
                break
    default = (n for n, s in by_id.items() if s.get(f"{w}default") == "1" and s.get(f"{w}type") == "paragraph")
    return {name: use for name, use in found.items() if use.num not in {"", "0"}}, next(default, "")


def _chain(styles: Mapping[str, etree._Element], name: str, w: str) -> Iterator[tuple[str, etree._Element]]:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield name, styles[name]
        based = styles[name].find(f"{w}basedOn")
        name = "" if based is None else based.get(f"{w}val", "")


def _level(properties: etree._Element, numbering: etree._Element, style: str, num: str, w: str) -> str:
    """The level a style stands for: what it says, else the level of its list that names it."""
    said = properties.find(f"{w}numPr/{w}ilvl")
    if said is not None:
        return said.get(f"{w}val", "0")
    used = _named(numbering, f"{w}num", f"{w}numId", num)
    link = None if used is None else used.find(f"{w}abstractNumId")
    of = "" if link is None else link.get(f"{w}val", "")
    abstract = _named(numbering, f"{w}abstractNum", f"{w}abstractNumId", of)
    for level in [] if abstract is None else abstract.findall(f"{w}lvl"):
        named = level.find(f"{w}pStyle")
        if named is not None and named.get(f"{w}val") == style:
            return level.get(f"{w}ilvl", "0")
    return "0"
