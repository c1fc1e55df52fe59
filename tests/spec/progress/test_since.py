from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.month_answers import since
from toolkit.figures import compute_since, month_scope, stage_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_a_report_is_set_beside_the_period_before(spec: Spec) -> None:
    spec.says(
        "月报与上个月比，阶段报告与上一阶段比；上期按它结束那天知道的算。成员按两期各自的最后一天比；"
        "上期末未解决的问题里，本期末已解决的算解决。小组的第一份报告没有可比的上期。",
        "A month stands beside the month before, a stage beside the stage before, which is counted as known when it "
        "ended. Members are compared as of the last day of each; of the problems open when the last period ended, "
        "those settled by the end of this one are solved. A group's first report has nothing to stand beside.",
    )
    programme = spec.given(
        设置="""
            设置项 | 值     | 起         | 止
            阶段   | 打基础 | 2026-09-01 | 2026-09-30
            阶段   | 上手   | 2026-10-01 | 2026-10-31
        """,
        成员="""
            姓名 | 角色 | 加入日期   | 退出日期
            林澄 | 组长 |            | 2026-10-05
            周宁 | 成员 |            | 2026-10-05
            周宁 | 组长 | 2026-10-06 |
            许文 | 成员 | 2026-10-02 |
        """,
        活动="""
            场次 | 日期       | 状态
            1    | 2026-09-09 | 已举行
            2    | 2026-10-14 | 已举行
            3    | 2026-10-21 | 已取消
        """,
        考勤="""
            场次 | 姓名 | 出勤情况
            1    | 林澄 | 出勤
            1    | 周宁 | 缺席
            2    | 周宁 | 出勤
            2    | 许文 | 出勤
        """,
        问题与待办="""
            类型 | 内容     | 日期       | 状态   | 完成日期
            问题 | 权限没批 | 2026-09-09 | 完成   | 2026-10-20
            问题 | 没有教室 | 2026-09-20 | 未开始 |
            问题 | 缺讲师   | 2026-10-15 | 未开始 |
        """,
    )
    whole = date(2026, 10, 31)
    for title, scope in (
        ("10 月的报告", month_scope(2026, 10, whole)),
        ("第二阶段的报告", stage_scope(programme, "G01", programme.settings.stages[1], whole)),
    ):
        spec.shows(
            title,
            since(programme, compute_since(programme, "G01", scope)),
            """
                小组 | 上期出勤 | 本期出勤 | 上期活动 | 本期活动 | 新加入 | 离开 | 组长 | 上期未解决 | 已解决 | 新提出
                G01  | 1/2      | 2/2      | 1/1      | 1/2      | 许文   | 林澄 | 周宁 | 2          | 1      | 1
            """,
        )
    assert compute_since(programme, "G01", month_scope(2026, 9, whole)) is None
