"""What is drawn over a sheet of ours: our charts anew, and whatever people drew there as it was.

Shape: an anchor of ours is known by the name of its frame, which Excel and LibreOffice keep. Chart parts keep their
member names from run to run.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.stores.excel.book import free_id
from toolkit.stores.excel.chart_part import STRICT, TRANSITIONAL, chart_part
from toolkit.stores.excel.kept import EMPTY_RELS
from toolkit.stores.excel.parts import read_relationships, rels_of
from toolkit.stores.excel.reachable import only_through
from toolkit.stores.excel.texts import attribute_text
from toolkit.stores.excel.xml_part import drop, make, open_part, part_bytes, whole
from toolkit.stores.layout import layout_of

if TYPE_CHECKING:
    from toolkit.sheets import Plot, SheetPatch
    from toolkit.stores.excel.book import Book
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.kept import SheetRelationships

OURS = "_studygroup."
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
# English Metric Units, 360,000 to the centimetre.
_CENTIMETRE = 360_000
_HEIGHT = 11 * _CENTIMETRE
_NARROWEST, _PER_BAR, _WIDEST = 20 * _CENTIMETRE, 2 * _CENTIMETRE, 44 * _CENTIMETRE
# Rows of the usual height that a chart and the gap below it cover.
_ROWS = 20


class SheetDrawing:
    """The drawing over one sheet while it is written; `written` and `dropped` are members."""

    def __init__(self, container: Container, book: Book, relationships: SheetRelationships, *, strict: bool) -> None:
        self._container = container
        self._book = book
        self._relationships = relationships
        self._spaces = STRICT if strict else TRANSITIONAL
        self._part = relationships.target("drawing")
        found = container.find(self._part) if self._part else None
        self._root = open_part(container, found.name) if found else None
        self._rels_name = rels_of(self._part) if self._part else ""
        rels = container.find(self._rels_name) if found else None
        self._rels = open_part(container, rels.name) if rels else etree.fromstring(EMPTY_RELS)
        self._old = self._take_out()
        self._had = bool(self._old)
        self.written: dict[str, bytes] = {}
        self.dropped: set[str] = set()

    def draw(self, patch: SheetPatch, title: str) -> str:
        """Draws a sheet's charts; answers the id of the relationship to the drawing, empty when nothing is drawn."""
        for number, plot in enumerate(patch.charts):
            self._add(plot, patch, title, number)
        for chart in self._old:
            self._drop(chart)
        if self._root is None or self._part is None:
            return ""
        if self._had and not any(True for _ in self._root.iterchildren("{*}*")):
            self._drop(self._part)
            self._relationships.forget("drawing")
            return ""
        self.written[self._part] = part_bytes(self._root)
        if len(self._rels) or self._container.find(self._rels_name):
            self.written[self._rels_name] = part_bytes(self._rels)
        return self._relationships.to(self._part, "drawing", self._book.relationships)

    def _take_out(self) -> list[str]:
        """Removes the anchors of ours; answers the charts they showed, in order."""
        charts = []
        targets = {
            each.id: each.target
            for each in (read_relationships(self._container, self._rels_name) if len(self._rels) else ())
        }
        for anchor in list(self._root) if self._root is not None else ():
            names = [str(each.get("name", "")) for each in anchor.iter("{*}cNvPr")]
            if not names or not names[0].startswith(OURS):
                continue
            for chart in anchor.iter("{*}chart"):
                rid = next((str(value) for name, value in chart.attrib.items() if str(name).endswith("}id")), "")
                charts += [targets[rid]] if rid in targets else []
                for line in [each for each in self._rels if each.get("Id") == rid]:
                    self._rels.remove(line)
            drop(anchor)
        return charts

    def _add(self, plot: Plot, patch: SheetPatch, title: str, number: int) -> None:
        chart = self._old.pop(0) if self._old else self._new_part("charts/chart", CHART_TYPE)
        if self._root is None or self._part is None:
            self._part = self._new_part("drawings/drawing", DRAWING_TYPE)
            self._rels_name = rels_of(self._part)
            self._root = etree.fromstring(f'<xdr:wsDr xmlns:xdr="{self._spaces.sheet}" xmlns:a="{self._spaces.main}"/>')
        rid = free_id(self._rels)
        target = posixpath.relpath(chart, posixpath.dirname(self._part))
        kind = f"{self._book.relationships}/chart"
        self._rels.append(make(self._rels, "Relationship", Id=rid, Type=kind, Target=target))
        self._root.append(etree.fromstring(self._anchor(plot, patch, number, rid)))
        self.written[chart] = chart_part(plot, patch, title, self._spaces)

    def _anchor(self, plot: Plot, patch: SheetPatch, number: int, rid: str) -> str:
        """Below the table, moving with it but never squeezed by a filter that hides rows."""
        ids = [whole(each, "id") for each in self._root.iter("{*}cNvPr")] if self._root is not None else []
        row = layout_of(patch).last + 1 + number * _ROWS
        wide = min(max(_NARROWEST, plot.rows * len(plot.series) * _PER_BAR), _WIDEST)
        named = f'id="{max(ids, default=1) + 1}" name="{OURS}{number + 1}" descr="{attribute_text(plot.title)}"'
        return (
            f'<xdr:oneCellAnchor xmlns:xdr="{self._spaces.sheet}" xmlns:a="{self._spaces.main}">'
            f"<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>"
            f'<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="{wide}" cy="{_HEIGHT}"/>'
            f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr {named}/><xdr:cNvGraphicFramePr/>'
            '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
            f'<a:graphic><a:graphicData uri="{self._spaces.chart}"><c:chart xmlns:c="{self._spaces.chart}" '
            f'xmlns:r="{self._book.relationships}" r:id="{rid}"/></a:graphicData></a:graphic></xdr:graphicFrame>'
            "<xdr:clientData/></xdr:oneCellAnchor>"
        )

    def _new_part(self, name: str, content_type: str) -> str:
        part = self._book.free_member(f"{self._book.folder}/{name}{{}}.xml")
        self._book.declare(part, content_type)
        return part

    def _drop(self, part: str) -> None:
        gone = only_through(self._container, part)
        self._book.undeclare(gone)
        self.dropped |= gone
