from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import watches
from toolkit.figures import compute_watch

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 11, 15)
FIVE_HELD = """
    场次 | 日期       | 状态
    1    | 2026-09-02 | 已举行
    2    | 2026-09-09 | 已举行
    3    | 2026-09-16 | 已举行
    4    | 2026-09-23 | 已举行
    5    | 2026-09-30 | 已举行
"""


def test_three_absences_in_a_row_are_watched(spec: Spec) -> None:
    spec.says(
        "成员从最近一次到场以后，连续缺席 3 次以上要关注。请假和未记录既不算缺席，也不打断；中间来过一次就重新数。",
        "A member absent 3 times or more since they last came is watched. Leave and no mark neither count nor break "
        "the row; coming once begins it anew.",
    )
    programme = spec.given(
        活动=FIVE_HELD,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16 | 2026-09-23 | 2026-09-30
            林澄 | 出勤       | 缺席       | 请假       | 缺席       | 缺席
            周宁 | 缺席       | 缺席       | 缺席       | 迟到       | 缺席
            许文 | 出勤       | 缺席       | 缺席       |            |
        """,
    )
    spec.shows(
        "关注",
        watches(programme, compute_watch(programme, "G01", AS_OF)),
        """
            序号 | 对象 | 情况
            1    | 林澄 | 连续缺席 3 次：2026年9月9日、2026年9月23日、2026年9月30日
        """,
    )


def test_falling_attendance_compares_four_meetings_with_the_four_before(spec: Spec) -> None:
    spec.says(
        "小组最近 4 次有出勤率的活动，合起来比再前 4 次低 10 个百分点以上要关注；不足 8 次不比。",
        "A group's last 4 meetings with a rate, taken together, against the 4 before: 10 percentage points less or "
        "more is watched; with fewer than 8 nothing is compared.",
    )
    programme = spec.given(
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-02 | 已举行
            2    | 2026-09-09 | 已举行
            3    | 2026-09-16 | 已举行
            4    | 2026-09-23 | 已举行
            5    | 2026-10-14 | 已举行
            6    | 2026-10-21 | 已举行
            7    | 2026-10-28 | 已举行
            8    | 2026-11-04 | 已举行
        """,
        考勤="""
            姓名 | 09-02 | 09-09 | 09-16 | 09-23 | 10-14 | 10-21 | 10-28 | 11-04
            林澄 | 出勤  | 出勤  | 出勤  | 出勤  | 出勤  | 缺席  | 出勤  | 出勤
            周宁 | 出勤  | 出勤  | 出勤  | 出勤  | 出勤  | 出勤  | 出勤  | 请假
        """.replace("09-", "2026-09-")
        .replace("10-", "2026-10-")
        .replace("11-", "2026-11-"),
    )
    spec.shows(
        "关注",
        watches(programme, compute_watch(programme, "G01", AS_OF)),
        "序号 | 对象 | 情况 \n 1 | G01 | 出勤下降：100.0%（8/8）→ 85.7%（6/7）",
    )
    spec.shows(
        "还只有 7 次时",
        {"G01": {"关注": str(len(compute_watch(programme, "G01", date(2026, 11, 3))))}},
        "小组 | 关注 \n G01 | 0",
    )


def test_unrecorded_meetings_and_overdue_tasks_and_rows_are_watched(spec: Spec) -> None:
    spec.says(
        "过了日期没有登记的活动、过了截止还没完成的待办和计划事项要关注，每条带一个建议。问题（不是待办）没有逾期一说；"
        "截止当天还不算逾期。",
        "Past meetings without a record, tasks and plan rows not done after their due date are watched, each with a "
        "suggestion. Problems that are no tasks are never overdue; the due day itself is in time.",
    )
    programme = spec.given(
        成员="姓名 \n 林澄",
        活动="""
            场次 | 日期       | 状态
            1    | 2026-11-04 | 计划
            2    | 2026-11-20 | 计划
        """,
        计划="""
            序号 | 子主题   | 截止       | 状态
            1    | 数据清洗 | 2026-11-10 | 进行中
            2    | 看板搭建 | 2026-11-15 | 进行中
        """,
        问题与待办="""
            类型 | 内容     | 截止       | 状态   | 完成日期
            待办 | 借会议室 | 2026-11-06 | 进行中 |
            待办 | 发通知   | 2026-11-06 | 已完成 | 2026-11-18
            待办 | 发资料   | 2026-11-06 | 已完成 | 2026-11-05
            问题 | 时间冲突 | 2026-11-06 | 进行中 |
        """,
    )
    spec.shows(
        "关注",
        watches(programme, compute_watch(programme, "G01", AS_OF)),
        """
            序号 | 对象 | 情况                                           | 建议
            1    | G01  | 有 1 次活动未登记：2026年11月4日               | 请记录人补登考勤，或把状态改为已取消
            2    | G01  | 待办逾期 2 项，原定：2026年11月6日、2026年11月6日 | 请责任人完成，或与组长重新约定截止日期
            3    | G01  | 计划事项逾期 1 项，截止：2026年11月10日        | 请组长更新状态，或调整截止日期并写明原因
        """,
    )


def test_groups_that_are_over_are_not_watched(spec: Spec) -> None:
    spec.says(
        "已结项、停止或并入的小组，结束以后不再列入关注；看结束以前的某一天时照列。",
        "Groups closed, stopped or merged are not watched once they have ended; seen from a day before, they are.",
    )
    programme = spec.given(
        小组="""
            编号 | 名称     | 状态 | 结束日期
            G01  | 数据分析 | 停止 | 2026-10-31
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-10-14 | 计划
        """,
    )
    found = {str(day): {"关注": str(len(compute_watch(programme, "G01", day)))} for day in (date(2026, 10, 30), AS_OF)}
    spec.shows("关注", found, "截至 | 关注 \n 2026-10-30 | 1 \n 2026-11-15 | 0")


def test_the_limits_of_watching_are_settings(spec: Spec) -> None:
    spec.says(
        "几次算连续缺席、比较几场、下降几个百分点，都在「设置」里定；没写的是 3 次、4 场、10 个百分点。",
        "How many absences in a row, how many meetings are compared and what fall is watched stand in the settings; "
        "without them 3, 4 and 10 percentage points.",
    )
    programme = spec.given(
        设置="""
            设置项           | 值
            连续缺席几次关注 | 2
            出勤比较场次     | 2
            出勤下降几点关注 | 25
        """,
        活动=FIVE_HELD,
        考勤="""
            姓名 | 2026-09-02 | 2026-09-09 | 2026-09-16 | 2026-09-23 | 2026-09-30
            林澄 | 出勤       | 出勤       | 出勤       | 缺席       | 缺席
            周宁 | 出勤       | 出勤       | 出勤       | 出勤       | 出勤
        """,
    )
    spec.shows(
        "关注",
        watches(programme, compute_watch(programme, "G01", AS_OF)),
        """
            序号 | 对象 | 情况
            1    | 林澄 | 连续缺席 2 次：2026年9月23日、2026年9月30日
            2    | G01  | 出勤下降：100.0%（4/4）→ 50.0%（2/4）
        """,
    )
