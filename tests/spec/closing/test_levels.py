from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.closing_answers import levels
from toolkit.figures import compute_evaluation, compute_whole_evaluation

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2027, 2, 28)


def test_behaviour_stands_by_days_after_and_results_are_facts(spec: Spec) -> None:
    spec.says(
        "反应和行为是看法：人数少于「小组反馈少于几人不显示」的不显示得分。行为按 30、60、90 天分列。结果是业务数字，"
        "逐行照录，不受人数限制。没有行的层级写「未提供」。",
        "Reaction and behaviour are opinions: from fewer people than the limit of a group no score is shown. Behaviour "
        "stands by 30, 60 and 90 days. Results are figures of the business, told row by row whatever the number of "
        "people. A level without rows is “not provided”.",
    )
    programme = spec.given(
        反馈="""
            时点   | 日期       | 姓名 | 评价人 | 评估层级 | 指标     | 得分 | 满分
            活动后 | 2026-10-14 | 林澄 |        | 反应     | 内容实用 | 5    | 5
            活动后 | 2026-10-14 | 周宁 |        | 反应     | 内容实用 | 4    | 5
            活动后 | 2026-10-14 | 许文 |        | 反应     | 内容实用 | 3    | 5
            30天   | 2026-12-30 | 林澄 | 沈主管 | 行为     | 会用看板 | 3    | 5
            60天   | 2027-01-29 | 林澄 | 沈主管 | 行为     | 会用看板 | 4    | 5
            60天   | 2027-01-29 | 周宁 | 沈主管 | 行为     | 会用看板 | 5    | 5
            60天   | 2027-01-29 | 许文 | 石主管 | 行为     | 会用看板 | 3    | 5
            60天   | 2027-01-29 | 林澄 | 林澄   | 行为     | 会用看板 | 4    | 5
            90天   | 2027-02-28 |      |        | 结果     | 报表耗时 | 4.5  |
        """,
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
            00003 | 许文
            00004 | 沈主管
            00005 | 石主管
        """,
    )
    spec.shows(
        "看到 2027 年 2 月末",
        levels(compute_evaluation(programme, "G01", AS_OF)),
        """
            层级与指标         | 人数 | 平均分
            反应 内容实用      | 3    | 4
            行为 30天 会用看板 | 1    | 不显示
            行为 60天 会用看板 | 3    | 4
            结果 报表耗时      | —    | 9/2
        """,
    )


def test_the_whole_gives_no_hidden_group_back(spec: Spec) -> None:
    spec.says(
        "全项目的得分由各组合计，人数下限取两个设置里严的一个。不显示的小组加起来人数也少于下限时，"
        "合计减去其余各组就能算出来，"
        "所以合计里不含这些小组。",
        "The programme's score takes all groups together, hidden below the stricter of both limits. Where the hidden "
        "groups together are fewer than the limit, the whole less the others would give them back: they are left out.",
    )
    rows = """
        小组 | 时点   | 日期       | 姓名 | 评估层级 | 指标     | 得分 | 满分
        G01  | 活动后 | 2026-10-14 | 甲   | 反应     | 内容实用 | 5    | 5
        G01  | 活动后 | 2026-10-14 | 乙   | 反应     | 内容实用 | 4    | 5
        G01  | 活动后 | 2026-10-14 | 丙   | 反应     | 内容实用 | 3    | 5
        G01  | 活动后 | 2026-10-14 | 丁   | 反应     | 内容实用 | 4    | 5
        G01  | 活动后 | 2026-10-14 | 己   | 反应     | 内容实用 | 5    | 5
        G02  | 活动后 | 2026-10-15 | 戊   | 反应     | 内容实用 | 1    | 5
        G01  | 活动后 | 2026-10-14 | 甲   | 反应     | 时间合理 | 5    | 5
        G01  | 活动后 | 2026-10-14 | 乙   | 反应     | 时间合理 | 4    | 5
        G01  | 活动后 | 2026-10-14 | 丙   | 反应     | 时间合理 | 4    | 5
        G01  | 活动后 | 2026-10-14 | 丁   | 反应     | 时间合理 | 3    | 5
        G02  | 活动后 | 2026-10-14 | 戊   | 反应     | 场地     | 4    | 5
    """
    people = "\n".join(f"{n:05} | {name}" for n, name in enumerate("甲乙丙丁戊己", start=1))
    programme = spec.given(反馈=rows, 名单=f"工号 | 姓名\n{people}")
    groups = ("G01", "G02")
    parts = {group: compute_evaluation(programme, group, AS_OF) for group in groups}
    spec.shows(
        "全项目",
        levels(compute_whole_evaluation(programme, groups, AS_OF, parts)),
        """
            层级与指标    | 人数 | 平均分
            反应 内容实用 | 5    | 21/5
            反应 时间合理 | 4    | 不显示
            反应 场地     | 1    | 不显示
        """,
    )
