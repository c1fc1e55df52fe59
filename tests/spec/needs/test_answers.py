from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import directions, set_aside, turnout
from toolkit.figures import compute_answers, compute_needs

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 1)
SIX = """
    工号 | 姓名 | 部门   | 离职日期   | 调研对象
    01   | 林澄 | 市场部 |            |
    02   | 周宁 | 市场部 |            |
    03   | 许文 | 研发部 |            | 否
    04   | 何苗 | 研发部 | 2026-07-31 |
    05   | 石磊 | 研发部 |            |
    06   | 陶然 | 财务部 |            |
"""


def test_of_several_answers_of_one_person_the_last_counts(spec: Spec) -> None:
    spec.says(
        "一人多次提交时，只算最后一份，按提交时间分先后，没有提交时间的算最早。「重复答卷」可设为最早一份。不计的每一行都列出来。",
        "Of several answers of one person only the last counts, by the time of submission; one without a time is the "
        "earliest. The setting may keep the first instead. Every row not counted is listed.",
    )
    drawn = """
        工号 | 提交时间         | 想学的主题 | 紧迫
        01   | 2026-08-12 09:00 | 数据分析   | 5
        01   | 2026-08-10 09:00 | 沟通       | 3
        01   |                  | 写作       | 2
        02   | 2026-08-10 10:00 | 沟通       | 4
    """
    programme = spec.given(名单=SIX, 调研=drawn)
    answers = compute_answers(programme, AS_OF)
    spec.shows("方向", directions(compute_needs(programme, answers)), "方向 | 人数 \n 数据分析 | 1 \n 沟通 | 1")
    spec.shows(
        "不计的行",
        set_aside(answers),
        "行 | 原因 | 以此行为准 \n 第 3 行 | 同一人有多份回答 | 第 2 行 \n 第 4 行 | 同一人有多份回答 | 第 2 行",
    )
    programme = spec.given(设置="设置项 | 值 \n 重复答卷 | 最早一份", 名单=SIX, 调研=drawn)
    found = compute_needs(programme, compute_answers(programme, AS_OF))
    spec.shows("设为最早一份时", directions(found), "方向 | 人数 \n 写作 | 1 \n 沟通 | 1")


def test_rows_of_one_submission_are_one_answer(spec: Spec) -> None:
    spec.says(
        "同一人同一时间提交的几行，各写一个方向，合起来是一份回答；同一方向又写了一遍，才算重复，后一行为准。",
        "Several rows of one person with the same time, each with a direction of its own, are one answer together. "
        "Only where a direction stands there again the later row replaces the earlier.",
    )
    programme = spec.given(
        名单=SIX,
        调研="""
            提交时间   | 工号 | 想学的主题 | 紧迫
            2026-08-10 | 01   | 数据分析   | 5
            2026-08-10 | 01   | 沟通       | 3
            2026-08-10 | 01   | 沟通       | 4
        """,
    )
    answers = compute_answers(programme, AS_OF)
    spec.shows("方向", directions(compute_needs(programme, answers)), "方向 | 人数 \n 数据分析 | 1 \n 沟通 | 1")
    spec.shows("回收", turnout(programme, answers), "调研 | 有效 \n 全部 | 1")
    spec.shows("不计的行", set_aside(answers), "行 | 原因 | 以此行为准 \n 第 3 行 | 同一人有多份回答 | 第 4 行")


def test_the_rate_is_valid_answers_of_those_asked(spec: Spec) -> None:
    spec.says(
        "回收率 = 有效回答 ÷ 调研对象。调研对象是最后一份回答那天在职、名单里没有写「否」的人；其他人的回答不计，"
        "列出来。没有工号的回答只计入总数；访谈只提供文字，不算人数，受访者没有填问卷仍是未答。",
        "Response rate = valid answers / people asked: those employed on the day of the last answer whom the roster "
        "does not exclude. Answers of others are listed and not counted. Answers without an ID count in totals only; "
        "interviews give words, never numbers, and who was only interviewed has not answered.",
    )
    programme = spec.given(
        名单=SIX,
        调研="""
            提交时间   | 来源 | 工号 | 想学的主题 | 紧迫
            2026-08-10 | 问卷 | 01   | 沟通       | 5
            2026-08-10 | 问卷 | 03   | 沟通       | 5
            2026-08-10 | 问卷 | 04   | 沟通       | 5
            2026-08-11 | 问卷 |      | 沟通       | 2
            2026-08-12 | 访谈 | 05   | 沟通       | 5
        """,
    )
    answers = compute_answers(programme, AS_OF)
    spec.shows(
        "回收",
        turnout(programme, answers),
        "调研 | 调研对象 | 有效 | 未署名 | 回收率 | 访谈 | 未答 \n 全部 | 4 | 2 | 1 | 1/2 | 1 | 周宁、石磊、陶然",
    )
    spec.shows(
        "不计的行",
        set_aside(answers),
        "行 | 原因 \n 第 3 行 | 不是调研对象 \n 第 4 行 | 调研时不在职",
    )
    spec.shows("方向", directions(compute_needs(programme, answers)), "方向 | 人数 | 普遍性 \n 沟通 | 2 | 1")
