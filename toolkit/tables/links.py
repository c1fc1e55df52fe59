"""What must be known of a hub before it is read whole: its language, and the groups' own sheets it links to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.names import Language
from toolkit.programme.kinds import Table
from toolkit.tables.cells.days import Period
from toolkit.tables.choices import words_of
from toolkit.tables.earlier import is_earlier
from toolkit.tables.locating import locate, sheets_of
from toolkit.tables.plain import plain, plain_header
from toolkit.tables.records.groups import distinct_groups, group_id
from toolkit.tables.records.settings import setting_named
from toolkit.tables.rows import Desk, rows_of
from toolkit.tables.specs import SPECS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import CellRef
    from toolkit.sheets import Snapshot
    from toolkit.tables.rows import Row


class GroupLink(NamedTuple):
    """A group's own sheet as 小组 links it: an address, or a path from the hub's folder."""

    group: str
    link: str
    at: CellRef


def read_links(hub: Snapshot) -> tuple[GroupLink, ...]:
    """The groups that keep a sheet of their own."""
    rows = _groups_now(hub)
    return tuple(
        GroupLink(group_id(row), link, row.origin.cell("sheet")) for row in rows if (link := row.text("sheet"))
    )


def unlinked_cells(hub: Snapshot) -> dict[str, CellRef]:
    """Where the link of each group would stand that has none; no such cell where 小组 lacks the column."""
    rows = _groups_now(hub)
    cells = {group_id(row): row.origin.cell("sheet") for row in rows if not row.text("sheet")}
    return {group: cell for group, cell in cells.items() if cell.column}


def read_language(hub: Snapshot) -> Language:
    """设置 › 语言; where it is silent, the language most of the tables' own names are in."""
    for row in _rows(hub, Table.SETTINGS):
        setting = setting_named(row.text("item"))
        given = words_of(Language).get(plain(row.text("value"))) if setting and setting.field == "language" else None
        if isinstance(given, Language):
            return given
    names = {plain_header(grid.sheet) for grid in hub.grids if not grid.owned}
    votes = Counter(
        language for spec in SPECS for language in Language if plain_header(getattr(spec.name, language.value)) in names
    )
    return max(Language, key=lambda language: votes[language])


def _groups_now(hub: Snapshot) -> list[Row]:
    """The groups of this cycle."""
    named = ((setting_named(row.text("item")), row.text("value")) for row in _rows(hub, Table.SETTINGS))
    cycle = next((value for setting, value in named if setting and setting.field == "cycle" and value), "")
    return [row for row in distinct_groups(_rows(hub, Table.GROUPS), Desk()) if not is_earlier(row, cycle)]


def _rows(hub: Snapshot, table: Table) -> Iterator[Row]:
    """A table's rows without a word about faults: the whole reading tells them."""
    for grid, spec in sheets_of(hub, SPECS, Desk()).get(table, ()):
        found = locate(grid, spec, Desk()).found
        if found:
            yield from rows_of(found, Desk(), Period(), {}).rows()
