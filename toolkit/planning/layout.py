"""Plan rows without dates get the working days of their stage, in order and in equal parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.planning.schedule import PlannedItem
from toolkit.programme.stages import Span, find_stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.planning.calendar import WorkCalendar
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import PlanItem

DAY = timedelta(days=1)


def life_of(programme: Programme, group: Group) -> Span | None:
    """The days of a group, or the programme's where it leaves them open; None without a beginning or an end."""
    starts, ends = group.starts or programme.settings.starts, group.ends or programme.settings.ends
    return Span(starts, ends) if starts and ends else None


def lay_out(programme: Programme, group: Group, calendar: WorkCalendar) -> tuple[PlannedItem, ...]:
    """The group's plan rows by number, dates kept where written and laid where blank."""
    rows = programme.plan_by_group.get(group.id, ())
    by_stage: dict[str, list[PlanItem]] = {}
    for row in rows:
        stage = find_stage(programme.settings.stages, row.stage) if row.stage else None
        by_stage.setdefault(stage.name if stage else "", []).append(row)
    laid: dict[int, PlannedItem] = {}
    for name, members in by_stage.items():
        for each in _stage(members, _window(programme, group, name), calendar):
            laid[each.item.number] = each
    return tuple(laid[row.number] for row in rows)


def _window(programme: Programme, group: Group, stage: str) -> Span | None:
    """The programme's days of a stage, as far as the group lives then."""
    life = life_of(programme, group)
    known = next((each for each in programme.settings.stages if each.name == stage), None)
    if known is None:
        return life
    first = max(known.starts, group.starts or known.starts)
    last = min(known.ends, group.ends or known.ends)
    return Span(first, last)


def _stage(rows: Sequence[PlanItem], window: Span | None, calendar: WorkCalendar) -> list[PlannedItem]:
    """Written days part the rows into runs; each run shares the working days between its neighbours."""
    laid: list[PlannedItem] = []
    run: list[PlanItem] = []
    edge = window.first if window else None
    for row in rows:
        if row.starts is not None:
            laid += _share(run, edge, row.starts - DAY, calendar)
            run, edge = [], row.starts
        run.append(row)
        if row.due is not None:
            laid += _share(run, edge, row.due, calendar)
            run, edge = [], row.due + DAY
    return laid + _share(run, edge, window.last if window else None, calendar)


def _share(
    rows: Sequence[PlanItem], first: date | None, last: date | None, calendar: WorkCalendar
) -> list[PlannedItem]:
    days = calendar.working_days(first, last) if first and last else ()
    shared = []
    for place, row in enumerate(rows):
        planned = PlannedItem(row, row.starts, row.due, row.responsible)
        if days and not (row.starts and row.due):
            begin = place * len(days) // len(rows)
            end = max(begin, (place + 1) * len(days) // len(rows) - 1)
            planned = replace(planned, starts=row.starts or days[begin], due=row.due or days[end], laid=True)
        shared.append(planned)
    return shared
