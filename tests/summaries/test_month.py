"""月度汇总: a line per group, one for all, three sentences on top."""

from __future__ import annotations

from datetime import date

import pytest

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.figures import compute_overview
from toolkit.language import EN, ZH, Words
from toolkit.sheets import SheetPatch, Tone
from toolkit.summaries import plan_month_summary

AS_OF = date(2026, 10, 31)


def _patch(words: Words, *, late_task: bool = True) -> SheetPatch:
    due = "2026-10-12" if late_task else "2026-11-12"
    programme = programme_of({
        "成员": rows_of("姓名 | 角色 \n 林澄 | 组长 \n 周宁 | 成员"),
        "活动": rows_of("场次 | 日期 | 状态 \n 1 | 2026-10-14 | 已举行"),
        "考勤": rows_of("场次 | 姓名 | 出勤情况 \n 1 | 林澄 | 出勤 \n 1 | 周宁 | 缺席"),
        "问题与待办": rows_of(f"类型 | 内容 | 截止 | 状态 \n 待办 | 借会议室 | {due} | 进行中"),
    })  # fmt: skip
    return plan_month_summary(programme, compute_overview(programme, ["G01"], AS_OF, AS_OF), AS_OF, words)


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_row_is_as_wide_as_the_header_and_the_last_is_the_total(words: Words) -> None:
    patch = _patch(words)
    assert {len(row) for row in patch.rows} == {len(patch.columns)}
    assert patch.tones == {2: Tone.TOTAL}
    assert [row[0] for row in patch.rows] == ["G01", ""]


def test_three_sentences_say_what_the_month_comes_to() -> None:
    assert _patch(ZH).above[1:4] == (
        "2026年10月（截至 2026年10月31日）：1 个小组，2 人应到，活动已举行 1 次、计划 1 次，成果 0 项。",
        "出勤率 50.0%（1/2）；上月 未提供（0/0）。",
        "需要关注 1 项，涉及小组：G01。",
    )
    assert _patch(ZH, late_task=False).above[3] == "没有需要关注的事项。"


def test_what_is_watched_stands_beside_its_group_and_not_again_in_the_total() -> None:
    watch = [row[18] for row in _patch(ZH).rows]
    assert watch == ["待办逾期 1 项，原定：2026年10月12日", ""]


def test_the_chart_draws_this_month_beside_the_one_before_without_the_total() -> None:
    patch = _patch(ZH)
    (chart,) = patch.charts
    assert chart.title == "2026年10月各组出勤率（与上月比）"
    assert [patch.columns[column - 1].header for column in (chart.categories, *chart.series)] == [
        "小组",
        "出勤率",
        "上月出勤率",
    ]
    assert chart.rows == len(patch.rows) - 1
