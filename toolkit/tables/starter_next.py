"""The next cycle's workbook (第二期): a starter with what goes on from the last one, as people typed it.

Carried: 设置 without its dates, 名单, 节假日, standard plans, charter defaults, topics with those proposed first, and
the last cycle's groups with their members, marked with that cycle's name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.groups import UNFINISHED
from toolkit.programme.kinds import GroupStatus, Table, TopicStatus
from toolkit.sheets import Column, Kind, SheetPatch
from toolkit.tables.carrying import Carried, carried
from toolkit.tables.cells.cycles import next_cycle, short_cycle
from toolkit.tables.plain import plain
from toolkit.tables.records.settings import setting_named
from toolkit.tables.specs import SETTINGS_ROWS, spec_of
from toolkit.tables.starter import starter_sheets
from toolkit.tables.starter_columns import ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from toolkit.language import Words
    from toolkit.programme.people import Topic
    from toolkit.programme.programme import Programme
    from toolkit.sheets import Snapshot, Value

Cells = dict[str, "Value"]
# What belongs to the cycle that ended.
PLAN_OF_THEN = ("responsible", "starts", "due", "originally_due", "status", "done_on", "change_reason")
DATED = frozenset({"period", "stages"})


class NextCycle(NamedTuple):
    """The sheets of the new workbook; `rows` says how many rows of each table were carried, `cycle` its 期次."""

    sheets: tuple[SheetPatch, ...]
    rows: dict[Table, int]
    cycle: str


def next_cycle_sheets(old: Snapshot, programme: Programme, proposed: Sequence[Topic], words: Words) -> NextCycle:
    """A new workbook that goes on from an old one; tables nothing is carried into keep their examples."""
    last = programme.settings.cycle
    cycle = next_cycle(last) if last else words.text("starter.next.second")
    mark = last or words.text("starter.next.last")

    def given(table: Table) -> Carried:
        return carried(old, table, programme.settings)

    filled = {
        Table.ROSTER: given(Table.ROSTER),
        Table.HOLIDAYS: given(Table.HOLIDAYS),
        Table.TOPICS: given(Table.TOPICS).with_rows(_topics(given(Table.TOPICS), proposed, words)),
        Table.PLAN: given(Table.PLAN).changed(_standard),
        Table.CHARTER: given(Table.CHARTER).changed(_default),
        Table.GROUPS: given(Table.GROUPS).changed(_group_of(programme, mark, words)),
        Table.MEMBERSHIPS: given(Table.MEMBERSHIPS).changed(_member_of(programme, mark)),
    }
    settings = tuple(_settings(given(Table.SETTINGS), cycle, words))
    sheets = [_sheet(each, filled, settings) for each in starter_sheets(words)]
    rows = {table: len(each.rows) for table, each in filled.items()}
    return NextCycle(tuple(sheets), rows, cycle)


def _sheet(sheet: SheetPatch, filled: dict[Table, Carried], settings: tuple[tuple[Value, ...], ...]) -> SheetPatch:
    if sheet.key == Table.SETTINGS.value:
        return replace(sheet, rows=settings, tones={})
    table = next((each for each in filled if each.value == sheet.key), None)
    if table is None or not filled[table].rows:
        return sheet
    return _filled(sheet, table, filled[table])


def _filled(sheet: SheetPatch, table: Table, given: Carried) -> SheetPatch:
    """The rows in the new sheet's order of columns; columns of people's own follow."""
    fields = [each.field for each in ordered(spec_of(table))]
    more = tuple(Column(header, Kind.TEXT, 16) for header in given.more)
    rows = tuple(
        (*(cells.get(field) for field in fields), *(cells.get(head) for head in given.more)) for cells in given.rows
    )
    return replace(sheet, columns=(*sheet.columns, *more), rows=rows, tones={})


def _topics(given: Carried, proposed: Sequence[Topic], words: Words) -> Iterator[Cells]:
    """Those proposed first and as candidates; the others stay listed, because plans and earlier groups name them."""
    candidate, closed = words.label(TopicStatus.CANDIDATE), words.label(TopicStatus.CLOSED)
    left = list(given.rows)
    for each in proposed:
        cells = next((row for row in left if plain(each.id or each.name) in _names(row)), None)
        if cells is None:
            yield {"name": each.name, "status": candidate}
            continue
        left.remove(cells)
        yield cells | {"status": candidate}
    for cells in left:
        yield cells | {"status": closed if proposed else candidate}


def _names(cells: Cells) -> set[str]:
    return {plain(str(cells.get(field) or "")) for field in ("id", "name")} - {""}


def _standard(cells: Cells) -> Cells | None:
    """A row of a topic's standard plan, without the days, states and people of then."""
    if cells.get("group") or not cells.get("topic"):
        return None
    return cells | dict.fromkeys(PLAN_OF_THEN)


def _default(cells: Cells) -> Cells | None:
    """A clause that holds for all groups; the new groups have yet to agree to it."""
    return None if cells.get("group") else cells | {"passed": None}


def _group_of(programme: Programme, mark: str, words: Words) -> Callable[[Cells], Cells]:
    """A group of the last cycle as one of an earlier cycle; the link to its own sheet would be read again, and goes."""
    settings, by_name = programme.settings, _by_name(programme)

    def changed(cells: Cells) -> Cells:
        id_ = _found(by_name, cells.get("id") or cells.get("name"))
        group = programme.group_by_id.get(id_)
        if group is None:
            return cells
        status = group.status if group.status in UNFINISHED else GroupStatus.CLOSED
        merged = cells.get("merged_into")
        return cells | {
            "id": _earlier_id(mark, id_),
            "name": group.name,
            "status": words.label(status),
            "merged_into": _earlier_id(mark, _found(by_name, merged)) if merged else None,
            "starts": group.starts or settings.starts,
            "ends": group.ends or settings.ends,
            "sheet": None,
            "cycle": mark,
        }

    return changed


def _member_of(programme: Programme, mark: str) -> Callable[[Cells], Cells]:
    by_name = _by_name(programme)

    def changed(cells: Cells) -> Cells:
        id_ = _found(by_name, cells.get("group"))
        return cells | {"group": _earlier_id(mark, id_)} if id_ in programme.group_by_id else cells

    return changed


def _earlier_id(mark: str, id_: str) -> str:
    """An 编号 no group of the new cycle will have."""
    return f"{short_cycle(mark)}-{id_}"


def _by_name(programme: Programme) -> dict[str, str]:
    groups = programme.groups
    return {plain(each.name): each.id for each in groups} | {plain(each.id): each.id for each in groups}


def _found(by_name: dict[str, str], typed: Value) -> str:
    return by_name.get(plain(str(typed or "")), str(typed or ""))


def _settings(given: Carried, cycle: str, words: Words) -> Iterator[tuple[Value, ...]]:
    """Every setting as it was typed, in the starter's order; days are the new cycle's own, and left open."""
    typed: dict[str, list[Cells]] = {}
    unknown: list[Cells] = []
    for cells in given.rows:
        spec = setting_named(str(cells.get("item") or ""))
        if spec is None:
            unknown.append(cells)
        else:
            typed.setdefault(spec.field, []).append(cells)
    for spec in SETTINGS_ROWS:
        note = words.of(spec.note)
        rows = typed.get(spec.field) or [{"value": words.of(spec.default) or None}]
        for cells in rows:
            value = cycle or None if spec.field == "cycle" else cells.get("value")
            if spec.field == "apply_until":
                value = None
            days: Iterable[Value] = (None, None) if spec.field in DATED else (cells.get("starts"), cells.get("ends"))
            yield (words.of(spec.name), value, *days, note)
    for cells in unknown:
        yield tuple(cells.get(field) for field in ("item", "value", "starts", "ends", "note"))
