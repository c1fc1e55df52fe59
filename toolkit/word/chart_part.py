"""One drawn chart: its title, names, categories and values become places to fill; colours and styles stay as drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.content import ChartKind
from toolkit.places import column_letters
from toolkit.word.chart_data import cache
from toolkit.word.compiling import HEAD

if TYPE_CHECKING:
    from toolkit.word.chart_data import Figures

_SLOT = re.compile(r"<\?sg ([^?]+)\?>")
# What holds the series, and whether it is drawn against numbers on both axes.
_PLOTS = {"barChart": False, "lineChart": False, "pieChart": False, "doughnutChart": False, "scatterChart": True}
_UNFILLABLE = ("multiLvlStrRef", "dateAx")


class Slot(NamedTuple):
    """A place to fill: a series' name, values or categories by the number of the series, or the title."""

    what: str
    series: int
    column: str


class Drawing(NamedTuple):
    """A chart's part between its places to fill; `series` is how many were drawn, `codes` their number formats."""

    pieces: tuple[str | Slot, ...]
    prefix: str
    series: int
    codes: tuple[str, ...]
    scatter: bool
    workbook: str

    def suits(self, kind: ChartKind) -> bool:
        """Whether data of a kind can be drawn: bars and lines may stand for each other, numbers on both axes not."""
        return self.scatter == (kind is ChartKind.SCATTER)

    def filled(self, figures: Figures, sheet: str) -> str:
        """The part with these figures; `sheet` is what the workbook's sheet is called."""
        named = sheet.replace("'", "''").replace("&", "&amp;").replace("<", "&lt;")
        kind = "num" if self.scatter else "str"
        categories = cache(self.prefix, kind, f"'{named}'!$A$2:$A${figures.last_row}", figures.categories)
        return "".join(
            [
                each if isinstance(each, str) else self._filled(each, figures, f"'{named}'!", categories)
                for each in self.pieces
            ]
        )

    def _filled(self, slot: Slot, figures: Figures, sheet: str, categories: str) -> str:
        what, which, column = slot
        if what == "values":
            points = figures.values[which] if which < len(figures.values) else ()
            formula = f"{sheet}${column}$2:${column}${figures.last_row}"
            return cache(self.prefix, "num", formula, points, self.codes[which])
        if what == "name":
            return cache(self.prefix, "str", f"{sheet}${column}$1", figures.names[which : which + 1])
        return categories if what == "categories" else figures.title


def compile_drawing(root: etree._Element) -> Drawing | None:
    """A chart's part taken apart; None when it is of a kind that cannot be filled."""
    plots = [each for each in root.iter("{*}plotArea") for each in each if _local(each).endswith("Chart")]
    if (
        len(plots) != 1
        or _local(plots[0]) not in _PLOTS
        or any(True for _ in root.iter(*map("{{*}}{}".format, _UNFILLABLE)))
    ):
        return None
    scatter = _PLOTS[_local(plots[0])]
    series = plots[0].findall("{*}ser")
    codes = tuple([_place_series(each, number, scatter=scatter) for number, each in enumerate(series)])
    if not series or "" in codes:
        return None
    _place_title(root)
    _leave_gaps(root)
    workbook = _keep_still(root)
    pieces = _SLOT.split(HEAD + etree.tostring(root, encoding="unicode"))
    parts = tuple([piece if n % 2 == 0 else _slot_of(piece) for n, piece in enumerate(pieces)])
    prefix = f"{root.prefix}:" if root.prefix else ""
    return Drawing(parts, prefix, len(series), codes, scatter, workbook)


def _slot_of(says: str) -> Slot:
    what, _, number = says.partition(" ")
    series = int(number or 0)
    return Slot(what, series, column_letters(series + 2))


def _place_series(series: etree._Element, number: int, *, scatter: bool) -> str:
    """Puts the slots of one series; its number format, or nothing when it has no values to fill."""
    values = series.find("{*}yVal" if scatter else "{*}val")
    order = series.find("{*}order")
    if values is None or order is None:
        return ""
    code = values.findtext(".//{*}formatCode") or "General"
    _slot(_child(series, "tx", after=order), f"name {number}")
    categories = series.find("{*}xVal" if scatter else "{*}cat")
    if categories is None:
        categories = values.makeelement(_named(values, "xVal" if scatter else "cat"))
        values.addprevious(categories)
    _slot(categories, f"categories {number}")
    _slot(values, f"values {number}")
    return _escaped(code)


def _child(parent: etree._Element, name: str, *, after: etree._Element) -> etree._Element:
    found = parent.find(f"{{*}}{name}")
    if found is None:
        found = parent.makeelement(_named(parent, name))
        after.addnext(found)
    return found


def _slot(element: etree._Element, says: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
    element.append(etree.ProcessingInstruction("sg", says))


def _place_title(root: etree._Element) -> None:
    """The first run of a typed title; a chart drawn without one stays without."""
    texts = list(root.iterfind("./{*}chart/{*}title/{*}tx/{*}rich//{*}t"))
    for each in texts[1:]:
        each.text = None
    if texts:
        _slot(texts[0], "title")


def _leave_gaps(root: etree._Element) -> None:
    """Values that are not there are drawn as gaps, never as 0."""
    chart = root.find("{*}chart")
    if chart is None:
        return
    blanks = chart.find("{*}dispBlanksAs")
    if blanks is None:
        blanks = chart.makeelement(_named(chart, "dispBlanksAs"))
        last = [each for each in chart if _local(each) in {"plotArea", "legend", "plotVisOnly"}][-1]
        last.addnext(blanks)
    if blanks.get("val", "zero") == "zero":
        blanks.set("val", "gap")


def _keep_still(root: etree._Element) -> str:
    """The relation of the chart's workbook, which Word must not read again by itself; blank without one."""
    data = root.find("{*}externalData")
    if data is None:
        return ""
    update = data.find("{*}autoUpdate")
    if update is None:
        update = data.makeelement(_named(data, "autoUpdate"))
        data.append(update)
    update.set("val", "0")
    return next((str(value) for name, value in data.attrib.items() if str(name).endswith("}id")), "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _named(like: etree._Element, name: str) -> str:
    return f"{{{etree.QName(like).namespace}}}{name}"
