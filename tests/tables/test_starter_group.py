"""A leader's own sheet: what is known already stands in it, the rest takes five minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.programme.factory import employee, group, membership, plus, session, sound, with_row
from tests.tables.laid_out import snapshot_of
from toolkit.language import EN, ZH, Words
from toolkit.programme.kinds import SessionStatus
from toolkit.sheets import ListFrom, SheetPatch
from toolkit.tables import read_programme
from toolkit.tables.starter import starter_sheets
from toolkit.tables.starter_group import group_sheets, headers_of

SOUND = sound()
BOTH = pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])


def _sheet(title: str, programme: object = SOUND) -> SheetPatch:
    assert isinstance(programme, type(SOUND))
    return next(each for each in group_sheets(programme, programme.groups[0], ZH) if each.title == title)


def test_a_leaders_sheet_has_the_tabs_of_its_group() -> None:
    sheets = group_sheets(SOUND, SOUND.groups[0], ZH)
    assert [each.title for each in sheets] == [
        "填写说明",
        "本组成员",
        "活动记录",
        "学习计划",
        "成果",
        "问题与待办",
        "选项",
    ]
    assert sheets[0].above[0] == "数据先锋 · 小组表"
    assert sheets[-1].hidden


def test_no_sheet_asks_which_group_it_is() -> None:
    headers = [column.header for each in group_sheets(SOUND, SOUND.groups[0], ZH)[1:-1] for column in each.columns]
    assert len(headers) >= 40
    assert "小组" not in headers


def test_every_member_has_a_column_of_marks_beside_the_minutes() -> None:
    log = _sheet("活动记录")
    headers = [column.header for column in log.columns]
    assert headers[:7] == ["场次", "日期", "本次主题", "主持人", "状态", "纪要", "其余全勤"]
    assert headers[7:13] == ["林澄", "欧阳岚", "周衡", "何苇", "沈亦", "邱漫"]
    assert all(isinstance(column.choices, ListFrom) for column in log.columns[7:13])


def test_meetings_stand_in_the_log_already() -> None:
    rows = _sheet("活动记录").rows
    assert [row[:2] for row in rows] == [(1, date(2026, 9, 9)), (2, date(2026, 10, 14)), (3, date(2026, 10, 28))]
    assert [row[4] for row in rows] == ["已举行", "已举行", "计划"]
    assert all(value is None for row in rows for value in row[7:13])


def test_a_joint_meeting_stays_in_the_hub() -> None:
    joint = plus(
        SOUND, "sessions", replace(session(4, date(2026, 10, 21), SessionStatus.PLANNED), groups=("G01", "G02"))
    )
    assert len(_sheet("活动记录", joint).rows) == 3


def test_the_plan_stands_in_it_already() -> None:
    rows = _sheet("学习计划").rows
    assert [row[:2] for row in rows] == [(1, "打基础"), (2, "做项目")]
    assert rows[0][5] == "林澄"


def test_members_who_left_have_no_column() -> None:
    left = with_row(with_row(SOUND, "memberships", 4, until=date(2026, 9, 20)), "employees", 5, left=date(2026, 9, 30))
    headers = [column.header for column in _sheet("活动记录", left).columns]
    assert headers[7:11] == ["林澄", "欧阳岚", "周衡", "何苇"]
    assert headers[11] not in {"沈亦", "邱漫"}


def test_two_people_of_one_name_are_told_apart_by_their_number() -> None:
    twins = plus(plus(SOUND, "employees", employee(7, "林澄")), "memberships", membership(8, "007"))
    assert headers_of(twins, ("001", "002", "007")) == ("林澄(001)", "欧阳岚", "林澄(007)")


def test_the_members_tab_shows_names_and_roles_but_no_address() -> None:
    members = _sheet("本组成员")
    assert [column.header for column in members.columns] == ["工号", "姓名", "角色", "加入日期", "退出日期"]
    assert members.rows[0][:3] == ("001", "林澄", "组长")


def test_an_empty_group_has_a_sheet_too() -> None:
    empty = plus(SOUND, "groups", group(3, "G02", "沟通实践"))
    sheets = group_sheets(empty, empty.groups[1], ZH)
    assert [len(each.rows) for each in sheets[1:4]] == [0, 0, 0]


@BOTH
def test_a_leaders_sheet_reads_back_as_what_the_hub_says(words: Words) -> None:
    hub = snapshot_of(starter_sheets(words), unmarked=words.text("starter.mark"))
    programme = read_programme(hub, {}).programme
    first = programme.groups[0]
    own = snapshot_of(group_sheets(programme, first, words), workbook="小组表.xlsx")
    joined = read_programme(hub, {first.id: own})
    assert joined.problems == ()
    assert len(joined.programme.sessions) == len(programme.sessions) == 2
    assert len(joined.programme.marks) == len(programme.marks) >= 2
    assert [each.content for each in joined.programme.plan] == [each.content for each in programme.plan]
