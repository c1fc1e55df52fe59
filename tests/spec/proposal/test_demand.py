from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import demand
from toolkit.figures import compute_answers, compute_demand, compute_needs

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 1)


def test_how_many_groups_a_topic_needs(spec: Spec) -> None:
    spec.says(
        "入选主题的组数 = 想学的人数 ÷ 每组人数上限，向上取整；"
        "这样每组会少于人数下限时，按下限能凑成几组算几组；不超过「最多开几组」。"
        "没有调研时按「最多开几组」。",
        "Groups of a chosen topic = people who want it / largest size, rounded up; where groups would then be too "
        "small, as many as reach the smallest size; never more than the topic's limit. Without a survey the limit is "
        "taken.",
    )
    people = "\n".join(f"{number:02} | 员工{number}" for number in range(1, 18))
    rows = "\n".join(
        f"{number:02} | {'T01' if number <= 9 else 'T02' if number <= 13 else 'T03'}" for number in range(1, 18)
    )
    programme = spec.given(
        设置="设置项 | 值 \n 每组人数下限 | 5 \n 每组人数上限 | 8",
        名单=f"工号 | 姓名 \n {people}",
        主题="""
            编号 | 名称 | 状态 | 最多开几组
            T01  | 分析 | 入选 |
            T02  | 沟通 | 入选 |
            T03  | 写作 | 候选 |
        """,
        调研=f"工号 | 想学的主题 \n {rows}",
    )
    needs = compute_needs(programme, compute_answers(programme, AS_OF))
    spec.shows(
        "规模",
        demand(compute_demand(programme, needs)),
        "主题 | 想学 | 组数 | 可容纳 \n 分析 | 9 | 1 | 8 \n 沟通 | 4 | 0 | 0",
    )


def test_without_a_survey_the_limit_of_the_topic_is_planned(spec: Spec) -> None:
    spec.says(
        "没有调研，又没有填「最多开几组」的，组数是「未提供」。",
        "Without a survey and without a limit the number of groups is not provided.",
    )
    programme = spec.given(主题="编号 | 名称 | 状态 | 最多开几组 \n T01 | 分析 | 入选 | 2 \n T02 | 沟通 | 入选 |")
    needs = compute_needs(programme, compute_answers(programme, AS_OF))
    spec.shows(
        "规模",
        demand(compute_demand(programme, needs)),
        "主题 | 想学 | 组数 | 可容纳 \n 分析 | 未提供 | 2 | 16 \n 沟通 | 未提供 | 未提供 | 未提供",
    )
