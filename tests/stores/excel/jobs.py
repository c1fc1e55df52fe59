"""Changes of a workbook that are killed or lied to in the middle: each has read what it needs, and then writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.stores.packages import members, sheet_xml, zipped
from tests.stores.patches import summary
from toolkit.content import ChartKind
from toolkit.files.output import backup_folder
from toolkit.files.undoing import take_back
from toolkit.places import CellRef
from toolkit.sheets import CellEdit, CellsPatch, Plot
from toolkit.stores import open_location

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.sheets import SheetPatch

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c></row>'


def fresh_workbook(folder: Path) -> Path:
    """A workbook of people's."""
    path = folder / "总表.xlsx"
    path.write_bytes(zipped(members({"名单": sheet_xml(ROW)})))
    return path


def charted(extra: int = 0) -> SheetPatch:
    """A sheet of ours with a chart."""
    return replace(summary(extra=extra), charts=(Plot(ChartKind.BAR, "图", 1, (3,), 2),))


def write_back(path: str) -> Callable[[], object]:
    """A sheet with a chart and a cell of people's, in one go."""
    store = open_location(path)
    snapshot = store.read()
    cells = CellsPatch("名单", (CellEdit(CellRef("", "名单", 2, 1), None, "00017"),))
    return lambda: store.apply([charted(), cells], based_on=snapshot)


def take_it_back(path: str) -> Callable[[], object]:
    """The last change undone."""
    return lambda: take_back(Path(path), backup_folder(path))


JOBS = {"write": write_back, "undo": take_it_back}
