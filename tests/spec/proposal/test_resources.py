from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.answers import budget, gaps
from toolkit.figures import compute_resources

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_the_budget_is_quantity_times_price_and_blanks_are_counted(spec: Spec) -> None:
    spec.says(
        "预算 = 数量 × 单价，实际 = 实际金额，各自相加；"
        "数量或单价空着的不计入预算，实际金额空着的不计入实际，各有几项都写明，"
        "空着从不当作 0 元。",
        "Budget = quantity × unit price, spent = the amount spent, each added up. A row without quantity or price is "
        "not in the budget, one without an amount not in what was spent; how many these are is always said, and a "
        "blank is never 0.",
    )
    programme = spec.given(
        资源与预算="""
            类型     | 名称   | 数量 | 单价 | 实际金额
            资料     | 书     | 8    | 45.5 | 344
            资料     | 讲义   | 20   |      |
            外部专家 | 顾问   | 1    | 3000 | 3000
            场地     | 会议室 |      |      |
            经费     | 茶点   | 0    | 600  | 0
        """,
    )
    spec.shows(
        "预算",
        budget(compute_resources(programme)),
        """
            类型     | 项数 | 预算 | 未计价 | 实际 | 未填实际
            场地     | 1    | 未提供 | 1    | 未提供 | 1
            资料     | 2    | 364  | 1      | 344  | 1
            外部专家 | 1    | 3000 | 0      | 3000 | 0
            经费     | 1    | 0    | 0      | 0    | 0
            合计     | 5    | 3364 | 2      | 3344 | 2
        """,
    )


def test_what_is_missing_is_a_gap(spec: Spec) -> None:
    spec.says(
        "状态是「缺」，或需要数量大于已落实数量，就是缺口；"
        "已落实数量空着按 0 算，但状态是「已落实」的不算缺口。洽谈中而数量够的不是缺口。",
        "A row is a gap when its status is missing, or more is needed than secured. A blank in secured counts as 0, "
        "unless the status says secured. Rows under negotiation with enough secured are no gap.",
    )
    programme = spec.given(
        资源与预算="""
            类型     | 名称   | 需要数量 | 已落实数量 | 状态
            场地     | 三楼   | 11       | 10         | 洽谈中
            场地     | 五楼   | 8        | 8          | 洽谈中
            资料     | 书     | 8        |            |
            资料     | 讲义   | 8        |            | 已落实
            外部专家 | 顾问   |          |            | 缺
        """,
    )
    spec.shows(
        "缺口",
        gaps(compute_resources(programme)),
        "名称 | 缺 \n 三楼 | 1 \n 书 | 8 \n 顾问 | 未提供",
    )
