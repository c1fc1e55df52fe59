"""`check`: every table read, every fault named by cell, where the programme stands and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.flows.reading import open_programme
from toolkit.flows.request import Request, Result
from toolkit.flows.steps import told_steps
from toolkit.flows.write_back import apply_patches
from toolkit.problems import fold
from toolkit.programme.steps import compute_steps
from toolkit.stores import is_address
from toolkit.summaries import plan_findings

if TYPE_CHECKING:
    from datetime import date

    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.programme.steps import NextStep


def next_step(location: str, as_of: date, words: Words) -> NextStep:
    """The one next thing to do with a workbook.

    Raises: StudygroupError when it cannot be read.
    """
    opened = open_programme(Request(location, as_of, words), "check", write=False)
    return compute_steps(opened.programme, as_of).next


def run(request: Request, progress: Progress, *, mark: bool = False) -> Result:
    """Changes nothing, but for the sheet of findings with `mark`."""
    opened = open_programme(request, "check", write=mark and not request.dry_run)
    progress.step(opened.name, 1, 1)
    patches = [plan_findings(fold(opened.problems), opened.words, opened.name)] if mark else []
    written = apply_patches(request, opened, patches)
    named = request.location if is_address(request.location) else opened.name
    return Result(
        patches=written.outcomes,
        problems=(*opened.problems, *written.problems),
        counts=opened.counts,
        lines=told_steps(opened.programme, request.as_of, request.words, named),
    )
