"""What people should know before they hand out the papers of a closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.groups import OVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


def closing_problems(programme: Programme, groups: Sequence[Group], as_of: date) -> Iterator[Problem]:
    """Groups that still run: their reports and certificates go by what is recorded up to now."""
    last = programme.settings.ends
    ends = [day for each in groups if each.status not in OVER and (day := each.ends or last) and day > as_of]
    if ends:
        yield problem(Code.CLOSING_EARLY, count=len(ends), ends=max(ends), as_of=as_of)
