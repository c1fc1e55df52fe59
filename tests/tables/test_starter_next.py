from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.tables.laid_out import snapshot_of
from tests.tables.sheets import BASE, snapshot, told
from toolkit.language import ZH
from toolkit.programme.kinds import Table, TopicStatus
from toolkit.tables import read_programme
from toolkit.tables.starter_next import next_cycle_sheets

if TYPE_CHECKING:
    from toolkit.tables import Reading
    from toolkit.tables.starter_next import NextCycle

OLD = BASE | {
    "设置": """
        设置项     | 值      | 起         | 止
        期次       | 第三期  |            |
        周期       |         | 2026-09-07 | 2026-11-30
        阶段       | 打基础  | 2026-09-07 | 2026-10-11
        每组人数上限 | 9     |            |
        报名截止   | 2026-08-31 |         |
        我的备忘   | 别忘了订会议室 |     |
    """,
    "名单": """
        工号  | 姓名   | 部门   | 座位
        00001 | 林澄   | 市场部 | 3F-12
        00002 | 欧阳岚 | 市场部 |
        00003 | 张伟   | 研发部 |
        00731 | 郑一诺 | 研发部 |
    """,
    "主题": """
        编号 | 名称     | 状态
        T1   | 数据分析 | 入选
        T2   | 英语写作 | 候选
    """,
    "小组": """
        编号 | 名称     | 主题 | 状态 | 并入小组 | 小组表
        G01  | 数据分析组 | T1 | 运行 |          | 小组表_G01.xlsx
        G02  | 里程碑   | T1   | 并入 | 数据分析组 |
    """,
    "章程": """
        条款     | 内容         | 通过日期   | 小组
        会议纪律 | 准时到场。   | 2026-09-09 |
        会议纪律 | 提前五分钟。 |            | G01
    """,
    "计划": """
        序号 | 学习内容 | 负责人 | 截止       | 状态 | 小组 | 主题
        1    | 指标口径 | 林澄   | 2026-09-25 | 完成 |      | T1
        1    | 自己的   |        | 2026-09-25 | 完成 | G01  |
    """,
    "节假日": """
        日期       | 类型 | 说明
        2026-10-01 | 休息 | 国庆节
    """,
}  # fmt: skip


def _next() -> tuple[NextCycle, Reading]:
    old = snapshot(OLD)
    programme = read_programme(old, {}).programme
    proposed = [each for each in programme.topics if each.id == "T2"]
    made = next_cycle_sheets(old, programme, proposed, ZH)
    return made, read_programme(snapshot_of(made.sheets), {})


def test_the_new_workbook_begins_with_what_goes_on() -> None:
    made, reading = _next()
    new = reading.programme
    assert (made.cycle, new.settings.cycle, new.settings.size_max) == ("第四期", "第四期", 9)
    assert (new.settings.starts, new.settings.stages, new.settings.apply_until) == (None, (), None)
    assert [each.name for each in new.employees] == ["林澄", "欧阳岚", "张伟", "郑一诺"]
    assert [(each.text, each.passed) for each in new.clauses] == [("准时到场。", None)]
    assert [(each.topic, each.content, each.due, each.responsible) for each in new.plan] == [
        ("T1", "指标口径", None, "")
    ]
    assert len(new.holidays) == 1


def test_proposed_topics_come_first_and_the_others_stay_listed() -> None:
    _, reading = _next()
    topics = [(each.id, each.status) for each in reading.programme.topics]
    assert topics == [("T2", TopicStatus.CANDIDATE), ("T1", TopicStatus.CLOSED)]


def test_the_last_groups_are_known_and_no_group_of_the_new_cycle() -> None:
    _, reading = _next()
    assert reading.programme.groups == ()
    assert reading.programme.memberships == ()
    earlier = {each.id: (each.name, each.cycle, each.topic, each.people) for each in reading.programme.earlier}
    assert earlier == {
        "第三期-G01": ("数据分析组", "第三期", "T1", ("00001", "00002", "00003")),
        "第三期-G02": ("里程碑", "第三期", "T1", ("00731",)),
    }
    assert [each for each in told(reading) if "小组!" in each or "成员!" in each] == ["GRP-003 小组!P2"]


def test_nothing_people_typed_beside_the_tables_is_lost() -> None:
    made, _ = _next()
    sheets = {each.key: each for each in made.sheets}
    settings = sheets[Table.SETTINGS.value]
    assert settings.rows[-1][:2] == ("我的备忘", "别忘了订会议室")
    roster = sheets[Table.ROSTER.value]
    assert roster.columns[-1].header == "座位"
    assert roster.rows[0][-1] == "3F-12"


def test_a_day_without_its_year_is_carried_with_the_year_it_had() -> None:
    left = "工号 | 姓名 | 离职日期 \n 00001 | 林澄 | 11月13日 \n 00002 | 欧阳岚 | 2026.11.20"
    old = snapshot(OLD | {"名单": left})
    made = next_cycle_sheets(old, read_programme(old, {}).programme, (), ZH)
    roster = next(each for each in made.sheets if each.key == Table.ROSTER.value)
    column = [each.header for each in roster.columns].index("离职日期")
    assert [row[column] for row in roster.rows] == [date(2026, 11, 13), "2026.11.20"]


def test_a_third_cycle_keeps_the_groups_of_the_first() -> None:
    made, reading = _next()
    again = next_cycle_sheets(snapshot_of(made.sheets), reading.programme, (), ZH)
    assert again.cycle == "第五期"
    assert [each.id for each in read_programme(snapshot_of(again.sheets), {}).programme.earlier] == [
        "第三期-G01",
        "第三期-G02",
    ]
