from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import departments
from toolkit.figures import compute_answers, compute_needs

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 1)
LIMIT = "设置项 | 值 \n 少于几人不显示 | 2"
PEOPLE = """
    工号 | 姓名 | 部门
    01   | 林澄 | 市场部
    02   | 周宁 | 市场部
    03   | 许文 | 研发部
    04   | 何苗 | 研发部
    05   | 石磊 | 研发部
    06   | 陶然 | 财务部
    07   | 方圆 | 行政部
"""


def test_small_departments_stand_together(spec: Spec) -> None:
    spec.says(
        "部门里有效回答少于「少于几人不显示」的，合成「其余」一行；合起来仍不够，就把最小的部门也并进去，使总数减去各行推不回来。"
        "没有署名的回答也并在这一行。",
        "Departments with fewer valid answers than the limit are one row together. Where they are too few even "
        "together, the smallest department joins them, so that the total less the rows gives nothing back. Answers "
        "without a name are in this row too.",
    )
    programme = spec.given(
        设置=LIMIT,
        名单=PEOPLE,
        调研="""
            工号 | 想学的主题
            01   | 沟通
            02   | 沟通
            03   | 沟通
            04   | 写作
            05   | 写作
            06   | 沟通
            07   | 写作
        """,
    )
    found = compute_needs(programme, compute_answers(programme, AS_OF))
    spec.shows(
        "部门",
        departments(found),
        "部门 | 回答 | 沟通 | 写作 \n 研发部 | 3 | 1 | 2 \n 市场部 | 2 | 2 | 0 \n 其余 | 2 | 1 | 1",
    )
    programme = spec.given(
        设置=LIMIT,
        名单=PEOPLE,
        调研="""
            来源 | 工号 | 想学的主题
            问卷 | 01   | 沟通
            问卷 | 02   | 沟通
            问卷 | 03   | 沟通
            问卷 | 04   | 写作
            问卷 | 05   | 写作
            问卷 |      | 写作
        """,
    )
    found = compute_needs(programme, compute_answers(programme, AS_OF))
    spec.shows(
        "只有一份未署名的回答时",
        departments(found),
        "部门 | 回答 | 沟通 | 写作 \n 研发部 | 3 | 1 | 2 \n 其余 | 3 | 2 | 1",
    )
