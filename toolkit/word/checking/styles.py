"""What a paragraph or run looks like in the end: its own say, then its styles', then the document's defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

_DEFAULTS = {"pPr": "pPrDefault", "rPr": "rPrDefault"}
LAST_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles part; `default` is the paragraph style of those that name none."""

    space: str
    root: etree._Element | None
    by_id: Mapping[str, etree._Element]
    default: str

    @classmethod
    def of(cls, parts: Mapping[str, etree._Element], space: str) -> Styles:
        """The styles of a template; one without any has defaults of nothing."""
        root = next((tree for name, tree in parts.items() if name.endswith("/styles.xml")), None)
        w = f"{{{space}}}"
        styles = [] if root is None else root.findall(f"{w}style")
        by_id = {each.get(f"{w}styleId", ""): each for each in styles}
        default = (
            name
            for name, each in by_id.items()
            if each.get(f"{w}default") in {"1", "true"} and each.get(f"{w}type") == "paragraph"
        )
        return cls(space, root, by_id, next(default, ""))

    def of_paragraph(self, paragraph: etree._Element, kind: str) -> Iterator[etree._Element]:
        """The properties (pPr or rPr) that speak for a paragraph, the strongest first."""
        own = paragraph.find(self._tag("pPr"))
        if own is not None and kind == "pPr":
            yield own
        style = None if own is None else own.find(self._tag("pStyle"))
        yield from self._of_style(self.default if style is None else self._value(style), kind)
        table = next(paragraph.iterancestors(self._tag("tbl")), None)
        if table is not None:
            named = table.find(f"{self._tag('tblPr')}/{self._tag('tblStyle')}")
            yield from () if named is None else self._of_style(self._value(named), kind)
        yield from self._defaults(kind)

    def of_run(self, run: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The run properties that speak for a run, the strongest first."""
        own = run.find(self._tag("rPr"))
        if own is not None:
            yield own
            style = own.find(self._tag("rStyle"))
            yield from () if style is None else self._of_style(self._value(style), "rPr")
        yield from self.of_paragraph(paragraph, "rPr")

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a heading, by its outline level."""
        for properties in self.of_paragraph(paragraph, "pPr"):
            level = properties.find(self._tag("outlineLvl"))
            if level is not None:
                return self._value(level).isdecimal() and int(self._value(level)) < LAST_OUTLINE
        return False

    def _of_style(self, style: str, kind: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            found = self.by_id[style].find(self._tag(kind))
            if found is not None:
                yield found
            based = self.by_id[style].find(self._tag("basedOn"))
            style = "" if based is None else self._value(based)

    def _defaults(self, kind: str) -> Iterator[etree._Element]:
        path = "/".join(self._tag(name) for name in ("docDefaults", _DEFAULTS[kind], kind))
        found = None if self.root is None else self.root.find(path)
        if found is not None:
            yield found

    def _value(self, element: etree._Element) -> str:
        return element.get(self._tag("val"), "")

    def _tag(self, name: str) -> str:
        return f"{{{self.space}}}{name}"
