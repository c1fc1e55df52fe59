"""`match`: applicants into groups, each seat with its reason: 分组建议 in the workbook and 分组说明 beside it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from toolkit.documents import GROUPING, grouping_context
from toolkit.flows.accepting import NOTHING_ACCEPTED, accept, agreed, apply_accepted
from toolkit.flows.grouping_rows import grouping_tables
from toolkit.flows.publishing import publish_whole
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.matching import adjust, build_instance, grouping_problems, solve, standing_groups, usual_effort
from toolkit.summaries import (
    ADJUSTING,
    PROPOSED,
    WAITING,
    alternative_line,
    grouping_lines,
    keep_answers,
    plan_grouping,
    seat_grounds,
)
from toolkit.tables.proposed_groups import ProposalSheet, read_proposal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from toolkit.flows.accepting import Consent
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.matching import Instance
    from toolkit.matching import Progress as Searched
    from toolkit.programme.grouping import Grouping
    from toolkit.tables.proposed_groups import Proposal

    Stopping = Callable[[], AbstractContextManager[Callable[[], bool]]]

PROPOSALS = ProposalSheet(ADJUSTING, PROPOSED, WAITING)


def never() -> AbstractContextManager[Callable[[], bool]]:
    """Nobody asks to stop early."""
    return nullcontext(lambda: False)


def run(
    request: Request,
    progress: Progress,
    *,
    seed: int = 0,
    effort: int | None = None,
    accept_groups: bool = False,
    consent: Consent = agreed,
    stopping: Stopping = never,
) -> Result:
    """The best grouping within an effort, from the groups that stand and what people adjusted in the last proposal.

    Shape: the same sheets, seed and effort give the same grouping; `effort` counts moves of the search.
    With `accept_groups` the groups go into 小组 and 成员.
    """
    opened = open_programme(request, "match", write=request.write_back and not request.dry_run)
    proposal = read_proposal(opened.snapshot, PROPOSALS, opened.programme)
    instance, previous = _question(opened, proposal)
    grouping = _grouped(request, instance, previous, progress, seed, effort, stopping)
    kept = keep_answers(
        plan_grouping(opened.programme, grouping, opened.words), ADJUSTING, proposal.answers, opened.words
    )
    tables = grouping_tables(opened.programme, grouping, request.as_of, opened.words) if accept_groups else ()
    accepted = accept(request, opened, tables, consent) if accept_groups else NOTHING_ACCEPTED
    context = grouping_context(
        opened.programme,
        grouping,
        opened.words,
        request.as_of,
        summary=grouping_lines(opened.programme, grouping, opened.words),
        grounds_of=lambda group, seat: seat_grounds(opened.programme, group, seat, opened.words),
        alternative_of=lambda seat: alternative_line(opened.programme, grouping, seat, opened.words),
    )
    published = publish_whole(request, opened, GROUPING, context, progress)
    written = apply_accepted(request, opened, (kept.patch,), accepted, made=published.files)
    return Result(
        files=published.files,
        patches=written.outcomes,
        problems=(
            *opened.problems,
            *proposal.problems,
            *kept.problems,
            *grouping_problems(opened.programme, instance, grouping, proposal.places),
            *published.problems,
            *written.problems,
        ),
        counts=opened.counts,
        lines=(*grouping_lines(opened.programme, grouping, request.words), *accepted.lines),
    )


def _question(opened: Opened, proposal: Proposal) -> tuple[Instance, Grouping | None]:
    """Who is to be placed, and the groups to start from: those that stand, and the proposal people answered."""
    instance = build_instance(opened.programme)
    previous = standing_groups(opened.programme, instance, proposal.groups)
    if previous is None or not proposal.wishes:
        return instance, previous
    return adjust(instance, previous, proposal.wishes), previous


def _grouped(
    request: Request,
    instance: Instance,
    previous: Grouping | None,
    progress: Progress,
    seed: int,
    effort: int | None,
    stopping: Stopping,
) -> Grouping:
    usual = usual_effort(len(instance.people))

    def show(searched: Searched) -> None:
        gap = request.words.text("flows.match.step", score=searched.score, bound=searched.bound)
        progress.step(gap, searched.done, searched.moves)

    with stopping() as asked:
        return solve(
            instance,
            seed=seed,
            effort=usual if effort is None else usual._replace(moves=effort),
            previous=previous,
            on_progress=show,
            should_stop=asked,
        )
