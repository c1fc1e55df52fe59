"""The first half of every recipe: the hub and each group's own sheet, as one programme with its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.flows.own_sheets import read_own_sheets
from toolkit.flows.template_files import WRONG_USAGE, stray_templates
from toolkit.language import words_for
from toolkit.places import FileRef
from toolkit.problems import Code, Severity, problem
from toolkit.programme.rules import check_rules
from toolkit.stores import open_location
from toolkit.tables import NEEDS, missing_for, read_language, read_programme, recognised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.flows.own_sheets import OwnSheet
    from toolkit.flows.request import Request
    from toolkit.language import Words
    from toolkit.planning import WorkCalendar
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.sheets import Counts, Snapshot
    from toolkit.stores import Store
    from toolkit.tables import Reading

__all__ = ["WRONG_USAGE", "Opened", "chosen_groups", "open_programme"]


class Opened(NamedTuple):
    """A programme as read for one command.

    Shape: `words` are the workbook's own language; `problems` everything found while reading and across records;
    `own_sheets` each group's own sheet as read, by group.
    """

    store: Store
    snapshot: Snapshot
    reading: Reading
    words: Words
    calendar: WorkCalendar
    problems: tuple[Problem, ...]
    own_sheets: Mapping[str, OwnSheet]

    @property
    def programme(self) -> Programme:
        """What the sheets say."""
        return self.reading.programme

    @property
    def name(self) -> str:
        """What people call the workbook: its file name."""
        return self.snapshot.grids[0].workbook if self.snapshot.grids else self.snapshot.location

    @property
    def own(self) -> Mapping[str, Snapshot]:
        """What stands in each group's own sheet, by group."""
        return {group: each.snapshot for group, each in self.own_sheets.items()}

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
    own = read_own_sheets(request, snapshot)
    reading = read_programme(snapshot, {group: each.snapshot for group, each in own.read.items()})
    stops = missing_for(NEEDS.get(command, ()), reading)
    if stops:
        found = (each for each in reading.problems if each.code.severity is Severity.ERROR and reading.broken)
        raise StudygroupError(stops[0], INPUT_UNUSABLE, others=(*stops[1:], *found))
    calendar = WorkCalendar(reading.programme.holidays)
    across = check_rules(reading.programme, calendar.is_working_day, request.as_of)
    words = words_for(read_language(snapshot))
    problems = (*stray_templates(request.templates, words), *own.problems, *reading.problems, *across)
    return Opened(store, snapshot, reading, words, calendar, problems, own.read)


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
