"""`plan`: each group's study plan and calendar file, and 计划日程 written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import STUDY_PLAN, plan_context
from toolkit.flows.accepting import (
    NOTHING_ACCEPTED,
    accept_in,
    agreed,
    apply_accepted,
    hub_target,
    own_targets,
)
from toolkit.flows.calendars import write_calendars
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.flows.schedule_rows import schedule_wishes, wanted_tables
from toolkit.planning import compute_schedule, schedule_problems
from toolkit.summaries import plan_schedule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.flows.accepting import Accepted, Consent
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.planning import Schedule
    from toolkit.programme.groups import Group


def run(
    request: Request,
    progress: Progress,
    *,
    reschedule: bool = False,
    accept_plan: bool = False,
    consent: Consent = agreed,
) -> Result:
    """One document and one .ics per group, and the schedule of all; `reschedule` moves on what was cancelled.

    Shape: with `accept_plan` the schedule goes into 计划 and 活动, of a group's own sheet where it keeps one.
    """
    opened = open_programme(request, "plan", write=request.write_back and not request.dry_run)
    schedule = compute_schedule(opened.programme, opened.calendar, request.as_of, after_cancelled=reschedule)
    patches = (plan_schedule(opened.programme, schedule, request.as_of, opened.words),)
    groups = chosen_groups(request, opened)
    accepted = _accepted(request, opened, groups, schedule, consent) if accept_plan else NOTHING_ACCEPTED
    published = publish(
        request,
        opened,
        STUDY_PLAN,
        groups,
        lambda group: plan_context(opened.programme, group, schedule, opened.words, request.as_of),
        progress,
    )
    files = (*published.files, *write_calendars(request, opened, groups, schedule, progress))
    written = apply_accepted(request, opened, patches, accepted, made=files)
    scheduling = schedule_problems(opened.programme, schedule)
    return Result(
        files=files,
        patches=written.outcomes,
        problems=(*opened.problems, *scheduling, *published.problems, *written.problems),
        counts=opened.counts,
        lines=(*(_moves(request, opened, schedule, accept_plan) if reschedule else ()), *accepted.lines),
    )


def _accepted(
    request: Request, opened: Opened, groups: Sequence[Group], schedule: Schedule, consent: Consent
) -> Accepted:
    """What 计划 and 活动 lack, by workbook, shown and agreed on before anything is made."""
    if not request.write_back:
        return NOTHING_ACCEPTED
    hub, own = hub_target(request, opened), own_targets(request, opened)
    names = {group: opened.own_sheets[group].name for group in own}
    wanted = wanted_tables(
        schedule_wishes(opened.programme, schedule, groups),
        names,
        opened.words,
        lambda group, filled: own.get(group, hub).knows(filled),
        unplaced=[each.group for each in schedule.groups if each.unplaced],
    )
    accepted = accept_in(request, opened, [(own.get(at, hub), each) for at, each in wanted.tables.items()], consent)
    kept = [each.name for each in groups if each.id in wanted.kept]
    told = (request.words.text("flows.plan.kept", groups=tuple(kept)),) if kept else ()
    return accepted._replace(lines=(*accepted.lines, *told))


def _moves(request: Request, opened: Opened, schedule: Schedule, accepting: bool) -> Iterator[str]:
    """Before and after of everything that moved, a line each."""
    moved = [(mine.group, each, each.was) for mine in schedule.groups for each in mine.meetings if each.was]
    told = "flows.plan.moving" if accepting else "flows.plan.moved"
    yield request.words.text(told if moved else "flows.plan.nothing_moved", count=len(moved))
    for group, each, before in moved:
        name = opened.programme.group_by_id[group].name
        yield request.words.text(
            "flows.plan.move", id=group, group=name, number=each.number, topic=each.topic, before=before, after=each.day
        )
