from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import cuts, moves
from toolkit.figures import compute_breakdown, compute_trends, whole_scope
from toolkit.language import ZH

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 10, 31)


def test_departments_months_and_forms_cut_the_same_times_due(spec: Spec) -> None:
    spec.says(
        "按部门、按月、按活动形式分的是同一批应到：三种分法各自加起来都等于全部。两个小组都在的人，联合活动只算一次。"
        "名单里没写部门的、活动没写形式的，单列为「未提供」。",
        "Departments, months and kinds of activity cut the same times due: each adds up to all of them. A joint "
        "session of two groups counts once for a member of both. No department or no kind stands apart.",
    )
    programme = spec.given(
        设置="设置项 | 值 \n 单次时长 | 60",
        名单="""
            工号  | 姓名 | 部门
            00001 | 林澄 | 市场部
            00002 | 周宁 | 财务部
            00003 | 许文 |
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
            G01  | 周宁
            G02  | 林澄
            G02  | 许文
        """,
        活动="""
            小组    | 场次 | 日期       | 状态   | 活动形式
            G01     | 1    | 2026-09-02 | 已举行 | 主题分享与研讨
            G01；G02 | 2    | 2026-10-08 | 已举行 |
        """,
        考勤="""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 林澄 | 出勤
            G01  | 1    | 周宁 | 缺席
            G01  | 2    | 林澄 | 出勤
            G01  | 2    | 周宁 | 出勤
            G02  | 2    | 许文 | 请假
        """,
    )
    scope = whole_scope(programme, AS_OF)
    found = compute_breakdown(programme, [("G01", scope), ("G02", scope)])
    spec.shows(
        "按部门",
        cuts((each.key or "未提供", each) for each in found.departments),
        """
            部门   | 人数 | 应到 | 实到 | 出勤率 | 学时
            财务部 | 1    | 2    | 1    | 1/2    | 1
            市场部 | 1    | 2    | 2    | 1      | 2
            未提供 | 1    | 1    | 0    | 未提供 | 0
        """,
    )
    spec.shows(
        "按月",
        cuts((f"{each.key[0]}-{each.key[1]:02}", each) for each in found.months),
        """
            月份    | 人数 | 应到 | 实到 | 出勤率
            2026-09 | 2    | 2    | 1    | 1/2
            2026-10 | 3    | 3    | 2    | 1
        """,
    )
    spec.shows(
        "按活动形式",
        cuts(("未提供" if each.key is None else ZH.label(each.key), each) for each in found.forms),
        """
            活动形式       | 人数 | 应到 | 实到 | 出勤率
            主题分享与研讨 | 2    | 2    | 1    | 1/2
            未提供         | 3    | 3    | 2    | 1
        """,
    )


def test_departments_and_forms_are_followed_from_month_to_month(spec: Spec) -> None:
    spec.says(
        "部门和活动形式还按月看走势：每行各月加起来等于它的合计，变化与它上一个有人应到的月份比，"
        "以百分点计；缺一个月的出勤率就不比。",
        "Departments and kinds of activity are also followed from month to month: the months of each add up to its "
        "total; a change is against its month before in which anybody was due, in percentage points; without one of "
        "the two rates there is none.",
    )
    programme = spec.given(
        名单="""
            工号  | 姓名 | 部门
            00001 | 林澄 | 市场部
            00002 | 周宁 | 市场部
            00003 | 许文 | 财务部
        """,
        成员="""
            姓名
            林澄
            周宁
            许文
        """,
        活动="""
            场次 | 日期       | 状态   | 活动形式
            1    | 2026-08-05 | 已举行 | 主题分享与研讨
            2    | 2026-10-07 | 已举行 | 主题分享与研讨
            3    | 2026-10-14 | 已举行 | 主题分享与研讨
        """,
        考勤="""
            姓名 | 2026-08-05 | 2026-10-07 | 2026-10-14
            林澄 | 出勤       | 出勤       | 缺席
            周宁 | 出勤       | 出勤       | 出勤
            许文 | 请假       | 出勤       | 出勤
        """,
    )
    found = compute_trends(programme, [("G01", whole_scope(programme, AS_OF))])
    spec.shows(
        "走势",
        moves((each.key, each) for each in found.departments) | moves([("全部", found.whole)]),
        """
            对象          | 应到 | 实到 | 出勤率 | 变化
            财务部 2026-08 | 1    | 0    | 未提供 | 未提供
            财务部 2026-10 | 2    | 2    | 1      | 未提供
            市场部 2026-08 | 2    | 2    | 1      | 未提供
            市场部 2026-10 | 4    | 3    | 3/4    | -1/4
            全部 2026-08   | 3    | 2    | 1      | 未提供
            全部 2026-10   | 6    | 5    | 5/6    | -1/6
        """,
    )
    (talks,) = found.forms
    assert [each.tally for each in talks.months] == [each.tally for each in found.whole.months]
