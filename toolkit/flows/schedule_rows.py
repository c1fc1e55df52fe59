"""A schedule as cells and rows of 计划 and 活动: the days and people we propose, and one row per proposed meeting."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import GroupStatus, SessionStatus, Table
from toolkit.programme.programme import NAME_KEY
from toolkit.tables.wanted import Filled, WantedCell, WantedRow, WantedTable, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from toolkit.language import Words
    from toolkit.planning import GroupSchedule, Meeting, PlannedItem, Schedule
    from toolkit.programme.groups import Group
    from toolkit.programme.origin import Origin
    from toolkit.programme.programme import Programme
    from toolkit.tables.wanted import Wished

HUB = ""
GOING_ON = frozenset({GroupStatus.FORMING, GroupStatus.RUNNING})
GROUP_FIELD = {Table.PLAN: "group", Table.SESSIONS: "groups"}


class Moved(NamedTuple):
    """A day that changes: which cell it stands in, what stood there, and where the former day is noted."""

    field: str
    was: date
    noted: str


class Wish(NamedTuple):
    """One row of a group's plan or of its meetings; `shifted` when rescheduling made it so.

    Blanks: without `at` it is a new row.
    """

    group: str
    table: Table
    number: int
    at: Origin | None
    cells: Mapping[str, Wished]
    moved: Moved | None = None
    shifted: bool = False


def schedule_wishes(programme: Programme, schedule: Schedule, groups: Iterable[Group]) -> Iterator[Wish]:
    """What 计划 and 活动 lack of the groups' schedules; a joint meeting is wished for once."""
    named = Counter(each.name for each in programme.employees)
    seen: set[tuple[tuple[str, ...], int]] = set()
    for group in groups:
        mine = schedule.of(group.id)
        for item in mine.items:
            yield from _item(programme, group, item, named)
        for meeting in mine.meetings:
            if (meeting.groups, meeting.number) not in seen:
                seen.add((meeting.groups, meeting.number))
                yield from _meeting(programme, mine, meeting, named)


def _item(programme: Programme, group: Group, planned: PlannedItem, named: Counter[str]) -> Iterator[Wish]:
    item = planned.item
    if not item.group:
        if group.status in GOING_ON:
            yield Wish(group.id, Table.PLAN, item.number, None, _standard(programme, planned, named))
        return
    cells: dict[str, Wished] = {"number": item.number}
    if planned.open and planned.laid:
        cells |= {"starts": planned.starts, "due": planned.due}
    if planned.open and planned.rotated:
        cells["responsible"] = _person(programme, planned.responsible, named)
    moved = None
    if planned.was_due is not None:
        cells["due"], moved = planned.due, Moved("due", planned.was_due, "originally_due")
    yield Wish(group.id, Table.PLAN, item.number, item.at, cells, moved, shifted=moved is not None)


def _standard(programme: Programme, planned: PlannedItem, named: Counter[str]) -> dict[str, Wished]:
    """A row of the topic's standard plan as the group's own."""
    item = planned.item
    return {
        "number": item.number,
        "stage": item.stage,
        "sub_topic": item.sub_topic,
        "content": item.content,
        "form": item.form,
        "responsible": _person(programme, planned.responsible, named),
        "starts": planned.starts,
        "due": planned.due,
        "deliverable": item.deliverable,
    }


def _meeting(programme: Programme, mine: GroupSchedule, meeting: Meeting, named: Counter[str]) -> Iterator[Wish]:
    session, group = meeting.session, meeting.groups[0]
    if session is None:
        item = next((each.item for each in mine.items if each.item.number == meeting.plan_number), None)
        cells: dict[str, Wished] = {
            "number": meeting.number,
            "stage": item.stage if item else "",
            "plan_number": meeting.plan_number,
            "day": meeting.day,
            "starts": f"{meeting.starts:%H:%M}" if meeting.starts else "",
            "ends": f"{meeting.ends:%H:%M}" if meeting.ends else "",
            "form": item.form if item else None,
            "topic": meeting.topic,
            "host": _person(programme, meeting.host, named),
            "status": SessionStatus.PLANNED,
        }
        yield Wish(group, Table.SESSIONS, meeting.number, None, cells, shifted=meeting.was is not None)
    elif meeting.was is not None:
        moved = Moved("day", meeting.was, "originally")
        yield Wish(group, Table.SESSIONS, meeting.number, session.at, {"day": meeting.day}, moved, shifted=True)
    elif not session.numbered:
        yield Wish(group, Table.SESSIONS, meeting.number, session.at, {"number": meeting.number})


def _person(programme: Programme, key: str, named: Counter[str]) -> str:
    """A person as people write them; with the 工号 where two have the name."""
    name = programme.name_of(key)
    return f"{name}({key})" if named[name] > 1 and not key.startswith(NAME_KEY) else name


class Wanted(NamedTuple):
    """Wishes by where they go: the hub under "", a group's own sheet under the group.

    Shape: `kept` are the groups whose rescheduling is not written at all.
    """

    tables: dict[str, tuple[WantedTable, ...]]
    kept: frozenset[str]


def wanted_tables(
    wishes: Iterable[Wish],
    own: Mapping[str, str],
    words: Words,
    is_ours: Callable[[str, Filled], bool],
    *,
    unplaced: Iterable[str] = (),
) -> Wanted:
    """Where each wish goes; new rows of a group with a sheet of its own, whose workbook `own` names, go there.

    Shape: a group's rescheduling is written whole or not at all: not when the day of a meeting it moves was typed by
    people, who are told, nor when a meeting found no day (`unplaced`). A due day people typed is told by itself. What
    is moved also notes its former day.
    """
    of_workbook = {name: group for group, name in own.items()}
    cells: defaultdict[tuple[str, Table], list[WantedCell]] = defaultdict(list)
    rows: defaultdict[tuple[str, Table], list[WantedRow]] = defaultdict(list)
    keyed = [_keyed(wish, own, of_workbook) for wish in wishes]
    theirs = [
        each for each in keyed if (filled := _former(each, words)) is not None and not is_ours(each.target, filled)
    ]
    kept = frozenset(each.wish.group for each in theirs if each.wish.table is Table.SESSIONS) | frozenset(unplaced)
    for each in keyed:
        wish, place = each.wish, (each.target, each.wish.table)
        if wish.shifted and wish.group in kept and each not in theirs:
            continue
        if wish.at is None:
            rows[place].append(_row(wish, each.target))
            continue
        wanted = dict(wish.cells)
        if wish.moved and each not in theirs:
            wanted[wish.moved.noted] = wish.moved.was
        cells[place] += (WantedCell(wish.at, field, value, each.key) for field, value in wanted.items())
    found: defaultdict[str, list[WantedTable]] = defaultdict(list)
    for target, table in dict.fromkeys((*cells, *rows)):
        found[target].append(WantedTable(table, tuple(cells[target, table]), tuple(rows[target, table])))
    return Wanted({target: tuple(tables) for target, tables in found.items()}, kept)


class _Keyed(NamedTuple):
    """A wish, the workbook it goes into, and its row's key in the journal of that workbook."""

    wish: Wish
    target: str
    key: str


def _keyed(wish: Wish, own: Mapping[str, str], of_workbook: Mapping[str, str]) -> _Keyed:
    if wish.at is None:
        target = wish.group if wish.group in own else HUB
    else:
        target = of_workbook.get(wish.at.table.workbook, HUB)
    return _Keyed(wish, target, str(wish.number) if target else f"{wish.group}/{wish.number}")


def _former(each: _Keyed, words: Words) -> Filled | None:
    """The cell of the day a wish moves, as the journal would know it; None where nothing moves."""
    wish = each.wish
    if wish.moved is None or wish.at is None:
        return None
    return Filled(wish.at.table.sheet, each.key, wish.moved.field, shown(wish.moved.was, words))


def _row(wish: Wish, target: str) -> WantedRow:
    if target:
        return WantedRow(wish.cells, (("number",),))
    field = GROUP_FIELD[wish.table]
    return WantedRow({field: wish.group, **wish.cells}, ((field,), ("number",)))
