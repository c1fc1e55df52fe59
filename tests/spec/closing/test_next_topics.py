from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.closing_answers import topics
from toolkit.figures import compute_next_topics

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_topics_are_proposed_by_the_people_who_still_wait(spec: Spec) -> None:
    spec.says(
        "下一期的主题按还在等的人数排：在「调研」或「报名」里提出过、这一期没有进过这个主题的小组的人，同一个人算一次，"
        "没写姓名的答卷每份算一人。没有人等的主题不列；人数相同名次相同，再按战略相关从高到低列。",
        "Topics for the next cycle stand by the people who still wait: they asked for it in the survey or an "
        "application and "
        "were in no group on it; a person counts once, an anonymous answer is one person. Topics nobody waits for "
        "are left "
        "out; equal numbers share a place and stand by strategic fit.",
    )
    programme = spec.given(
        主题="""
            编号 | 名称     | 状态 | 战略相关
            T1   | 数据分析 | 入选 | 5
            T2   | 英语写作 | 候选 | 2
            T3   | 项目管理 | 候选 | 4
            T4   | 摄影     | 不开 | 1
        """,
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
            00003 | 许文
        """,
        小组="""
            编号 | 名称   | 主题
            G01  | 数据组 | T1
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
        """,
        调研="""
            工号  | 想学的主题
            00001 | 数据分析；英语写作
            00002 | 数据分析；项目管理
            00002 | 项目管理
            00003 | 项目管理；英语写作
        """,
        报名="""
            工号  | 姓名 | 第一志愿
            00001 | 林澄 | T1
            00003 | 许文 | T1
        """,
    )
    spec.shows(
        "下一期",
        topics(compute_next_topics(programme)),
        """
            主题     | 提出 | 还在等 | 名次
            数据分析 | 3    | 2      | 1
            项目管理 | 2    | 2      | 1
            英语写作 | 2    | 2      | 1
        """,
    )


def test_earlier_groups_are_known_and_wishes_in_own_words_need_enough_people(spec: Spec) -> None:
    spec.says(
        "「小组」里期次不是本期的小组只作参考：它的成员学过它的主题，不再算在等；除此之外不计数。"
        "不在「主题」里的愿望（自己写的主题）提出的人数达到「少于几人不显示」才列。",
        "A group whose cycle is not this one is known only: its members have learned its topic and do not wait; "
        "nothing else counts them. Wishes in people's own words are listed from as many people on as an opinion is.",
    )
    programme = spec.given(
        设置="""
            设置项       | 值
            期次         | 第二期
            少于几人不显示 | 2
        """,
        主题="""
            编号 | 名称
            T1   | 数据分析
        """,
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
            00003 | 许文
        """,
        小组="""
            编号      | 名称   | 主题 | 期次
            第一期-G01 | 数据组 | T1   | 第一期
            G01       | 写作组 |      | 第二期
        """,
        成员="""
            小组      | 姓名
            第一期-G01 | 林澄
            G01       | 周宁
        """,
        调研="""
            工号  | 想学的主题
            00001 | 数据分析；手语
            00002 | 数据分析；手语
            00003 | 摄影
        """,
    )
    assert [each.id for each in programme.groups] == ["G01"]
    spec.shows(
        "下一期",
        topics(compute_next_topics(programme)),
        """
            主题     | 提出 | 还在等 | 名次
            手语     | 2    | 2      | 1
            数据分析 | 2    | 1      | 2
        """,
    )
    assert [each.topic.name for each in compute_next_topics(programme)] == ["手语", "数据分析"]
