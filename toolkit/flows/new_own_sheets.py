"""`new` for leaders: each group's own sheet as a workbook or a Google Sheet, and what it lacks since it was made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import StudygroupError
from toolkit.files.output import digest_of
from toolkit.files.safe_names import distinct_names
from toolkit.flows.in_parallel import in_parallel
from toolkit.flows.own_sheets import members_patches
from toolkit.flows.reading import asked_groups, open_programme
from toolkit.flows.request import Made, Result
from toolkit.flows.write_back import named_outcome
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.sheets import CellEdit, CellsPatch, Outcome
from toolkit.stores import create, new_online, open_location, same_place
from toolkit.tables import unlinked_cells
from toolkit.tables.starter_group import group_sheets
from toolkit.tables.starter_refresh import plan_refresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.sheets import SheetPatch, Snapshot
    from toolkit.stores import Store


def make_workbooks(request: Request, progress: Progress, *, folder: Path, refresh: bool) -> Result:
    """One workbook per group with members and planned meetings in it; those there already stay, or are refreshed."""
    opened = open_programme(request, "new", write=False)
    groups = asked_groups(request, opened)
    names = distinct_names({each.id: _title(opened, each) for each in groups}, ".xlsx")
    there = [each for each in groups if (folder / names[each.id]).exists()]
    files: list[Made] = []
    for done, group in enumerate([each for each in groups if each not in there], start=1):
        path = folder / names[group.id]
        create(str(path), _sheets(opened, group))
        files.append(Made(path, "group_sheet", group.id, digest_of(path), changed=True))
        progress.step(path.name, done, len(groups))
    lines = (request.words.text("new.link"),) if files else ()
    if refresh:
        targets = [_Target(each, str(folder / names[each.id])) for each in there]
        return replace(_refreshed(request, opened, targets, progress, lines), files=tuple(files))
    kept = tuple(problem(Code.FILE_KEPT, FileRef(names[each.id])) for each in there)
    return Result(files=tuple(files), problems=kept, lines=lines)


def fill_online(request: Request, progress: Progress, *, address: str) -> Result:
    """An existing empty Google Sheet made one group's own; its address goes into an empty 小组表 cell of the hub.

    Raises: StudygroupError when something stands in it, which is named, or it cannot be written.
    """
    opened = open_programme(request, "new", write=True)
    (group,) = asked_groups(request, opened)
    sheets = _sheets(opened, group)
    name = create(address, sheets, credentials=request.credentials)
    progress.step(name, 1, 1)
    linked = _linked(opened, {group.id: address})
    return Result(
        patches=(*_created(sheets, name), *linked.outcomes),
        problems=linked.problems,
        lines=_told(request, {group.id: address}, linked),
    )


def make_online(request: Request, progress: Progress) -> Result:
    """A new Google Sheet of the person signed in for each group that has none; links to share are listed.

    Raises: StudygroupError when a service account is asked, or not even the first can be made.
    """
    opened = open_programme(request, "new", write=True)
    cells = unlinked_cells(opened.snapshot)
    groups = [each for each in asked_groups(request, opened) if each.id in cells or each.id not in opened.own_sheets]
    made: dict[str, str] = {}
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    lines: list[str] = []
    for done, group in enumerate(groups, start=1):
        title, sheets, address = _title(opened, group), _sheets(opened, group), ""
        try:
            address = new_online(title, opened.words.text("new.locale"), credentials=request.credentials)
            create(address, sheets, credentials=request.credentials)
        except StudygroupError as stopped:
            if not made and not address:
                raise
            problems += stopped.problems
            if address:
                lines.append(request.words.text("new.half", group=group.id, address=address))
            break
        made[group.id] = address
        outcomes += _created(sheets, title)
        progress.step(title, done, len(groups))
    linked = _linked(opened, made)
    return Result(
        patches=(*outcomes, *linked.outcomes),
        problems=(*problems, *linked.problems),
        lines=(*lines, *_told(request, made, linked)),
    )


def refresh_linked(request: Request, progress: Progress, *, address: str = "") -> Result:
    """What the groups' own sheets lack since they were made; a filled cell is never changed.

    Shape: `address` names the sheet of the one group asked for; without it every sheet the hub links is refreshed.
    """
    opened = open_programme(request, "new", write=False)
    groups = asked_groups(request, opened)
    if address:
        return _refreshed(request, opened, [_Target(groups[0], address)], progress)
    unread = tuple(
        each for each in opened.problems if each.code in {Code.GROUP_SHEET_UNREADABLE, Code.GROUP_SHEET_SHARED}
    )
    targets = [_Target(each, "") for each in groups if each.id in opened.own_sheets]
    result = _refreshed(request, opened, targets, progress)
    none = () if targets or unread else (request.words.text("new.none_to_refresh"),)
    return replace(result, problems=(*unread, *result.problems), lines=(*result.lines, *none))


class _Target(NamedTuple):
    """A sheet to refresh. Blanks: without a location it is the one the hub links."""

    group: Group
    location: str


class _Linked(NamedTuple):
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    groups: frozenset[str] = frozenset()


class _Refreshed(NamedTuple):
    name: str
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    line: str = ""


def _refreshed(
    request: Request, opened: Opened, targets: Sequence[_Target], progress: Progress, lines: Iterable[str] = ()
) -> Result:
    done: list[_Refreshed] = []
    for each in in_parallel(lambda target: _refresh(request, opened, target), targets):
        done.append(each)
        progress.step(each.name, len(done), len(targets))
    return Result(
        patches=tuple(one for each in done for one in each.outcomes),
        problems=tuple(one for each in done for one in each.problems),
        lines=(*lines, *(each.line for each in done if each.line)),
    )


def _refresh(request: Request, opened: Opened, target: _Target) -> _Refreshed:
    group = target.group
    try:
        store, snapshot = _store_of(request, opened, target)
        name = snapshot.grids[0].workbook if snapshot.grids else snapshot.location
        plan = plan_refresh(snapshot, opened.programme, group, opened.words)
        if plan is None:
            sheets = tuple(grid.sheet for grid in snapshot.grids)
            return _Refreshed(name, (), (problem(Code.FILE_NO_KNOWN_SHEET, FileRef(name), sheets=sheets),))
        members, kept = members_patches(opened, snapshot, group.id)
        cells = (plan.patch,) if plan.patch.edits or plan.patch.appended else ()
        patches = (*cells, *members)
        applied = store.apply(patches, based_on=snapshot)
    except StudygroupError as stopped:
        return _Refreshed(group.id, (), stopped.problems)
    outcomes = tuple(named_outcome(*each, name) for each in zip(applied.outcomes, patches, strict=True))
    problems = (*kept, *(each.problem for each in outcomes if each.problem is not None))
    key = "new.refreshed" if cells else "new.fresh"
    line = request.words.text(key, group=group.id, people=len(plan.people), meetings=len(plan.meetings))
    return _Refreshed(name, outcomes, problems, line)


def _store_of(request: Request, opened: Opened, target: _Target) -> tuple[Store, Snapshot]:
    linked = opened.own_sheets.get(target.group.id)
    if linked is not None and (not target.location or same_place(target.location) == linked.place):
        return linked.store, linked.snapshot
    store = open_location(target.location, credentials=request.credentials)
    return store, store.read()


def _linked(opened: Opened, links: Mapping[str, str]) -> _Linked:
    """The addresses put into the hub's empty 小组表 cells; what cannot be put there is left to people."""
    cells = {group: at for group, at in unlinked_cells(opened.snapshot).items() if group in links}
    if not cells:
        return _Linked()
    edits = [CellEdit(at, None, links[group]) for group, at in cells.items()]
    patch = CellsPatch(edits[0].at.sheet, edits)
    try:
        applied = opened.store.apply([patch], based_on=opened.snapshot)
    except StudygroupError as stopped:
        return _Linked(problems=stopped.problems)
    outcome = named_outcome(applied.outcomes[0], patch, opened.name)
    found = () if outcome.problem is None else (outcome.problem,)
    return _Linked((outcome,), found, frozenset() if found else frozenset(cells))


def _told(request: Request, made: Mapping[str, str], linked: _Linked) -> tuple[str, ...]:
    words = request.words
    if not made:
        return (words.text("new.none_to_make"),)
    lines = [words.text("new.share"), *(f"  {group}  {address}" for group, address in made.items())]
    key = "new.linked" if set(made) <= linked.groups else "new.link_by_hand"
    return (*lines, words.text(key))


def _created(sheets: Iterable[SheetPatch], workbook: str) -> tuple[Outcome, ...]:
    return tuple(named_outcome(Outcome(each.title, "created", 0), each, workbook) for each in sheets)


def _sheets(opened: Opened, group: Group) -> tuple[SheetPatch, ...]:
    return group_sheets(opened.programme, group, opened.words)


def _title(opened: Opened, group: Group) -> str:
    return opened.words.text("new.group_file", id=group.id, name=group.name)
