"""`plan`: each group's study plan and calendar file, and 计划日程 written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import STUDY_PLAN, plan_context
from toolkit.flows.calendars import write_calendars
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.flows.write_back import apply_patches
from toolkit.planning import compute_schedule, schedule_problems
from toolkit.summaries import plan_schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.planning import Schedule


def run(request: Request, progress: Progress, *, reschedule: bool = False) -> Result:
    """One document and one .ics per group, and the schedule of all; `reschedule` moves on what was cancelled."""
    opened = open_programme(request, "plan", write=request.write_back and not request.dry_run)
    schedule = compute_schedule(opened.programme, opened.calendar, request.as_of, after_cancelled=reschedule)
    patches = (plan_schedule(opened.programme, schedule, request.as_of, opened.words),)
    groups = chosen_groups(request, opened)
    published = publish(
        request,
        opened,
        STUDY_PLAN,
        groups,
        lambda group: plan_context(opened.programme, group, schedule, opened.words, request.as_of),
        progress,
    )
    files = (*published.files, *write_calendars(request, opened, groups, schedule, progress))
    written = apply_patches(request, opened, patches, made=files)
    scheduling = schedule_problems(opened.programme, schedule)
    return Result(
        files=files,
        patches=written.outcomes,
        problems=(*opened.problems, *scheduling, *published.problems, *written.problems),
        counts=opened.counts,
        lines=tuple(_moves(request, opened, schedule)) if reschedule else (),
    )


def _moves(request: Request, opened: Opened, schedule: Schedule) -> Iterator[str]:
    """Before and after of everything that moved, a line each."""
    moved = [(mine.group, each, each.was) for mine in schedule.groups for each in mine.meetings if each.was]
    yield request.words.text("flows.plan.moved" if moved else "flows.plan.nothing_moved", count=len(moved))
    for group, each, before in moved:
        name = opened.programme.group_by_id[group].name
        yield request.words.text(
            "flows.plan.move", id=group, group=name, number=each.number, topic=each.topic, before=before, after=each.day
        )
