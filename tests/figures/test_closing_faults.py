"""What `close` says while groups still run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.programme.factory import sound
from toolkit.figures import closing_problems
from toolkit.problems import Code
from toolkit.programme.kinds import GroupStatus

LAST = date(2026, 10, 31)


def test_papers_made_before_the_end_are_said_to_be_early() -> None:
    programme = sound()
    (early,) = closing_problems(programme, programme.groups, date(2026, 10, 30))
    assert early.code is Code.CLOSING_EARLY
    assert dict(early.facts) == {"count": 1, "ends": LAST, "as_of": date(2026, 10, 30)}


def test_a_group_without_an_end_of_its_own_runs_as_long_as_the_programme() -> None:
    programme = sound()
    open_ended = [replace(each, ends=None) for each in programme.groups]
    (early,) = closing_problems(programme, open_ended, date(2026, 10, 30))
    assert early.facts["ends"] == LAST
    assert list(closing_problems(programme, open_ended, LAST)) == []


@pytest.mark.parametrize("status", [GroupStatus.CLOSED, GroupStatus.STOPPED, GroupStatus.MERGED])
def test_a_group_that_is_over_is_not_early(status: GroupStatus) -> None:
    programme = sound()
    over = [replace(each, status=status) for each in programme.groups]
    assert list(closing_problems(programme, over, date(2026, 10, 30))) == []
