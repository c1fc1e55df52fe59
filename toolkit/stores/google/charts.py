"""Charts of a sheet of ours in Google's words: the same cells, below the table, under ids we know again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content import ChartKind
from toolkit.stores.google.formats import colour
from toolkit.stores.layout import layout_of
from toolkit.stores.looks import SHADES
from toolkit.stores.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.sheets import Plot, SheetPatch
    from toolkit.stores.google.answers import Json, Object
    from toolkit.stores.google.cells import Canvas

# No sheet of ours has more.
MOST = 8
# Rows a chart covers, of Google's usual height of 21 pixels.
ROWS = 20
_HEIGHT = 400
_NARROWEST, _PER_BAR, _WIDEST = 760, 76, 1600
_KINDS = {ChartKind.BAR: "COLUMN", ChartKind.STACKED: "COLUMN", ChartKind.LINE: "LINE"}


def draw_charts(patch: SheetPatch, canvas: Canvas, ids: Sequence[int]) -> Iterator[Object]:
    """A request for each chart; `ids` are theirs, in order."""
    for number, (plot, chart) in enumerate(zip(patch.charts, ids, strict=False)):
        anchor: Object = {"sheetId": canvas.id, "rowIndex": layout_of(patch).last + 1 + number * ROWS, "columnIndex": 0}
        wide = min(max(_NARROWEST, plot.rows * len(plot.series) * _PER_BAR), _WIDEST)
        overlay: Object = {"anchorCell": anchor, "widthPixels": wide, "heightPixels": _HEIGHT}
        drawn: Object = {"chartId": chart, "spec": _spec(plot, patch, canvas), "position": {"overlayPosition": overlay}}
        yield {"addChart": {"chart": drawn}}


def _spec(plot: Plot, patch: SheetPatch, canvas: Canvas) -> Object:
    title = clean(plot.title).text
    spec: Object = {"title": title, "altText": title}
    domain = _source(plot.categories, plot, patch, canvas)
    sources = [_source(column, plot, patch, canvas) for column in plot.series]
    if plot.kind is ChartKind.PIE:
        return {**spec, "pieChart": {"legendPosition": "LABELED_LEGEND", "domain": domain, "series": sources[0]}}
    series: list[Json] = [
        {"series": source, "targetAxis": "LEFT_AXIS", "colorStyle": colour(SHADES[n % len(SHADES)])}
        for n, source in enumerate(sources)
    ]
    stacked: Object = {"stackedType": "STACKED"} if plot.kind is ChartKind.STACKED else {}
    basic: Object = {
        "chartType": _KINDS[plot.kind],
        "legendPosition": "BOTTOM_LEGEND" if len(series) > 1 else "NO_LEGEND",
        "headerCount": 1,
        "domains": [{"domain": domain}],
        "series": series,
        **stacked,
    }
    return {**spec, "basicChart": basic}


def _source(column: int, plot: Plot, patch: SheetPatch, canvas: Canvas) -> Object:
    """A column with its header, which stands apart where the rows begin further down."""
    header = layout_of(patch).header
    first = header + plot.first - 1
    ends = [(header - 1, first + plot.rows)] if plot.first == 1 else [(header - 1, header), (first, first + plot.rows)]
    return {"sourceRange": {"sources": [canvas.area(top, bottom, column - 1, column) for top, bottom in ends]}}
