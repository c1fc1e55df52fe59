"""Finds the sheets of the tables in one workbook and decides which of them can be read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.tables.cells import text_of
from toolkit.tables.headers import copied_spec, find_header, header_problems, no_more_columns, spec_for
from toolkit.tables.rows import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from toolkit.problems import Problem
    from toolkit.programme.kinds import Table
    from toolkit.sheets import Grid, Snapshot, Value
    from toolkit.tables.headers import Header
    from toolkit.tables.rows import Desk
    from toolkit.tables.spec import TableSpec


def sheets_of(
    snapshot: Snapshot, specs: Sequence[TableSpec], desk: Desk
) -> Mapping[Table, list[tuple[Grid, TableSpec]]]:
    """People's sheets by the table they are; sheets of ours and unknown ones are left alone."""
    found: defaultdict[Table, list[tuple[Grid, TableSpec]]] = defaultdict(list)
    for grid in snapshot.grids:
        spec = None if grid.owned else spec_for(grid.sheet, specs)
        if spec is None:
            copied = None if grid.owned else copied_spec(grid.sheet, specs)
            if copied and grid.rows:
                desk.say(Code.TABLE_COPY, grid.at(0, 0), table=copied.name)
            continue
        if found[spec.table]:
            other = found[spec.table][0][0].sheet
            desk.say(Code.TABLE_TWICE, grid.at(0, 0), table=spec.name, other=other)
        found[spec.table].append((grid, spec))
    return dict(found)


class Located:
    """One sheet with its header, or the reason why it cannot be read."""

    __slots__ = ("broken", "found")

    def __init__(self, found: Found | None, broken: Problem | None) -> None:
        self.found, self.broken = found, broken


def locate(
    grid: Grid,
    spec: TableSpec,
    desk: Desk,
    *,
    group: str = "",
    also: Callable[[Value], bool] = no_more_columns,
    shape: Callable[[Header], TableSpec] | None = None,
) -> Located:
    """The table in a sheet.

    Shape: `also` recognises headers beyond the spec's; `shape` gives the spec as it must be for the header found.
    Problems: told at the desk; a sheet without anything in it is no fault.
    """
    header = find_header(grid, spec, also)
    if header is None:
        if not any(text_of(cell) for row in grid.rows for cell in row):
            return Located(None, None)
        must = tuple(each.name for each in spec.columns if each.field in spec.must)
        desk.say(Code.TABLE_NO_HEADER, grid.at(0, 0), table=spec.name, columns=must)
        return Located(None, desk.problems[-1])
    shaped = shape(header) if shape else spec
    told = list(header_problems(grid, shaped, header, also))
    desk.problems += told
    broken = _breaking(told)
    return Located(None if broken else Found(grid, shaped, header, group), broken)


def _breaking(told: Iterable[Problem]) -> Problem | None:
    return next((each for each in told if each.code is Code.TABLE_COLUMN_MISSING), None)
