"""The groups' own sheets: found by the hub's links, read several at a time, given back what is counted of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import StudygroupError
from toolkit.flows.in_parallel import in_parallel
from toolkit.flows.write_back import WrittenBack, named_outcome
from toolkit.problems import Code, problem
from toolkit.stores import beside, is_address, open_location, same_place
from toolkit.summaries import plan_group_attendance, plan_group_progress
from toolkit.tables import read_links
from toolkit.tables.starter_group import members_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.problems import Problem
    from toolkit.sheets import Applied, SheetPatch, Snapshot
    from toolkit.stores import Store
    from toolkit.tables import GroupLink


class OwnSheet(NamedTuple):
    """One group's own sheet as read; its store writes what it has read without reading it again."""

    link: GroupLink
    place: str
    store: Store
    snapshot: Snapshot

    @property
    def name(self) -> str:
        """What people call it: its file name or title."""
        return self.snapshot.grids[0].workbook if self.snapshot.grids else self.snapshot.location


class OwnSheets(NamedTuple):
    """Those that could be read, by group; why others could not, and what else is wrong with the links."""

    read: Mapping[str, OwnSheet]
    unreadable: Mapping[str, Problem]
    problems: tuple[Problem, ...]


def read_own_sheets(request: Request, hub: Snapshot) -> OwnSheets:
    """Each group's own sheet; one that cannot be read stops that group's rows, not the run."""
    links = read_links(hub)
    fit, problems = _distinct(request, links)
    found: dict[str, OwnSheet] = {}
    unreadable: dict[str, Problem] = {}
    for link, read in zip(fit, in_parallel(lambda link: _read(request, link), fit), strict=True):
        if isinstance(read, OwnSheet):
            found[link.group] = read
        else:
            unreadable[link.group] = _failed(request, Code.GROUP_SHEET_UNREADABLE, link, read)
    return OwnSheets(_told_apart(found, hub), unreadable, tuple(problems))


def give_back(request: Request, opened: Opened, progress: Progress) -> WrittenBack:
    """Gives each group asked for its own summaries and its members; one that cannot be written stops no other.

    Shape: nothing about ballots, answers or ratings, nothing of other groups; nothing happens with --no-write-back.
    """
    if not request.write_back:
        return WrittenBack()
    chosen = [each for each in opened.own_sheets.values() if _is_asked(request, opened, each.link.group)]
    written = WrittenBack()
    given = in_parallel(lambda own: _give(request, opened, own), chosen)
    for done, (own, each) in enumerate(zip(chosen, given, strict=True), start=1):
        written = WrittenBack((*written.outcomes, *each.outcomes), (*written.problems, *each.problems))
        progress.step(own.name, done, len(chosen))
    return written


def _distinct(request: Request, links: Sequence[GroupLink]) -> tuple[list[GroupLink], list[Problem]]:
    """The links without those that lead to the hub itself or to the sheet of a group before."""
    hub = same_place(request.location)
    taken: dict[str, str] = {}
    fit: list[GroupLink] = []
    problems: list[Problem] = []
    for link in links:
        place = same_place(location_of(request, link))
        if place == hub:
            problems.append(problem(Code.GROUP_SHEET_IS_HUB, link.at, group=link.group))
        elif place in taken:
            problems.append(problem(Code.GROUP_SHEET_SHARED, link.at, group=link.group, other=taken[place]))
        else:
            taken[place] = link.group
            fit.append(link)
    return fit, problems


def location_of(request: Request, link: GroupLink) -> str:
    """Where a link of the hub leads: an address as it is, a path from the hub's folder."""
    if is_address(link.link):
        return link.link
    return str(beside(request.location, "").parent / link.link.replace("\\", "/"))


def _told_apart(read: Mapping[str, OwnSheet], hub: Snapshot) -> dict[str, OwnSheet]:
    """Sheets of one title get their group's id behind it: a fault must be told to the leader whose sheet it is in."""
    names = Counter([each.name for each in read.values()] + [hub.grids[0].workbook if hub.grids else ""])
    return {
        group: each if names[each.name] == 1 else _renamed(each, f"{each.name} [{group}]")
        for group, each in read.items()
    }


def _renamed(own: OwnSheet, name: str) -> OwnSheet:
    grids = tuple(replace(grid, workbook=name) for grid in own.snapshot.grids)
    return own._replace(snapshot=replace(own.snapshot, grids=grids))


def _read(request: Request, link: GroupLink) -> OwnSheet | StudygroupError:
    try:
        location = location_of(request, link)
        store = open_location(location, write=False, credentials=request.credentials)
        return OwnSheet(link, same_place(location), store, store.read())
    except StudygroupError as stopped:
        return stopped


def _is_asked(request: Request, opened: Opened, group: str) -> bool:
    known = opened.programme.group_by_id.get(group)
    if known is None or group in opened.reading.stopped:
        return False
    return not request.groups or bool({known.id, known.name} & request.groups)


def _give(request: Request, opened: Opened, own: OwnSheet) -> WrittenBack:
    patches, kept = _patches(request, opened, own)
    try:
        applied: Applied = own.store.apply(patches, based_on=own.snapshot, dry_run=request.dry_run)
    except StudygroupError as stopped:
        return WrittenBack((), (not_written(request, own, stopped),))
    outcomes = tuple(named_outcome(*each, own.name) for each in zip(applied.outcomes, patches, strict=True))
    return WrittenBack(outcomes, (*kept, *(each.problem for each in outcomes if each.problem is not None)))


def _patches(request: Request, opened: Opened, own: OwnSheet) -> tuple[tuple[SheetPatch, ...], tuple[Problem, ...]]:
    programme, group, as_of, words = opened.programme, own.link.group, request.as_of, opened.words
    members, kept = members_patches(opened, own.snapshot, group)
    summaries = (
        plan_group_attendance(programme, group, as_of, words),
        plan_group_progress(programme, group, as_of, words),
    )
    return (*members, *summaries), kept


def members_patches(opened: Opened, own: Snapshot, group: str) -> tuple[tuple[SheetPatch, ...], tuple[Problem, ...]]:
    """本组成员 of a group's own sheet; a tab of that name that people keep themselves stays theirs, and is named."""
    members = members_sheet(opened.programme, opened.programme.group_by_id[group], opened.words)
    theirs = [grid for grid in own.grids if grid.sheet == members.title and grid.owned != members.key]
    kept = tuple(problem(Code.GROUP_MEMBERS_THEIRS, grid.at(0, 0), sheet=grid.sheet) for grid in theirs)
    return () if theirs else (members,), kept


def not_written(request: Request, own: OwnSheet, stopped: StudygroupError) -> Problem:
    """Why a group's own sheet could not be written."""
    return _failed(request, Code.GROUP_SHEET_NOT_WRITTEN, own.link, stopped)


def _failed(request: Request, code: Code, link: GroupLink, stopped: StudygroupError) -> Problem:
    why = request.words.say(stopped.problem, values=False)
    return problem(code, link.at, group=link.group, reason=why.message, remedy=why.fix)
