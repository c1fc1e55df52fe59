"""`attendance`: attendance, hours and progress counted and written back into the same workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.flows.summarising import summary_patches
from toolkit.flows.write_back import apply_patches

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request


def run(request: Request, progress: Progress) -> Result:
    """Both summaries, of all groups, from the beginning up to `as_of`."""
    opened = open_programme(request, "attendance", write=request.write_back and not request.dry_run)
    patches = summary_patches(request, opened)
    progress.step(opened.name, 1, 1)
    written = apply_patches(request, opened, patches)
    return Result(patches=written.outcomes, problems=(*opened.problems, *written.problems), counts=opened.counts)
