"""Charts a designer drew and named in their alt text (`chart:attendance`): found at compile time, filled per document.

A chart that cannot be filled is an error naming it: what was drawn as an example must never pass for data.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code, Problem, problem
from toolkit.word.chart_book import Book, compile_book
from toolkit.word.chart_data import figures_of, no_figures
from toolkit.word.chart_part import Drawing, compile_drawing
from toolkit.word.faults import TemplateError, key_of
from toolkit.word.opener import read_xml, word_space
from toolkit.word.package import Member, pack
from toolkit.word.placing import Part, paragraph_places
from toolkit.word.printing import first_illegal
from toolkit.word.relations import related
from toolkit.word.tags import Found, Tag, TagKind, TagLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from toolkit.content import Chart
    from toolkit.places import TemplateRef
    from toolkit.word.chart_data import Figures
    from toolkit.word.draft import Draft
    from toolkit.word.opener import Opened
    from toolkit.word.repeats import Repeats

_NAMED = re.compile(r"\s*(?:chart|图表)\s*[:：]\s*(.*?)\s*", re.IGNORECASE)
_MEANT = re.compile(r"\s*(?:chart|图表)\s*[:：]", re.IGNORECASE)
# How the kinds of charts are called that came after 2013: waterfall, funnel, histogram.
NEWER = "chartex"
_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_STORED = 0


class NamedChart(NamedTuple):
    """A drawn chart and the field that fills it; `path` are its names in English."""

    tag: Tag
    path: tuple[str, ...]
    part: str
    drawing: Drawing
    book: Book | None

    def filled(self, chart: Chart | None, draft: Draft, repeats: Repeats) -> tuple[Member, ...]:
        """Its parts with the data; without any, the chart is empty.

        Problems: TEXT_REPLACED for what XML cannot hold.

        Raises: TemplateError when the data has another number of series than was drawn, or is of another kind.
        """
        figures = no_figures(self.drawing.series)
        if chart is not None:
            self._see(chart)
            figures = figures_of(chart)
            if mark := first_illegal("".join((chart.title, *chart.categories, *(each.name for each in chart.series)))):
                draft.note(problem(Code.TEXT_REPLACED, self.tag.at, mark=mark))
        return repeats.once(self.part, figures, lambda: self._members(figures))

    def _members(self, figures: Figures) -> tuple[Member, ...]:
        sheet = self.book.title if self.book else "Sheet1"
        made = [pack(self.part, self.drawing.filled(figures, sheet).encode())]
        if self.book is not None:
            # Its members are deflated already.
            data = self.book.filled(figures, numbers=self.drawing.scatter)
            made.append(pack(self.drawing.workbook, data, method=_STORED))
        return tuple(made)

    def _see(self, chart: Chart) -> None:
        name = self.tag.found.says
        if len(chart.series) != self.drawing.series:
            raise TemplateError(
                [problem(Code.CHART_SERIES, self.tag.at, name=name, drawn=self.drawing.series, given=len(chart.series))]
            )
        if not self.drawing.suits(chart.kind) or (self.drawing.scatter and not all(map(_is_number, chart.categories))):
            raise TemplateError([problem(Code.CHART_OTHER_KIND, self.tag.at, name=name)])


def compile_charts(opened: Opened, aliases: Mapping[str, str], faults: list[Problem]) -> tuple[NamedChart, ...]:
    """Every chart named in the alt text of its drawing.

    Problems: CHART_CANNOT_FILL, CHART_WORKBOOK.
    """
    found: dict[str, NamedChart] = {}
    for name, data in opened.texts.items():
        if b"docPr" not in data:
            continue
        root = read_xml(opened.file, name, data)
        targets = related(opened, name)
        for tag, drawn in _drawn(opened.file, name, root):
            part = targets.get(drawn, "")
            chart = _chart(opened, tag, part, aliases, faults)
            if chart is not None:
                found[part] = chart
    return tuple(found.values())


def unnamed_charts(opened: Opened) -> tuple[Problem, ...]:
    """Charts nobody can fill for want of a name, or of their kind: each document shows what was drawn as an example.

    Problems: LINT_CHART_UNNAMED, LINT_CHART_NEWER.
    """
    found = []
    for name, data in opened.texts.items():
        if b"docPr" not in data:
            continue
        root = read_xml(opened.file, name, data)
        places = dict(paragraph_places(Part(name, root, word_space(opened.file, name, root)), opened.file))
        for properties in root.iter("{*}docPr"):
            frame = properties.getparent()
            chart = None if frame is None else next(frame.iter("{*}chart"), None)
            at = next((places[each] for each in properties.iterancestors() if each in places), None)
            if chart is not None and NEWER in str(chart.tag):
                found.append(problem(Code.LINT_CHART_NEWER, at))
            elif chart is not None and not is_named(properties):
                found.append(problem(Code.LINT_CHART_UNNAMED, at))
    return tuple({key_of(each): each for each in found}.values())


def is_named(properties: etree._Element) -> bool:
    """Whether a drawing's alt text means to name a chart, whatever it names."""
    return any(_MEANT.match(properties.get(attribute) or "") for attribute in ("descr", "title"))


def _drawn(file: str, name: str, root: etree._Element) -> Iterator[tuple[Tag, str]]:
    """The drawings whose alt text names a chart, with the relation of what they draw."""
    part = Part(name, root, word_space(file, name, root))
    spots: dict[etree._Element, TemplateRef] = {}
    for properties in root.iter("{*}docPr"):
        said = _alt(properties)
        holder, frame = next(properties.iterancestors(part.tag("p")), None), properties.getparent()
        if said is None or holder is None or frame is None:
            continue
        spots = spots or dict(paragraph_places(part, file))
        typed, says = said
        at = spots[holder]._replace(near=typed)
        tag = Tag(0, Found(0, len(typed), TagKind.VALUE, typed, says, None), at, TagLevel.TEXT)
        yield tag, next((_relation(each) for each in frame.iter("{*}chart")), "")


def _alt(properties: etree._Element) -> tuple[str, str] | None:
    """The alt text that names a chart, and the name; WPS keeps it as the drawing's title."""
    for attribute in ("descr", "title"):
        typed = properties.get(attribute) or ""
        found = _NAMED.fullmatch(typed)
        if found is not None:
            return typed.strip(), found[1]
    return None


def _relation(chart: etree._Element) -> str:
    return next((str(value) for name, value in chart.attrib.items() if str(name).endswith("}id")), "")


def _chart(opened: Opened, tag: Tag, part: str, aliases: Mapping[str, str], faults: list[Problem]) -> NamedChart | None:
    name = tag.found.says
    root = read_xml(opened.file, part, opened.data(part)) if part else None
    drawing = None if root is None or not _PATH.fullmatch(name) else compile_drawing(root)
    if drawing is None:
        faults.append(problem(Code.CHART_CANNOT_FILL, tag.at, name=name))
        return None
    path = tuple(aliases.get(each, each) for each in name.split("."))
    if not drawing.workbook:
        return NamedChart(tag, path, part, drawing, None)
    target = related(opened, part).get(drawing.workbook)
    book = compile_book(opened.file, opened.data(target)) if target else None
    if target is None or book is None:
        faults.append(problem(Code.CHART_WORKBOOK, tag.at, name=name))
        return None
    return NamedChart(tag, path, part, drawing._replace(workbook=target), book)


def _is_number(text: str) -> bool:
    try:
        Fraction(text)
    except (ValueError, ZeroDivisionError):
        return False
    return "/" not in text
