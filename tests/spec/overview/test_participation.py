from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.month_answers import departments, money
from toolkit.figures import compute_budget, compute_participation, month_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

OCTOBER = month_scope(2026, 10, date(2026, 10, 31))


def test_participants_are_counted_against_everybody_employed_in_the_month(spec: Spec) -> None:
    spec.says(
        "参与率 = 当月应到过已举行活动的不同员工 ÷ 当月在职（哪怕只有一天）的员工。没有人参加的部门也列出；"
        "部门没有填的列在最后。",
        "Share taking part = different employees due at a meeting held in the month / employees of any day of the "
        "month. "
        "Departments nobody of which took part are listed; who has no department comes last.",
    )
    programme = spec.given(
        名单="""
            工号  | 姓名 | 部门 | 入职日期   | 离职日期
            00001 | 林澄 | 市场 |            |
            00002 | 周宁 | 市场 |            | 2026-10-09
            00003 | 许文 | 市场 |            | 2026-09-30
            00004 | 梁安 | 财务 | 2026-11-01 |
            00005 | 石磊 | 行政 |            |
            00006 | 乔木 |      |            |
        """,
        成员="""
            小组 | 姓名
            G01  | 林澄
            G01  | 周宁
            G02  | 林澄
            G02  | 乔木
        """,
        活动="""
            小组     | 场次 | 日期       | 状态
            G01；G02 | 1    | 2026-10-08 | 已举行
        """,
    )
    reach = [(each.id, OCTOBER) for each in programme.groups]
    spec.shows(
        "2026 年 10 月",
        departments(compute_participation(programme, reach, OCTOBER.span)),
        """
            部门         | 员工 | 参与 | 参与率
            市场         | 2    | 2    | 1
            行政         | 1    | 0    | 0
            （未填部门） | 1    | 1    | 1
        """,
    )


def test_money_is_planned_quantity_times_price_and_spent_what_was_paid(spec: Spec) -> None:
    spec.says(
        "预算 = 数量 × 单价，两样都填的行才有；已支出 = 各行实际金额之和。表里没有日期，所以总是累计数。没填金额不是 "
        "0。",
        "Planned = quantity x unit price of the rows that state both; spent = sum of the actual amounts. The sheet "
        "has no "
        "dates, so both are totals so far. A row without an amount is no zero.",
    )
    programme = spec.given(
        资源与预算="""
            类型 | 名称 | 数量 | 单价 | 实际金额
            资料 | 教材 | 8    | 45   | 344
            经费 | 茶点 | 3    | 200  | 655.5
            场地 | 203  |      |      |
            外部专家 | 顾问 | 1 | 3000 |
        """,
    )
    spec.shows(
        "累计",
        money(compute_budget(programme.resources)),
        """
            项目 | 计划 | 已支出 | 超支
            预算 | 3960 | 1999/2 | 茶点 111/2
        """,
    )
