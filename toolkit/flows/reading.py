"""The first half of every recipe: the hub and each group's own sheet, as one programme with its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.language import words_for
from toolkit.places import FileRef
from toolkit.problems import Code, Severity, problem
from toolkit.programme.rules import check_rules
from toolkit.stores import beside, is_address, open_location
from toolkit.tables import NEEDS, missing_for, read_language, read_links, read_programme, recognised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.flows.request import Request
    from toolkit.language import Words
    from toolkit.planning import WorkCalendar
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.sheets import Counts, Snapshot
    from toolkit.stores import Store
    from toolkit.tables import GroupLink, Reading

WRONG_USAGE = 2


class Opened(NamedTuple):
    """A programme as read for one command.

    Shape: `words` are the workbook's own language; `problems` everything found while reading and across records;
    `own` each group's own sheet as read, by group.
    """

    store: Store
    snapshot: Snapshot
    reading: Reading
    words: Words
    calendar: WorkCalendar
    problems: tuple[Problem, ...]
    own: Mapping[str, Snapshot]

    @property
    def programme(self) -> Programme:
        """What the sheets say."""
        return self.reading.programme

    @property
    def name(self) -> str:
        """What people call the workbook: its file name."""
        return self.snapshot.grids[0].workbook if self.snapshot.grids else self.snapshot.location

    @property
    def counts(self) -> Counts:
        """Rows read, used and left out."""
        return self.reading.counts


def open_programme(request: Request, command: str, *, write: bool) -> Opened:
    """Reads everything a command needs.

    Raises: StudygroupError when the workbook cannot be used, lacks a table the command needs, or a table of the hub
    is broken; only `check` goes on then, to name the rest.
    """
    from toolkit.planning import WorkCalendar  # noqa: PLC0415 - the calendar data is heavy

    store = open_location(request.location, write=write, credentials=request.credentials)
    snapshot = store.read()
    if not recognised(snapshot):
        sheets = tuple(grid.sheet for grid in snapshot.grids)
        raise StudygroupError(
            problem(Code.FILE_NO_KNOWN_SHEET, FileRef(snapshot.location), sheets=sheets), INPUT_UNUSABLE
        )
    own, unreachable = _own_sheets(request, snapshot)
    reading = read_programme(snapshot, own)
    stops = missing_for(NEEDS.get(command, ()), reading)
    if stops:
        found = (each for each in reading.problems if each.code.severity is Severity.ERROR and reading.broken)
        raise StudygroupError(stops[0], INPUT_UNUSABLE, others=(*stops[1:], *found))
    calendar = WorkCalendar(reading.programme.holidays)
    across = check_rules(reading.programme, calendar.is_working_day, request.as_of)
    problems = (*unreachable, *reading.problems, *across)
    return Opened(store, snapshot, reading, words_for(read_language(snapshot)), calendar, problems, own)


def chosen_groups(request: Request, opened: Opened) -> tuple[Group, ...]:
    """The groups asked for by id or name, all when none was named; groups whose own sheet is broken are left out.

    Raises: StudygroupError when a name fits no group.
    """
    groups = opened.programme.groups
    unknown = request.groups - {name for group in groups for name in (group.id, group.name)}
    if unknown:
        known = tuple(group.id for group in groups)
        raise StudygroupError(problem(Code.GROUP_NOT_THERE, name=min(unknown), known=known), WRONG_USAGE)
    asked = [group for group in groups if not request.groups or {group.id, group.name} & request.groups]
    return tuple(group for group in asked if group.id not in opened.reading.stopped)


def _own_sheets(request: Request, hub: Snapshot) -> tuple[Mapping[str, Snapshot], tuple[Problem, ...]]:
    """Each group's own sheet; one that cannot be read stops that group's rows, not the run."""
    found: dict[str, Snapshot] = {}
    unreachable = []
    for link in read_links(hub):
        try:
            location = _beside(request.location, link)
            found[link.group] = open_location(location, write=False, credentials=request.credentials).read()
        except StudygroupError as stopped:
            why = request.words.say(stopped.problem, values=False)
            unreachable.append(
                problem(Code.GROUP_SHEET_UNREADABLE, link.at, group=link.group, reason=why.message, remedy=why.fix)
            )
    return found, tuple(unreachable)


def _beside(hub: str, link: GroupLink) -> str:
    """Where a link of the hub leads: an address as it is, a path from the hub's folder."""
    if is_address(link.link):
        return link.link
    return str(beside(hub, "").parent / link.link.replace("\\", "/"))
