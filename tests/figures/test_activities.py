from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.figures import compute_forms, compute_hosting, difficulties_in, month_scope, whole_scope
from toolkit.programme.kinds import ActivityForm

MEETINGS = """
    场次 | 日期       | 活动形式       | 主持人 | 状态
    1    | 2026-09-02 | 案例分析与复盘 | 林澄   | 已举行
    2    | 2026-09-09 | 主题分享与研讨 | 林澄   | 已举行
    3    | 2026-09-16 |                | 周宁   | 已举行
    4    | 2026-09-23 | 主题分享与研讨 | 许文   | 已取消
    5    | 2026-09-30 | 主题分享与研讨 |        | 已举行
"""
MEMBERS = """
    姓名 | 退出日期
    林澄 |
    周宁 | 2026-09-20
    许文 |
"""
AS_OF = date(2026, 10, 31)


def test_only_held_sessions_show_what_a_group_does() -> None:
    programme = programme_of({"成员": rows_of(MEMBERS), "活动": rows_of(MEETINGS)})
    forms = compute_forms(programme, "G01", whole_scope(programme, AS_OF))
    assert [(each.form, each.times) for each in forms] == [
        (ActivityForm.SHARING, 2),
        (ActivityForm.CASE, 1),
        (None, 1),
    ]
    assert sum(each.share for each in forms) == 1
    assert forms[0].share == Fraction(1, 2)


def test_hosts_of_cancelled_sessions_have_not_hosted_and_former_members_stand_apart() -> None:
    programme = programme_of({"成员": rows_of(MEMBERS), "活动": rows_of(MEETINGS)})
    hosting = compute_hosting(programme, "G01", whole_scope(programme, AS_OF))
    assert [(programme.name_of(each.person), each.times) for each in hosting.members] == [("林澄", 2), ("许文", 0)]
    assert [(programme.name_of(each.person), each.times) for each in hosting.others] == [("周宁", 1)]
    assert (hosting.held, hosting.without_host, hosting.gap) == (4, 1, 2)


def test_a_month_has_its_own_difficulties_and_the_open_ones_from_before() -> None:
    drawn = {
        "成员": rows_of(MEMBERS),
        "活动": rows_of(MEETINGS),
        "问题与待办": rows_of("""
            内容     | 类型 | 日期       | 场次 | 状态   | 完成日期
            场地太小 | 问题 | 2026-08-20 |      | 待处理 |
            借投影   | 待办 | 2026-08-20 |      | 已完成 | 2026-08-25
            约讲师   | 待办 | 2026-08-20 |      | 已完成 | 2026-09-10
            术语太多 | 问题 |            | 2    | 已完成 | 2026-09-16
            人手不足 | 问题 | 2026-10-03 |      | 待处理 |
        """),
    }
    programme = programme_of(drawn)
    found = difficulties_in(programme, "G01", month_scope(2026, 9, AS_OF))
    assert [each.text for each in found] == ["场地太小", "约讲师", "术语太多"]
