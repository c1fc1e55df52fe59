from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import candidates, elections
from toolkit.figures import compute_elections

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 10)
SIX = "小组 | 姓名 \n G01 | 林澄 \n G01 | 周宁 \n G01 | 许文 \n G01 | 何苗 \n G01 | 石磊 \n G01 | 陶然"


def test_too_few_present_elect_nobody(spec: Spec) -> None:
    spec.says(
        "实到 ÷ 应到不低于「选举到会比例」才有结果，正好等于也算。没设置时是三分之二。",
        "Present / due must reach the quorum of the settings, two thirds unless set otherwise; just reaching it is "
        "enough.",
    )
    enough = """
        小组 | 投票人 | 候选人 | 选择
        G01  | 林澄   | 林澄   | 赞成
        G01  | 周宁   | 林澄   | 赞成
        G01  | 许文   |        | 弃权
        G01  | 何苗   | 周宁   | 赞成
    """
    programme = spec.given(成员=SIX, 投票=enough)
    spec.shows(
        "选举",
        elections(programme, compute_elections(programme, AS_OF)),
        "轮次 | 应到 | 实到 | 结果 | 当选 \n G01/1 | 6 | 4 | 当选 | 林澄",
    )
    fewer = "\n".join(enough.strip().splitlines()[:-1])
    programme = spec.given(成员=SIX, 投票=fewer)
    spec.shows(
        "少一人到会时",
        elections(programme, compute_elections(programme, AS_OF)),
        "轮次 | 应到 | 实到 | 结果 | 当选 \n G01/1 | 6 | 3 | 到会人数不足，无结果 | —",
    )


def test_a_tie_is_never_broken_by_us(spec: Spec) -> None:
    spec.says(
        "得票并列第一时没有人当选，并列的人再选一轮；并列的名次相同，后面的名次顺延（1、1、3）。",
        "Tied for the first place nobody is elected, and those tied stand in a run-off; ties share their place and the "
        "next place is left out (1, 1, 3).",
    )
    programme = spec.given(
        成员=SIX,
        投票="""
            小组 | 投票人 | 候选人 | 选择
            G01  | 林澄   | 林澄   | 赞成
            G01  | 周宁   | 周宁   | 赞成
            G01  | 许文   | 周宁   | 赞成
            G01  | 何苗   | 林澄   | 赞成
            G01  | 石磊   | 石磊   | 赞成
        """,
    )
    found = compute_elections(programme, AS_OF)
    spec.shows(
        "选举",
        elections(programme, found),
        "轮次 | 结果 | 当选 | 下一轮 \n G01/1 | 票数相同，需再选 | — | 林澄、周宁",
    )
    spec.shows(
        "得票", candidates(programme, found), "候选人 | 赞成 | 名次 \n 林澄 | 2 | 1 \n 周宁 | 2 | 1 \n 石磊 | 1 | 3"
    )


def test_a_run_off_is_between_those_named_by_the_round_before(spec: Spec) -> None:
    spec.says(
        "再选在「轮次」填 2。只有上一轮列出的人可以被选，投给别人的票无效；最后一轮说了算。",
        "A run-off has 2 as its round. Only those the round before named stand; ballots for others are invalid. The "
        "last round decides.",
    )
    programme = spec.given(
        成员=SIX,
        投票="""
            小组 | 轮次 | 投票人 | 候选人 | 选择
            G01  | 1    | 林澄   | 林澄   | 赞成
            G01  | 1    | 周宁   | 周宁   | 赞成
            G01  | 1    | 许文   | 周宁   | 赞成
            G01  | 1    | 何苗   | 林澄   | 赞成
            G01  | 2    | 林澄   | 林澄   | 赞成
            G01  | 2    | 周宁   | 周宁   | 赞成
            G01  | 2    | 许文   | 周宁   | 赞成
            G01  | 2    | 何苗   | 石磊   | 赞成
        """,
    )
    spec.shows(
        "选举",
        elections(programme, compute_elections(programme, AS_OF)),
        """
            轮次  | 有效 | 无效 | 结果             | 当选 | 下一轮
            G01/1 | 4    | 0    | 票数相同，需再选 | —    | 林澄、周宁
            G01/2 | 3    | 1    | 当选             | 周宁 | —
        """,
    )


def test_a_majority_is_more_than_half_of_the_valid_votes(spec: Spec) -> None:
    spec.says(
        "「选举方式」设为过半数时，赞成票要超过有效票的一半，正好一半不够；弃权和无效不算在有效票里。不够时，得票最多的和其次的"
        "再选一轮。",
        "When the settings ask for a majority, more than half of the valid votes are needed, half is not enough; "
        "abstentions and invalid ballots are not among them. Otherwise the first and the second stand in a run-off.",
    )
    votes = """
        小组 | 投票人 | 候选人 | 选择
        G01  | 林澄   | 林澄   | 赞成
        G01  | 周宁   | 林澄   | 赞成
        G01  | 许文   | 周宁   | 赞成
        G01  | 何苗   | 石磊   | 赞成
        G01  | 石磊   |        | 弃权
    """
    programme = spec.given(设置="设置项 | 值 \n 选举方式 | 过半数", 成员=SIX, 投票=votes)
    spec.shows(
        "选举",
        elections(programme, compute_elections(programme, AS_OF)),
        "轮次 | 有效 | 结果 | 当选 | 下一轮 \n G01/1 | 4 | 无人过半数，需再选 | — | 林澄、周宁、石磊",
    )
    programme = spec.given(设置="设置项 | 值 \n 选举方式 | 得票最多", 成员=SIX, 投票=votes)
    spec.shows(
        "设为得票最多时",
        elections(programme, compute_elections(programme, AS_OF)),
        "轮次 | 有效 | 结果 | 当选 \n G01/1 | 4 | 当选 | 林澄",
    )


def test_a_nomination_needs_more_for_than_against(spec: Spec) -> None:
    spec.says(
        "推荐认可也按同样的到会比例计票：赞成多于反对才算通过，弃权不算。只有一位候选人的选举同此。",
        "A nomination is counted with the same quorum: it passes with more votes for than against, abstentions apart. "
        "So does an election with one candidate.",
    )
    programme = spec.given(
        小组="编号 | 名称 \n G01 | 先锋组 \n G02 | 罗盘组",
        成员="小组 | 姓名 \n G01 | 林澄 \n G01 | 周宁 \n G01 | 许文 \n G02 | 何苗 \n G02 | 石磊",
        投票="""
            小组 | 方式     | 投票人 | 候选人 | 选择 | 推荐人
            G01  | 推荐认可 | 林澄   | 周宁   | 赞成 | 销售部
            G01  | 推荐认可 | 周宁   | 周宁   | 弃权 | 销售部
            G01  | 推荐认可 | 许文   | 周宁   | 赞成 | 销售部
            G02  | 推荐认可 | 何苗   | 何苗   | 赞成 | 市场部
            G02  | 推荐认可 | 石磊   | 何苗   | 反对 | 市场部
        """,
    )
    spec.shows(
        "选举",
        elections(programme, compute_elections(programme, AS_OF)),
        """
            轮次  | 有效 | 弃权 | 结果       | 当选
            G01/1 | 2    | 1    | 当选       | 周宁
            G02/1 | 2    | 0    | 未获通过   | —
        """,
    )
