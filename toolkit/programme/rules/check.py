"""All rules in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.rules.charter import check_charters
from toolkit.programme.rules.days_off import check_days_off
from toolkit.programme.rules.departments import check_departments
from toolkit.programme.rules.groups import check_groups
from toolkit.programme.rules.leaders import check_leaders
from toolkit.programme.rules.marks import check_marks
from toolkit.programme.rules.memberships import check_memberships
from toolkit.programme.rules.plan import check_plan
from toolkit.programme.rules.results import check_results
from toolkit.programme.rules.sessions import check_sessions
from toolkit.programme.rules.settings import check_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme


def check_rules(
    programme: Programme, is_working_day: Callable[[date], bool | None], as_of: date
) -> tuple[Problem, ...]:
    """Every contradiction between the records of a programme, seen on a day.

    Blanks: `is_working_day` answers None for a day no calendar knows; such a day is not judged.
    """
    return (
        *check_settings(programme),
        *check_departments(programme),
        *check_groups(programme, as_of),
        *check_memberships(programme),
        *check_leaders(programme, as_of),
        *check_charters(programme),
        *check_plan(programme, as_of),
        *check_days_off(programme, is_working_day),
        *check_sessions(programme, as_of),
        *check_marks(programme),
        *check_results(programme, as_of),
    )
