"""计划日程: plan rows and meetings of every group in one table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.language import EN, ZH, Words
from toolkit.planning import WorkCalendar, compute_schedule
from toolkit.sheets import SheetPatch, Tone
from toolkit.summaries import plan_schedule

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 9, 17)


@pytest.fixture
def programme() -> Programme:
    return programme_of({
        "小组": rows_of("""
            编号 | 名称   | 开始       | 结束       | 频率     | 例会时段         | 地点
            G01  | 先锋组 | 2026-09-09 | 2026-09-30 | 每周一次 | 周三 19:00-20:30 | 503
            G02  | 罗盘组 | 2026-09-09 | 2026-09-30 | 每周一次 | 周三 19:00-20:30 | 503
        """),
        "成员": rows_of("小组 | 姓名 \n G01 | 林澄 \n G02 | 周宁"),
        "计划": rows_of("""
            小组 | 序号 | 子主题   | 截止
            G01  | 1    | 常用指标 | 2026-09-16
            G01  | 2    | 数据清洗 | 2026-09-30
        """),
        "活动": rows_of("""
            小组 | 场次 | 日期       | 状态   | 计划序号
            G01  | 1    | 2026-09-09 | 已举行 | 1
            G01  | 2    | 2026-09-16 | 已取消 | 1
            G01  | 3    | 2026-09-23 | 计划   | 2
            G01  | 4    | 2026-09-30 | 计划   | 2
        """),
    })  # fmt: skip


def _patch(programme: Programme, words: Words = ZH, *, after_cancelled: bool = False) -> SheetPatch:
    schedule = compute_schedule(programme, WorkCalendar(), AS_OF, after_cancelled=after_cancelled)
    return plan_schedule(programme, schedule, AS_OF, words)


def _column(patch: SheetPatch, header: str) -> list[object]:
    headers = [each.header for each in patch.columns]
    return [row[headers.index(header)] for row in patch.rows]


def test_rows_and_meetings_of_a_group_stand_together_by_day(programme: Programme) -> None:
    patch = _patch(programme)
    assert (patch.key, patch.title) == ("schedule", "计划日程")
    days = [
        day for group, day in zip(_column(patch, "小组编号"), _column(patch, "开始"), strict=True) if group == "G01"
    ]
    assert days == sorted(day for day in days if isinstance(day, date))
    assert _column(patch, "类别").count("计划事项") == 2
    assert _column(patch, "状态").count("建议") == 2


def test_what_is_ours_is_said_and_what_clashes_is_coloured(programme: Programme) -> None:
    patch = _patch(programme)
    notes = _column(patch, "说明")
    assert "日期是建议、负责人是建议（轮流）" in notes
    clashing = [number for number, note in enumerate(notes, start=1) if "「503」同时被" in str(note)]
    assert len(clashing) == 4
    assert {patch.tones[number] for number in clashing} == {Tone.WARN}


def test_what_moved_shows_the_day_before_and_what_found_no_day_stays_in_the_list(programme: Programme) -> None:
    patch = _patch(programme, after_cancelled=True)
    moved = {
        number: (was, day)
        for number, was, day in zip(
            _column(patch, "序号/场次"), _column(patch, "原日期"), _column(patch, "开始"), strict=True
        )
        if was and day
    }
    assert moved[5] == (date(2026, 9, 16), date(2026, 9, 23))
    assert moved[3] == (date(2026, 9, 23), date(2026, 9, 30))
    lost = [row for row in patch.rows if row[4] is None and row[0] == "G01"]
    assert [(row[3], row[15]) for row in lost] == [(4, date(2026, 9, 30))]


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_row_is_as_wide_as_the_header(programme: Programme, words: Words) -> None:
    patch = _patch(programme, words, after_cancelled=True)
    assert patch.rows
    assert {len(row) for row in patch.rows} == {len(patch.columns)}
