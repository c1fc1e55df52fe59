"""`charter`: each group's charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import CHARTER, charter_context
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request


def run(request: Request, progress: Progress) -> Result:
    """One document per group; the workbook is only read."""
    opened = open_programme(request, "charter", write=False)
    published = publish(
        request,
        opened,
        CHARTER,
        chosen_groups(request, opened),
        lambda group: charter_context(opened.programme, group, opened.words, request.as_of),
        progress,
    )
    return Result(files=published.files, problems=(*opened.problems, *published.problems), counts=opened.counts)
