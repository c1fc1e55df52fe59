"""`elect`: ballots counted, each group's announcement, and 选举结果 written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import ELECTION_RESULT, election_context
from toolkit.figures import compute_elections, election_problems
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.flows.write_back import apply_patches
from toolkit.summaries import plan_election_results

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request


def run(request: Request, progress: Progress) -> Result:
    """One announcement per group that has voted; the sheet holds all groups."""
    opened = open_programme(request, "elect", write=request.write_back and not request.dry_run)
    elections = compute_elections(opened.programme, request.as_of)
    of_group = {each.group: each for each in elections}
    patches = (plan_election_results(opened.programme, elections, opened.words),)
    published = publish(
        request,
        opened,
        ELECTION_RESULT,
        [group for group in chosen_groups(request, opened) if group.id in of_group],
        lambda group: election_context(opened.programme, of_group[group.id], opened.words, request.as_of),
        progress,
    )
    written = apply_patches(request, opened, patches, made=published.files)
    found = election_problems(opened.programme, elections, request.as_of)
    return Result(
        files=published.files,
        patches=written.outcomes,
        problems=(*opened.problems, *found, *published.problems, *written.problems),
        counts=opened.counts,
    )
