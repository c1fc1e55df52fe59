"""签到表 and 会议纪要: everybody due has a line, and the minutes say what the sheets hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.documents.programmes import AS_OF, bare, crowded, ordinary
from tests.programme.factory import with_row
from toolkit.documents import minutes_context, signin_context
from toolkit.language import ZH
from toolkit.planning import WorkCalendar, compute_schedule

if TYPE_CHECKING:
    from toolkit.documents.contexts.meeting_forms import MinutesContext, SigninContext
    from toolkit.planning import GroupSchedule, Meeting
    from toolkit.programme.programme import Programme


def _schedule(programme: Programme) -> GroupSchedule:
    return compute_schedule(programme, WorkCalendar(), AS_OF).groups[0]


def _meetings(programme: Programme, *numbers: int) -> tuple[Meeting, ...]:
    return tuple(each for each in _schedule(programme).meetings if each.number in numbers)


def _signin(programme: Programme, *numbers: int) -> SigninContext:
    mine = _schedule(programme)
    return signin_context(programme, programme.groups[0], mine, _meetings(programme, *numbers), ZH, AS_OF)


def _minutes(programme: Programme, *numbers: int, blank: bool = False) -> MinutesContext:
    mine = _schedule(programme)
    meetings = _meetings(programme, *numbers)
    return minutes_context(programme, programme.groups[0], mine, meetings, ZH, AS_OF, blank=blank)


def test_everybody_due_has_a_line_and_guests_have_three() -> None:
    (page,) = _signin(ordinary(), 5).pages
    assert [line.person for line in page.seats] == ["林澄", "欧阳岚", "周衡", "何苇", "沈亦", "邱漫", None, None, None]
    assert [line.number for line in page.seats] == list(range(1, 10))
    assert page.expected == 6


def test_who_has_left_by_the_day_of_the_meeting_has_no_line() -> None:
    programme = with_row(ordinary(), "memberships", 5, until=date(2026, 10, 18))
    early, late = _signin(programme, 3, 5).pages
    assert (early.expected, late.expected) == (6, 5)


def test_sixty_people_have_sixty_lines() -> None:
    (page,) = _signin(crowded(), 5).pages
    assert page.expected == 60
    assert len(page.seats) == 63


def test_minutes_say_what_the_sheets_hold() -> None:
    programme = ordinary()
    task = replace(programme.difficulties[1], session=2)
    (page,) = _minutes(replace(programme, difficulties=(programme.difficulties[0], task)), 2).pages
    assert page.record == ("两组交换看板。",)
    assert page.decisions == ("下次由周衡主讲。",)
    assert [line.text for line in page.tasks] == ["整理第三场纪要"]
    assert page.problems == ()
    assert (page.expected, page.attended, page.excused, page.absent, page.unrecorded) == (6, 5, 1, 0, 0)
    assert [line.mark for line in page.marks][1:3] == ["迟到", "请假"]


def test_an_unrecorded_member_is_not_absent() -> None:
    (page,) = _minutes(ordinary(), 3).pages
    assert (page.absent, page.unrecorded) == (1, 1)
    assert [line.mark for line in page.marks][3:5] == ["缺席", "未记录"]


def test_the_next_meeting_is_the_next_one_that_stands() -> None:
    (page,) = _minutes(ordinary(), 3).pages
    assert page.next_day == date(2026, 10, 28)


def test_a_group_without_members_makes_a_form_all_the_same() -> None:
    context = _minutes(bare(), blank=True)
    assert context.blank
    assert context.pages == ()
