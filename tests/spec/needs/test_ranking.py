from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.spec.answers import directions, part_weights
from toolkit.figures import compute_answers, compute_needs

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec
    from toolkit.figures import Needs
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 9, 1)
SHOW_ALL = "设置项 | 值 \n 少于几人不显示 | 1"
FOUR = "工号 | 姓名 \n 01 | 林澄 \n 02 | 周宁 \n 03 | 许文 \n 04 | 何苗"


def _needs(programme: Programme) -> Needs:
    return compute_needs(programme, compute_answers(programme, AS_OF))


def test_the_four_parts_of_a_direction(spec: Spec) -> None:
    spec.says(
        "普遍性 = 选它的人 ÷ 有效回答。紧迫 = 紧迫分的平均。能力差距 = 要求水平减现有水平的平均，高于要求的人算 0。"
        "战略契合 = 「主题」里的战略相关。1 到 5 的分按 (分 - 1) ÷ 4 折成 0 到 1，差距按 ÷ 4。"
        "得分 = 各项按权重加权，满分 100。",
        "Spread = people who want it / valid answers. Urgency = mean of the urgency given. Gap = mean of required less "
        "present level, 0 for those above. Strategy = the topic's strategic fit. Levels 1 to 5 become 0 to 1 by "
        "(level - 1) / 4, gaps by / 4. Score = the parts by weight, 100 at most.",
    )
    programme = spec.given(
        设置=SHOW_ALL,
        名单=FOUR,
        主题="编号 | 名称 | 要求水平 | 战略相关 \n T01 | 数据分析 | 4 | 5",
        调研="""
            工号 | 想学的主题 | 紧迫 | 现有水平
            01   | T01        | 5    | 2
            02   | T01        | 4    | 5
            03   | 沟通       | 2    | 3
            04   | 沟通       | 3    | 3
        """,
    )
    spec.shows(
        "方向",
        directions(_needs(programme)),
        """
            方向     | 人数 | 普遍性 | 紧迫 | 能力差距 | 战略契合 | 得分   | 名次
            数据分析 | 2    | 1/2    | 9/2  | 1        | 5        | 495/8  | 1
            沟通     | 2    | 1/2    | 5/2  | 未提供   | 未提供   | 1175/26 | 2
        """,
    )


def test_the_weight_of_a_missing_part_goes_to_the_others(spec: Spec) -> None:
    spec.says(
        "某一项没有数据（如主题没有要求水平）时，它的权重按比例分给其余各项，并在表里写明；权重可在「调研权重」里改，没写的一项用默认值"
        "（普遍性 40、紧迫 25、能力差距 20、战略契合 15）。",
        "Where a part has no data (a topic without a required level), its weight goes to the others in proportion, and "
        "the sheet says so. The weights can be changed in the settings; a part not named there keeps its default "
        "(spread 40, urgency 25, gap 20, strategic fit 15).",
    )
    drawn = "工号 | 想学的主题 | 紧迫 | 现有水平 \n 01 | 沟通 | 5 | 2"
    programme = spec.given(设置=SHOW_ALL, 名单=FOUR, 主题="编号 | 名称 | 战略相关 \n T01 | 沟通 | 3", 调研=drawn)
    header = "方向 | 普遍性 | 紧迫 | 能力差距 | 战略契合"
    spec.shows("实际权重", part_weights(_needs(programme)), f"{header} \n 沟通 | 1/2 | 5/16 | — | 3/16")
    programme = spec.given(
        设置=SHOW_ALL + " \n 调研权重 | 普遍性 60；能力差距 0",
        名单=FOUR,
        主题="编号 | 名称 | 战略相关 \n T01 | 沟通 | 3",
        调研=drawn,
    )
    spec.shows("改了权重时", part_weights(_needs(programme)), f"{header} \n 沟通 | 3/5 | 1/4 | — | 3/20")


def test_equal_scores_share_a_place(spec: Spec) -> None:
    spec.says(
        "得分相同就并列，后面的名次顺延（1、2、2、4），从不按行的先后分高下。",
        "Equal scores share a place and the next place is left out (1, 2, 2, 4); the order of rows never decides.",
    )
    programme = spec.given(
        设置=SHOW_ALL,
        名单=FOUR,
        调研="""
            工号 | 想学的主题             | 紧迫
            01   | 数据分析；沟通；写作   | 4
            02   | 数据分析；沟通         | 4
            03   | 数据分析；写作；演讲   | 4
        """,
    )
    spec.shows(
        "方向",
        directions(_needs(programme)),
        "方向 | 人数 | 名次 \n 数据分析 | 3 | 1 \n 沟通 | 2 | 2 \n 写作 | 2 | 2 \n 演讲 | 1 | 4",
    )


def test_several_directions_in_a_row_share_its_scores(spec: Spec) -> None:
    spec.says(
        "一行写了几个方向，这一行的分数对每个方向都算；同一人只算一次。自己写的方向，只差空格、大小写、全半角的算一个。",
        "The scores of a row with several directions count for each of them, and a person once for each. Directions in "
        "people's own words are one where only blanks, capitals or width differ.",
    )
    programme = spec.given(
        设置=SHOW_ALL,
        名单=FOUR,
        主题="编号 | 名称 \n T01 | 数据分析",
        调研="""
            工号 | 想学的主题               | 紧迫
            01   | 数据分析；T01；excel 函数 | 5
            02   | Excel函数                | 2
        """,
    )
    spec.shows(
        "方向",
        directions(_needs(programme)),
        "方向 | 人数 | 紧迫 \n 数据分析 | 1 | 5 \n excel 函数 | 2 | 7/2",
    )


def test_opinions_of_few_are_not_shown(spec: Spec) -> None:
    spec.says(
        "打分的人少于「少于几人不显示」时，紧迫和差距不显示，权重分给其余各项，得分里也推不回来；选的人数照常显示。",
        "Urgency and gap from fewer people than the limit are not shown; their weight goes to the other parts, so that "
        "the score does not give them back. How many want a direction is always shown.",
    )
    programme = spec.given(
        设置="设置项 | 值 \n 少于几人不显示 | 3",
        名单=FOUR,
        主题="编号 | 名称 | 要求水平 | 战略相关 \n T01 | 数据分析 | 4 | 3 \n T02 | 沟通 | 3 | 3",
        调研="""
            工号 | 想学的主题     | 紧迫 | 现有水平
            01   | 数据分析；沟通 | 5    | 2
            02   | 数据分析；沟通 | 4    | 2
            03   | 数据分析       | 3    |
        """,
    )
    spec.shows(
        "方向",
        directions(_needs(programme)),
        """
            方向     | 人数 | 紧迫   | 能力差距 | 战略契合
            数据分析 | 3    | 4      | 人数过少，不显示 | 3
            沟通     | 2    | 人数过少，不显示 | 人数过少，不显示 | 3
        """,
    )
    spec.shows(
        "实际权重",
        part_weights(_needs(programme)),
        "方向 | 普遍性 | 紧迫 | 能力差距 | 战略契合 \n 数据分析 | 1/2 | 5/16 | — | 3/16 \n 沟通 | 8/11 | — | — | 3/11",
    )
