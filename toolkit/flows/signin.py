"""`signin`: sheets to sign and minutes of meetings, to be filled in by hand or filled from the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import MINUTES, MINUTES_FORM, SIGN_IN, minutes_context, signin_context
from toolkit.figures import SessionState, state_of
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.planning import compute_schedule
from toolkit.problems import Code, problem
from toolkit.programme.kinds import SessionStatus
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from toolkit.flows.publishing import Published
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.planning import Meeting, Schedule
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group

Chosen = dict[str, "tuple[Meeting, ...]"]


def run(
    request: Request,
    progress: Progress,
    *,
    session: int | None = None,
    month: date | None = None,
    minutes: bool = False,
) -> Result:
    """Sheets to sign and forms of minutes, or with `minutes` the minutes themselves.

    Shape: of one meeting by its number, or of a month; without either of the next meeting, minutes of the last held.
    """
    opened = open_programme(request, "signin", write=False)
    schedule = compute_schedule(opened.programme, opened.calendar, request.as_of)
    groups = chosen_groups(request, opened)
    chosen: Chosen = {
        group.id: _meetings(request, opened, schedule, group, session=session, month=month, minutes=minutes)
        for group in groups
    }
    wanted = [group for group in groups if chosen[group.id]]
    making = _Making(request, opened, schedule, wanted, chosen, progress)
    period = _period(opened, session, month, minutes=minutes)
    published = [making.minutes(period)] if minutes else [making.sheets(period), making.forms(period)]
    lacking = tuple(_lacking(opened, group) for group in groups if not chosen[group.id])
    return Result(
        files=tuple(file for each in published for file in each.files),
        problems=(*opened.problems, *lacking, *(one for each in published for one in each.problems)),
        counts=opened.counts,
    )


class _Making:
    """Publishes one kind after the other for the same meetings."""

    def __init__(
        self,
        request: Request,
        opened: Opened,
        schedule: Schedule,
        groups: list[Group],
        chosen: Mapping[str, tuple[Meeting, ...]],
        progress: Progress,
    ) -> None:
        self._request, self._opened, self._schedule = request, opened, schedule
        self._groups, self._chosen, self._progress = groups, chosen, progress

    def sheets(self, period: str) -> Published:
        """签到表."""
        opened = self._opened
        return publish(
            self._request,
            opened,
            SIGN_IN,
            self._groups,
            lambda group: signin_context(
                opened.programme,
                group,
                self._schedule.of(group.id),
                self._chosen[group.id],
                opened.words,
                self._request.as_of,
            ),
            self._progress,
            period=period,
        )

    def forms(self, period: str) -> Published:
        """会议纪要 as forms to fill in."""
        return self._minutes(period, blank=True)

    def minutes(self, period: str) -> Published:
        """会议纪要 filled from the sheets."""
        return self._minutes(period, blank=False)

    def _minutes(self, period: str, *, blank: bool) -> Published:
        opened = self._opened
        return publish(
            self._request,
            opened,
            MINUTES_FORM if blank else MINUTES,
            self._groups,
            lambda group: minutes_context(
                opened.programme,
                group,
                self._schedule.of(group.id),
                self._chosen[group.id],
                opened.words,
                self._request.as_of,
                blank=blank,
            ),
            self._progress,
            period=period,
        )


def _meetings(
    request: Request,
    opened: Opened,
    schedule: Schedule,
    group: Group,
    *,
    session: int | None,
    month: date | None,
    minutes: bool,
) -> tuple[Meeting, ...]:
    found = [each for each in schedule.of(group.id).meetings if each.status is not SessionStatus.CANCELLED]
    if minutes:
        found = [each for each in found if _held(request, opened, each)]
    if session is not None:
        return tuple(each for each in found if each.number == session)
    if month is not None:
        return tuple(each for each in found if (each.day.year, each.day.month) == (month.year, month.month))
    if minutes:
        return tuple(found[-1:])
    return tuple([each for each in found if each.ahead(request.as_of)][:1])


def _held(request: Request, opened: Opened, meeting: Meeting) -> bool:
    session = meeting.session
    return session is not None and state_of(opened.programme, session, request.as_of) is SessionState.HELD


def _period(opened: Opened, session: int | None, month: date | None, *, minutes: bool) -> str:
    if session is not None:
        return opened.words.text("flows.signin.session", number=session)
    if month is not None:
        return f"{month:%Y-%m}"
    return opened.words.text("flows.signin.last" if minutes else "flows.signin.next")


def _lacking(opened: Opened, group: Group) -> Problem:
    return problem(Code.SIGNIN_NO_MEETING, group.at.cell("id"), group=group_name(opened.programme, group.id))
