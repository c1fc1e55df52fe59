"""Looks are drawn layer by layer; in the end each cell has its own, whatever stood or was drawn there before."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.stores.patches import summary, texts
from toolkit.places import CellRef
from toolkit.sheets import Link, Tone
from toolkit.stores.google.answers import child, text
from toolkit.stores.google.cells import _rows

if TYPE_CHECKING:
    from tests.sheets_server import SheetsServer
    from tests.stores.google.reach import Reach
    from toolkit.sheets import SheetPatch
    from toolkit.stores.google.answers import Object

TONES = (Tone.PLAIN, Tone.PLAIN, Tone.TOTAL, Tone.BAD, Tone.NOTE)


def drawn(seed: int) -> SheetPatch:
    """Rows in any order with any tones, links that lead somewhere and nowhere among them."""
    chance = Random(seed)  # noqa: S311
    base = summary()
    links = (
        None,
        Link("看", CellRef("", "成员", 2, 1)),
        Link("无", CellRef("", "没有", 1, 1)),
        Link("网", "https://a.example"),
    )
    rows = [(*chance.choice(base.rows)[:5], chance.choice(links), None) for _ in range(chance.randint(1, 30))]
    tones = {at: chance.choice(TONES) for at in range(1, len(rows) + 1)}
    return replace(base, rows=tuple(rows), tones=tones)


@pytest.mark.parametrize("seed", range(6))
def test_each_cell_ends_in_its_own_look(seed: int, server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    for patch in (drawn(seed), drawn(seed + 100), texts(("甲", "乙"), key="attendance", title="考勤汇总")):
        store = reach.store(book)
        store.apply([patch], based_on=store.read())
        sheet = server.spreadsheet(book).titled("考勤汇总")
        assert sheet is not None
        ids = {"成员": next(each.id for each in server.spreadsheet(book).sheets if each.title == "成员")}
        expected = {
            (row, column): described(shown)
            for row, line in enumerate(_rows(patch, ids))
            for column, cell in enumerate(line)
            for shown in [merged(cell.content, cell.look.surface, cell.look.place, cell.look.letters)]
        }
        found = {at: described(child(cell, "userEnteredFormat")) for at, cell in sheet.cells.items()}
        # Below the rows of people's text of one column nothing is drawn.
        assert {at: look for at, look in found.items() if look != described({})} == expected


def merged(content: Object, surface: Object, place: Object, letters: Object | None) -> Object:
    """All layers of one cell and the link in its content."""
    parts = (surface, letters or {}, child(content, "userEnteredFormat"))
    return {
        **surface,
        **place,
        "textFormat": {key: value for part in parts for key, value in child(part, "textFormat").items()},
    }


def described(look: Object) -> tuple[object, ...]:
    """What people see of a look; colours by their strongest steps, as the service rounds them."""
    letters = child(look, "textFormat")
    fill = child(child(look, "backgroundColorStyle"), "rgbColor")
    ink = child(child(letters, "foregroundColorStyle"), "rgbColor")
    return (
        bool(letters.get("bold")),
        bool(letters.get("italic")),
        bool(letters.get("underline")),
        letters.get("fontSize"),
        text(child(letters, "link"), "uri"),
        text(look, "horizontalAlignment"),
        text(look, "wrapStrategy"),
        text(child(look, "numberFormat"), "pattern"),
        *(round(float(str(each.get(name, 0))), 1) for each in (fill, ink) for name in ("red", "green", "blue")),
    )
