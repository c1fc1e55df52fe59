from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import plan
from toolkit.figures import compute_progress, whole_scope

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

AS_OF = date(2026, 9, 30)


def test_a_promise_is_kept_by_an_outcome_that_names_its_row(spec: Spec) -> None:
    spec.says(
        "应有产出是写了预期产出的事项；成果里填了它的计划序号才算已有产出，一项有几个成果也只算一项。"
        "成果数数的是成果本身，计划外的也算。",
        "Outputs due are rows with an expected output; one is shown when an outcome names its number, several outcomes "
        "of one row still being one. Outcomes themselves are counted apart, those outside the plan too.",
    )
    programme = spec.given(
        计划="""
            序号 | 子主题   | 截止       | 状态   | 预期产出
            1    | 数据清洗 | 2026-09-10 | 已完成 | 清洗手册
            2    | 看板搭建 | 2026-09-20 | 已完成 | 看板一张
            3    | 破冰     | 2026-09-02 | 已完成 |
        """,
        成果="""
            名称         | 计划序号 | 日期
            清洗手册初稿 | 1        | 2026-09-08
            清洗手册终稿 | 1        | 2026-09-15
            读书笔记     |          | 2026-09-16
            看板         | 2        | 2026-10-08
        """,
    )
    for as_of, expected in ((AS_OF, "2 | 1 | 3"), (date(2026, 10, 31), "2 | 2 | 4")):
        counts = compute_progress(programme, "G01", whole_scope(programme, as_of)).counts
        spec.shows(
            f"产出（截至 {as_of}）", {"G01": plan(counts)}, f"小组 | 应有产出 | 已有产出 | 成果数 \n G01 | {expected}"
        )
