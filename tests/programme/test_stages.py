"""Which stage a text or a day means."""

from __future__ import annotations

from datetime import date

import pytest

from tests.programme.factory import FIRST, SECOND, sound
from toolkit.programme.stages import Span, find_stage, group_span, stage_on

STAGES = (FIRST, SECOND)


@pytest.mark.parametrize("text", ["做项目", " 做 项目 ", "2", "２", "第二阶段", "第2阶段", "阶段2", "Stage 2", "二"])
def test_a_stage_is_named_by_its_name_or_its_order(text: str) -> None:
    assert find_stage(STAGES, text) is SECOND


@pytest.mark.parametrize("text", ["", "收尾", "3", "第三阶段", "做项目了"])
def test_another_text_is_no_stage(text: str) -> None:
    assert find_stage(STAGES, text) is None


def test_a_name_goes_before_an_order() -> None:
    renamed = FIRST._replace(name="2")
    assert find_stage((renamed, SECOND), "2") is renamed


def test_a_day_in_a_gap_belongs_to_the_stage_before() -> None:
    assert stage_on(STAGES, date(2026, 10, 1)) is FIRST
    assert stage_on(STAGES, date(2026, 8, 1)) is None
    assert stage_on(STAGES, date(2027, 1, 1)) is SECOND


def test_a_groups_own_plan_replaces_the_dates_of_a_stage() -> None:
    programme = sound()
    assert group_span(programme, "G01", FIRST) == Span(date(2026, 9, 6), date(2026, 9, 20))
    assert group_span(programme, "G02", FIRST) == Span(FIRST.starts, FIRST.ends)
