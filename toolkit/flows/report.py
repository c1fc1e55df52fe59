"""`report`: each group's report of a stage or a month, and the summaries written back."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from toolkit.documents import MONTH_REPORT, STAGE_REPORT, report_context
from toolkit.errors import StudygroupError
from toolkit.flows.publishing import publish
from toolkit.flows.reading import WRONG_USAGE, chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.flows.summarising import summary_patches
from toolkit.flows.write_back import apply_patches
from toolkit.problems import Code, problem
from toolkit.programme.stages import Span, find_stage, group_span

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.programme.groups import Group
    from toolkit.programme.settings import Stage


def run(request: Request, progress: Progress, *, stage: str | None = None, month: date | None = None) -> Result:
    """One report per group that had begun; a month or stage still running is reported up to `as_of`."""
    opened = open_programme(request, "report", write=request.write_back and not request.dry_run)
    groups = chosen_groups(request, opened)
    chosen: Stage | None = None
    if month is not None:
        period = f"{month:%Y-%m}"
        whole = Span(month, month.replace(day=calendar.monthrange(month.year, month.month)[1]))
        span_of: Callable[[Group], Span] = lambda _: whole  # noqa: E731 - one of two ways to find a group's days
        kind = MONTH_REPORT
    else:
        chosen = found = _stage(opened, stage or "")
        period = found.name
        span_of = lambda group: group_span(opened.programme, group.id, found)  # noqa: E731 - as above
        kind = STAGE_REPORT
    patches = summary_patches(request, opened)
    published = publish(
        request,
        opened,
        kind,
        [group for group in groups if _ran(group, span_of(group))],
        lambda group: report_context(
            opened.programme,
            group,
            span_of(group),
            opened.words,
            min(request.as_of, span_of(group).last),
            stage=chosen,
        ),
        progress,
        period=period,
    )
    outcomes, refused = apply_patches(request, opened, patches)
    return Result(
        files=published.files,
        patches=outcomes,
        problems=(*opened.problems, *published.problems, *refused),
        counts=opened.counts,
    )


def _stage(opened: Opened, typed: str) -> Stage:
    stages = opened.programme.settings.stages
    found = find_stage(stages, typed)
    if found is None:
        known = tuple(f"{each.order} {each.name}" for each in stages)
        raise StudygroupError(problem(Code.STAGE_NOT_THERE, stage=typed, known=known), WRONG_USAGE)
    return found


def _ran(group: Group, span: Span) -> bool:
    """Whether the group has anything to report of: it existed, and did not end before."""
    begun = group.starts is None or group.starts <= span.last
    return begun and (group.ends is None or group.ends >= span.first)
