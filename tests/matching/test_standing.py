"""Groups that stand are what a new grouping starts from."""

from __future__ import annotations

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.matching import build_instance, standing_groups


def test_groups_that_go_on_stand_with_all_their_present_members() -> None:
    programme = programme_of({
        "设置": rows_of("设置项 | 值 \n 时段 | 周三晚 19:00-20:30"),
        "名单": rows_of("工号 | 姓名 \n 1 | 林澄 \n 2 | 周宁 \n 3 | 许可 \n 4 | 江一帆"),
        "主题": rows_of("编号 | 名称 | 状态 \n T01 | 数据分析 | 入选"),
        "小组": rows_of("""
            编号 | 名称   | 主题 | 状态 | 例会时段
            G01  | 罗盘组 | T01  | 运行 | 周三晚
            G02  | 里程碑 | T01  | 结项 | 周三晚
        """),
        "成员": rows_of("""
            小组 | 工号 | 退出日期
            G01  | 1    |
            G01  | 2    | 2026-09-01
            G01  | 4    |
            G02  | 3    |
        """),
        "报名": rows_of("""
            工号 | 第一志愿 | 可用时段
            1    | T01      | 周三晚 19:00-20:30
            2    | T01      | 周三晚 19:00-20:30
            3    | T01      | 周三晚 19:00-20:30
        """),
    })  # fmt: skip
    found = standing_groups(programme, build_instance(programme))
    assert found is not None
    assert [(each.id, each.topic, each.slot) for each in found.groups] == [("G01", "T01", "周三晚 19:00-20:30")]
    assert [each.person for each in found.groups[0].members] == ["1", "4"]


def test_without_groups_nothing_stands() -> None:
    programme = programme_of(
        {
            "名单": rows_of("工号 | 姓名 \n 1 | 林澄"),
            "主题": rows_of("编号 | 名称 | 状态 \n T01 | 数据分析 | 入选"),
            "报名": rows_of("工号 | 第一志愿 \n 1 | T01"),
        }
    )
    assert standing_groups(programme, build_instance(programme)) is None


def test_a_fixed_member_is_free_when_the_group_meets_however_its_slot_is_written() -> None:
    programme = programme_of(
        {
            "设置": rows_of("设置项 | 值 \n 时段 | 周三晚 19:00-20:30 \n 时段 | 周四晚 19:00-20:30"),
            "名单": rows_of("工号 | 姓名 \n 1 | 林澄"),
            "主题": rows_of("编号 | 名称 | 状态 \n T01 | 数据分析 | 入选"),
            "小组": rows_of("编号 | 名称 | 主题 | 状态 | 例会时段 \n G01 | 罗盘组 | T01 | 运行 | 周三晚"),
            "成员": rows_of("小组 | 工号 | 固定在本组 \n G01 | 1 | 是"),
            "报名": rows_of("工号 | 第一志愿 | 可用时段 \n 1 | T01 | 周三晚 19:00-20:30；周四晚 19:00-20:30"),
        }
    )
    (person,) = build_instance(programme).people
    assert person.slots == {"周三晚 19:00-20:30"}
