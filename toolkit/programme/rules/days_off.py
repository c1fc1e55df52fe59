"""Meetings on days nobody works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.kinds import SessionStatus, Weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme


def check_days_off(programme: Programme, is_working_day: Callable[[date], bool | None]) -> Iterator[Problem]:
    """Sessions planned on a day off, and plan rows due on one."""
    for session in programme.sessions:
        if session.status is SessionStatus.PLANNED and is_working_day(session.day) is False:
            weekday = Weekday(session.day.weekday())
            yield problem(Code.RULE_SESSION_ON_DAY_OFF, session.at.cell("day"), day=session.day, weekday=weekday)
