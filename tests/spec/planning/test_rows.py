from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.planning.drawn import items, problems

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 1)
STAGE = """
    设置项 | 值     | 起         | 止
    阶段   | 打基础 | 2026-09-01 | 2026-09-30
"""


def test_rows_without_dates_share_the_working_days_of_their_stage(spec: Spec) -> None:
    spec.says(
        "没有填日期的计划事项，按序号先后平分所属阶段里的工作日，休息日和假期跳过，调休上班的周末算工作日。",
        "Plan rows without dates share the working days of their stage equally, in their order; days off are skipped, "
        "weekends made up for count.",
    )
    programme = spec.given(
        设置=STAGE,
        计划="""
            序号 | 阶段   | 子主题   | 起 | 截止
            1    | 打基础 | 常用指标 |    |
            2    | 打基础 | 数据清洗 |    |
        """,
    )
    spec.shows(
        "计划事项",
        items(programme, AS_OF),
        """
            序号 | 开始       | 截止       | 日期是建议
            1    | 2026-09-01 | 2026-09-15 | 是
            2    | 2026-09-16 | 2026-09-30 | 是
        """,
    )


def test_written_dates_stay_and_part_the_others(spec: Spec) -> None:
    spec.says(
        "填了日期的以填的为准；没填的排在前后两项的日期之间。",
        "Written dates stay; rows without dates are laid between the rows before and after them.",
    )
    programme = spec.given(
        设置=STAGE,
        计划="""
            序号 | 阶段   | 开始       | 截止 | 子主题
            1    | 打基础 |            | | 专题1
            2    | 打基础 | 2026-09-07 | 2026-09-11 | 专题2
            3    | 打基础 |            | | 专题3
            4    | 打基础 |            | 2026-09-24 | 专题4
        """,
    )
    spec.shows(
        "计划事项",
        items(programme, AS_OF),
        """
            序号 | 开始       | 截止       | 日期是建议
            1    | 2026-09-01 | 2026-09-04 | 是
            2    | 2026-09-07 | 2026-09-11 | 否
            3    | 2026-09-14 | 2026-09-18 | 是
            4    | 2026-09-20 | 2026-09-24 | 是
        """,
    )


def test_a_group_that_begins_late_has_the_rest_of_the_stage(spec: Spec) -> None:
    spec.says(
        "小组在阶段中间才开始或提前结束的，只用小组存续期内的工作日。",
        "A group that begins during a stage, or ends before it, has only the working days of its own life.",
    )
    programme = spec.given(
        设置=STAGE,
        小组="编号 | 名称 | 开始 | 结束 \n G01 | 甲组 | 2026-09-14 | 2026-09-24",
        计划="序号 | 阶段 | 子主题 \n 1 | 打基础 | 专题1",
    )
    spec.shows(
        "计划事项",
        items(programme, AS_OF),
        "序号 | 开始 | 截止 \n 1 | 2026-09-14 | 2026-09-24",
    )


def test_a_row_without_room_gets_no_date_and_is_named(spec: Spec) -> None:
    spec.says(
        "没有工作日可排的事项不硬排，指出来由人决定。",
        "A row for which no working day is left gets no date; it is named for people to decide.",
    )
    programme = spec.given(
        设置=STAGE,
        计划="""
            序号 | 阶段   | 开始       | 截止 | 子主题
            1    | 打基础 | 2026-09-01 | 2026-09-30 | 专题1
            2    | 打基础 |            | | 专题2
        """,
    )
    spec.shows("计划事项", items(programme, AS_OF), "序号 | 开始 | 截止 \n 2 | 未提供 | 未提供")
    spec.shows(
        "要处理的",
        {code: each for code, each in problems(programme, AS_OF).items() if code == "PLAN-002"},
        """
            代码 | 说明
            PLAN-002 | 「G01 G01组」第 2 项没有截止日期，也排不出来：阶段里没有剩下的工作日，或阶段和小组没有起止日期。
        """,
    )


def test_a_blank_person_is_filled_in_turn(spec: Spec) -> None:
    spec.says(
        "负责人空着的由成员轮流：已经负责的次数少的先轮到；一样多时先排那一周没有任务到期的，再按成员表的次序。"
        "已完成和已取消的不补。",
        "A blank owner goes round: whoever has the fewest rows comes first; of these, who has nothing due that week, "
        "then the order of the members sheet. Rows done or cancelled are left as they are.",
    )
    programme = spec.given(
        成员="姓名 \n 周宁 \n 林澄 \n 何苗",
        计划="""
            序号 | 负责人 | 截止       | 状态 | 子主题
            1    | 周宁   | 2026-09-04 | 已完成 | 专题1
            2    |        | 2026-09-11 | 已完成 | 专题2
            3    |        | 2026-09-18 | | 专题3
            4    |        | 2026-09-25 | | 专题4
            5    |        | 2026-09-30 | | 专题5
            6    |        | 2026-10-16 | | 专题6
        """,
    )
    spec.shows(
        "计划事项",
        items(programme, AS_OF),
        """
            序号 | 负责人 | 人是建议
            1    | 周宁   | 否
            2    |        | 否
            3    | 林澄   | 是
            4    | 何苗   | 是
            5    | 周宁   | 是
            6    | 林澄   | 是
        """,
    )


def test_a_standard_plan_keeps_its_people_only_where_they_are_members(spec: Spec) -> None:
    spec.says(
        "小组没有自己的计划时用主题的标准计划；标准计划里写的负责人不是本组成员的，按空着轮流。",
        "A group without a plan of its own has the standard plan of its topic; an owner named there who is no member "
        "of the group counts as blank.",
    )
    programme = spec.given(
        名单="工号 | 姓名 \n 001 | 林澄 \n 002 | 周宁",
        主题="编号 | 名称 \n T1 | 数据分析",
        小组="编号 | 名称 | 主题 \n G01 | 甲组 | T1 \n G02 | 乙组 | T1",
        成员="小组 | 姓名 \n G01 | 林澄 \n G02 | 周宁",
        计划="""
            主题 | 小组 | 序号 | 子主题   | 负责人 | 截止
            T1   |      | 1    | 常用指标 | 林澄   | 2026-09-18
        """,
    )
    spec.shows("G01", items(programme, AS_OF), "序号 | 负责人 | 人是建议 \n 1 | 林澄 | 否")
    spec.shows("G02", items(programme, AS_OF, group="G02"), "序号 | 负责人 | 人是建议 \n 1 | 周宁 | 是")
