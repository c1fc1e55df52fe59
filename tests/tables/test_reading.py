"""Whole sheets, as people really keep them."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawn import grid_of
from tests.tables.sheets import read, snapshot, told
from tests.tools import LONG
from toolkit.language import EN, ZH
from toolkit.names import Language
from toolkit.places import Area
from toolkit.programme.kinds import Attendance, PointRule, Rhythm, Role, SessionStatus, Table, Weekday
from toolkit.sheets import Grid, Oddity, Value
from toolkit.tables import NEEDS, missing_for, read_language, read_links, read_programme
from toolkit.tables.specs import SPECS

if TYPE_CHECKING:
    from toolkit.tables.spec import TableSpec


def marks(sheets: dict[str, str | Grid], own: dict[str, dict[str, str | Grid]] | None = None) -> dict[str, str]:
    """Marks as `group session name` -> what they say."""
    programme = read(sheets, own).programme
    return {
        f"{each.group} {each.session} {programme.name_of(each.person)}": each.attendance.name
        for each in programme.marks
    }


SESSIONS = """
    小组 | 场次 | 日期       | 状态
    G01  | 1    | 2026-09-09 | 已举行
    G01  | 2    | 2026-09-16 | 已举行
"""


def test_a_header_may_stand_below_a_title_and_be_spelt_in_either_language() -> None:
    found = read(
        {
            "花名册": """
        员工花名册 |                |
        更新于九月 |                |
        员工编号   | Full name（必填） | 所 在 部 门
        00001      | 林澄           | 市场部
    """,
            "名单": "",
        }
    )
    assert [(each.employee_id, each.name, each.department) for each in found.programme.employees] == [
        ("00001", "林澄", "市场部")
    ]


def test_a_header_in_two_rows_is_joined() -> None:
    rows = (("基本信息", None, "联系"), ("工号", "姓名", "邮箱"), ("00001", "林澄", "lin@example.com"))
    grid = Grid("总表.xlsx", "名单", rows, merges=(Area(1, 1, 1, 2),))
    assert read({"名单": grid, "成员": ""}).programme.employees[0].email == "lin@example.com"


def test_a_header_merged_over_two_rows_is_found_with_the_dates_below_its_neighbour() -> None:
    rows = (
        ("工号", "姓名", "出勤情况", None),
        (None, None, date(2026, 9, 9), date(2026, 9, 16)),
        ("00001", "林澄", "√", "请假"),
    )
    grid = Grid("总表.xlsx", "考勤", rows, merges=(Area(1, 1, 2, 1), Area(1, 2, 2, 2), Area(1, 3, 1, 4)))
    assert marks({"活动": SESSIONS, "考勤": grid}) == {"G01 1 林澄": "PRESENT", "G01 2 林澄": "EXCUSED"}


def test_a_missing_column_breaks_the_table_and_stops_the_commands_that_need_tables() -> None:
    found = read({"活动": "小组 | 本次主题 | 状态\nG01 | 开场 | 计划"})
    assert told(found) == ["TAB-001 活动!1"]
    assert found.broken == {Table.SESSIONS}
    assert [each.code.id for each in missing_for(NEEDS["charter"], found)] == ["TAB-010"]
    assert missing_for((), found) == ()


def test_a_missing_or_empty_table_stops_only_the_command_that_needs_it() -> None:
    found = read({"计划": "小组 | 学习内容\n示例G01 | 内容"})
    assert [each.code.id for each in missing_for(NEEDS["attendance"], found)] == ["TAB-008", "TAB-008"]
    assert [each.code.id for each in missing_for(NEEDS["plan"], found)] == ["TAB-009"]
    assert missing_for(NEEDS["charter"], found) == ()


def test_examples_blank_rows_and_totals_are_not_read() -> None:
    rows = (
        ("工号", "姓名"),
        ("示例00001", "示例 王小明"),
        (None, " "),
        ("00001", "林澄"),
        ("合计", "1"),
        ("工号", "姓名"),
        ("00002", "欧阳岚"),
        (),
    )
    found = read({"名单": Grid("总表.xlsx", "名单", rows), "成员": "", "小组": "", "设置": ""})
    assert [each.name for each in found.programme.employees] == ["林澄", "欧阳岚"]
    assert told(found) == ["TAB-007 名单!5"]
    assert found.counts == (2, 2, 0)


def test_hidden_rows_are_read_and_counted() -> None:
    grid = grid_of("节假日", "日期 | 类型\n2026-10-01 | 休息\n2026-10-02 | 休息")
    found = read({"节假日": Grid(grid.workbook, grid.sheet, grid.rows, hidden=frozenset({3}))})
    assert len(found.programme.holidays) == 2
    assert [each.facts["count"] for each in found.problems] == [1]


def test_a_misspelt_header_is_offered_and_other_columns_are_left_alone() -> None:
    found = read(
        {
            "节假日": "日期 | 类型 | 说 眀 | 我的备忘\n2026-10-01 | 休息 | 国庆 | 订票",
            "主题": "名称 | 战略相关程度\n数据 | 3",
        }
    )
    assert [each.code.id for each in found.problems] == ["TAB-004"]


def test_two_columns_of_one_header_are_reported_and_the_first_counts() -> None:
    found = read({"节假日": "日期 | 类型 | 日期\n2026-10-01 | 休息 | 2026-10-02"})
    assert told(found) == ["TAB-003 节假日!C1"]
    assert found.programme.holidays[0].day == date(2026, 10, 1)


def test_a_formula_without_a_value_and_an_error_are_reported_and_never_blank() -> None:
    grid = grid_of("节假日", "日期 | 类型\n2026-10-01 | \n 2026-10-02 | 休息")
    odd = MappingProxyType({(2, 2): Oddity.UNCACHED, (3, 1): Oddity.ERROR})
    rows = (grid.rows[0], grid.rows[1], (None, "休息"))
    found = read({"节假日": Grid(grid.workbook, grid.sheet, rows, odd=odd)})
    assert {"CELL-002 节假日!B2", "CELL-001 节假日!A3"} <= set(told(found))
    assert found.programme.holidays == ()
    assert found.counts.skipped == 2


def test_a_padded_number_is_read_as_shown() -> None:
    rows = (("工号", "姓名"), (731, "郑一诺"), (8, "林澄"))
    grid = Grid("总表.xlsx", "名单", rows, shown=MappingProxyType({(2, 1): "00731"}))
    found = read({"名单": grid, "成员": "", "小组": ""})
    assert [each.employee_id for each in found.programme.employees] == ["00731", "8"]


def test_a_number_without_its_zeros_is_a_suggestion_never_a_match() -> None:
    rows = (("小组", "工号", "角色"), ("G01", 731, "组长"))
    found = read({"成员": Grid("总表.xlsx", "成员", rows)})
    assert told(found) == ["PER-001 成员!B2"]
    assert found.problems[0].facts["candidates"] == ("郑一诺（00731）",)
    assert found.programme.memberships == ()


def test_merged_cells_of_the_body_stand_for_every_row_they_cover() -> None:
    rows = (("小组", "工号"), ("G01", "00001"), (None, "00002"))
    found = read({"成员": Grid("总表.xlsx", "成员", rows, merges=(Area(2, 1, 3, 1),))})
    assert [each.group for each in found.programme.memberships] == ["G01", "G01"]


def test_a_person_may_be_named_by_either_or_both_and_contradictions_are_reported() -> None:
    found = read(
        {
            "成员": """
        小组 | 工号  | 姓名
        G01  | 00001 |
        G01  |       | 欧阳 岚
        G01  |       | 张伟（00003）
        G02  | 00731 | 林澄
        G02  |       | 张伟
        G02  |       | 郑一若
    """
        }
    )
    assert [each.person for each in found.programme.memberships] == ["00001", "00002", "00003"]
    assert told(found) == ["PER-003 成员!B5", "PER-002 成员!C6", "PER-001 成员!C7"]
    assert found.problems[2].facts["candidates"] == ("郑一诺（00731）",)
    assert found.counts.read == found.counts.used + found.counts.skipped
    assert found.counts.skipped == 3


def test_a_name_unique_in_the_group_is_enough_there() -> None:
    found = read({"积分调整": "姓名 | 加减分 | 小组\n张伟 | 2 | G01\n张伟 | 1 |"})
    assert [each.person for each in found.programme.points] == ["00003"]
    assert told(found) == ["PER-002 积分调整!A3"]


def test_without_a_roster_the_members_are_the_people() -> None:
    found = read({"名单": ""})
    assert [each.person for each in found.programme.memberships] == ["00001", "00002", "00003", "00731"]
    assert found.programme.name_of("00002") == "欧阳岚"


def test_a_group_is_known_by_id_by_name_and_by_both() -> None:
    found = read(
        {
            "成员": """
                小组          | 工号  | 角色
                G01 数据分析  | 00001 | 组长
                数据分析      | 00002 |
                里程碑（G02） | 00731 |
                G09           | 00003 |
            """
        }
    )
    assert [each.group for each in found.programme.memberships] == ["G01", "G01", "G02"]
    assert told(found) == ["GRP-001 成员!A5"]
    assert found.programme.memberships[0].role is Role.LEADER


def test_two_rows_of_one_employee_id_keep_the_first() -> None:
    found = read({"名单": "工号 | 姓名\n00001 | 林澄\n00001 | 林橙", "成员": "", "小组": ""})
    assert [each.name for each in found.programme.employees] == ["林澄"]
    assert told(found) == ["ROS-001 名单!A3"]


def test_an_unreadable_cell_costs_its_row_only_where_the_row_needs_it() -> None:
    found = read(
        {
            "计划": """
        小组 | 序号 | 学习内容 | 截止 | 状态
        G01  | 1    | 清洗     | 11.3 | 搞定
    """,
            "节假日": "日期 | 类型\n下周 | 休息",
        }
    )
    assert told(found) == ["CELL-009 节假日!A2", "CELL-010 计划!D2", "CELL-013 计划!E2"]
    assert (len(found.programme.plan), found.programme.plan[0].due) == (1, None)
    assert (len(found.programme.holidays), found.counts.skipped) == (0, 1)


def test_blank_session_numbers_follow_the_dates_and_written_ones_never_change() -> None:
    found = read(
        {
            "活动": """
        小组 | 场次 | 日期
        G01  |      | 2026-09-23
        G01  | 2    | 2026-09-16
        G01  |      | 2026-09-09
        G02  |      | 2026-09-10
        G01、G02 |  | 2026-09-30
    """
        }
    )
    assert [(each.groups, each.number, each.numbered) for each in found.programme.sessions] == [
        (("G01",), 3, False), (("G01",), 2, True), (("G01",), 1, False), (("G02",), 1, False),
        (("G01", "G02"), 4, False),
    ]  # fmt: skip


def test_long_marks_name_the_meeting_by_number_or_day() -> None:
    sheets: dict[str, str | Grid] = {
        "活动": SESSIONS,
        "考勤": """
        小组 | 场次 | 日期      | 姓名   | 出勤情况
        G01  | 1    |           | 林澄   | √
        G01  |      | 9月16日   | 林澄   | 病假
        G01  | 1    |           | 欧阳岚 | 出席了
        G01  | 9    |           | 林澄   | 到
        G01  | 2    |           | 欧阳岚 |
        G01  | 1    |           | 张伟   | ×
    """,
    }
    assert marks(sheets) == {"G01 1 林澄": "PRESENT", "G01 2 林澄": "EXCUSED", "G01 1 张伟": "ABSENT"}
    assert told(read(sheets)) == ["ATT-001 考勤!E4", "ATT-002 考勤!B5"]


def test_a_day_with_two_meetings_is_not_guessed() -> None:
    found = read(
        {
            "活动": "小组 | 日期\nG01 | 2026-09-09\nG01 | 2026-09-09",
            "考勤": "小组 | 日期 | 工号 | 出勤情况\nG01 | 2026-09-09 | 00001 | 到",
        }
    )
    assert told(found) == ["ATT-003 考勤!B2"]


def test_a_grid_of_persons_and_dates_is_read() -> None:
    assert marks(
        {
            "活动": SESSIONS,
            "签到": """
        姓名   | 9月9日 | 2026/9/16
        林澄   | √      | 迟到
        欧阳岚 |        | 0
        合计   | 1      | 1
    """,
        }
    ) == {"G01 1 林澄": "PRESENT", "G01 2 林澄": "LATE", "G01 2 欧阳岚": "ABSENT"}


def test_an_unclear_date_over_a_grid_leaves_that_column_out() -> None:
    found = read({"活动": SESSIONS, "签到": "姓名 | 9.9 | 9月16日\n林澄 | √ | √"})
    assert told(found) == ["CELL-010 签到!B1"]
    assert [each.session for each in found.programme.marks] == [2]


def test_a_grid_of_meetings_and_persons_is_read() -> None:
    assert marks({"活动": SESSIONS, "考勤": "场次 | 林澄 | 欧阳岚\n1 | √ | 早退\n2 | 公出 |"}) == {
        "G01 1 林澄": "PRESENT", "G01 1 欧阳岚": "LEFT_EARLY", "G01 2 林澄": "EXCUSED",
    }  # fmt: skip


def test_two_different_marks_count_for_neither() -> None:
    found = read(
        {
            "活动": SESSIONS,
            "考勤": """
                小组 | 场次 | 工号  | 出勤情况
                G01  | 1    | 00001 | 到
                G01  | 1    | 00001 | 缺
                G01  | 2    | 00001 | 到
                G01  | 2    | 00001 | √
            """,
        }
    )
    assert told(found) == ["ATT-005 考勤!D3", "ATT-004 考勤!D5"]
    assert [each.session for each in found.programme.marks] == [2]


LOG = """
    场次 | 日期       | 本次主题 | 状态   | 其余全勤 | 林澄 | 欧阳岚 | 张伟
    1    | 2026-09-09 | 开场     | 已举行 | √        |      | 请假   |
    2    | 2026-09-16 | 清洗     | 已举行 |          | 到   |        |
"""


def test_the_rest_is_present_only_where_the_leader_ticked_it() -> None:
    found = read({}, {"G01": {"活动记录": LOG}})
    says = {(each.session, each.person): (each.attendance, each.derived) for each in found.programme.marks}
    assert says == {
        (1, "00002"): (Attendance.EXCUSED, False),
        (1, "00001"): (Attendance.PRESENT, True),
        (1, "00003"): (Attendance.PRESENT, True),
        (2, "00001"): (Attendance.PRESENT, False),
    }


def test_hub_and_own_sheet_are_joined_by_number_cell_by_cell() -> None:
    hub = "小组 | 场次 | 日期 | 地点 | 状态 | 本次主题\nG01 | 1 | 2026-09-09 | 三楼 | 计划 | 开场白"
    found = read({"活动": hub}, {"G01": {"活动记录": LOG}})
    first = found.programme.sessions[0]
    assert (first.place, first.status, first.topic) == ("三楼", SessionStatus.HELD, "开场")
    assert len(found.programme.sessions) == 2
    assert told(found) == ["SES-002 活动记录!C2"]
    assert found.problems[0].facts["other"] == "总表.xlsx › 活动!F2"


def test_the_leaders_mark_stands_over_the_hubs() -> None:
    hub: dict[str, str | Grid] = {
        "活动": SESSIONS,
        "考勤": "小组 | 场次 | 工号 | 出勤情况\nG01 | 1 | 00002 | 到\nG01 | 2 | 00003 | 迟到",
    }
    own: dict[str, dict[str, str | Grid]] = {"G01": {"活动记录": LOG}}
    assert marks(hub, own)["G01 1 欧阳岚"] == "EXCUSED"
    assert marks(hub, own)["G01 2 张伟"] == "LATE"
    assert told(read(hub, own)) == ["ATT-006 活动记录!G2"]


def test_a_broken_table_in_a_groups_sheet_stops_that_group_only() -> None:
    found = read(
        {"活动": SESSIONS},
        {"G01": {"活动记录": "本次主题 | 状态 | 纪要\n开场 | 计划 | 好"}, "G02": {"成果": "名称\n手册"}},
    )
    assert set(found.stopped) == {"G01"}
    assert found.broken == frozenset()
    assert [each.group for each in found.programme.outcomes] == ["G02"]


def test_ballots_and_ratings_are_never_read_from_a_groups_sheet() -> None:
    found = read({}, {"G01": {"活动记录": LOG, "投票": "小组 | 候选人\nG01 | 林澄", "反馈": "小组 | 得分\nG01 | 5"}})
    assert (found.programme.ballots, found.programme.ratings) == ((), ())


def test_a_leader_may_leave_the_day_to_the_hub() -> None:
    found = read(
        {"活动": SESSIONS},
        {"G01": {"活动记录": "场次 | 纪要 | 状态 | 本次主题\n1 | 都好 | 已举行 | 开场\n7 | 都好 | 已举行 | 开场"}},
    )
    assert found.programme.sessions[0].minutes == "都好"
    assert told(found) == ["TAB-011 活动记录!3"]


def test_a_list_splits_by_commas_only_when_every_part_is_known() -> None:
    found = read(
        {
            "调研": "姓名 | 想学的主题\n林澄 | 数据分析，Python\n欧阳岚 | 沟通；谈判",
            "主题": "编号 | 名称\nT1 | 数据分析\nT2 | 沟通",
        }
    )
    assert [each.directions for each in found.programme.needs] == [("数据分析，Python",), ("T2", "谈判")]


def test_settings_are_read_by_name_with_their_own_types() -> None:
    found = read(
        {
            "设置": """
        设置项       | 值                 | 起         | 止
        项目名称     | 秋季学习小组       |            |
        周期         |                    | 2026-09-07 | 2026-11-30
        阶段         | 打基础             | 2026-09-07 | 2026-09-30
        阶段         | 做实战             | 2026-10-08 |
        时段         | 周三晚 19:00–20:30 |            |
        职级档       | 初级 P1-P4         |            |
        出勤目标     | ９０％             |            |
        学时折算     | 45 分钟 = 1 学时   |            |
        积分规则     | 出勤 2；主持 3     |            |
        出勤目标     | 70%                |            |
        没有的设置   | 1                  |            |
    """
        }
    )
    settings_ = found.programme.settings
    assert (settings_.programme, settings_.attendance_target.numerator, settings_.minutes_per_hour) == (
        "秋季学习小组",
        9,
        45,
    )
    assert [each.name for each in settings_.stages] == ["打基础"]
    assert settings_.grade_bands[0].grades == ("P1", "P2", "P3", "P4")
    assert settings_.point_rules == ((PointRule.PRESENT, 2), (PointRule.HOST, 3))
    assert [each.code.id for each in found.problems] == ["SET-004", "SET-003", "SET-002"]


def test_the_language_is_the_setting_or_that_of_the_sheet_names() -> None:
    assert read_language(snapshot({"设置": "设置项 | 值\n语言 | English"})) is Language.EN
    assert read_language(snapshot({"Roster": "Name\nAda", "Groups": "ID\nG1"})) is Language.EN
    assert read_language(snapshot({"名单": "姓名\n林澄"})) is Language.ZH


def test_links_lead_to_the_groups_own_sheets() -> None:
    links = read_links(snapshot({"小组": "编号 | 名称 | 小组表\nG01 | 甲 | 小组表/G01.xlsx\nG02 | 乙 |"}))
    assert [(each.group, each.link, each.at.address) for each in links] == [("G01", "小组表/G01.xlsx", "C2")]


def test_sheets_of_ours_are_not_read() -> None:
    grid = grid_of("名单", "工号 | 姓名\n9 | 影子")
    ours = Grid(grid.workbook, grid.sheet, grid.rows, owned="roster")
    assert read({"名单": ours}).programme.people.keys() == {"00001", "00002", "00003", "00731"}


CELL = st.one_of(st.none(), st.text(max_size=12), st.integers(-9, 99999), st.floats(), st.booleans(), st.dates())


@settings(max_examples=2000 if LONG else 150, deadline=None)
@given(st.sampled_from(SPECS), st.lists(st.lists(CELL, max_size=8), max_size=5), st.data())
def test_any_text_in_any_cell_is_read_or_a_problem_never_an_exception(
    spec: TableSpec, rows: list[list[Value]], data: st.DataObject
) -> None:
    names = [data.draw(st.sampled_from([each.name.zh, each.name.en])) for each in spec.columns]
    grid = Grid("总表.xlsx", spec.name.zh, (tuple(names), *(tuple(row) for row in rows)))
    base = {"名单": "工号 | 姓名\n00001 | 林澄", "小组": "编号 | 名称\nG01 | 甲"}
    sheets: dict[str, str | Grid] = {**base, spec.name.zh: grid}
    found = read_programme(snapshot(sheets), {"G01": snapshot({spec.name.zh: grid}, "小组表.xlsx")})
    assert found.counts.read == found.counts.used + found.counts.skipped
    assert min(found.counts) >= 0
    for each in found.problems:
        assert ZH.say(each, values=True).fix
        assert EN.say(each, values=False).message


def test_a_group_meets_in_the_slot_of_the_settings_it_names_and_as_often_as_they_say() -> None:
    found = read(
        {
            "设置": """
                设置项   | 值
                时段     | 周三晚 19:00-20:30
                活动频率 | 每两周一次
            """,
            "小组": """
                编号 | 名称 | 频率     | 例会时段
                G01  | 甲组 |          | 周三晚
                G02  | 乙组 | 每周一次 | 周五 16:00-17:30
                G03  | 丙组 | 看情况   |
            """,
        }
    )
    first, second, third = found.programme.groups
    assert (first.meets, first.rhythm) == (found.programme.settings.slots[0], Rhythm.FORTNIGHTLY)
    assert second.meets is not None
    assert (second.meets.weekday, second.rhythm) == (Weekday.FRIDAY, Rhythm.WEEKLY)
    assert (third.meets, third.rhythm) == (None, None)


def test_a_point_rule_nobody_knows_or_written_twice_is_named() -> None:
    found = read({"设置": "设置项 | 值\n积分规则 | 出席 2\n积分规则 | 加班 3\n积分规则 | 出勤 5"})
    assert found.programme.settings.point_rules == ((PointRule.PRESENT, 2),)
    assert [each.code.id for each in found.problems] == ["SET-007", "SET-008"]


def test_days_without_a_year_in_settings_take_the_years_of_its_full_days() -> None:
    found = read(
        {
            "设置": """
                设置项   | 值     | 起         | 止
                阶段     | 打基础 | 10月12日   | 11月6日
                周期     |        | 2026.10.12 | 2026年12月18日
                阶段     | 做项目 | 11月9日    | 12/4
            """
        }
    )
    assert told(found) == []
    days = [(stage.starts, stage.ends) for stage in found.programme.settings.stages]
    assert days == [(date(2026, 10, 12), date(2026, 11, 6)), (date(2026, 11, 9), date(2026, 12, 4))]


def test_days_without_a_year_are_told_once_where_settings_name_no_year() -> None:
    found = read({"设置": "设置项 | 值 | 起 | 止\n阶段 | 打基础 | 10月12日 | 2026-11-06"})
    assert told(found) == []
    found = read({"设置": "设置项 | 值 | 起 | 止\n阶段 | 打基础 | 10月12日 | 11月6日"})
    assert told(found) == ["SET-004 设置!2", "CELL-011 设置!C2", "CELL-011 设置!D2"]


def test_one_department_spelt_with_blanks_is_one_department() -> None:
    found = read({"名单": "工号 | 姓名 | 部门\n00001 | 林澄 | 市场部\n00002 | 欧阳岚 | 市场 部\n00003 | 张伟 | ＩＴ部"})
    assert [each.department for each in found.programme.employees] == ["市场部", "市场部", "ＩＴ部"]


@pytest.mark.parametrize(
    "name", ["名单 (2)", "名单（3）", "名单 副本", "名单的副本", "副本-花名册", "Copy of Roster", "Roster copy"]
)
def test_a_copy_of_a_sheet_is_not_read_but_named(name: str) -> None:
    found = read({name: "工号 | 姓名\n00099 | 抄来的人"})
    assert told(found) == [f"TAB-013 {name}!"]
    assert "抄来的人" not in {each.name for each in found.programme.employees}


@pytest.mark.parametrize("name", ["食堂菜单 (2)", "考勤汇总 (2)", "副本", "说明"])
def test_a_copy_of_any_other_sheet_is_nobodys_matter(name: str) -> None:
    assert told(read({name: "工号 | 姓名\n00099 | 抄来的人"})) == []
