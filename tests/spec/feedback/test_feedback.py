from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toolkit.figures import compute_feedback, whole_scope

if TYPE_CHECKING:
    from tests.spec.answers import Answer
    from tests.spec.paragraph import Spec
    from toolkit.figures import Feedback

AS_OF = date(2026, 9, 30)
TWO_MEETINGS = """
    场次 | 日期       | 状态
    1    | 2026-09-02 | 已举行
    2    | 2026-09-09 | 已举行
"""


def _means(feedback: Feedback) -> Answer:
    return {
        each.indicator: {
            "人数": str(each.people),
            "评分数": str(each.scores),
            "平均分": "人数过少，不显示" if each.hidden else str(each.mean),
        }
        for each in feedback.indicators
    }


def test_few_people_are_not_shown(spec: Spec) -> None:
    spec.says(
        "小组的反馈少于 3 人（「设置」可改）不显示平均分，也不引用意见。人数按整段时间里不同的人数，"
        "同一个人评几次还是一个人；平均分是所有评分之和 ÷ 评分数。",
        "A group's feedback from fewer than 3 people (a setting) shows no mean and no comment. People are counted as "
        "different people over the whole span, however often each rated; the mean is the sum of scores over their "
        "number.",
    )
    programme = spec.given(
        成员="姓名 \n 林澄 \n 周宁 \n 许文",
        活动=TWO_MEETINGS,
        反馈="""
            场次 | 评价人 | 评估层级 | 指标 | 得分 | 满分
            1    | 林澄   | 反应     | 内容 | 5    | 5
            1    | 周宁   | 反应     | 内容 | 4    | 5
            2    | 许文   | 反应     | 内容 | 4    | 5
            2    | 林澄   | 反应     | 内容 | 3    | 5
            1    | 林澄   | 反应     | 时间 | 2    | 5
            2    | 林澄   | 反应     | 时间 | 2    | 5
            2    | 周宁   | 反应     | 时间 | 3    | 5
        """,
    )
    spec.shows(
        "反馈",
        _means(compute_feedback(programme, "G01", whole_scope(programme, AS_OF))),
        """
            指标 | 人数 | 评分数 | 平均分
            内容 | 3    | 4      | 4
            时间 | 2    | 3      | 人数过少，不显示
        """,
    )


def test_anonymous_answers_count_as_many_people_as_one_meeting_proves(spec: Spec) -> None:
    spec.says(
        "匿名的评分不知道是谁：同一场、同一指标的几行是不同的人；跨场次可能是同一个人，只按最多的那一场算。",
        "Anonymous ratings have no names: rows of one session and indicator are different people; across sessions they "
        "may be the same, so the fullest session counts.",
    )
    programme = spec.given(
        成员="姓名 \n 林澄 \n 周宁 \n 许文",
        活动=TWO_MEETINGS,
        反馈="""
            场次 | 评估层级 | 指标 | 得分 | 满分
            1    | 反应     | 内容 | 5    | 5
            1    | 反应     | 内容 | 4    | 5
            2    | 反应     | 内容 | 4    | 5
            2    | 反应     | 内容 | 3    | 5
        """,
    )
    spec.shows(
        "反馈",
        _means(compute_feedback(programme, "G01", whole_scope(programme, AS_OF))),
        "指标 | 人数 | 评分数 | 平均分 \n 内容 | 2 | 4 | 人数过少，不显示",
    )


def test_comments_are_few_and_without_names(spec: Spec) -> None:
    spec.says(
        "意见最多引用 5 条，取最近的，其余只说还有几条；本组成员的名字换成○○。人数不够就一条也不引。",
        "At most 5 comments are quoted, the newest; of the others only the number is said. Names of the group's people "
        "become ○○. With too few people none is quoted.",
    )
    programme = spec.given(
        成员="姓名 \n 林澄 \n 周宁 \n 许文",
        活动=TWO_MEETINGS,
        反馈="""
            场次 | 评价人 | 指标 | 得分 | 满分 | 意见
            1    | 林澄   | 内容 | 5    | 5    | 开场很好
            1    | 周宁   | 内容 | 4    | 5    | 案例贴近工作
            1    | 许文   | 内容 | 4    | 5    | 时间偏紧
            2    | 林澄   | 内容 | 3    | 5    | 周宁讲得很清楚
            2    | 周宁   | 内容 | 4    | 5    | 希望多练习
            2    | 许文   | 内容 | 4    | 5    | 资料要提前发
        """,
    )
    feedback = compute_feedback(programme, "G01", whole_scope(programme, AS_OF))
    found = {str(number): {"意见": quote} for number, quote in enumerate(feedback.quotes, start=1)}
    spec.shows(
        "引用",
        found,
        """
            序号 | 意见
            1    | 案例贴近工作
            2    | 时间偏紧
            3    | ○○讲得很清楚
            4    | 希望多练习
            5    | 资料要提前发
        """,
    )
    spec.shows("另有", {"其余": {"条数": str(feedback.more)}}, "项目 | 条数 \n 其余 | 1")
