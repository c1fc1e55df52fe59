"""填写说明: the first page of a new workbook, with a way to every tab and who fills it when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.places import CellRef
from toolkit.programme.kinds import Phase
from toolkit.sheets import Column, Kind, Link, SheetPatch, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.language import Words
    from toolkit.sheets import SheetValue
    from toolkit.tables.spec import TableSpec

GUIDE_TAB = "1F3864"
TABS = {Phase.PREPARE: "2F75B5", Phase.FORM: "548235", Phase.RUN: "C65911", Phase.REVIEW: "7030A0"}
LEGEND = (("must", Tone.HEADER), ("optional", Tone.OPTIONAL), ("example", Tone.NOTE))


def guide_sheet(specs: Sequence[TableSpec], words: Words, *, kind: str, title: str) -> SheetPatch:
    """The page for a list of tabs; `kind` picks the sentences: the hub's or a group's own sheet's."""
    legend = tuple(
        (words.text(f"starter.legend.{name}"), None, None, None, words.text(f"starter.legend.{name}.means"))
        for name, _ in LEGEND
    )
    rows: tuple[tuple[SheetValue, ...], ...] = tuple(_line(spec, words) for spec in specs)
    first = len(rows) + 1
    return SheetPatch(
        "guide",
        words.text("starter.guide.title"),
        _columns(words),
        (*rows, *legend),
        above=(title, *words.text(f"starter.guide.{kind}").splitlines()),
        tones={first + position: tone for position, (_, tone) in enumerate(LEGEND)},
        tab=GUIDE_TAB,
        owned=False,
    )


def _columns(words: Words) -> tuple[Column, ...]:
    widths = {"sheet": 20, "phase": 22, "who": 32, "when": 46, "row": 60}
    return tuple(Column(words.text(f"starter.guide.{name}"), Kind.TEXT, width) for name, width in widths.items())


def _line(spec: TableSpec, words: Words) -> tuple[SheetValue, ...]:
    name = words.of(spec.name)
    return (
        Link(name, CellRef("", name, 1, 1)),
        words.label(spec.phase),
        words.of(spec.filled_by),
        words.of(spec.when),
        words.of(spec.row_is),
    )
