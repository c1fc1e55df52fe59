"""积分明细: the ledger as a sheet of ours."""

from __future__ import annotations

from datetime import date

import pytest

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.figures import compute_points
from toolkit.language import EN, ZH, Words
from toolkit.sheets import Link, SheetPatch, Tone
from toolkit.summaries import plan_points

AS_OF = date(2026, 9, 30)


def _patch(words: Words) -> SheetPatch:
    programme = programme_of({
        "设置": rows_of("设置项 | 值 \n 积分规则 | 出勤 2"),
        "活动": rows_of("场次 | 日期 | 状态 \n 1 | 2026-09-02 | 已举行"),
        "考勤": rows_of("场次 | 姓名 | 出勤情况 \n 1 | 林澄 | 出勤"),
        "积分调整": rows_of("姓名 | 加减分 | 事由 | 冲销第几条 \n 林澄 | 3 | 发言 | \n 林澄 | -3 | 记错 | 1"),
    })  # fmt: skip
    return plan_points(programme, compute_points(programme, AS_OF) or (), AS_OF, words, "总表.xlsx")


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_entry_stands_above_the_total_of_its_person(words: Words) -> None:
    patch = _patch(words)
    assert {len(row) for row in patch.rows} == {len(patch.columns)}
    assert [row[7] for row in patch.rows] == [2, 3, -3, 2]
    assert patch.rows[-1][0] == 1
    assert patch.tones == {4: Tone.TOTAL}
    assert patch.above[0] == patch.title


def test_an_entry_leads_to_its_cell_and_a_reversal_says_what_it_takes_back() -> None:
    patch = _patch(ZH)
    source = patch.rows[0][8]
    assert isinstance(source, Link)
    assert source.text == "考勤!D2"
    assert patch.rows[2][6] == "冲销积分调整第 1 条：记错"
    assert patch.above[2] == "规则（「设置」里的积分规则）：出勤 2 分。"
