from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import slates
from toolkit.figures import compute_elections, compute_slate

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 20)
GROUPS = """
    编号 | 名称
    G01  | 数据组
    G02  | 沟通组
    G03  | 流程组
    G04  | 视频组
"""
MEMBERS = """
    小组 | 工号 | 姓名
    G01  | 1    | 林澄
    G01  | 2    | 周宁
    G01  | 3    | 许文
    G02  | 4    | 何苗
    G02  | 5    | 石磊
    G03  | 6    | 郑远
    G03  | 7    | 吴桐
    G03  | 8    | 沈青
    G04  | 9    | 韩雪
    G04  | 10   | 马超
"""
APPLICATIONS = """
    工号 | 姓名 | 第一志愿 | 愿任组长
    1    | 林澄 | 数据     | 是
    2    | 周宁 | 数据     | 是
    3    | 许文 | 数据     | 否
"""
BALLOTS = """
    小组 | 轮次 | 方式     | 推荐人 | 投票人 | 候选人 | 选择
    G03  | 1    | 选举     |        | 郑远   | 郑远   | 赞成
    G03  | 1    | 选举     |        | 吴桐   | 吴桐   | 赞成
    G03  | 1    | 选举     |        | 沈青   |        | 弃权
    G04  | 1    | 推荐认可 | 韩雪   | 韩雪   | 马超   | 反对
    G04  | 1    | 推荐认可 | 韩雪   | 马超   | 马超   | 弃权
"""


def test_who_stands_on_the_printed_slips(spec: Spec) -> None:
    spec.says(
        "选票上印：再选的，只印票数相同的人；推荐没有定下来的，印被推荐的人；其余的印报名时愿任组长的成员；"
        "没有人愿意的，印全体成员。",
        "On the printed slips stand: in a run-off those who tied; where a nomination was not decided, the person "
        "nominated; else the members who applied as willing to lead; where nobody did, all members.",
    )
    programme = spec.given(名单=_roster(), 小组=GROUPS, 成员=MEMBERS, 报名=APPLICATIONS, 投票=BALLOTS)
    held = {each.group: each for each in compute_elections(programme, AS_OF)}
    found = [compute_slate(programme, each.id, held.get(each.id), AS_OF) for each in programme.groups]
    spec.shows(
        "选票上的人",
        slates(programme, found),
        """
            选票 | 轮次 | 方式     | 候选人
            G01  | 1    | 选举     | 林澄、周宁
            G02  | 1    | 选举     | 何苗、石磊
            G03  | 2    | 选举     | 郑远、吴桐
            G04  | 2    | 推荐认可 | 马超
        """,
    )


def _roster() -> str:
    lines = [line.split("|")[1:] for line in MEMBERS.strip().splitlines()]
    return "\n".join("|".join(line) for line in lines)
