from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.closing_answers import effects
from toolkit.figures import compute_effects

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec


def test_a_pair_is_one_person_one_indicator_one_scale(spec: Spec) -> None:
    spec.says(
        "学习效果按配对算：同一个人、同一指标、同一满分，既有前测又有后测。同一个人测了几次的，"
        "取最早的前测和最晚的后测。"
        "没写姓名的配不成对；只测了一次的另列人数。配对少于「小组反馈少于几人不显示」的，只列人数。",
        "Learning is counted in pairs: one person, one indicator, one scale, before and after. Of several tests the "
        "earliest before and the latest after count. Rows without a person make no pair; who was tested once is "
        "counted "
        "apart. With fewer pairs than the limit of a group only people are told.",
    )
    programme = spec.given(
        反馈="""
            时点 | 日期       | 姓名 | 评估层级 | 指标 | 得分 | 满分
            前测 | 2026-09-09 | 林澄 | 学习     | 小测 | 60   | 100
            前测 | 2026-09-16 | 林澄 | 学习     | 小测 | 70   | 100
            后测 | 2026-11-18 | 林澄 | 学习     | 小测 | 80   | 100
            前测 | 2026-09-09 | 周宁 | 学习     | 小测 | 50   | 100
            后测 | 2026-11-18 | 周宁 | 学习     | 小测 | 50   | 100
            前测 | 2026-09-09 | 许文 | 学习     | 小测 | 7    | 10
            后测 | 2026-11-18 | 许文 | 学习     | 小测 | 90   | 100
            后测 | 2026-11-18 |      | 学习     | 小测 | 90   | 100
            前测 | 2026-09-09 | 乔木 | 学习     | 案例 | 3    | 5
            后测 | 2026-11-18 | 乔木 | 学习     | 案例 | 4    | 5
        """,
        名单="""
            工号  | 姓名
            00001 | 林澄
            00002 | 周宁
            00003 | 许文
            00004 | 乔木
        """,
    )
    spec.shows(
        "不显示的人数下限为 2 时，满分 100 的小测与案例",
        effects(each for each in compute_effects(programme.ratings, 2) if each.full != 10),
        """
            指标 | 配对 | 只有前测 | 只有后测 | 前测   | 后测   | 平均变化 | 提高/持平/下降
            小测 | 2    | 0        | 1        | 55     | 65     | 10       | 1/1/0
            案例 | 1    | 0        | 0        | 不显示 | 不显示 | 不显示   | 不显示
        """,
    )


def test_the_uncertainty_is_exact_and_assumes_no_distribution(spec: Spec) -> None:
    spec.says(
        "不确定性用符号检验和次序统计量，按二项分布用分数精确计算，不假设分数的分布。符号检验：只看提高和下降的人数，"
        "持平的不算，双侧。变化中位数的区间：取第 r 小到第 r 大的变化，r 取使把握不低于 95% 的最大值；"
        "不足 6 对时达不到 95%，不给区间。",
        "The uncertainty is a sign test and order statistics, counted exactly as fractions of the binomial "
        "distribution; "
        "nothing is assumed about the scores. Sign test: people who went up against down, who stayed is left out, two-"
        "sided. Interval of the median change: from the r-th smallest to the r-th largest change, r as large as 95 % "
        "allows; fewer than 6 pairs cannot reach 95 % and have no interval.",
    )
    scores = (
        ("甲", 50, 70),
        ("乙", 52, 64),
        ("丙", 61, 60),
        ("丁", 55, 63),
        ("戊", 48, 52),
        ("己", 70, 70),
        ("庚", 40, 70),
    )
    rows = "\n".join(
        f"前测 | {name} | 学习 | 小测 | {before} | 100\n后测 | {name} | 学习 | 小测 | {after} | 100"
        for name, before, after in scores
    )
    programme = spec.given(
        反馈=f"时点 | 姓名 | 评估层级 | 指标 | 得分 | 满分\n{rows}",
        名单="工号 | 姓名\n" + "\n".join(f"{n:05} | {name}" for n, (name, *_) in enumerate(scores, start=1)),
    )
    spec.shows(
        "7 对",
        effects(compute_effects(programme.ratings, 3)),
        """
            指标 | 配对 | 平均变化 | 变化中位数 | 提高/持平/下降 | 符号检验 | 区间     | 把握
            小测 | 7    | 73/7     | 8          | 5/1/1          | 7/32     | -1 至 30 | 63/64
        """,
    )
