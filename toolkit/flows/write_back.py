"""Sheets last: patches applied in one go, their outcomes named for people; what cannot be written waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import CANNOT_WRITE, OUTSIDE_FAILED, StudygroupError
from toolkit.files.output import drop, waiting_file, write_document
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.sheets import Outcome, SheetPatch, SheetRemoval
from toolkit.stores import beside, is_address, rendered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Made, Request
    from toolkit.problems import Problem
    from toolkit.sheets import Patch


class WrittenBack(NamedTuple):
    """What became of the patches, and the problems of those that were refused."""

    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()


def apply_patches(
    request: Request, opened: Opened, patches: Sequence[Patch], *, made: Sequence[Made] = ()
) -> WrittenBack:
    """Applies the patches; nothing happens with --no-write-back.

    Shape: `made` are the documents this run has made already. With some, a workbook that cannot be written does not
    undo the run: the summaries wait in a workbook of their own, and the next run that can writes its own.
    Raises: StudygroupError when nothing can be written and nothing was made.
    """
    if not request.write_back or not patches:
        return WrittenBack()
    try:
        applied = opened.store.apply(patches, based_on=opened.snapshot, dry_run=request.dry_run)
    except StudygroupError as stopped:
        if not made or stopped.exit_code not in {CANNOT_WRITE, OUTSIDE_FAILED}:
            raise
        return _waiting(request, opened, patches, stopped)
    if not request.dry_run:
        drop(_waiting_place(request, opened.name))
    outcomes = tuple(named_outcome(*each, opened.name) for each in zip(applied.outcomes, patches, strict=True))
    return WrittenBack(outcomes, tuple(each.problem for each in outcomes if each.problem is not None))


def _waiting(request: Request, opened: Opened, patches: Sequence[Patch], stopped: StudygroupError) -> WrittenBack:
    sheets = [patch for patch in patches if isinstance(patch, SheetPatch)]
    waiting = write_document(_waiting_place(request, opened.name), rendered(sheets))
    refused = tuple(
        named_outcome(Outcome(_title(patch), "refused", 0, stopped.problem), patch, opened.name) for patch in patches
    )
    return WrittenBack(refused, (*stopped.problems, problem(Code.SUMMARIES_WAIT, FileRef(waiting.path.name))))


def _waiting_place(request: Request, name: str) -> Path:
    """Beside the output; for a Google Sheet that is where it was asked for, not the folder a scheduler starts in."""
    place = waiting_file(beside(request.location, name))
    return request.out / place.parent.name / place.name if request.out and is_address(request.location) else place


def _title(patch: Patch) -> str:
    if isinstance(patch, SheetPatch):
        return patch.title
    return patch.key if isinstance(patch, SheetRemoval) else patch.sheet


def named_outcome(outcome: Outcome, patch: Patch, workbook: str) -> Outcome:
    """An outcome with what people call the workbook, and with its rows."""
    rows = len(patch.rows) if isinstance(patch, SheetPatch) else outcome.cells
    return outcome._replace(workbook=workbook, rows=rows)
