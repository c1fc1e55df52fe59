from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import ledger
from toolkit.figures import compute_points

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_an_entry_has_a_rule_and_the_cell_it_comes_from(spec: Spec) -> None:
    spec.says(
        "「设置」里有积分规则才有积分。每条积分写明规则和来源格：考勤按标记，主持和记录按已举行的活动，成果每位作者一条，"
        "待办按时完成才有。没有写规则的事情不给分。合计是各条相加，合计相同的名次相同。",
        "There are points only where 设置 has rules. An entry names its rule and its cell: marks, hosting and minutes "
        "of held meetings, one per author of an outcome, tasks done in time. What has no rule gives nothing. The total "
        "is the sum; equal totals share a place.",
    )
    programme = spec.given(
        设置="""
            设置项   | 值
            积分规则 | 出勤 2
            积分规则 | 缺席 -1
            积分规则 | 主持 3
            积分规则 | 成果 5
            积分规则 | 按时完成待办 1
        """,
        活动="""
            场次 | 日期       | 状态   | 主持人
            1    | 2026-09-02 | 已举行 | 林澄
            2    | 2026-09-09 | 已取消 | 周宁
        """,
        考勤="""
            场次 | 姓名 | 出勤情况
            1    | 林澄 | 出勤
            1    | 周宁 | 缺席
            1    | 许文 | 迟到
            1    | 何苗 | 出勤
        """,
        成果="""
            名称     | 作者       | 日期
            清洗手册 | 周宁；许文 | 2026-09-20
            看板     | 林澄       | 2026-10-08
        """,
        问题与待办="""
            类型 | 内容     | 责任人 | 截止       | 状态   | 完成日期
            待办 | 借会议室 | 许文   | 2026-09-06 | 已完成 | 2026-09-05
            待办 | 发资料   | 何苗   | 2026-09-06 | 已完成 | 2026-09-08
        """,
    )
    spec.shows(
        "积分",
        ledger(programme, compute_points(programme, AS_OF) or ()),
        """
            序号 | 姓名 | 规则     | 名次 | 来源 | 积分
            1  | 许文 | 按时完成待办 |    | G2 | 1
            2  | 许文 | 成果     |    | B2 | 5
            3  | 许文 | 合计     | 1  |    | 6
            4  | 林澄 | 出勤     |    | D2 | 2
            5  | 林澄 | 主持     |    | E2 | 3
            6  | 林澄 | 合计     | 2  |    | 5
            7  | 周宁 | 缺席     |    | D3 | -1
            8  | 周宁 | 成果     |    | B2 | 5
            9  | 周宁 | 合计     | 3  |    | 4
            10 | 何苗 | 出勤     |    | D5 | 2
            11 | 何苗 | 合计     | 4  |    | 2
        """,
    )


def test_a_correction_is_a_further_entry(spec: Spec) -> None:
    spec.says(
        "「积分调整」的每一行是一条，写多少计多少，截至日以后的不计。更正不改原来那一行，而是加一行冲销；"
        "两行都留在明细里，合计自然抵消。",
        "Every row of 积分调整 is an entry and counts as typed, those after the day of the report not yet. A "
        "correction leaves the old row as it is and adds one that reverses it; both stay in the ledger and cancel out.",
    )
    programme = spec.given(
        设置="""
            设置项   | 值
            积分规则 | 出勤 2
        """,
        成员="姓名 \n 林澄 \n 周宁",
        积分调整="""
            日期       | 姓名 | 加减分 | 事由       | 冲销第几条
            2026-09-10 | 林澄 | 8      | 提出新想法 |
            2026-09-12 | 林澄 | -8     | 记错了人   | 1
            2026-09-12 | 周宁 | 8      | 提出新想法 |
            2026-10-08 | 林澄 | 5      | 发言       |
        """,
    )
    spec.shows(
        "积分",
        ledger(programme, compute_points(programme, AS_OF) or ()),
        """
            序号 | 姓名 | 规则   | 名次 | 来源 | 积分
            1  | 周宁 | 积分调整 |    | C4 | 8
            2  | 周宁 | 合计   | 1  |    | 8
            3  | 林澄 | 积分调整 |    | C2 | 8
            4  | 林澄 | 积分调整 |    | C3 | -8
            5  | 林澄 | 合计   | 2  |    | 0
        """,
    )


def test_a_joint_session_gives_points_once(spec: Spec) -> None:
    spec.says(
        "两个小组的联合活动，两组都在的人只得一次分；「其余全勤」代表的出勤照样得分，来源是那场活动的一行。",
        "A joint session gives a member of both groups points once; who is covered by 其余全勤 gets them too, from the "
        "row of the session.",
    )
    programme = spec.given(
        设置="设置项 | 值 \n 积分规则 | 出勤 2",
        成员="""
            小组 | 姓名
            G01  | 林澄
            G02  | 林澄
            G02  | 周宁
        """,
        活动="""
            小组     | 场次 | 日期       | 状态   | 其余全勤
            G01；G02 | 1    | 2026-09-02 | 已举行 | 是
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
        """,
    )
    spec.shows(
        "积分",
        ledger(programme, compute_points(programme, AS_OF) or ()),
        """
            序号 | 姓名 | 名次 | 积分
            1  | 林澄 |    | 2
            2  | 林澄 | 1  | 2
            3  | 周宁 |    | 2
            4  | 周宁 | 1  | 2
        """,
    )
