from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import plan
from toolkit.figures import compute_stage_progress, stage_of_session, stages_of_group

if TYPE_CHECKING:
    from tests.spec.answers import Answer
    from tests.spec.paragraph import Spec
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 12, 31)
THREE_STAGES = """
    设置项 | 值       | 起         | 止
    阶段   | 打基础   | 2026-09-01 | 2026-09-30
    阶段   | 练实战   | 2026-10-08 | 2026-10-31
    阶段   | 出成果   | 2026-11-01 | 2026-11-30
"""


def _stages(programme: Programme, group: str) -> Answer:
    found = {}
    for session in programme.sessions_by_group[group]:
        stage = stage_of_session(programme, group, session)
        found[str(session.day)] = {"阶段": stage.name if stage else "未分阶段"}
    return found


def test_a_session_belongs_to_the_stage_it_names_else_to_the_one_of_its_day(spec: Spec) -> None:
    spec.says(
        "活动写了阶段的以写的为准（名称或序号），没写的看日期，起止两天都算在内；落在两个阶段之间的归前一个；"
        "比所有阶段都早的不属于任何阶段。",
        "A session belongs to the stage it names (by name or order), else to the one of its day, both ends included; "
        "one in a gap belongs to the stage before; one before all stages to none.",
    )
    programme = spec.given(
        设置=THREE_STAGES,
        活动="""
            场次 | 日期       | 阶段   | 状态
            1    | 2026-08-26 |        | 已举行
            2    | 2026-09-01 |        | 已举行
            3    | 2026-09-30 |        | 已举行
            4    | 2026-10-03 |        | 已举行
            5    | 2026-10-06 | 练实战 | 已举行
            6    | 2026-10-08 |        | 已举行
            7    | 2026-11-04 | 2      | 已举行
            8    | 2026-12-02 |        | 已举行
        """,
    )
    spec.shows(
        "阶段",
        _stages(programme, "G01"),
        """
            日期       | 阶段
            2026-08-26 | 未分阶段
            2026-09-01 | 打基础
            2026-09-30 | 打基础
            2026-10-03 | 打基础
            2026-10-06 | 练实战
            2026-10-08 | 练实战
            2026-11-04 | 练实战
            2026-12-02 | 出成果
        """,
    )


def test_a_groups_own_plan_dates_replace_the_programmes(spec: Spec) -> None:
    spec.says(
        "小组自己的计划里某个阶段写了日期的，这个阶段对它就是最早的开始到最晚的截止；别的小组不受影响。",
        "Where a group's own plan dates a stage, the stage runs for it from first start to last due date; other "
        "groups keep the programme's dates.",
    )
    programme = spec.given(
        设置=THREE_STAGES,
        计划="""
            小组 | 序号 | 阶段   | 子主题   | 开始       | 截止
            G01  | 1    | 练实战 | 看板搭建 | 2026-10-12 | 2026-10-20
            G01  | 2    | 练实战 | 指标体系 | 2026-10-20 | 2026-11-06
            G01  | 3    | 出成果 | 复盘     | 2026-11-09 | 2026-11-27
        """,
        活动="""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-10-09 | 已举行
            G01  | 2    | 2026-11-05 | 已举行
            G02  | 1    | 2026-10-09 | 已举行
            G02  | 2    | 2026-11-05 | 已举行
        """,
    )
    spans = {
        stage.name: {"起": str(stage.starts), "止": str(stage.ends)} for stage in stages_of_group(programme, "G01")
    }
    spec.shows(
        "G01 的阶段", spans, "阶段 | 起 | 止 \n 练实战 | 2026-10-12 | 2026-11-06 \n 出成果 | 2026-11-09 | 2026-11-27"
    )
    for group, first, second in (("G01", "打基础", "练实战"), ("G02", "练实战", "出成果")):
        expected = f"日期 | 阶段 \n 2026-10-09 | {first} \n 2026-11-05 | {second}"
        spec.shows(f"{group} 的活动", _stages(programme, group), expected)


def test_where_stages_overlap_the_later_one_has_the_day(spec: Spec) -> None:
    spec.says(
        "两个阶段重叠的日子归后开始的那个，检查时会指出重叠。",
        "A day in two stages belongs to the one that began later; check names the overlap.",
    )
    programme = spec.given(
        设置="""
            设置项 | 值     | 起         | 止
            阶段   | 打基础 | 2026-09-01 | 2026-10-10
            阶段   | 练实战 | 2026-10-01 | 2026-10-31
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-30 | 已举行
            2    | 2026-10-09 | 已举行
        """,
    )
    spec.shows("阶段", _stages(programme, "G01"), "日期 | 阶段 \n 2026-09-30 | 打基础 \n 2026-10-09 | 练实战")


def test_the_stages_and_what_belongs_to_none_make_the_whole_plan(spec: Spec) -> None:
    spec.says(
        "每个计划事项只属于一个阶段：先看写的阶段，再看截止，再看开始；都没有的列在「未分阶段」，不会丢。",
        "Each plan row belongs to one stage: as named, else by its due date, else by its start; what has none of them "
        "stands under no stage and is not lost.",
    )
    programme = spec.given(
        设置=THREE_STAGES,
        计划="""
            序号 | 阶段   | 子主题   | 开始       | 截止
            1    | 打基础 | 数据清洗 |            |
            2    |        | 看板搭建 | 2026-09-20 | 2026-10-20
            3    |        | 指标体系 | 2026-11-03 |
            4    |        | 归档     |            |
        """,
    )
    found: Answer = {}
    for each in compute_stage_progress(programme, "G01", AS_OF):
        found[each.scope.stage.name if each.scope.stage else "未分阶段"] = dict(plan(each.counts))
    spec.shows("进度", found, "阶段 | 计划事项 \n 打基础 | 1 \n 练实战 | 1 \n 出成果 | 1 \n 未分阶段 | 1")
