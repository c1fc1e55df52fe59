"""`proposal`: the programme plan from topics, survey, settings and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import PROPOSAL, proposal_context
from toolkit.figures import compute_answers, compute_demand, compute_needs, compute_resources, resource_problems
from toolkit.flows.publishing import publish_whole
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request


def run(request: Request, progress: Progress) -> Result:
    """One document for the whole programme; the workbook is only read."""
    opened = open_programme(request, "proposal", write=False)
    programme = opened.programme
    answers = compute_answers(programme, request.as_of)
    demand = compute_demand(programme, compute_needs(programme, answers))
    resources = compute_resources(programme)
    context = proposal_context(programme, answers, demand, resources, opened.words, request.as_of)
    published = publish_whole(request, opened, PROPOSAL, context, progress)
    found = resource_problems(programme, demand, resources)
    return Result(files=published.files, problems=(*opened.problems, *found, *published.problems), counts=opened.counts)
