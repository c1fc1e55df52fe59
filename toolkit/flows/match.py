"""`match`: applicants into groups, each seat with its reason: 分组建议 in the workbook and 分组说明 beside it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from toolkit.documents import GROUPING, grouping_context
from toolkit.flows.publishing import publish_whole
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.flows.write_back import apply_patches
from toolkit.matching import Effort, build_instance, grouping_problems, solve, standing_groups, usual_effort
from toolkit.summaries import grouping_lines, plan_grouping, seat_grounds

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.matching import Instance
    from toolkit.matching import Progress as Searched
    from toolkit.programme.grouping import Grouping

    Stopping = Callable[[], AbstractContextManager[Callable[[], bool]]]


def never() -> AbstractContextManager[Callable[[], bool]]:
    """Nobody asks to stop early."""
    return nullcontext(lambda: False)


def run(
    request: Request, progress: Progress, *, seed: int = 0, effort: int | None = None, stopping: Stopping = never
) -> Result:
    """The best grouping within an effort, from the groups that stand; stopped early, the best so far.

    Shape: the same sheets, seed and effort give the same grouping; `effort` counts moves of the search.
    """
    opened = open_programme(request, "match", write=request.write_back and not request.dry_run)
    instance = build_instance(opened.programme)
    grouping = _grouped(request, opened, instance, progress, seed, effort, stopping)
    patches = (plan_grouping(opened.programme, grouping, opened.words),)
    context = grouping_context(
        opened.programme,
        grouping,
        opened.words,
        request.as_of,
        summary=grouping_lines(opened.programme, grouping, opened.words),
        grounds_of=lambda group, seat: seat_grounds(opened.programme, group, seat, opened.words),
    )
    published = publish_whole(request, opened, GROUPING, context, progress)
    written = apply_patches(request, opened, patches, made=published.files)
    return Result(
        files=published.files,
        patches=written.outcomes,
        problems=(
            *opened.problems,
            *grouping_problems(opened.programme, instance, grouping),
            *published.problems,
            *written.problems,
        ),
        counts=opened.counts,
        lines=grouping_lines(opened.programme, grouping, request.words),
    )


def _grouped(
    request: Request,
    opened: Opened,
    instance: Instance,
    progress: Progress,
    seed: int,
    effort: int | None,
    stopping: Stopping,
) -> Grouping:
    people = len(instance.people)

    def show(searched: Searched) -> None:
        gap = request.words.text("flows.match.step", score=searched.score, bound=searched.bound)
        progress.step(gap, searched.done, searched.moves)

    with stopping() as asked:
        return solve(
            instance,
            seed=seed,
            effort=usual_effort(people) if effort is None else Effort(effort, usual_effort(people).nodes),
            previous=standing_groups(opened.programme, instance),
            on_progress=show,
            should_stop=asked,
        )
