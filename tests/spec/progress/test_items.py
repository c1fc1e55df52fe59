from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import items, plan
from toolkit.figures import compute_progress, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_rows_are_done_done_late_overdue_or_open(spec: Spec) -> None:
    spec.says(
        "已完成而完成日期晚于截止的是逾期完成；没完成而截止已过的是逾期未完成，偏差算到截至日期；截止日当天不算逾期。"
        "偏差天数是日历日，提前为负。",
        "A row done after its due date is done late; one not done whose due date has passed is overdue, its deviation "
        "running to the day of the report; on the due date itself it is not. Deviation is in calendar days, early is "
        "negative.",
    )
    programme = spec.given(
        计划="""
            序号 | 子主题   | 截止       | 状态   | 完成日期
            1    | 数据清洗 | 2026-09-10 | 已完成 | 2026-09-08
            2    | 看板搭建 | 2026-09-15 | 已完成 | 2026-09-18
            3    | 指标体系 | 2026-09-20 | 进行中 |
            4    | 漏斗分析 | 2026-09-30 | 进行中 |
            5    | 复盘     | 2026-10-15 | 未开始 |
            6    | 归档     | 2026-09-12 | 已完成 |
        """
    )
    progress = compute_progress(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows(
        "事项（截至 2026-09-30）",
        items(progress),
        """
            序号 | 状态       | 偏差天数
            1    | 已完成     | -2
            2    | 逾期完成   | 3
            3    | 逾期未完成 | 10
            4    | 未到期     | 未提供
            5    | 未到期     | 未提供
            6    | 已完成     | 未提供
        """,
    )
    spec.shows(
        "进度",
        {"G01": plan(progress.counts)},
        """
            小组 | 计划事项 | 到期应完成 | 到期已完成 | 到期完成率 | 已完成 | 逾期完成 | 逾期未完成
            G01  | 6        | 5          | 3          | 3/5        | 3      | 1        | 1
        """,
    )


def test_a_postponed_row_goes_by_its_new_date(spec: Spec) -> None:
    spec.says(
        "延期的事项按新的截止日判断；原定截止与现在的截止相差几天另列。延到了还没做完，照样是逾期。",
        "A postponed row goes by its new due date; the days it was moved are listed. Still not done by then, it is "
        "overdue like any other.",
    )
    programme = spec.given(
        计划="""
            序号 | 子主题   | 原定截止   | 截止       | 状态 | 完成日期
            1    | 看板搭建 | 2026-09-10 | 2026-10-10 | 延期 |
            2    | 指标体系 | 2026-09-10 | 2026-09-20 | 延期 |
            3    | 数据清洗 | 2026-09-05 | 2026-09-12 | 延期 | 2026-09-11
        """
    )
    progress = compute_progress(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows(
        "事项（截至 2026-09-30）",
        items(progress),
        """
            序号 | 状态       | 偏差天数 | 延后天数
            1    | 未到期     | 未提供   | 30
            2    | 逾期未完成 | 10       | 10
            3    | 已完成     | -1       | 7
        """,
    )
    spec.shows(
        "进度",
        {"G01": plan(progress.counts)},
        "小组 | 到期应完成 | 到期已完成 | 逾期未完成 | 延后 \n G01 | 2 | 1 | 1 | 3",
    )


def test_a_cancelled_row_counts_nowhere(spec: Spec) -> None:
    spec.says(
        "取消的事项不进任何计数，只列出取消了几项。都取消了，就没有完成率。",
        "A cancelled row is in no count but the one of cancelled rows. Where all are cancelled there is no rate.",
    )
    programme = spec.given(
        计划="""
            序号 | 子主题   | 截止       | 状态 | 预期产出
            1    | 数据清洗 | 2026-09-10 | 取消 | 清洗手册
        """
    )
    progress = compute_progress(programme, "G01", whole_scope(programme, AS_OF))
    spec.shows(
        "进度",
        {"G01": plan(progress.counts)},
        """
            小组 | 计划事项 | 到期应完成 | 到期完成率 | 取消 | 应有产出
            G01  | 0        | 0          | 未提供     | 1    | 0
        """,
    )


def test_a_report_of_the_past_does_not_know_what_was_done_later(spec: Spec) -> None:
    spec.says(
        "截至某天的进度只认到那天为止完成的：之后才完成的，在那天是未完成。",
        "Progress as of a day knows only what was done by then: what was done later was still open.",
    )
    programme = spec.given(
        计划="""
            序号 | 子主题   | 截止       | 状态   | 完成日期
            1    | 数据清洗 | 2026-09-25 | 已完成 | 2026-10-05
        """
    )
    for as_of, expected in ((date(2026, 9, 30), "1 | 逾期未完成 | 5"), (date(2026, 10, 31), "1 | 逾期完成 | 10")):
        progress = compute_progress(programme, "G01", whole_scope(programme, as_of))
        spec.shows(f"事项（截至 {as_of}）", items(progress), f"序号 | 状态 | 偏差天数 \n {expected}")


def test_the_standard_plan_of_a_topic_holds_until_a_group_has_its_own(spec: Spec) -> None:
    spec.says(
        "填了主题、没填小组的计划是这个主题的标准计划，直到小组有了自己的计划。",
        "Plan rows with a topic and no group are the standard plan of every group on it, until the group has its own.",
    )
    programme = spec.given(
        主题="""
            编号 | 名称
            T1   | 数据分析
        """,
        小组="""
            编号 | 名称   | 主题
            G01  | 罗盘组 | T1
            G02  | 漏斗组 | T1
        """,
        计划="""
            序号 | 小组 | 主题 | 子主题   | 截止       | 状态
            1    |      | T1   | 数据清洗 | 2026-09-10 | 未开始
            2    |      | T1   | 看板搭建 | 2026-10-20 | 未开始
            1    | G02  |      | 漏斗分析 | 2026-10-20 | 未开始
        """,
    )
    scope = whole_scope(programme, AS_OF)
    found = {group: plan(compute_progress(programme, group, scope).counts) for group in ("G01", "G02")}
    spec.shows("进度", found, "小组 | 计划事项 | 逾期未完成 \n G01 | 2 | 1 \n G02 | 1 | 0")
