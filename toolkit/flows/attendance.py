"""`attendance`: attendance, hours and progress counted and written back into the same workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.flows.own_sheets import give_back
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.flows.summarising import summary_patches
from toolkit.flows.write_back import apply_patches

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request


def run(request: Request, progress: Progress) -> Result:
    """Both summaries from the beginning up to `as_of`: of all groups in the hub, its own in each group's own sheet."""
    opened = open_programme(request, "attendance", write=request.write_back and not request.dry_run)
    patches = summary_patches(request, opened)
    progress.step(opened.name, 1, 1)
    written = apply_patches(request, opened, patches)
    given = give_back(request, opened, progress)
    return Result(
        patches=(*written.outcomes, *given.outcomes),
        problems=(*opened.problems, *written.problems, *given.problems),
        counts=opened.counts,
    )
