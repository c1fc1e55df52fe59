"""The first half of every recipe: the hub and each group's own sheet, as one programme with its problems."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, WRONG_USAGE, StudygroupError
from toolkit.flows.last_copies import with_copy, without_copy
from toolkit.flows.own_sheets import read_own_sheets
from toolkit.flows.template_files import stray_templates
from toolkit.language import words_for
from toolkit.places import FileRef
from toolkit.problems import Code, Severity, problem
from toolkit.programme.kinds import Unreachable
from toolkit.programme.rules import check_rules
from toolkit.stores import open_location
from toolkit.tables import NEEDS, missing_for, read_language, read_programme, recognised

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from toolkit.files.kept_snapshots import Kept
    from toolkit.flows.last_copies import LastCopies
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


class Opened(NamedTuple):
    """A programme as read for one command.

    Shape: `words` are the workbook's own language; `found` what was found while reading, `across` between records;
    `own_sheets` each group's own sheet as read, by group; `copied` the copies that stand for sheets that could not
    be read; `left_out` why groups get nothing this time, their own sheet being unreadable and no copy to be used.
    """

    store: Store
    snapshot: Snapshot
    reading: Reading
    words: Words
    calendar: WorkCalendar
    found: tuple[Problem, ...]
    across: tuple[Problem, ...]
    own_sheets: Mapping[str, OwnSheet]
    copied: Mapping[str, Kept] = MappingProxyType({})
    left_out: Mapping[str, Problem] = MappingProxyType({})

    @property
    def programme(self) -> Programme:
        """What the sheets say."""
        return self.reading.programme

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found while reading and between records."""
        return (*self.found, *self.across)

    @property
    def name(self) -> str:
        """What people call the workbook: its file name."""
        return self.snapshot.grids[0].workbook if self.snapshot.grids else self.snapshot.location

    @property
    def own(self) -> Mapping[str, Snapshot]:
        """What stands in each group's own sheet, by group."""
        read = {group: each.snapshot for group, each in self.own_sheets.items()}
        return read | {group: each.snapshot for group, each in self.copied.items()}

    @property
    def stopped(self) -> Mapping[str, Problem]:
        """Groups nothing can be made for, and why."""
        return {**self.reading.stopped, **self.left_out}

    @property
    def counts(self) -> Counts:
        """Rows read, used and left out."""
        return self.reading.counts


def open_programme(request: Request, command: str, *, write: bool, copies: LastCopies | None = None) -> Opened:
    """Reads everything a command needs.

    Shape: with `copies` a group's own sheet that cannot be read is replaced by its last good copy, or the group is
    left out, as 设置 says; without, it is counted by what the hub holds.
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
    at_hand = {group: each.snapshot for group, each in own.read.items()}
    name = snapshot.grids[0].workbook
    copied = copies.of(name, own.unreadable) if copies else {}
    reading = read_programme(snapshot, at_hand | {group: each.snapshot for group, each in copied.items()})
    if copied and reading.programme.settings.unreachable is Unreachable.LEAVE_OUT:
        copied, reading = {}, read_programme(snapshot, at_hand)
    stops = missing_for(NEEDS.get(command, ()), reading)
    if stops:
        errors = (each for each in reading.problems if each.code.severity is Severity.ERROR and reading.broken)
        raise StudygroupError(stops[0], INPUT_UNUSABLE, others=(*stops[1:], *errors))
    calendar = WorkCalendar(reading.programme.holidays)
    across = check_rules(reading.programme, calendar.is_working_day, request.as_of)
    left_out = without_copy(own, copied) if copies else {}
    unread = {**own.unreadable, **left_out, **with_copy(own, copied)}
    words = words_for(read_language(snapshot))
    strays = stray_templates(request.templates, words)
    found = (*strays, *own.problems, *unread.values(), *reading.problems)
    return Opened(store, snapshot, reading, words, calendar, found, across, own.read, copied, left_out)


def problems_of(opened: Opened, programme: Programme, as_of: date) -> tuple[Problem, ...]:
    """What holds once a run has entered something: as read, and between the records as they then stand."""
    return (*opened.found, *check_rules(programme, opened.calendar.is_working_day, as_of))


def chosen_groups(request: Request, opened: Opened) -> tuple[Group, ...]:
    """The groups asked for, without those nothing can be made for.

    Raises: StudygroupError when a name fits no group.
    """
    return tuple(group for group in asked_groups(request, opened) if group.id not in opened.stopped)


def asked_groups(request: Request, opened: Opened) -> tuple[Group, ...]:
    """The groups asked for by id or name, all when none was named.

    Raises: StudygroupError when a name fits no group.
    """
    groups = opened.programme.groups
    unknown = request.groups - {name for group in groups for name in (group.id, group.name)}
    if unknown:
        known = tuple(group.id for group in groups)
        raise StudygroupError(problem(Code.GROUP_NOT_THERE, name=min(unknown), known=known), WRONG_USAGE)
    return tuple(group for group in groups if not request.groups or {group.id, group.name} & request.groups)
