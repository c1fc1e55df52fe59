"""`report`: each group's report of a stage or a month, 月度总览 of a month, and the summaries written back."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents import MONTH_OVERVIEW, MONTH_REPORT, STAGE_REPORT, Told, overview_context, report_context
from toolkit.errors import WRONG_USAGE, StudygroupError
from toolkit.figures import compute_overview
from toolkit.flows.own_sheets import give_back
from toolkit.flows.publishing import Published, publish, publish_whole
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.flows.summarising import summary_patches
from toolkit.flows.template_files import chosen_template
from toolkit.flows.write_back import apply_patches
from toolkit.problems import Code, problem
from toolkit.programme.stages import Span, find_stage, group_span
from toolkit.summaries import month_sentences, plan_month_summary, watch_reason

if TYPE_CHECKING:
    from toolkit.documents import DocumentKind
    from toolkit.documents.contexts.overview import MonthOverviewContext
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Stage
    from toolkit.sheets import SheetPatch


def run(request: Request, progress: Progress, *, stage: str | None = None, month: date | None = None) -> Result:
    """One report per group that had begun; a month or stage still running is reported up to `as_of`."""
    opened = open_programme(request, "report", write=request.write_back and not request.dry_run)
    asked = Asked(month=month) if month else Asked(_stage(opened, stage or ""))
    return reported(request, opened, asked, progress)


def reported(request: Request, opened: Opened, asked: Asked, progress: Progress) -> Result:
    """The reports of what was asked, and the summaries written back."""
    month = month_of(request, opened, asked)
    patches = (*summary_patches(request, opened), *((month.patch,) if month else ()))
    if month:
        chosen_template(request.templates, opened.words, MONTH_OVERVIEW, request.missing)
    published = publish(
        request,
        opened,
        asked.kind,
        [group for group in chosen_groups(request, opened) if ran(group, asked.span(opened.programme, group))],
        lambda group: report_context(
            opened.programme,
            group,
            asked.span(opened.programme, group),
            opened.words,
            min(request.as_of, asked.span(opened.programme, group).last),
            stage=asked.stage,
            copied=opened.copied[group.id].day if group.id in opened.copied else None,
        ),
        progress,
        period=asked.period,
    )
    if month:
        whole = publish_whole(request, opened, MONTH_OVERVIEW, month.context, progress, period=asked.period)
        published = Published((*published.files, *whole.files), (*published.problems, *whole.problems))
    written = apply_patches(request, opened, patches, made=published.files)
    given = give_back(request, opened, progress)
    return Result(
        files=published.files,
        patches=(*written.outcomes, *given.outcomes),
        problems=(*opened.problems, *published.problems, *written.problems, *given.problems),
        counts=opened.counts,
    )


class Month(NamedTuple):
    """The programme's month: 月度汇总 for the workbook, 月度总览 for the director, from the same figures."""

    patch: SheetPatch
    context: MonthOverviewContext


def month_of(request: Request, opened: Opened, asked: Asked) -> Month | None:
    """The month of every group that had begun, whichever groups were asked for; None for a stage."""
    if asked.month is None:
        return None
    programme, words = opened.programme, opened.words
    groups = [each.id for each in programme.groups if ran(each, asked.whole_month)]
    as_of = min(request.as_of, asked.whole_month.last)
    overview = compute_overview(programme, groups, asked.month, as_of)
    told = Told(month_sentences(overview, as_of, words)[:2], lambda watch: watch_reason(watch, words))
    return Month(
        plan_month_summary(programme, overview, as_of, words),
        overview_context(programme, overview, words, as_of, told),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is of: a stage, whose days may differ from group to group, or a month."""

    stage: Stage | None = None
    month: date | None = None

    @property
    def kind(self) -> DocumentKind:
        """Which of the two reports it is."""
        return STAGE_REPORT if self.stage else MONTH_REPORT

    @property
    def period(self) -> str:
        """What the folder of its documents is called."""
        return self.stage.name if self.stage else f"{self.month:%Y-%m}"

    def span(self, programme: Programme, group: Group) -> Span:
        """The days it covers for one group."""
        if self.stage is not None:
            return group_span(programme, group.id, self.stage)
        return self.whole_month

    @property
    def whole_month(self) -> Span:
        """The month from its first day to its last."""
        first = self.month or date.min
        return Span(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _stage(opened: Opened, typed: str) -> Stage:
    stages = opened.programme.settings.stages
    found = find_stage(stages, typed)
    if found is None:
        known = tuple(f"{each.order} {each.name}" for each in stages)
        raise StudygroupError(problem(Code.STAGE_NOT_THERE, stage=typed, known=known), WRONG_USAGE)
    return found


def ran(group: Group, span: Span) -> bool:
    """Whether the group has anything to report of: it existed, and did not end before."""
    begun = group.starts is None or group.starts <= span.last
    return begun and (group.ends is None or group.ends >= span.first)
