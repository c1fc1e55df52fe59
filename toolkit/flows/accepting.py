"""`--accept`: what was proposed goes into people's own sheets, after they have seen the difference and agreed.

Shape: `accept` plans and asks, before anything is written; `apply_accepted` writes with the run's other sheets and
notes what was filled, so that a later run knows its own words again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import StudygroupError
from toolkit.files.fill_journal import Fill, FillJournal
from toolkit.files.output import BACKUPS, backup_folder, real_file
from toolkit.flows.own_sheets import location_of, not_written
from toolkit.flows.write_back import WrittenBack, apply_patches, named_outcome
from toolkit.stores import beside, is_address, same_place
from toolkit.tables.filling import plan_filling
from toolkit.tables.specs import SPECS
from toolkit.tables.specs.own_sheet import OWN_READ
from toolkit.tables.wanted import Change

if TYPE_CHECKING:
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Made, Request
    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.sheets import Patch, Snapshot
    from toolkit.stores import Store
    from toolkit.tables.spec import TableSpec
    from toolkit.tables.wanted import Filled, WantedTable

__all__ = [
    "NOTHING_ACCEPTED",
    "Accepted",
    "Change",
    "Consent",
    "Target",
    "accept",
    "accept_in",
    "agreed",
    "apply_accepted",
    "hub_target",
    "own_targets",
]

# Shows the difference and says whether to go on; a dry run is only shown.
Consent = Callable[[Sequence[Change], bool], bool]


def agreed(_: Sequence[Change], __: bool) -> bool:
    """Nobody has to be asked."""
    return True


class Target(NamedTuple):
    """A workbook people keep: the hub, or a group's own sheet, with what was filled into it before.

    Shape: `group` is "" for the hub.
    """

    group: str
    store: Store
    snapshot: Snapshot
    specs: Sequence[TableSpec]
    journal: FillJournal

    def knows(self, filled: Filled) -> bool:
        """Whether a cell's text is what we filled in."""
        return self.journal.knows(Fill(*filled))


class ForOne(NamedTuple):
    """What is to be written into one group's own sheet."""

    target: Target
    patches: tuple[Patch, ...]
    fills: tuple[Filled, ...]


class Accepted(NamedTuple):
    """What is to be written into people's sheets; nothing when it was refused or cannot be written.

    Shape: `patches` are the hub's, `own` those of the groups' own sheets.
    """

    patches: tuple[Patch, ...] = ()
    fills: tuple[Filled, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    own: tuple[ForOne, ...] = ()


NOTHING_ACCEPTED = Accepted()


def hub_target(request: Request, opened: Opened) -> Target:
    """The hub as a place to write into."""
    return Target("", opened.store, opened.snapshot, SPECS, _journal(request, request.location, opened.name))


def own_targets(request: Request, opened: Opened) -> dict[str, Target]:
    """Each group's own sheet that could be read, as a place to write into."""
    return {
        group: Target(
            group,
            own.store,
            own.snapshot,
            OWN_READ,
            _journal(request, location_of(request, own.link), own.name),
        )
        for group, own in opened.own_sheets.items()
    }


def accept(request: Request, opened: Opened, wanted: Sequence[WantedTable], consent: Consent) -> Accepted:
    """The cells and rows of the hub to write, shown to people and agreed on; all tables or none.

    Problems: cells that hold something else, columns that are not there, sheets that cannot be written.
    """
    if not request.write_back:
        return NOTHING_ACCEPTED
    return accept_in(request, opened, [(hub_target(request, opened), wanted)], consent)


def accept_in(
    request: Request, opened: Opened, wanted: Sequence[tuple[Target, Sequence[WantedTable]]], consent: Consent
) -> Accepted:
    """The cells and rows of several workbooks, shown together and agreed on once; a workbook that refuses is left out.

    Problems: cells that hold something else, columns that are not there, sheets that cannot be written.
    """
    planned = [_planned(target, tables, opened.words) for target, tables in wanted]
    problems = tuple(found for each in planned for found in each.problems)
    ready = [each for each in planned if each.patches]
    changes = tuple(change for each in ready for change in each.changes)
    if not ready:
        lines = () if any(each.refused for each in planned) else (request.words.text("accept.nothing"),)
        return Accepted(problems=problems, lines=lines)
    if not consent(changes, request.dry_run):
        return Accepted(problems=problems, lines=(request.words.text("accept.declined"),))
    hub = next((each for each in ready if not each.target.group), None)
    own = tuple(ForOne(each.target, each.patches, each.fills) for each in ready if each.target.group)
    return Accepted(hub.patches if hub else (), hub.fills if hub else (), problems, (), own)


class _Plan(NamedTuple):
    target: Target
    patches: tuple[Patch, ...]
    changes: tuple[Change, ...]
    fills: tuple[Filled, ...]
    problems: tuple[Problem, ...]
    refused: bool = False


def _planned(target: Target, tables: Sequence[WantedTable], words: Words) -> _Plan:
    found = [plan_filling(target.snapshot, each, words, target.knows, specs=target.specs) for each in tables]
    problems = tuple(one for each in found for one in each.problems)
    patches = tuple(patch for each in found for patch in each.patches)
    if patches:
        tried = target.store.apply(patches, based_on=target.snapshot, dry_run=True)
        refused = tuple(each.problem for each in tried.outcomes if each.state == "refused" and each.problem)
        if refused:
            return _Plan(target, (), (), (), (*problems, *refused), refused=True)
    changes = tuple(change for each in found for change in each.changes)
    return _Plan(target, patches, changes, tuple(fill for each in found for fill in each.fills), problems)


def apply_accepted(
    request: Request, opened: Opened, patches: Sequence[Patch], accepted: Accepted, *, made: Sequence[Made] = ()
) -> WrittenBack:
    """Applies the run's own sheets and what was accepted in one go, then what goes into the groups' own sheets.

    Raises: StudygroupError when nothing can be written and nothing was made.
    """
    written = apply_patches(request, opened, (*patches, *accepted.patches), made=made)
    came = written.outcomes[len(patches) :]
    if not request.dry_run and accepted.fills and all(each.state != "refused" for each in came):
        _journal(request, request.location, opened.name).remember(Fill(*each) for each in accepted.fills)
    own = [_into_own_sheet(request, opened, each) for each in accepted.own]
    outcomes = tuple(one for each in own for one in each.outcomes)
    problems = (*accepted.problems, *written.problems, *(one for each in own for one in each.problems))
    return WrittenBack((*written.outcomes, *outcomes), problems)


def _into_own_sheet(request: Request, opened: Opened, each: ForOne) -> WrittenBack:
    """A group's own sheet that cannot be written stops no other."""
    own = opened.own_sheets[each.target.group]
    try:
        applied = each.target.store.apply(each.patches, based_on=each.target.snapshot, dry_run=request.dry_run)
    except StudygroupError as stopped:
        return WrittenBack((), (not_written(request, own, stopped),))
    outcomes = tuple(named_outcome(*pair, own.name) for pair in zip(applied.outcomes, each.patches, strict=True))
    if not request.dry_run and all(one.state != "refused" for one in outcomes):
        each.target.journal.remember(Fill(*one) for one in each.fills)
    return WrittenBack(outcomes, tuple(one.problem for one in outcomes if one.problem is not None))


def _journal(request: Request, location: str, title: str) -> FillJournal:
    """What was filled into a workbook: two Google Sheets may have one title, so their id tells them apart."""
    workbook = beside(location, title)
    if not is_address(location):
        return FillJournal(backup_folder(workbook), real_file(workbook).name)
    folder = request.out / BACKUPS if request.out else backup_folder(workbook)
    return FillJournal(folder, same_place(location))
