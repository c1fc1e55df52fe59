from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import elections, spoilt
from toolkit.figures import compute_elections

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 10)
FIVE = """
    小组 | 姓名
    G01  | 林澄
    G01  | 周宁
    G01  | 许文
    G01  | 何苗
    G01  | 石磊
"""


def test_one_member_one_vote(spec: Spec) -> None:
    spec.says(
        "每位组员一票。同一人把同样的票投两次，只算一次；投了不同的票，全部作废，算一张无效票。空白票也是无效票，弃权另算，"
        "两者都算到会。",
        "One vote per member. The same vote handed in twice counts once; different votes of one person are all void "
        "and make one invalid ballot. A blank ballot is invalid too, an abstention is counted apart; both took part.",
    )
    programme = spec.given(
        成员=FIVE,
        投票="""
            小组 | 投票人 | 候选人 | 选择
            G01  | 林澄   | 周宁   |
            G01  | 林澄   | 周宁   | 赞成
            G01  | 周宁   | 周宁   | 赞成
            G01  | 许文   | 林澄   | 赞成
            G01  | 许文   | 周宁   | 赞成
            G01  | 何苗   |        |
            G01  | 石磊   |        | 弃权
        """,
    )
    found = compute_elections(programme, AS_OF)
    spec.shows(
        "选举",
        elections(programme, found),
        "轮次 | 应到 | 实到 | 有效 | 弃权 | 无效 | 当选 \n G01/1 | 5 | 5 | 2 | 1 | 2 | 周宁",
    )
    spec.shows(
        "不计的行",
        spoilt(found),
        """
            行       | 原因
            第 3 行  | 同一人重复投了同样的票
            第 5 行  | 同一人投了不同的票
            第 6 行  | 同一人投了不同的票
            第 7 行  | 没有写候选人或选择
        """,
    )


def test_only_members_of_the_day_vote_and_stand(spec: Spec) -> None:
    spec.says(
        "投票人和候选人都要在投票那天（最后一张票的日期）是组员。外人投的票不算到会；投给外人的票是无效票。",
        "Voters and candidates must be members on the day of the vote, the day of the last ballot. A stranger's ballot "
        "does not count as taking part; a ballot for a stranger is invalid.",
    )
    programme = spec.given(
        名单="工号 | 姓名 \n 01 | 林澄 \n 02 | 周宁 \n 03 | 许文 \n 04 | 何苗",
        成员="小组 | 姓名 | 退出日期 \n G01 | 林澄 | \n G01 | 周宁 | \n G01 | 许文 | \n G01 | 何苗 | 2026-09-01",
        投票="""
            小组 | 投票人 | 候选人 | 选择 | 提交时间
            G01  | 林澄   | 林澄   | 赞成 | 2026-09-08
            G01  | 周宁   | 林澄   | 赞成 | 2026-09-08
            G01  | 许文   | 何苗   | 赞成 | 2026-09-08
            G01  | 何苗   | 周宁   | 赞成 | 2026-09-08
        """,
    )
    found = compute_elections(programme, AS_OF)
    spec.shows(
        "选举",
        elections(programme, found),
        "轮次 | 应到 | 实到 | 有效 | 弃权 | 无效 | 当选 \n G01/1 | 3 | 3 | 2 | 0 | 1 | 林澄",
    )
    spec.shows(
        "不计的行",
        spoilt(found),
        """
            行       | 原因
            第 4 行  | 候选人当天不是组员，或不在再选名单里
            第 5 行  | 投票人当天不是组员
        """,
    )


def test_secret_slips_are_one_vote_per_number(spec: Spec) -> None:
    spec.says(
        "不记名投票每个票号一票，规则同上。票数多于应到人数时不作结论。",
        "A secret vote is one per slip number, by the same rules. With more slips than members nothing is decided.",
    )
    programme = spec.given(
        小组="编号 | 名称 \n G01 | 先锋组 \n G02 | 罗盘组",
        成员="小组 | 姓名 \n G01 | 林澄 \n G01 | 周宁 \n G01 | 许文 \n G02 | 何苗 \n G02 | 石磊",
        投票="""
            小组 | 票号 | 候选人 | 选择
            G01  | 1    | 林澄   | 赞成
            G01  | 2    | 周宁   | 赞成
            G01  | 3    | 林澄   | 赞成
            G01  | 3    | 林澄   | 赞成
            G02  | 1    | 何苗   | 赞成
            G02  | 2    | 何苗   | 赞成
            G02  | 3    | 石磊   | 赞成
        """,
    )
    spec.shows(
        "选举",
        elections(programme, compute_elections(programme, AS_OF)),
        """
            轮次  | 应到 | 实到 | 有效 | 结果                   | 当选
            G01/1 | 3    | 3    | 3    | 当选                   | 林澄
            G02/1 | 2    | 3    | 3    | 票数多于人数，无结果   | —
        """,
    )


def test_counted_rows_are_taken_as_they_are(spec: Spec) -> None:
    spec.says(
        "已经计好的票一位候选人一行，填票数；应到、实到、弃权、无效填在其中一行即可。没填应到按当天组员数算，没填实到按各种票相加。"
        "同一轮里既有逐张的票又有计票行时，只数逐张的票。",
        "Votes counted already stand in a row per candidate; due, present, abstained and invalid in any one of them. "
        "Without 应到 the members of the day are due, without 实到 all ballots together took part. Where a round has "
        "both ballots and counted rows, only the ballots count.",
    )
    programme = spec.given(
        小组="编号 | 名称 \n G01 | 先锋组 \n G02 | 罗盘组",
        成员="小组 | 姓名 \n G01 | 林澄 \n G01 | 周宁 \n G01 | 许文 \n G01 | 何苗 \n G02 | 石磊 \n G02 | 陶然",
        投票="""
            小组 | 投票人 | 候选人 | 选择 | 票数 | 应到 | 实到 | 弃权 | 无效
            G01  |        | 林澄   |      | 2    | 4    | 4    | 1    |
            G01  |        | 周宁   |      | 1    |      |      |      |
            G02  | 石磊   | 陶然   | 赞成 |      |      |      |      |
            G02  | 陶然   | 陶然   | 赞成 |      |      |      |      |
            G02  |        | 陶然   |      | 2    |      |      |      |
        """,
    )
    found = compute_elections(programme, AS_OF)
    spec.shows(
        "选举",
        elections(programme, found),
        """
            轮次  | 应到 | 实到 | 有效 | 弃权 | 无效 | 当选
            G01/1 | 4    | 4    | 3    | 1    | 0    | 林澄
            G02/1 | 2    | 2    | 2    | 0    | 0    | 陶然
        """,
    )
    spec.shows("不计的行", spoilt(found), "行 | 原因 \n 第 6 行 | 已有逐张选票，计票行不再相加")


def test_the_day_of_the_vote(spec: Spec) -> None:
    spec.says(
        "投票日期是最后一张选票的提交时间，当天的组员算应到。选票都没有提交时间，就按计票这天的组员算，投票日期是「未提供」。",
        "The day of the vote is when the last ballot was handed in; the members of that day are due. Where no ballot "
        "says when, the members of the day of counting are due, and the day of the vote is “not provided”.",
    )
    programme = spec.given(
        小组="编号 | 名称 \n G01 | 先锋组 \n G02 | 罗盘组",
        成员="""
            小组 | 姓名 | 退出日期
            G01  | 林澄 |
            G01  | 周宁 | 2026-09-05
            G02  | 石磊 |
            G02  | 陶然 | 2026-09-05
        """,
        投票="""
            小组 | 投票人 | 候选人 | 选择 | 提交时间
            G01  | 林澄   | 林澄   | 赞成 | 2026-09-02
            G02  | 石磊   | 石磊   | 赞成 |
        """,
    )
    spec.shows(
        "选举",
        elections(programme, compute_elections(programme, AS_OF)),
        "轮次 | 投票日期 | 应到 \n G01/1 | 2026-09-02 | 2 \n G02/1 | 未提供 | 1",
    )
