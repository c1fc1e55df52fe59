"""`--accept`: what was proposed goes into people's own sheets, after they have seen the difference and agreed.

Shape: `accept` plans and asks, before anything is written; `apply_accepted` writes with the run's other sheets and
notes what was filled, so that a later run knows its own words again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.fill_journal import Fill, FillJournal
from toolkit.flows.write_back import WrittenBack, apply_patches
from toolkit.stores import beside, is_address, same_place
from toolkit.tables.filling import plan_filling
from toolkit.tables.wanted import Change

if TYPE_CHECKING:
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Made, Request
    from toolkit.problems import Problem
    from toolkit.sheets import Patch
    from toolkit.tables.wanted import Filled, WantedTable

__all__ = ["NOTHING_ACCEPTED", "Accepted", "Change", "Consent", "accept", "agreed", "apply_accepted"]

# Shows the difference and says whether to go on; a dry run is only shown.
Consent = Callable[[Sequence[Change], bool], bool]


def agreed(_: Sequence[Change], __: bool) -> bool:
    """Nobody has to be asked."""
    return True


class Accepted(NamedTuple):
    """What is to be written into people's sheets; nothing when it was refused or cannot be written."""

    patches: tuple[Patch, ...] = ()
    fills: tuple[Filled, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()


NOTHING_ACCEPTED = Accepted()


def accept(request: Request, opened: Opened, wanted: Sequence[WantedTable], consent: Consent) -> Accepted:
    """The cells and rows to write, shown to people and agreed on; all tables or none.

    Problems: cells that hold something else, columns that are not there, sheets that cannot be written.
    """
    if not request.write_back:
        return NOTHING_ACCEPTED
    journal = _journal(request, opened)
    planned = [
        plan_filling(opened.snapshot, each, opened.words, lambda filled: journal.knows(Fill(*filled)))
        for each in wanted
    ]
    problems = tuple(found for each in planned for found in each.problems)
    patches = tuple(patch for each in planned for patch in each.patches)
    changes = tuple(change for each in planned for change in each.changes)
    if not patches:
        return Accepted(problems=problems, lines=(request.words.text("accept.nothing"),))
    tried = opened.store.apply(patches, based_on=opened.snapshot, dry_run=True)
    refused = tuple(each.problem for each in tried.outcomes if each.state == "refused" and each.problem)
    if refused:
        return Accepted(problems=(*problems, *refused))
    if not consent(changes, request.dry_run):
        return Accepted(problems=problems, lines=(request.words.text("accept.declined"),))
    return Accepted(patches, tuple(fill for each in planned for fill in each.fills), problems)


def apply_accepted(
    request: Request, opened: Opened, patches: Sequence[Patch], accepted: Accepted, *, made: Sequence[Made] = ()
) -> WrittenBack:
    """Applies the run's own sheets and what was accepted in one go.

    Raises: StudygroupError when nothing can be written and nothing was made.
    """
    written = apply_patches(request, opened, (*patches, *accepted.patches), made=made)
    came = written.outcomes[len(patches) :]
    if not request.dry_run and accepted.fills and all(each.state != "refused" for each in came):
        _journal(request, opened).remember(Fill(*each) for each in accepted.fills)
    problems = (*accepted.problems, *written.problems)
    return WrittenBack(written.outcomes, problems)


def _journal(request: Request, opened: Opened) -> FillJournal:
    """What was filled into this workbook: two Google Sheets may have one title, so their id tells them apart."""
    name = same_place(request.location) if is_address(request.location) else ""
    return FillJournal(beside(request.location, opened.name), name)
