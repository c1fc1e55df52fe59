"""A summary with everything that is ever laid over one, for trying with the real service whether it comes out so."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.content import ChartKind
from toolkit.sheets import Column, Kind, Link, Plot, Rule, SheetPatch, Tone
from toolkit.stores.google.answers import child, objects, text
from toolkit.stores.google.draw import Target, draw_sheet

if TYPE_CHECKING:
    from toolkit.stores.google.answers import Object
    from toolkit.stores.google.state import SheetState

SHEET_ID = 2**31 - 3
TITLE = "studygroup doctor 2"
ADDRESS = "https://example.com/"
_CHART_ID = 2**31 - 4
# What is read back: values, and the looks whose layers were drawn over each other.
FIELDS = "effectiveValue,userEnteredFormat(textFormat(bold,link),numberFormat(type))"
_COLUMNS = (
    Column("name", Kind.TEXT, note="note"),
    Column("day", Kind.DATE),
    Column("share", Kind.PERCENT),
    Column("link", Kind.TEXT),
    Column("answer", Kind.TEXT, choices=("yes", "no"), tone=Tone.INPUT),
)


def summary(rows: int) -> SheetPatch:
    """The sheet with so many rows, the last one a total."""
    line = ("=name", date(2026, 11, 24), Fraction(1, 2), Link("open", ADDRESS), None)
    return SheetPatch(
        "doctor",
        TITLE,
        _COLUMNS,
        (line,) * rows,
        above=("title", "note"),
        tones={rows: Tone.TOTAL},
        rules=(Rule(3, "<", Fraction(3, 4), Tone.BAD), Rule(5, "=", '"yes"', Tone.GOOD)),
        charts=(Plot(ChartKind.BAR, "chart", 1, (3,), rows),),
        tab="2F5597",
        frozen=1,
    )


def requests(rows: int, old: SheetState | None = None) -> list[Object]:
    """The batch that makes the sheet, or makes it another one."""
    patch = summary(rows)
    return draw_sheet(patch, Target(SHEET_ID, TITLE, old, (_CHART_ID,)), {}, [patch])


def as_drawn(sheet: Object, rows: int) -> bool:
    """Whether the sheet holds exactly the rows, each cell with the looks of all its layers."""
    body = [objects(row, "values") for block in objects(sheet, "data") for row in objects(block, "rowData")][3:]
    filled = [cells for cells in body if cells and child(cells[0], "effectiveValue")]
    totals = [child(child(cells[0], "userEnteredFormat"), "textFormat").get("bold", False) for cells in filled]
    return (
        [text(child(cells[0], "effectiveValue"), "stringValue") for cells in filled] == ["=name"] * rows
        and totals == [*[False] * (rows - 1), True]
        and all(_is_drawn(cells) for cells in filled)
    )


def _is_drawn(cells: list[Object]) -> bool:
    looks = [child(cell, "userEnteredFormat") for cell in cells]
    kinds = [text(child(look, "numberFormat"), "type") for look in looks[:3]]
    return kinds == ["TEXT", "DATE", "PERCENT"] and text(child(child(looks[3], "textFormat"), "link"), "uri") == ADDRESS
